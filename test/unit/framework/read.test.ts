import assert from 'node:assert/strict';
import { readFramework } from '../../../src/core/framework/read.js';
import { frameworkText, readRepositoryFile, readSound } from './support.js';

const full = readRepositoryFile('test/fixtures/frameworks/full.yaml');

describe('reading a framework file', () => {
  it('reads everything the format has', () => {
    const framework = readSound(full, 'test:full');
    assert.deepEqual(framework, {
      id: 'acme',
      name: 'Acme engineering ladder',
      version: '2026.1',
      language: 'en-GB',
      codePattern: '[A-Z]{4}',
      licence: {
        name: 'Acme terms',
        url: 'https://acme.example/terms',
        notice: 'For use inside Acme.\nAsk before passing it on.',
        redistributable: false,
      },
      levels: [
        { id: '1', name: 'Follow', aliases: ['L1'], essence: 'Works with help.' },
        { id: '1.10', name: 'Ensure, advise', aliases: [], essence: undefined },
        { id: '012', name: 'NO', aliases: [], essence: undefined },
        { id: 'principal-engineer', name: 'Principal engineer', aliases: [], essence: undefined },
      ],
      groups: [
        { id: 'delivery', name: 'Delivery', groups: [{ id: 'tech', name: 'Technology', groups: [] }] },
        { id: 'people', name: 'People', groups: [] },
      ],
      skills: [
        {
          code: 'ITOP',
          name: 'Infrastructure operations',
          group: ['delivery', 'tech'],
          description: 'Keeps things running.',
          notes: 'A note.\n\n- with a list',
          url: 'https://acme.example/itop',
          aliases: ['OPS', 'OLD-OPS'],
          levels: [
            { id: '1', summary: undefined, statements: plain('Watches the alarms.', 'Restarts what has stopped.') },
            {
              id: '1.10',
              summary: undefined,
              statements: plain('Plans the work.', 'Reviews "what" went wrong!', 'really?', 'yes.'),
            },
            {
              id: '012',
              summary: undefined,
              statements: [
                { text: 'One statement. Of two sentences.', examples: [] },
                { text: 'Another', examples: ['like this', 'or that'] },
              ],
            },
            { id: 'principal-engineer', summary: 'Sees further', statements: plain('Only one. Truly.') },
          ],
        },
        {
          code: 'NO',
          name: 'Declining',
          group: ['people'],
          description: undefined,
          notes: undefined,
          url: undefined,
          aliases: [],
          levels: [{ id: '012', summary: undefined, statements: plain('Says no.') }],
        },
      ],
      uri: 'test:full',
    });
  });

  it('reads the same from JSON', () => {
    const json = readRepositoryFile('test/fixtures/frameworks/full.json');
    const expected = readSound(full);
    assert.deepEqual(readSound(json), expected);
    assert.deepEqual(readSound(JSON.stringify(JSON.parse(json), undefined, '\t')), expected);
    assert.deepEqual(readSound(JSON.stringify(JSON.parse(json))), expected);
  });

  it('reads the same with a byte order mark and with any line ends', () => {
    const expected = readSound(full);
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      assert.deepEqual(readSound(`\uFEFF${full.replaceAll('\n', lineEnd)}`), expected);
    }
  });

  it('puts the levels of a skill into the order of “levels”', () => {
    const { framework } = readFramework(frameworkText('  A: { name: A, levels: { 3: c, 1: a, 2: b } }'), 'u');
    assert.deepEqual(
      framework?.skills[0]?.levels.map(({ id }) => id),
      ['1', '2', '3'],
    );
  });

  it('finds the levels of a skill by alias, name and the slug of a name', () => {
    const levels = '[{ id: a, name: "Ensure, advise" }, { id: b, aliases: [L2] }, { id: c, name: "Lead (staff)" }]';
    const framework = readSound(
      frameworkText('  A: { name: A, levels: { Ensure-Advise: x, l2: y, lead (staff): z } }', levels),
    );
    assert.deepEqual(
      framework.skills[0]?.levels.map(({ id }) => id),
      ['a', 'b', 'c'],
    );
  });

  it('takes levels that have names only', () => {
    const framework = readSound(
      frameworkText('  A: { name: A, levels: { practitioner: x } }', '[Awareness, { name: Practitioner }]'),
    );
    assert.deepEqual(
      framework.levels.map(({ id, name }) => [id, name]),
      [
        ['awareness', 'Awareness'],
        ['practitioner', 'Practitioner'],
      ],
    );
    assert.deepEqual(
      framework.skills[0]?.levels.map(({ id }) => id),
      ['practitioner'],
    );
  });

  it('keeps codes and ids that look like numbers or booleans', () => {
    const framework = readSound(
      frameworkText(
        '  012: { name: A, levels: { 1.10: x } }\n  NO: { name: B, levels: { NO: x } }\n  1e3: { name: C, levels: { 0x1F: x } }',
        '[{ id: 1.10 }, { id: NO }, { id: 0x1F }]',
      ),
    );
    assert.deepEqual(
      framework.skills.map(({ code }) => code),
      ['012', 'NO', '1e3'],
    );
    assert.deepEqual(
      framework.levels.map(({ id }) => id),
      ['1.10', 'NO', '0x1F'],
    );
  });

  it('reads keys of the prototype like any other', () => {
    const skills = ['__proto__', 'constructor', 'toString'].map((code) => `  ${code}: { name: X, levels: { 1: x } }\n`);
    const framework = readSound(frameworkText(skills.join('')));
    assert.deepEqual(
      framework.skills.map(({ code }) => code),
      ['__proto__', 'constructor', 'toString'],
    );
    assert.equal(({} as Record<string, unknown>)['name'], undefined);
  });

  it('reads a licence as redistributable unless it says otherwise', () => {
    const redistributable = (licence: string): boolean | undefined =>
      readFramework(`${frameworkText('  A: { name: A, levels: { 1: x } }')}\nlicence: ${licence}`, 'u').framework
        ?.licence?.redistributable;
    assert.equal(redistributable('{ name: MIT }'), true);
    assert.equal(redistributable('{ redistributable: True }'), true);
    assert.equal(redistributable('{ redistributable: no }'), false);
    assert.equal(redistributable('{ redistributable: "false" }'), false);
    assert.equal(redistributable('{ redistributable: never }'), false);
  });

  it('unfolds anchors and aliases', () => {
    const framework = readSound(
      frameworkText('  A: { name: A, levels: { 1: &same [x, y] } }\n  B: { name: B, levels: { 2: *same } }'),
    );
    assert.deepEqual(framework.skills[1]?.levels[0]?.statements, plain('x', 'y'));
  });

  it('uses the first of two equal codes and of two spellings of one code', () => {
    const { framework } = readFramework(
      frameworkText('  A: { name: first, levels: { 1: x } }\n  A: { name: second }\n  a: { name: third }'),
      'u',
    );
    assert.deepEqual(
      framework?.skills.map(({ name }) => name),
      ['first'],
    );
  });

  it('reads a framework of 2,000 skills, and refuses more than 20,000', () => {
    const skills = (count: number): string =>
      Array.from({ length: count }, (_, index) => `  C${index}: {name: x, levels: {1: y}}`).join('\n');
    assert.equal(readSound(frameworkText(skills(2000))).skills.length, 2000);
    const { framework, problems } = readFramework(frameworkText(skills(20_001)), 'u');
    assert.equal(framework, undefined);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['framework.too-many-skills'],
    );
  }).timeout(60_000);
});

function plain(...texts: readonly string[]): readonly object[] {
  return texts.map((text) => ({ text, examples: [] }));
}
