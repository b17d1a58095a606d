import assert from 'node:assert/strict';
import { batchWork } from '../../../src/core/journal/packed/noteBatch.js';
import { packNotes, StoredNote } from '../../../src/core/journal/packed/storedNote.js';
import { readCache, writeCache } from '../../../src/core/journal/packed/cache.js';
import { JournalIndex } from '../../../src/core/journal/index/journalIndex.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { calloutLines, type NewComment } from '../../../src/core/review/commentEdit.js';
import { exportReview } from '../../../src/core/review/exportReview.js';
import { addCallout, findPieces } from '../../../src/core/review/pieceLines.js';
import { readRemarks } from '../../../src/core/review/remarks.js';
import { tallyJournal } from '../../../src/core/tally/tally.js';
import { applyEdit } from '../editor/noteAt.js';
import { buildReview, refreshReview, writeReview } from './atOnce.js';
import { printHere, render, reviewLibrary, reviewPeriod, reviewToday } from './journal.js';

const library = reviewLibrary();
const options = { library, markers: defaultMarkers, today: reviewToday };
const comment: NewComment = {
  author: 'Anna Lind',
  date: '2026-06-20',
  verdict: 'agree',
  rating: '3',
  text: 'I was **there**.',
};
const reviewFile = 'reviews/2026.md';

const pathOf = (uri: string): string => uri.replace('mem:/journal/', '');

/** The journal is a folder, whose notes reviews know by their paths in it. */
function indexOf(notes: Readonly<Record<string, string>>): JournalIndex {
  const index = new JournalIndex(pathOf);
  for (const [path, text] of Object.entries(notes)) index.set(readNote(`mem:/journal/${path}`, text, options));
  return index;
}

function reviewOf(index: JournalIndex): ReturnType<typeof buildReview> {
  return buildReview(index, library, {
    period: reviewPeriod,
    includeLicensedText: false,
    pathOf,
  });
}

function commentOn(text: string, words: string, said: NewComment = comment): string {
  const piece = findPieces(text).find((one) => one.words.includes(words));
  assert.ok(piece, words);
  return applyEdit(text, addCallout(text, piece, calloutLines(said)));
}

/** Who says what of each piece of evidence, and where. */
function saidIn(index: JournalIndex): Record<string, readonly string[]> {
  const { skills } = tallyJournal(index, library, {
    period: { from: undefined, to: undefined },
    includePrivate: true,
  });
  const found: Record<string, readonly string[]> = {};
  for (const { code, levels } of skills) {
    for (const level of levels) {
      for (const { text, comments = [] } of level.evidence) {
        const name = `${code}/${level.id} ${text.split('\n')[0] ?? ''}`;
        found[name] = comments.map(({ author, uri, range }) => `${author} ${uri ?? 'note'}:${range.start.line + 1}`);
      }
    }
  }
  return found;
}

const notes = {
  'log.md': '- 2026-02-03 Moved the spare #BACKUPS/2/1 #TEACHING/2\n- 2026-02-04 Wrote it up #BACKUPS/2\n',
};
const fresh = writeReview(reviewOf(indexOf(notes)), render).text;
const commented = commentOn(fresh, 'Moved the spare');
const line = commented.split('\n').findIndex((one) => one.includes('[!review]')) + 1;

