import assert from 'node:assert/strict';
import { frameworkVocabulary } from '../../../src/core/editor/frameworkVocabulary.js';
import type { FileVocabulary } from '../../../src/core/editor/support/fileVocabulary.js';
import { completeYaml, expectsMore, type YamlCompletion } from '../../../src/core/editor/yamlCompletion.js';
import { starterFramework } from '../../../src/core/framework/starter.js';
import frameworkSchema from '../../../schemas/skill-framework.schema.json';

const framework = frameworkVocabulary(frameworkSchema);

function complete(marked: string, vocabulary = framework, namesOnly = false): readonly YamlCompletion[] {
  const offset = marked.indexOf('‸');
  assert.notEqual(offset, -1);
  return completeYaml(marked.replace('‸', ''), offset, vocabulary, { namesOnly });
}

function labels(marked: string, vocabulary?: FileVocabulary): readonly string[] {
  return complete(marked, vocabulary).map(({ label }) => label);
}

/** The text after choosing the suggestion of that label. */
function choose(marked: string, label: string, vocabulary?: FileVocabulary): string {
  const chosen = complete(marked, vocabulary).find((completion) => completion.label === label);
  assert.ok(chosen, `${label} among ${labels(marked, vocabulary).join(', ')}`);
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  return `${text.slice(0, line + chosen.range.start)}${chosen.insertText}‸${text.slice(line + chosen.range.end)}`;
}

const head = `format: skill-framework/1
id: acme
name: Acme
levels:
  - { id: "1", name: Learner, aliases: [L1] }
  - id: senior
    name: Senior
  - Lead of Leads
groups:
  delivery:
    name: Delivery
    groups:
      tech: { name: Technology }
`;
const skill = `${head}skills:
  ITOP:
    name: Infrastructure
`;

describe('completion of keys in a framework file', () => {
  it('offers all keys of an empty file, those it needs first', () => {
    assert.deepEqual(labels('‸').slice(0, 5), ['format', 'id', 'name', 'levels', 'skills']);
    assert.ok(labels('‸').includes('licence'));
  });

  it('leaves out the keys that are there', () => {
    assert.deepEqual(labels(`${head}‸\n`), ['skills', '$schema', 'version', 'language', 'codePattern', 'licence']);
  });

  it('offers the keys of a skill, with what they mean', () => {
    const found = complete(`${skill}    ‸\n`);
    assert.deepEqual(
      found.map(({ label }) => label),
      ['levels', 'group', 'description', 'notes', 'url', 'aliases'],
    );
    assert.equal(found[1]?.documentation, 'Group ids from the outermost inwards, with slashes between them.');
  });

  it('offers them before other keys, in the middle of a word and in the middle of a file', () => {
    assert.equal(
      choose(`${head}skills:\n  ITOP:\n    de‸\n    levels:\n      1: x\n  PROG:\n    name: y\n`, 'description'),
      `${head}skills:\n  ITOP:\n    description: ‸\n    levels:\n      1: x\n  PROG:\n    name: y\n`,
    );
  });

  it('offers the keys of a map that is still empty', () => {
    assert.deepEqual(labels('licence:\n  ‸\nlevels: []\n'), ['name', 'url', 'notice', 'redistributable']);
  });

  it('replaces the word around the cursor, and keeps a colon that is there', () => {
    assert.equal(choose('ver‸sion: 2\n', 'language'), 'language‸: 2\n');
    assert.equal(choose('lic‸xx\nid: a\n', 'licence'), 'licence:\n  ‸\nid: a\n');
  });

  it('completes in braces, without opening a block', () => {
    assert.equal(choose('levels:\n  - { id: "1", na‸ }\n', 'name'), 'levels:\n  - { id: "1", name: ‸ }\n');
    assert.equal(choose('levels:\n  - { ‸ }\n', 'aliases'), 'levels:\n  - { aliases: ‸ }\n');
    assert.deepEqual(labels('licence: { ‸\n\nid: a\n').slice(0, 2), ['name', 'url']);
  });

  it('completes the items of a list, behind their dash and below', () => {
    assert.equal(choose('levels:\n  - i‸\n', 'id'), 'levels:\n  - id: ‸\n');
    assert.equal(choose('levels:\n  - id: 1\n    ‸\n', 'aliases'), 'levels:\n  - id: 1\n    aliases: ‸\n');
    assert.equal(choose('levels:\n  ‸\n', '- id'), 'levels:\n  - id: ‸\n');
  });

  it('opens what can only be a map or a list, at its own indentation', () => {
    assert.equal(choose('‸', 'levels'), 'levels:\n  - ‸');
    assert.equal(choose(`${skill}    l‸\n`, 'levels'), `${skill}    levels:\n      ‸\n`);
    assert.equal(complete(`${skill}    l‸\n`).find(({ label }) => label === 'levels')?.retrigger, true);
  });

  it('writes a value that can be no other along with its key', () => {
    assert.equal(choose('fo‸', 'format'), 'format: skill-framework/1‸');
  });

  it('completes inside quotes without adding any', () => {
    assert.equal(choose('"na‸": Acme\n', 'name'), '"name‸": Acme\n');
    assert.equal(choose('"format": "‸"\n', 'skill-framework/1'), '"format": "skill-framework/1‸"\n');
  });

  it('takes a key such as __proto__ for any other', () => {
    assert.deepEqual(labels('__proto__:\n  ‸\n'), []);
    assert.ok(labels(`${head}skills:\n  __proto__:\n    ‸\n`).includes('description'));
  });

  it('offers nothing in comments, texts and blocks, or in front of other text', () => {
    for (const text of ['# na‸\n', 'name: Ac‸me\n', 'name: Acme # ‸\n', '‸ name: Acme\n', 'name: "Acme ‸"\n']) {
      assert.deepEqual(labels(text), [], text);
    }
    assert.deepEqual(labels(`${skill}    description: |\n      One line.\n      ‸\n`), []);
    assert.deepEqual(labels(`${skill}    levels:\n      1: |\n        ‸\n`), []);
  });

  it('offers nothing where the text is too deep, has several documents, or is no YAML', () => {
    assert.deepEqual(labels(`${'['.repeat(100)}‸`), []);
    assert.deepEqual(labels('a: 1\n---\n‸\n'), []);
    assert.deepEqual(labels('a: "\n‸'), []);
  });

  it('knows the place behind Windows line ends', () => {
    assert.equal(choose('licence:\r\n  no‸\r\nid: a\r\n', 'notice'), 'licence:\r\n  notice: ‸\r\nid: a\r\n');
  });
});

