import assert from 'node:assert/strict';
import { defaultMarkers } from '../../../../src/core/journal/markers.js';
import { readNote } from '../../../../src/core/journal/reading/read.js';
import { caseLibrary } from '../../../support/caseFrameworks.js';

const options = { library: caseLibrary(), markers: defaultMarkers, today: '2026-12-31' };

function textOf(note: string): string | undefined {
  return readNote('notes.md', note, options).entries[0]?.text;
}

/** Tasks as Obsidian's plugin of that name writes them, and what is listed of each. */
const tasks: readonly (readonly [line: string, text: string])[] = [
  ['- [x] Restored the wiki ⏫ ✅ 2026-06-02 #ITOP/4', 'Restored the wiki'],
  ['- [x] Restored the wiki #ITOP/4 🔼 ➕ 2026-06-01 🛫 2026-06-01 ✅ 2026-06-02', 'Restored the wiki'],
  ['- [ ] Restore the wiki #ITOP/4 🔽', 'Restore the wiki'],
  ['- [ ] Restore the wiki 🔺\uFE0F #ITOP/4', 'Restore the wiki'],
  ['- [ ] Restore the wiki ⏬ ⏳ 2026-06-01 #ITOP/4', 'Restore the wiki'],
  ['- [ ] Test the restore 🔁 every week #ITOP/4', 'Test the restore'],
  ['- [ ] Test the restore #ITOP/4 🔁 every month on the 1st, 3rd when done 📅 2026-06-01', 'Test the restore'],
  ['- [ ] Test it 🆔 dcf64c ⛔ abc123, a-b_c 🏁 delete #ITOP/4', 'Test it'],
  ['- [x] Restored it ⏫ #infra/wiki #ITOP/4 ✅ 2026-06-02 ^block-1', 'Restored it #infra/wiki'],
  ['- [/] Restore the wiki ⏫ #ITOP/4', 'Restore the wiki'],
  ['- [x] Restored the wiki ⏫ #ITOP/4\n  and told them', 'Restored the wiki\nand told them'],
];

/** Words of the user's, who may end them as they like. */
const words: readonly (readonly [line: string, text: string])[] = [
  ['- Uptime is up 🔼 #ITOP/4', 'Uptime is up 🔼'],
  ['- [x] Put 🔼 and 🔽 on the lift’s buttons #ITOP/4', 'Put 🔼 and 🔽 on the lift’s buttons'],
  ['- [x] Began anew 🔁 with the night shift #ITOP/4', 'Began anew 🔁 with the night shift'],
  ['- [x] Wrote it in C#sharp #ITOP/4', 'Wrote it in C#sharp'],
  ['- [x] Restored the wiki #ITOP/4\n\n  Uptime is up 🔼', 'Restored the wiki\nUptime is up 🔼'],
  ['Uptime is up 🔼 #ITOP/4', 'Uptime is up 🔼'],
];

describe('signs of Obsidian Tasks', () => {
  for (const [line, text] of tasks) {
    it(`leave the words of “${line.replace('\n', ' / ')}”`, () => assert.equal(textOf(line), text));
  }

  for (const [line, text] of words) {
    it(`are none in “${line.replaceAll('\n', ' / ')}”`, () => assert.equal(textOf(line), text));
  }
});

describe('a calendar in a heading', () => {
  const dateIn = (heading: string): string | undefined =>
    readNote('notes.md', `${heading}\n\n- Restored the wiki #ITOP/4\n`, options).entries[0]?.date?.text;

  for (const heading of [
    '## 📅 2026-06-02',
    '# 📅 2026-06-02 Tuesday',
    '## 📅\uFE0F2026-06-02',
    '## 📅 2026-06-02 #notes',
  ]) {
    it(`is a picture of the day in “${heading}”`, () => assert.equal(dateIn(heading), '2026-06-02'));
  }

  for (const heading of ['## Wiki 📅 2026-06-02', '## 📅 2026-06-02 Restore the wiki', '## ⏳ 2026-06-02']) {
    it(`says when something is due in “${heading}”`, () => assert.equal(dateIn(heading), undefined));
  }
});
