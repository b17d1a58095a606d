import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import { casePackage } from '../../../../src/core/framework/import/casePackage.js';
import { fixture, fuzz, importSound, levelOf, skillOf, statementsOf, textContent } from './formats.js';

const source = fixture('case-package.json');

interface Package {
  CFItems: { identifier: string; fullStatement: string; humanCodingScheme?: string }[];
  CFAssociations: object[];
  CFRubrics: object[];
}

describe('1EdTech CASE package', () => {
  const { framework, skipped } = importSound(casePackage, textContent(source));

  it('is tested with a package that is valid by the schema', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    const validate = ajv.compile(JSON.parse(fixture('case-v1p0-cfpackage-schema.json')) as object);
    validate(JSON.parse(source));
    assert.deepEqual(validate.errors ?? [], []);
    assert.equal(validate({ CFItems: [] }), false);
  });

  it('makes skills, groups and statements of the tree, and loses no item', () => {
    assert.deepEqual(
      framework.skills.map(({ code, name, group }) => [code, name, group.join('/')]),
      [
        ['A.1', 'Composting', 'a'],
        ['A.2', 'Digging', 'a'],
        ['B', 'Water', ''],
        ['B.1', 'Watering', 'b'],
        ['mends-fences', 'Mends fences.', ''],
      ],
    );
    assert.deepEqual(
      framework.groups.map(({ id, name }) => [id, name]),
      [
        ['a', 'Soil'],
        ['b', 'Water'],
      ],
    );
    const all = JSON.stringify(framework);
    for (const { fullStatement } of (JSON.parse(source) as Package).CFItems) assert.ok(all.includes(fullStatement));
  });

  it('takes levels from rubrics, by their scores and not by where they stand on the page', () => {
    assert.deepEqual(
      framework.levels.map(({ id, name }) => [id, name]),
      [
        ['beginner', 'Beginner'],
        ['able', 'Able'],
        ['expert', 'Expert'],
        ['shown', 'Shown'],
      ],
    );
    assert.deepEqual(
      skillOf(framework, 'A.1').levels.map(({ id }) => id),
      ['beginner', 'able', 'expert'],
    );
    assert.deepEqual(statementsOf(framework, 'A.1', 'beginner'), ['Collects waste', 'Keeps meat out']);
    assert.deepEqual(statementsOf(framework, 'A.1', 'able'), ['Layers green and brown.', 'Keeps the heap warm.']);
    assert.deepEqual(
      skillOf(framework, 'B.1').levels.map(({ id }) => id),
      ['beginner', 'expert'],
    );
    assert.equal(skillOf(framework, 'A.1').notes, 'Ask the neighbours for leaves.\n\n- Turns the heap.');
  });

  it('takes leaves as statements where there is no rubric, in the order of their numbers, each whole', () => {
    assert.deepEqual(statementsOf(framework, 'A.2', 'shown'), [
      'Digs a bed to the depth of a spade.',
      'Leaves worms whole. Covers bare soil.',
    ]);
    assert.deepEqual(statementsOf(framework, 'B', 'shown'), ['Keeps a water butt.']);
    assert.deepEqual(levelOf(framework, 'mends-fences', 'shown').statements, [{ text: 'Mends fences.', examples: [] }]);
  });

  it('reads what the document says of itself', () => {
    assert.deepEqual([framework.id, framework.name], ['allotment-keeping', 'Allotment keeping']);
    assert.deepEqual([framework.version, framework.language], ['2.1', 'en']);
    assert.equal(framework.licence?.name, 'Creative Commons Attribution 4.0');
    assert.equal(framework.licence.notice, 'Name the Allotment Society when you pass this on.');
    assert.equal(framework.licence.redistributable, true);
    const closed = source.replaceAll('Creative Commons Attribution 4.0', 'All rights reserved');
    assert.equal(importSound(casePackage, textContent(closed)).framework.licence?.redistributable, false);
  });

  it('tells what it leaves out', () => {
    assert.deepEqual(skipped, [
      ['isRelatedTo', 'import.skip.associations'],
      ['Soil', 'import.skip.circular'],
      ['Neatness', 'import.skip.looseCriterion'],
      ['CFDocument.description', 'import.skip.noPlace'],
    ]);
  });

  it('takes identifiers as data and tells equal codes apart', () => {
    const item = (identifier: string, fullStatement: string, code?: string): object => ({
      identifier,
      fullStatement,
      ...(code === undefined ? {} : { humanCodingScheme: code }),
    });
    const text = JSON.stringify({
      CFDocument: { title: 'T' },
      CFItems: [
        item('__proto__', 'Same'),
        item('constructor', 'Same'),
        item('toString', 'Same', 'X.1'),
        item('valueOf', 'Other', 'x 1'),
        item('', 'No identifier'),
        null,
      ],
      CFAssociations: [
        { associationType: 'isChildOf', originNodeURI: { identifier: '__proto__' }, destinationNodeURI: null },
        {
          associationType: 'isChildOf',
          originNodeURI: { identifier: 'constructor' },
          destinationNodeURI: { identifier: 'constructor' },
        },
      ],
    });
    const { framework: small } = importSound(casePackage, textContent(text));
    assert.deepEqual(
      small.skills.map(({ code }) => code),
      ['same', 'same-2', 'X.1', 'x 1-2'],
    );
  });

  it('does not follow a chain of ten thousand items into the depth', () => {
    const id = (index: number): string => `item-${index}`;
    const numbers = Array.from({ length: 10_000 }, (_, index) => index);
    const text = JSON.stringify({
      CFDocument: { title: 'Deep' },
      CFItems: numbers.map((index) => ({ identifier: id(index), fullStatement: `Does ${index}` })),
      // From the deepest up: the worst order for whoever looks for circles.
      CFAssociations: numbers
        .slice(1)
        .reverse()
        .map((index) => ({
          associationType: 'isChildOf',
          originNodeURI: { identifier: id(index) },
          destinationNodeURI: { identifier: id(index - 1) },
        })),
    });
    const result = casePackage.read(textContent(text), {});
    assert.ok(result.kind === 'framework');
    assert.ok(result.framework.skills.length > 9_900);
    assert.ok(result.framework.skills.every(({ group }) => group.length <= 8));
  });

  it('names what is missing', () => {
    assert.deepEqual(casePackage.recognise(textContent('{"CFDocument":{}}')).missing, ['CFItems']);
    assert.deepEqual(casePackage.recognise(textContent('CFDocument')).missing, ['JSON']);
  });

  it('never throws over damaged files', () => {
    fuzz(casePackage, source, 300);
  }).timeout(60_000);
});