describe('completion of values in a framework file', () => {
  it('offers yes and no, as the schema expects them', () => {
    assert.deepEqual(labels('licence:\n  redistributable: ‸\n'), ['true', 'false']);
    assert.equal(choose('licence: { redistributable: f‸ }', 'false'), 'licence: { redistributable: false‸ }');
  });

  it('offers the groups that the file has, by their path, with their names', () => {
    const found = complete(`${skill}    group: ‸\n`).filter(({ kind }) => kind === 'name');
    assert.deepEqual(
      found.map(({ label, description }) => [label, description]),
      [
        ['delivery', 'Delivery'],
        ['delivery/tech', 'Technology'],
      ],
    );
    assert.equal(choose(`${skill}    group: delivery/‸\n`, 'delivery/tech'), `${skill}    group: delivery/tech‸\n`);
  });
});

describe('completion of level ids in a framework file', () => {
  it('offers the levels that the file declares, with their names, in their order', () => {
    assert.deepEqual(
      complete(`${skill}    levels:\n      ‸\n`).map(({ label, description }) => [label, description]),
      [
        ['1', 'Learner'],
        ['senior', 'Senior'],
        ['lead-of-leads', 'Lead of Leads'],
      ],
    );
    assert.equal(choose(`${skill}    levels:\n      ‸\n`, '1'), `${skill}    levels:\n      1: ‸\n`);
  });

  it('leaves out those that the skill has, by whatever name', () => {
    assert.deepEqual(labels(`${skill}    levels:\n      L1: x\n      Senior: y\n      ‸\n`), ['lead-of-leads']);
    assert.deepEqual(labels(`${skill}    levels:\n      ‸\n      L1: x\n`), ['senior', 'lead-of-leads']);
  });

  it('offers what a level description is made of', () => {
    assert.deepEqual(labels(`${skill}    levels:\n      1:\n        ‸\n`), [
      'summary',
      'statements',
      '- text',
      '- examples',
    ]);
    assert.deepEqual(labels(`${skill}    levels:\n      1:\n        - text: x\n          ‸\n`), ['examples']);
  });

  it('quotes an id that YAML would read as something else', () => {
    const odd = 'levels: [{ id: "a: b" }]\nskills:\n  X:\n    levels:\n      ‸\n';
    assert.equal(complete(odd)[0]?.insertText, '"a: b": ');
  });

  it('offers names alone where the rest comes from another extension', () => {
    const only = (text: string): readonly string[] => complete(text, framework, true).map(({ label }) => label);
    assert.deepEqual(only(`${skill}    ‸\n`), []);
    assert.deepEqual(only(`${skill}    levels:\n      ‸\n`), ['1', 'senior', 'lead-of-leads']);
  });

  it('works in the file that New Framework writes, line by line', () => {
    const starter = starterFramework({ id: 'acme', name: 'Acme' });
    const at = starter.indexOf('      2:\n');
    assert.deepEqual(labels(`${starter.slice(0, at)}      ‸\n${starter.slice(at)}`), []);
    assert.deepEqual(labels(`${starter.slice(0, at)}      ‸\n`), ['2', '3']);
  });
});

