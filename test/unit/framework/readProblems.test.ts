import assert from 'node:assert/strict';
import { readFramework } from '../../../src/core/framework/read.js';
import { catalogue, english } from '../../../src/core/messages/translate.js';
import type { ProblemCode } from '../../../src/core/problem.js';
import { frameworkText, showRange, unmark } from './support.js';

interface Case {
  readonly name: string;
  readonly code: ProblemCode;
  /** `«…»` stands around what the problem points at. */
  readonly text: string;
  /** Whether the framework can be used all the same. */
  readonly usable: boolean;
}

const sound = '  A: { name: A, levels: { 1: x } }\n';
const head = 'format: skill-framework/1\nid: acme\nname: Acme\n';

const cases: readonly Case[] = [
  { name: 'a file of another kind', code: 'framework.format', text: '«»title: Notes\n', usable: false },
  { name: 'an empty file', code: 'framework.format', text: '«»', usable: false },
  { name: 'a list instead of a framework', code: 'framework.format', text: '«»- a\n', usable: false },
  {
    name: 'another version of the format',
    code: 'framework.format',
    text: 'format: «skill-framework/2»\n',
    usable: false,
  },
  { name: 'broken YAML', code: 'framework.syntax', text: `${head}levels: "open«»`, usable: false },
  {
    name: 'a second document',
    code: 'framework.several-documents',
    text: `${frameworkText(sound)}«»---\na: b\n`,
    usable: false,
  },
  {
    name: 'no id',
    code: 'framework.missing',
    text: '«»format: skill-framework/1\nname: A\nlevels: ["1"]\nskills:\n' + sound,
    usable: false,
  },
  {
    name: 'an empty id',
    code: 'framework.missing',
    text: 'format: skill-framework/1\n«id»:\nname: A\nlevels: [a1, a2, "1"]\nskills:\n' + sound,
    usable: false,
  },
  {
    name: 'an id that no tag can hold',
    code: 'framework.untypeable',
    text: frameworkText(sound, undefined, '«"…"»'),
    usable: false,
  },
  {
    name: 'no name',
    code: 'framework.missing',
    text: '«»format: skill-framework/1\nid: a\nlevels: ["1"]\nskills:\n' + sound,
    usable: true,
  },
  {
    name: 'a name that is a list',
    code: 'framework.not-text',
    text: 'format: skill-framework/1\nid: a\nname: «[a]»\nlevels: ["1"]\nskills:\n' + sound,
    usable: true,
  },
  {
    name: 'no levels',
    code: 'framework.missing',
    text: `${head}«levels»: []\nskills: { A: { name: A, levels: {} } }\n`,
    usable: false,
  },
  {
    name: 'levels as a map',
    code: 'framework.not-list',
    text: `${head}levels: «{ a: b }»\nskills: { A: { name: A, levels: {} } }\n`,
    usable: false,
  },
  { name: 'no skills', code: 'framework.missing', text: `${head}levels: [a]\n«skills»:\n`, usable: false },
  { name: 'skills as a list', code: 'framework.not-map', text: `${head}levels: [a]\nskills: «[a]»\n`, usable: false },
  {
    name: 'an unknown key at the top',
    code: 'framework.unknown-key',
    text: `«skils»: x\n${frameworkText(sound)}`,
    usable: true,
  },
  {
    name: 'an unknown key of a skill',
    code: 'framework.unknown-key',
    text: frameworkText('  A: { name: A, «levles»: {}, levels: { 1: x } }'),
    usable: true,
  },
  { name: 'a key that is a map', code: 'framework.key', text: `${frameworkText(sound)}«{ a: b }»: c\n`, usable: true },
  {
    name: 'an equal key',
    code: 'framework.duplicate-key',
    text: frameworkText(`${sound}  «A»: { name: B }\n`),
    usable: true,
  },
  {
    name: 'a level without id and name',
    code: 'framework.missing',
    text: frameworkText(sound, '["1", { «essence»: x }]'),
    usable: true,
  },
  {
    name: 'a level that is a list',
    code: 'framework.not-map',
    text: frameworkText(sound, '["1", «[a]»]'),
    usable: true,
  },
  {
    name: 'a level that no tag can hold',
    code: 'framework.untypeable',
    text: frameworkText(sound, '["1", { id: «"+"» }]'),
    usable: true,
  },
  {
    name: 'two levels of one id',
    code: 'framework.ambiguous',
    text: frameworkText(sound, '[{ id: "1" }, { id: «"１"» }]'),
    usable: true,
  },
  {
    name: 'two levels with one slug',
    code: 'framework.ambiguous',
    text: frameworkText(sound, '["1", { id: 1.5 }, { id: «1-5» }]'),
    usable: true,
  },
  {
    name: 'a level named like another one’s id',
    code: 'framework.ambiguous',
    text: frameworkText(sound, '[{ id: "1" }, { id: «b», name: "1" }]'),
    usable: true,
  },
  {
    name: 'an alias that is another level’s id',
    code: 'framework.ambiguous',
    text: frameworkText(sound, '[{ id: "1" }, { id: b, aliases: [«"1"»] }]'),
    usable: true,
  },
  {
    name: 'two spellings of one code',
    code: 'framework.ambiguous',
    text: frameworkText(`${sound}  «a»: { name: B, levels: { 1: x } }`),
    usable: true,
  },
  {
    name: 'an alias that is another skill’s code',
    code: 'framework.ambiguous',
    text: frameworkText(`  B: { name: B, aliases: [«a»], levels: { 1: x } }\n${sound}`),
    usable: true,
  },
  {
    name: 'two codes with one slug',
    code: 'framework.ambiguous',
    text: frameworkText('  a.b: { name: B, levels: { 1: x } }\n  «A B»: { name: B, levels: { 1: x } }'),
    usable: true,
  },
  {
    name: 'a code that no tag can hold',
    code: 'framework.untypeable',
    text: frameworkText(`${sound}  «"?"»: { name: B, levels: { 1: x } }`),
    usable: true,
  },
  {
    name: 'a skill that is text',
    code: 'framework.not-map',
    text: frameworkText(`${sound}  B: «Building»`),
    usable: true,
  },
  { name: 'a skill that is nothing', code: 'framework.not-map', text: frameworkText(`${sound}  «B»:\n`), usable: true },
  {
    name: 'a skill without a name',
    code: 'framework.missing',
    text: frameworkText('  «A»: { levels: { 1: x } }'),
    usable: true,
  },
  {
    name: 'a skill without levels',
    code: 'framework.missing',
    text: frameworkText('  «A»: { name: A }'),
    usable: true,
  },
  {
    name: 'a level that the framework lacks',
    code: 'framework.unknown-level',
    text: frameworkText('  A: { name: A, levels: { 1: x, «04»: y } }'),
    usable: true,
  },
  {
    name: 'one level twice',
    code: 'framework.ambiguous',
    text: frameworkText('  A: { name: A, levels: { 1: x, «L1»: y } }', '[{ id: "1", aliases: [L1] }]'),
    usable: true,
  },
  {
    name: 'levels out of order',
    code: 'framework.level-order',
    text: frameworkText('  A: { name: A, levels: { 3: x, «1»: y, 2: z } }'),
    usable: true,
  },
  {
    name: 'a level without a description',
    code: 'framework.missing',
    text: frameworkText('  A:\n    name: A\n    levels:\n      «1»:\n      2: x\n'),
    usable: true,
  },
  {
    name: 'statements of the wrong kind',
    code: 'framework.not-statements',
    text: frameworkText('  A: { name: A, levels: { 1: { statements: «{ a: b }» } } }').replace('{ a: b }', '{ }'),
    usable: true,
  },
  {
    name: 'neither summary nor statements',
    code: 'framework.missing',
    text: frameworkText('  A: { name: A, levels: { «1»: {} } }'),
    usable: true,
  },
  {
    name: 'an empty statement',
    code: 'framework.not-text',
    text: frameworkText('  A: { name: A, levels: { 1: [x, «""»] } }'),
    usable: true,
  },
  {
    name: 'a statement without text',
    code: 'framework.missing',
    text: frameworkText('  A: { name: A, levels: { 1: [x, { «examples»: [y] }] } }'),
    usable: true,
  },
  {
    name: 'an example that is a list',
    code: 'framework.not-text',
    text: frameworkText('  A: { name: A, levels: { 1: [{ text: x, examples: [«[y]»] }] } }'),
    usable: true,
  },
  {
    name: 'a group that does not exist',
    code: 'framework.unknown-group',
    text: frameworkText('  A: { name: A, group: «a/b», levels: { 1: x } }'),
    usable: true,
  },
  {
    name: 'a group without a name',
    code: 'framework.missing',
    text: `groups: { «a»: {} }\n${frameworkText(sound)}`,
    usable: true,
  },
  {
    name: 'a group that is text',
    code: 'framework.not-map',
    text: `groups: { a: «b» }\n${frameworkText(sound)}`,
    usable: true,
  },
  {
    name: 'a boolean that is none',
    code: 'framework.not-boolean',
    text: `licence: { redistributable: «maybe» }\n${frameworkText(sound)}`,
    usable: true,
  },
  {
    name: 'a command as an address',
    code: 'framework.not-url',
    text: frameworkText('  A: { name: A, url: «"command:x"», levels: { 1: x } }'),
    usable: true,
  },
  {
    name: 'a pattern that could run for long',
    code: 'framework.code-pattern',
    text: `codePattern: «"(A+)+"»\n${frameworkText(sound)}`,
    usable: true,
  },
  {
    name: 'an alias of nothing',
    code: 'framework.alias',
    text: frameworkText('  A: { name: A, levels: { 1: x }, description: «*b» }'),
    usable: true,
  },
  {
    name: 'an alias of itself',
    code: 'framework.alias',
    text: `groups: &g { a: { name: A, groups: «*g» } }\n${frameworkText(sound)}`,
    usable: true,
  },
  {
    name: 'nesting without end',
    code: 'framework.too-deep',
    text: `${'['.repeat(64)}«[»${'['.repeat(100_000)}`,
    usable: false,
  },
];

