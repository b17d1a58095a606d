import assert from 'node:assert/strict';
import { parseWork } from '../../../../src/core/journal/blocks/markdown.js';
import { tagPlaceAt } from '../../../../src/core/journal/blocks/tagPlace.js';
import { generateJournal } from '../../../bench/generateJournal.js';

const long = generateJournal(80, 20261123)
  .map(({ text }) => text.replace(/^---\n[^]*?\n---\n/, ''))
  .join('\n');

describe('the place of a tag in a long note', () => {
  for (const [what, tail] of [
    ['a plain note', ''],
    ['a note with footnotes', '\n[^1]: said so\n'],
    ['a note that defines links', '\n[wiki]: https://wiki.example\n'],
    ['a note with a comment', '\n%% later %%\n'],
  ] as const) {
    it(`is told by the block around it in ${what}, for typing waits for it`, () => {
      const text = `${long}\n- moved the disks #I\n${tail}`;
      assert.ok(text.length > 300_000);
      const before = parseWork.characters;
      assert.equal(tagPlaceAt(text, text.indexOf('disks #I') + 8), 'text');
      assert.equal(tagPlaceAt(text, text.indexOf('pg_restore') + 3), undefined);
      assert.ok(parseWork.characters - before < 500, `${parseWork.characters - before} characters parsed`);
    });
  }
});
