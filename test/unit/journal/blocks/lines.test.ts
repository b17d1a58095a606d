import * as assert from 'node:assert/strict';

import { tidyText } from '../../../../src/core/journal/blocks/lines.js';

/** What is listed of a line, in which `#` stands for a tag that leaves the text. */
const listed: readonly (readonly [line: string, words: string])[] = [
  ['2026-03-21 Restored the wiki #', 'Restored the wiki'],
  ['(2026-03-21) Restored the wiki #', 'Restored the wiki'],
  ['[2026-03-21] Restored the wiki #', 'Restored the wiki'],
  ['[[2026-03-21]] Restored the wiki #', 'Restored the wiki'],
  ['[[2026-03-21|Saturday]] Restored the wiki #', 'Saturday Restored the wiki'],
  ['[x] [[2026-03-21]]: Restored the wiki #', 'Restored the wiki'],
  ['(2026-03-21, night shift) Restored the wiki #', '(night shift) Restored the wiki'],
  ['2026-03-21 (night shift) Restored the wiki #', '(night shift) Restored the wiki'],
  ['2026-03-21 “Old” wiki gone #', '“Old” wiki gone'],
  ['Restored the wiki #.', 'Restored the wiki.'],
  ['Restored the wiki # #.', 'Restored the wiki.'],
  ['Restored the wiki (#).', 'Restored the wiki.'],
  ['Restored the wiki, #, then slept', 'Restored the wiki, then slept'],
  ['Did I restore the wiki #?', 'Did I restore the wiki?'],
  ['Restored # the wiki', 'Restored the wiki'],
  ['Moved # .env files', 'Moved .env files'],
  ['Waited # ... and restored it', 'Waited ... and restored it'],
  ['#: Restored the wiki', 'Restored the wiki'],
  ['2026-03-21 # - Restored the wiki', 'Restored the wiki'],
  ['Restored the wiki #\n# – slept', 'Restored the wiki\nslept'],
  ['# -5 degrees in the server room', '-5 degrees in the server room'],
];

describe('the words of an entry, as they are listed', () => {
  for (const [line, words] of listed) {
    it(`are “${words.replace('\n', ' / ')}” for “${line.replace('\n', ' / ')}”`, () => {
      assert.equal(tidyText(line.replaceAll('#', '\uFFFC')), words);
    });
  }
});
