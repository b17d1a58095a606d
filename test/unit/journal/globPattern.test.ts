import assert from 'node:assert/strict';
import fc from 'fast-check';
import picomatch from 'picomatch';
import { readGlobs } from '../../../src/core/journal/globPattern.js';

const seed = Number(process.env['SEED'] ?? 20261126);

/** What it is compared with, set to the same few signs. */
const oracle: picomatch.PicomatchOptions = {
  dot: true,
  nocase: true,
  nonegate: true,
  noextglob: true,
  windows: false,
};

describe('a glob', () => {
  const cases: readonly (readonly [glob: string, taken: readonly string[], left: readonly string[]])[] = [
    ['a.md', ['a.md', 'A.MD'], ['b/a.md', 'aamd']],
    ['*.md', ['a.md', '.md'], ['a/b.md', 'a.mdx']],
    ['a?.md', ['ab.md', 'aé.md'], ['a.md', 'a/.md']],
    ['**/a.md', ['a.md', 'b/a.md', 'b/c/a.md'], ['ba.md']],
    ['a/**', ['a', 'a/b', 'a/b/c.md'], ['b/a', 'ab']],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b', 'a/b/b'], ['ab', 'a/xb', 'a/b/c']],
    ['**/a/*/b', ['a/x/b', 'a/a/x/b', 'x/a/a/b'], ['a/b', 'a/x/y/b']],
    ['a**b', ['ab', 'axxb'], ['a/b']],
    ['{a,b/c}/*.{md,txt}', ['a/x.md', 'b/c/x.txt'], ['b/x.md', 'a/x.rtf']],
    ['{**/a,b}.md', ['a.md', 'x/a.md', 'b.md'], ['x/b.md']],
    ['a{,b{c,d}}e', ['ae', 'abce', 'abde'], ['abe', 'ace']],
    ['{a}', ['a'], ['{a}']],
    ['{a,b', ['{a,b'], ['a', 'b']],
    ['a}{b,c}', ['a}b', 'a}c'], ['a}{b,c}']],
    ['[a-c_]x', ['ax', 'BX', '_x'], ['dx', '-x', 'x']],
    ['[!a-c]x', ['dx', '-x'], ['ax', 'x']],
    ['[^a]x', ['bx'], ['ax']],
    ['[]a]x', [']x', 'ax'], ['bx']],
    ['[z-a]x', [], ['ax', 'zx', '-x']],
    ['[a/b]', ['[a/b]'], ['a', 'b']],
    ['[{,}]', ['{', ','], ['[', '']],
    ['\\*\\{a\\}\\[b]', ['*{a}[b]'], ['x{a}b', '\\*']],
    ['a(b|c).+', ['a(b|c).+'], ['ab.+', 'abc']],
  ];
  for (const [glob, taken, left] of cases) {
    it(`${glob} takes what it says, and no more`, () => {
      const { matches } = readGlobs([glob]);
      assert.deepEqual(
        taken.filter((path) => !matches(path)),
        [],
      );
      assert.deepEqual(left.filter(matches), []);
    });
  }

  // Otherwise it has ways of its own: with `**` at the end, or behind a comma, it takes other things than VS Code.
  it('takes what picomatch takes, in globs as the filter makes them', () => {
    const name = fc
      .array(fc.constantFrom('a', 'b', '.', '*', '?', '[ab]', '[^a]', 'B'), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join(''))
      .filter((text) => !/^\.+$|\*\*/.test(text));
    const folders = fc.array(fc.oneof(name, fc.constantFrom('**', '{a,b*}', '{a,b/b}', '{*.a,b/*}')), { maxLength: 4 });
    const globs = fc.tuple(folders, name).map(([parts, last]) => [...parts, last].join('/'));
    const folder = fc.string({ unit: fc.constantFrom('a', 'b', '.', 'A'), minLength: 1, maxLength: 3 });
    const paths = fc
      .array(folder, { minLength: 1, maxLength: 5 })
      .filter((all) => !all.some((one) => /^\.+$/.test(one)));
    const both = fc.tuple(globs, fc.array(paths, { minLength: 10, maxLength: 30 }));
    let taken = 0;
    fc.assert(
      fc.property(both, ([glob, all]) => {
        const { matches } = readGlobs([glob]);
        const expected = picomatch(glob, oracle);
        for (const path of all.map((parts) => parts.join('/'))) {
          assert.equal(matches(path), expected(path), `${glob} and ${path}`);
          if (matches(path)) taken += 1;
        }
      }),
      { seed, numRuns: 2000 },
    );
    assert.ok(taken > 300, String(taken));
  });

  it('is not slowed down by many stars', () => {
    // By trying all that stars may take, this would never end.
    const { matches } = readGlobs([`${'*a'.repeat(40)}b/${'**/a*/'.repeat(40)}c`]);
    assert.equal(matches(`${'a'.repeat(400)}b/${'ab/'.repeat(400)}d`), false);
    assert.equal(matches(`${'a'.repeat(400)}b/${'ab/'.repeat(400)}c`), true);
  });

  it('means nothing where its braces stand for too much', () => {
    const { matches, roots } = readGlobs(['{a,b}'.repeat(30)]);
    assert.equal(matches('a'.repeat(30)), false);
    assert.deepEqual(roots, []);
  });

  it('knows what all that is meant lies in', () => {
    assert.deepEqual(readGlobs(['Work/Journal/**/*.md']).roots, ['work/journal']);
    assert.deepEqual(readGlobs(['{a/*,b/c.md,*}']).roots, ['a', 'b/c.md', '']);
  });
});