describe('problems of a framework file', () => {
  for (const { name, code, text: marked, usable } of cases) {
    it(`reports ${name}`, () => {
      const { text, ranges } = unmark(marked);
      const { framework, problems } = readFramework(text, 'u');
      assert.deepEqual(
        problems.map((problem) => `${problem.code} ${showRange(problem.range)}`),
        ranges.map((range) => `${code} ${range}`),
      );
      assert.equal(framework !== undefined, usable);
    });
  }

  it('has a sentence, with all its arguments, for each of them', () => {
    for (const { text } of cases) {
      for (const { code, args } of readFramework(unmark(text).text, 'u').problems) {
        assert.doesNotMatch(english(code, args), /\{[a-z]+\}/i);
      }
    }
  });

  it('has a case for each problem but those of size and of several files', () => {
    const elsewhere = ['alias-growth', 'duplicate-id', 'too-large', 'too-many-skills'];
    const expected = Object.keys(catalogue).filter((key) => key.startsWith('framework.'));
    const tested = new Set<string>([...cases.map(({ code }) => code), ...elsewhere.map((code) => `framework.${code}`)]);
    assert.deepEqual(
      expected.filter((code) => !tested.has(code)),
      [],
    );
  });

  it('finds the same places with Windows line ends, a byte order mark and astral characters before them', () => {
    const skills = '  A: { name: "😀", «levles»: {}, levels: { 1: x } }';
    const { text, ranges } = unmark(frameworkText(skills));
    for (const variant of [text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), `\uFEFF${text}`]) {
      assert.deepEqual(
        readFramework(variant, 'u').problems.map(({ range }) => showRange(range)),
        ranges,
      );
    }
  });

  it('never ends a problem inside a Windows line end', () => {
    const { problems } = readFramework('a:\r\n "\r\nb: "c"\r\n', 'u');
    assert.deepEqual(
      problems.map(({ range }) => showRange(range)),
      ['2:3-2:3'],
    );
  });

  it('shows all that is wrong at one look', () => {
    const { problems } = readFramework('format: skill-framework/1\nlevels: {}\nskills: { A: x }\nextra: y\n', 'u');
    assert.deepEqual(problems.map(({ code }) => code).sort(), [
      'framework.missing',
      'framework.missing',
      'framework.not-list',
      'framework.not-map',
      'framework.unknown-key',
    ]);
  });

  it('refuses aliases that multiply without end', () => {
    const names = [...'abcdefghijkl'];
    const bombs = names.map((name, index) => {
      const before = names[index - 1];
      return `${name}: &${name} [${Array.from({ length: 10 }, () => (before ? `*${before}` : 'lol')).join(', ')}]\n`;
    });
    const { framework, problems } = readFramework(
      `${bombs.join('')}${frameworkText('  A: { name: A, levels: { 1: *l } }')}`,
      'u',
    );
    assert.equal(framework, undefined);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['framework.alias-growth'],
    );
  });

  it('refuses a file that is too large without reading it', () => {
    const { framework, problems } = readFramework('x'.repeat(20_000_001), 'u');
    assert.equal(framework, undefined);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['framework.too-large'],
    );
  });

  it('keeps the number of problems within bounds', () => {
    const keys = Array.from({ length: 3000 }, (_, index) => `k${index}: x\n`).join('');
    assert.equal(readFramework(`${keys}${frameworkText(sound)}`, 'u').problems.length, 1000);
  });
});
