import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { readRepositoryFile, readSound } from './support.js';

const builtIn = ['frameworks/sfia-9.yaml', 'frameworks/engineering-ladder.yaml'];

describe('the built-in SFIA skill', () => {
  const sfia = readSound(readRepositoryFile('frameworks/sfia-9.yaml'));
  const [itop] = sfia.skills;

  it('is one skill with levels 1 to 5', () => {
    assert.equal(sfia.id, 'sfia-9');
    assert.equal(sfia.version, '9');
    assert.equal(sfia.codePattern, '[A-Z]{4}');
    assert.deepEqual(
      sfia.skills.map(({ code, name }) => [code, name]),
      [['ITOP', 'Infrastructure operations']],
    );
    assert.deepEqual(
      sfia.levels.map(({ id, name, aliases }) => [id, name, ...aliases]),
      [
        ['1', 'Follow', 'L1'],
        ['2', 'Assist', 'L2'],
        ['3', 'Apply', 'L3'],
        ['4', 'Enable', 'L4'],
        ['5', 'Ensure, advise', 'L5'],
      ],
    );
    assert.deepEqual(
      itop?.levels.map(({ id, statements }) => [id, statements.length]),
      [
        ['1', 2],
        ['2', 3],
        ['3', 6],
        ['4', 8],
        ['5', 5],
      ],
    );
  });

  // The text belongs to the SFIA Foundation, so that tests compare digests and never quote it.
  it('has the words of its source', () => {
    const statements = itop?.levels.flatMap((level) => level.statements.map(({ text }) => text)) ?? [];
    assert.equal(sha256(statements.join('\n')), 'feaf8fac16cd2b0457a842730b146f479a2150baca0c88e57fb61fcc8ca95a05');
    assert.equal(sha256(itop?.description ?? ''), '84715783c361bc1f45efe646a231495fe1f9ad0af06deafcd21ad80af2f41b6d');
    const notes = itop?.notes?.split('\n').filter((line) => line !== '') ?? [];
    assert.equal(notes.filter((line) => line.startsWith('- ')).length, 7);
    assert.equal(sha256(notes.join('\n')), 'ac96f7a06a660133e482b1635ca71469df4830af17d94ff329ab9df20d5bd701');
  });

  it('says whose text it is and keeps it out of exports', () => {
    assert.equal(sfia.licence?.redistributable, false);
    assert.match(sfia.licence.notice ?? '', /SFIA Foundation/);
  });
});

describe('the schema of framework files', () => {
  const schema = JSON.parse(readRepositoryFile('schemas/skill-framework.schema.json')) as object;
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
  const validateText = (text: string): unknown => (validate(parse(text)) ? [] : validate.errors);

  for (const path of [...builtIn, 'test/fixtures/frameworks/full.yaml', 'test/fixtures/frameworks/full.json']) {
    it(`accepts ${path}, which the reader accepts too`, () => {
      const text = readRepositoryFile(path);
      readSound(text);
      // JSON's null is an absent value for the reader; editors may well point at it.
      assert.deepEqual(validateText(text.replaceAll(', "essence": null', '')), []);
    });
  }

  const refused: readonly (readonly [string, string])[] = [
    ['an unknown key', 'extra: 1'],
    ['a group without a name', 'groups: { a: {} }'],
    ['a command as an address', 'licence: { url: "command:x" }'],
    ['a boolean in words', 'licence: { redistributable: maybe }'],
  ];
  const sound =
    'format: skill-framework/1\nid: a\nname: A\nlevels: [{ id: 1 }]\nskills: { A: { name: A, levels: { 1: x } } }\n';
  it('accepts a small framework', () => assert.deepEqual(validateText(sound), []));
  for (const [why, lines] of refused) {
    it(`refuses ${why}`, () => assert.notDeepEqual(validateText(`${sound}${lines}\n`), []));
  }
  it('refuses what lacks something essential', () => {
    for (const key of ['format', 'id', 'name', 'levels', 'skills']) {
      const without = sound.split('\n').filter((line) => !line.startsWith(`${key}:`));
      assert.notDeepEqual(validateText(without.join('\n')), [], key);
    }
  });

  it('describes every property', () => {
    const missing: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, child] of Object.entries(value)) {
        if (path.endsWith('/properties')) {
          const text = JSON.stringify(child);
          const described = text.includes('"description"') || text.includes('"$ref":"#/definitions/');
          if (!described) missing.push(`${path}/${key}`);
        }
        visit(child, `${path}/${key}`);
      }
    };
    visit(schema, '');
    assert.deepEqual(missing, []);
  });
});

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
