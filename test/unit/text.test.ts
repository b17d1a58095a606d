import assert from 'node:assert/strict';
import { changedStretch, textBefore, trimTail } from '../../src/core/text.js';

describe('the stretch in which two texts differ', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['a: 1\nb: 2\n', 'a: 1\nb: 3\n'],
    ['a: 1\n', 'a: 1\nb: 2\n'],
    ['a: 1\nb: 2\n', 'b: 2\n'],
    ['', 'x'],
    ['x', ''],
    ['aaa', 'aaaa'],
    ['x\r\ny', 'x\r\n\r\ny'],
    ['x😀y', 'x😁y'],
    ['same', 'same'],
  ];
  for (const [before, after] of cases) {
    it(`makes ${JSON.stringify(after)} of ${JSON.stringify(before)}`, () => {
      const { start, end, newText } = changedStretch(before, after);
      assert.equal(before.slice(0, start) + newText + before.slice(end), after);
      for (const offset of [start, end]) {
        assert.doesNotMatch(before.slice(offset, offset + 1), /[\udc00-\udfff]/);
        assert.notEqual(before.slice(offset - 1, offset + 1), '\r\n');
      }
    });
  }

  it('is short', () =>
    assert.deepEqual(changedStretch('a: 1\nb: 2\n', 'a: 1\nb: 3\n'), { start: 8, end: 9, newText: '3' }));
});

describe('the tail of a text', () => {
  it('goes character by character', () => {
    assert.equal(trimTail('work. . .', /[.\s]/), 'work');
    assert.equal(trimTail('...', /\./), '');
    assert.equal(trimTail('.work', /\./), '.work');
  });

  it('begins with the first match', () => {
    assert.equal(textBefore('note.md?a#b', /[?#]/), 'note.md');
    assert.equal(textBefore('note.md', /[?#]/), 'note.md');
  });
});