describe('completion in a large framework file', () => {
  const levels = 'levels:\n  - { id: "1", name: Learner }\n  - { id: "2", name: Owner }\n';
  const one = (code: string): string =>
    `  ${code}:\n    name: Skill\n    description: ${'words '.repeat(20)}\n    levels:\n      1: |\n        ${'Does it. '.repeat(30)}\n`;
  const many = (from: number, count: number): string =>
    Array.from({ length: count }, (_, i) => one(`S${from + i}`)).join('');

  it('reads what is around the cursor, and gives the same answers', () => {
    const before = `format: skill-framework/1\n${levels}skills:\n${many(0, 1000)}  MINE:\n    name: Mine\n`;
    const after = `${many(1000, 1000)}licence:\n  name: Internal\n`;
    assert.deepEqual(labels(`${before}    levels:\n      1: x\n      ‸\n${after}`), ['2']);
    assert.equal(choose(`${before}    desc‸\n${after}`, 'description'), `${before}    description: ‸\n${after}`);
    assert.deepEqual(labels(`${before}${after}  redistributable: ‸\n`), ['true', 'false']);
    assert.ok(labels(`${before}${after}‸\n`).includes('version'));
    assert.ok(!labels(`${before}${after}‸\n`).includes('licence'));
  });

  it('is silent where the file is not made of blocks', () => {
    assert.deepEqual(labels(`skills: {\n${'"a": "b",\n'.repeat(20_000)}‸ }\n`), []);
  });
});

describe('completion of another kind of file', () => {
  const profile: FileVocabulary = {
    schema: {
      type: 'object',
      properties: {
        mode: { enum: ['calm', 'keen'] },
        targets: { type: 'object', description: 'Aims.', additionalProperties: { type: 'string' } },
      },
    },
    names: ({ kind, path, siblings }) => {
      if (path[0] !== 'targets') return [];
      if (kind === 'key') return path.length === 1 && !siblings.includes('ITOP') ? [{ text: 'ITOP' }] : [];
      return path.length === 2 ? [{ text: '4', description: 'Enable' }] : [];
    },
  };

  it('follows its schema and its names', () => {
    assert.deepEqual(labels('‸', profile), ['mode', 'targets']);
    assert.deepEqual(labels('mode: ‸', profile), ['calm', 'keen']);
    assert.equal(choose('targets:\n  ‸\n', 'ITOP', profile), 'targets:\n  ITOP: ‸\n');
    assert.equal(choose('targets:\n  ITOP: ‸\n', '4', profile), 'targets:\n  ITOP: 4‸\n');
    assert.deepEqual(labels('targets:\n  ITOP: 4\n  ‸\n', profile), []);
  });
});

describe('when a YAML file asks for suggestions', () => {
  it('is behind a colon, a dash or the number of a level', () => {
    for (const line of ['group: ', '  - ', '      3', '  - name: ']) assert.equal(expectsMore(line), true, line);
    for (const line of ['name: Acme ', 'version: 3', '# a ', ' ']) assert.equal(expectsMore(line), false, line);
  });
});