describe('what reviewers write into a review document', () => {
  it('is found without unpacking a word, in notes with private words too', () => {
    const withPrivate =
      '- 2026-02-06 Tested it #BACKUPS/2\n  - at night #private\n- 2026-02-07 Slept #BACKUPS/2 #private\n';
    const written = { ...notes, 'other.md': withPrivate };
    const review = commentOn(writeReview(reviewOf(indexOf(written)), render).text, 'Moved the spare');
    // Of the first entry of its note: no other may pass for it.
    const all = { ...written, [reviewFile]: commentOn(commentOn(review, 'Wrote it up'), 'Tested it') };
    const records = Object.entries(all).map(([path, text]) => readNote(`mem:/journal/${path}`, text, options));
    const index = new JournalIndex(pathOf);
    for (const note of StoredNote.unpack(packNotes(records))) index.put(note);
    const { words } = batchWork;
    const pieces = index.level({ framework: 'acme', code: 'BACKUPS' }, '2');
    assert.equal(pieces?.evidence.length, 4);
    assert.deepEqual(
      pieces.evidence.map(({ comments = [] }) => comments.length),
      [1, 1, 1, 0],
    );
    assert.equal(batchWork.words, words);
    assert.equal(pieces.evidence[0]?.text, 'Moved the spare');
    assert.equal(batchWork.words, words + 1);
  });

  it('is looked for once in a note that stays as it is, whatever comes beside it', () => {
    let asked = 0;
    const index = new JournalIndex((uri) => {
      if (uri.endsWith('log.md')) asked += 1;
      return pathOf(uri);
    });
    for (const [path, text] of [...Object.entries(notes), [reviewFile, commented] as const]) {
      index.set(readNote(`mem:/journal/${path}`, text, options));
    }
    const pieces = (): number | undefined => index.level({ framework: 'acme', code: 'BACKUPS' }, '2')?.evidence.length;
    assert.equal(pieces(), 2);
    const before = asked;
    assert.ok(before > 0);
    index.set(readNote('mem:/journal/other.md', '- 2026-02-05 Tried it #BACKUPS/2', options));
    assert.equal(pieces(), 3);
    assert.equal(asked, before);
  });

  it('is read with the skill and level of its part, and without marks of Markdown', () => {
    const [remark, ...others] = readRemarks(commented);
    assert.ok(remark);
    assert.deepEqual(others, []);
    const { framework, code, level, comment: read } = remark;
    assert.deepEqual([framework, code, level], ['acme', 'BACKUPS', '2']);
    const { author, verdict, rating, text, date } = read;
    assert.deepEqual(
      [author, date?.text, verdict, rating, text],
      ['Anna Lind', '2026-06-20', 'agree', '3', 'I was there.'],
    );
    assert.deepEqual(readRemarks(fresh), []);
    assert.deepEqual(readRemarks('# No review\n\n> [!review] Anna\n'), []);
  });

  it('counts for the evidence that it is about, at that level alone', () => {
    assert.deepEqual(saidIn(indexOf({ ...notes, [reviewFile]: commented })), {
      'BACKUPS/2 Moved the spare': [`Anna Lind mem:/journal/${reviewFile}:${line}`],
      'BACKUPS/2 Wrote it up': [],
      'TEACHING/2 Moved the spare': [],
    });
  });

  it('goes with its document, and comes again', () => {
    const index = indexOf({ ...notes, [reviewFile]: commented });
    index.delete(`mem:/journal/${reviewFile}`);
    assert.deepEqual(saidIn(index)['BACKUPS/2 Moved the spare'], []);
    index.set(readNote(`mem:/journal/${reviewFile}`, commented, options));
    assert.equal(saidIn(index)['BACKUPS/2 Moved the spare']?.length, 1);
  });

  it('stands beside the comments of the note, and is said once where several reviews have it', () => {
    const note = notes['log.md'].replace('\n- 2026-02-04', '\n  > [!review] Bo, 2026-03-01\n\n- 2026-02-04');
    const index = indexOf({ 'log.md': note, [reviewFile]: commented, 'reviews/half.md': commented });
    assert.deepEqual(saidIn(index)['BACKUPS/2 Moved the spare'], [
      'Bo note:2',
      `Anna Lind mem:/journal/${reviewFile}:${line}`,
    ]);
  });

  it('is found where the entry has private words, which a review does not know', () => {
    const note = '- 2026-02-03 Moved the spare #BACKUPS/2\n  - after the raise was refused #private\n';
    const written = writeReview(reviewOf(indexOf({ 'log.md': note })), render).text;
    assert.doesNotMatch(written, /raise/);
    const index = indexOf({ 'log.md': note, [reviewFile]: commentOn(written, 'Moved the spare') });
    assert.equal(saidIn(index)['BACKUPS/2 Moved the spare']?.length, 1);
    assert.equal(saidIn(index.withoutPrivate())['BACKUPS/2 Moved the spare']?.length, 1);
  });

  it('is kept in the cache', () => {
    const uri = `mem:/journal/${reviewFile}`;
    const record = readNote(uri, commented, options);
    const key = { version: '1', setup: [], today: reviewToday };
    const [note] = StoredNote.unpack(packNotes([record]));
    assert.ok(note);
    const reading = readCache(Buffer.concat([...writeCache([note], key)]), key);
    let step = reading.next();
    while (step.done !== true) step = reading.next();
    assert.deepEqual(step.value.get(uri)?.record, record);
  });

  it('is told in the next review, and stays a callout in its own', async () => {
    const index = indexOf({ ...notes, [reviewFile]: commented });
    const next = writeReview(reviewOf(index), render);
    assert.match(next.text, / {2}- _Anna Lind, 20 Jun 2026, agrees, rates it at 3_: I was there\./);
    assert.match(next.text, /Reviewers agree with 1, disagree with 0 and rate 1 of them\./);
    assert.doesNotMatch(next.text, /\[!review\]/);

    const own = refreshReview(commented, reviewOf(index), render);
    assert.ok(own.kind === 'written');
    assert.equal(own.text.split('Anna Lind').length, 2);
    assert.match(own.text, / {2}> \[!review\] Anna Lind, 2026-06-20/);
    assert.match(own.text, /Reviewers agree with 1, disagree with 0 and rate 1 of them\./);
    const again = refreshReview(own.text, reviewOf(indexOf({ ...notes, [reviewFile]: own.text })), render);
    assert.equal(again.kind === 'written' && again.text, own.text);

    const context = { journal: index, library, pathOf: (uri: string) => uri, t: render.t, print: printHere };
    for (const format of ['json', 'csv'] as const) {
      const exported = await exportReview(own, format, context);
      assert.ok(exported.kind === 'export');
      assert.equal(String(exported.data).split('Anna Lind').length, 2, format);
    }
  });

  it('never fails, whatever is written into the marks', () => {
    for (const text of [
      commented.replace('level acme/BACKUPS/2', 'level craft/%E0%A4%A/2'),
      commented.replaceAll('skill-journal:begin', 'skill-journal:end'),
      commented.replaceAll('<!--e', '<!-- e  '),
      `${commented}\n> [!review]\n`,
    ]) {
      assert.equal(readNote(reviewFile, text, options).skipped, true);
    }
  });
});
