import assert from 'node:assert/strict';
import { JournalIndex } from '../../../src/core/journal/index/journalIndex.js';
import { sfiaLibrary } from '../editor/fixtures.js';
import { noteOf } from '../editor/noteAt.js';

const library = sfiaLibrary();
const a = 'file:///journal/a.md';
const b = 'file:///journal/2026-11-20.md';

describe('the count of a day', () => {
  it('is of its evidence alone: done, practice, dated to the day', () => {
    const index = new JournalIndex();
    index.set(
      noteOf(
        '- 2026-11-20 Did #ITOP/4 #PROG/3\n- 2026-11 Did #ITOP/3\n- 2026-11-20 #ITOP/2\n- 2026-11-19 x #ITOP/1\n',
        library,
        a,
      ),
    );
    index.set(noteOf('- Did it #ITOP/3\n- [ ] Plan #ITOP/3\n- Read #knowledge #ITOP/3\n- Only #ITOP\n', library, b));
    assert.equal(index.countOn('2026-11-20'), 3);
    assert.equal(index.countOn('2026-11-19'), 1);
    assert.equal(index.countOn('2026-11-18'), 0);
    // What begins on a day is not of the day.
    assert.equal(index.countOn('2026-11-01'), 0);
  });

  it('follows changes of notes', () => {
    const index = new JournalIndex();
    assert.equal(index.countOn('2026-11-20'), 0);
    index.set(noteOf('- Did it #ITOP/3\n', library, b));
    assert.equal(index.countOn('2026-11-20'), 1);
    index.set(noteOf('- Did it #ITOP/3\n- Did more #ITOP/3\n- Undated #ITOP/3\n', library, b));
    index.set(noteOf('- Did it undated #ITOP/3\n', library, a));
    assert.equal(index.countOn('2026-11-20'), 3);
    index.delete(b);
    assert.equal(index.countOn('2026-11-20'), 0);
  });
});
