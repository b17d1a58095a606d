import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Library } from '../../../src/core/framework/library.js';
import { readFramework } from '../../../src/core/framework/read.js';
import { english } from '../../../src/core/messages/translate.js';
import { LineIndex } from '../../../src/core/text.js';
import { readRepositoryFile } from './support.js';

const seed = 20_261_123;
const pieces = [
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ':',
  ': ',
  '- ',
  '\n',
  '\r',
  '\t',
  ' ',
  '&a',
  '*a',
  '!x',
  '|',
  '>',
  '#',
  '---\n',
  '\0',
  '\uFEFF',
  '\uD800',
  '<<: ',
  '? ',
  '__proto__: ',
  '~',
  '%',
  '…',
  '😀',
];

describe(`damaged framework files (seed ${seed})`, () => {
  for (const path of ['test/fixtures/frameworks/full.yaml', 'test/fixtures/frameworks/full.json']) {
    const sound = readRepositoryFile(path);

    it(`gives problems in place, and never throws, for ${path}`, () => {
      const damage = fc.record({
        at: fc.nat(sound.length),
        remove: fc.oneof(fc.constant(0), fc.nat(40)),
        insert: fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((parts) => parts.join('')),
      });
      let usable = 0;
      let refused = 0;
      fc.assert(
        fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
          const text = damages.reduce(
            (before, { at, remove, insert }) => before.slice(0, at) + insert + before.slice(at + remove),
            sound,
          );
          const { framework, problems } = readFramework(text, 'u');
          if (framework) usable++;
          else refused++;
          assert.ok(framework !== undefined || problems.length > 0, 'refused without a word');
          checkProblems(text, problems);
          if (framework) checkFramework(new Library([framework]));
        }),
        { seed, numRuns: 500 },
      );
      assert.ok(
        usable > 20 && refused > 20,
        `${usable} usable, ${refused} refused: the damage is too strong or too weak`,
      );
    }).timeout(60_000);
  }

  it('takes any text at all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 5 }))),
        (parts) => {
          const text = parts.join('');
          const { framework, problems } = readFramework(text, 'u');
          assert.equal(framework, undefined);
          assert.ok(problems.length > 0);
          checkProblems(text, problems);
        },
      ),
      { seed, numRuns: 1000 },
    );
  }).timeout(60_000);
});

function checkProblems(text: string, problems: ReturnType<typeof readFramework>['problems']): void {
  const lines = new LineIndex(text.replace(/^\uFEFF/, ''));
  for (const { code, args, range } of problems) {
    assert.notEqual(english(code, args), '');
    assert.ok(lines.offsetAt(range.start) <= lines.offsetAt(range.end));
    assert.deepEqual(lines.positionAt(lines.offsetAt(range.start)), range.start);
    assert.deepEqual(lines.positionAt(lines.offsetAt(range.end)), range.end);
  }
}

/** Whatever is accepted can be tagged, and the tag leads back to it. */
function checkFramework(library: Library): void {
  for (const framework of library.frameworks) {
    assert.notEqual(framework.levels.length, 0);
    for (const skill of framework.skills) {
      for (const { id, statements } of skill.levels) {
        assert.ok(library.level(framework.id, id));
        assert.ok(statements.every(({ text }) => text.trim() === text && text !== ''));
      }
      const tag = library.tagFor({ framework: framework.id, code: skill.code });
      assert.equal(library.findSkill(framework, tag.split('/').at(-1)?.replace('#', '') ?? ''), skill);
    }
  }
}
