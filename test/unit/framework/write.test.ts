import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { settleFramework } from '../../../src/core/framework/import/settle.js';
import type { Framework, Group } from '../../../src/core/framework/model.js';
import { readFramework } from '../../../src/core/framework/read.js';
import { foldSpelling, slug } from '../../../src/core/framework/spelling.js';
import { writeFrameworkJson, writeFrameworkYaml } from '../../../src/core/framework/write.js';
import { assertReadsBack } from './import/support.js';
import { readRepositoryFile } from './support.js';

const seed = 20_261_123;

/** Text that YAML, JSON or the parting into statements could stumble over. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      'a',
      'B',
      'é',
      '😀',
      '- ',
      '* ',
      '1. ',
      '• ',
      ': ',
      ' #',
      '#',
      '"',
      "'",
      '\\',
      '|',
      '>',
      '%',
      '@',
      '`',
      '&a',
      '*a',
      '!t',
    ],
    ...[
      '? ',
      '{',
      '}',
      '[',
      ']',
      ',',
      '---',
      '...',
      'yes',
      'NO',
      'null',
      '~',
      '1.10',
      '012',
      '0x1F',
      '1e3',
      '<<',
      '=',
      '\t',
      ' ',
    ],
    ...[
      '\n',
      '\n\n',
      '\r\n',
      '\u00A0',
      '\u2028',
      '\u0085',
      '\x7F',
      '\0',
      '\uFEFF',
      '\uD800',
      '\uFFFE',
      '. ',
      '! ',
      '。',
      '</script>',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
const maybe = fc.option(text, { nil: undefined });
const code = fc.oneof(
  fc.constantFrom(
    'ITOP',
    'NO',
    'yes',
    '1.10',
    '012',
    '10',
    '9',
    '__proto__',
    'constructor',
    'null',
    '~x',
    'K8S OPS',
    'Ä1',
    'x: y',
    '#x',
  ),
  text,
);
const statement = fc.record({ text, examples: fc.oneof(fc.constant([]), fc.array(text, { maxLength: 2 })) });
const group = (depth: number): fc.Arbitrary<Group> =>
  fc.record({
    id: fc.constantFrom('a', 'b', 'NO', '1', 'a/b', ' c '),
    name: text,
    groups: depth > 2 ? fc.constant([]) : fc.array(group(depth + 1), { maxLength: 2 }),
  });
const levelId = fc.oneof(fc.constantFrom('1', '2', '10', '1.10', 'NO', 'Senior engineer'), text);
const rawFramework: fc.Arbitrary<Framework> = fc.record({
  id: code,
  name: text,
  version: maybe,
  language: maybe,
  codePattern: fc.constantFrom(undefined, '[A-Z]{4}', '\\d{1,3}: #'),
  licence: fc.option(
    fc.record({
      name: maybe,
      url: fc.constantFrom(undefined, 'https://x.example/#a: b'),
      notice: maybe,
      redistributable: fc.boolean(),
    }),
    { nil: undefined },
  ),
  levels: fc.array(fc.record({ id: levelId, name: text, aliases: fc.array(text, { maxLength: 2 }), essence: maybe }), {
    minLength: 1,
    maxLength: 4,
  }),
  groups: fc.array(group(0), { maxLength: 3 }),
  skills: fc.array(
    fc.record({
      code,
      name: text,
      group: fc.array(fc.constantFrom('a', 'b', 'NO', '1', 'a/b'), { maxLength: 3 }),
      description: maybe,
      notes: maybe,
      url: fc.constantFrom(undefined, 'http://x.example/', 'command:x'),
      aliases: fc.array(code, { maxLength: 2 }),
      levels: fc.array(fc.record({ id: levelId, summary: maybe, statements: fc.array(statement, { maxLength: 4 }) }), {
        maxLength: 4,
      }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  uri: fc.constant(''),
});

describe('a framework file that we write', () => {
  it(`reads back as the same framework, and is then written the same (seed ${seed})`, () => {
    let tried = 0;
    fc.assert(
      fc.property(rawFramework, (raw) => {
        const framework = settle(raw);
        if (!framework) return;
        tried++;
        assertReadsBack(framework);
      }),
      { seed, numRuns: 250 },
    );
    assert.ok(tried > 125, `only ${tried} frameworks had a level and a skill`);
  }).timeout(60_000);

  it(`gives other readers of YAML the same ids and texts (seed ${seed})`, () => {
    fc.assert(
      fc.property(rawFramework, (raw) => {
        const framework = settle(raw);
        if (!framework) return;
        const yaml = writeFrameworkYaml(framework);
        for (const options of [{ schema: 'failsafe' }, { schema: 'core' }, { version: '1.1' }] as const) {
          const value = parse(yaml, { ...options, mapAsMap: true, uniqueKeys: true }) as Map<string, unknown>;
          assert.equal(value.get('id'), framework.id, yaml);
          const skills = value.get('skills') as Map<unknown, Map<string, unknown>>;
          assert.deepEqual(
            [...skills.keys()],
            framework.skills.map((skill) => skill.code),
            yaml,
          );
          assert.deepEqual(
            [...skills.values()].map((skill) => skill.get('name')),
            framework.skills.map(({ name }) => name),
            yaml,
          );
        }
      }),
      { seed, numRuns: 100 },
    );
  }).timeout(60_000);

  for (const path of [
    'test/fixtures/frameworks/full.yaml',
    'frameworks/engineering-ladder.yaml',
    'frameworks/sfia-9.yaml',
  ]) {
    it(`says all that ${path} says`, () => {
      const { framework } = readFramework(readRepositoryFile(path), '');
      assert.ok(framework);
      assertReadsBack(framework);
    });
  }

  it('is pleasant to read', () => {
    const { framework } = readFramework(readRepositoryFile('test/fixtures/frameworks/full.yaml'), '');
    assert.ok(framework);
    const lines = writeFrameworkYaml(framework).split('\n');
    assert.deepEqual(lines.slice(0, 6), [
      'format: skill-framework/1',
      'id: "acme"',
      'name: Acme engineering ladder',
      'version: "2026.1"',
      'language: en-GB',
      'codePattern: "[A-Z]{4}"',
    ]);
    const first = lines.indexOf('      "1": |');
    assert.deepEqual(lines.slice(first, first + 3), [
      '      "1": |',
      '        Watches the alarms.',
      '        Restarts what has stopped.',
    ]);
    assert.ok(lines.includes('        - One statement. Of two sentences.'));
  });

  it('is JSON that any program reads', () => {
    const { framework } = readFramework(readRepositoryFile('test/fixtures/frameworks/full.yaml'), '');
    assert.ok(framework);
    const value = JSON.parse(writeFrameworkJson(framework)) as { readonly levels: readonly { readonly id: string }[] };
    assert.deepEqual(
      value.levels.map(({ id }) => id),
      ['1', '1.10', '012', 'principal-engineer'],
    );
  });
});

/** Undefined where nothing is left of it, or where two level names could not be told apart, of which reading warns. */
function settle(raw: Framework): Framework | undefined {
  try {
    const naming = { id: undefined, name: undefined, fallback: 'file' };
    const { framework } = settleFramework(raw, naming);
    assert.deepEqual(settleFramework(framework, naming), { framework, skipped: [] }, 'once is enough');
    const owners = new Map<string, string>();
    for (const { id, name } of framework.levels) {
      for (const spelling of [foldSpelling(id), slug(id), slug(name)]) {
        if (spelling !== '' && (owners.get(spelling) ?? id) !== id) return undefined;
        owners.set(spelling, id);
      }
    }
    return framework;
  } catch (error) {
    if (error instanceof Error && error.name === 'UnreadableFile') return undefined;
    throw error;
  }
}
