import assert from 'node:assert/strict';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import type { NoteRecord } from '../../../src/core/journal/model.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { calloutLines, entryAtLine, planComment, type NewComment } from '../../../src/core/review/commentEdit.js';
import { addCallout, findPieces } from '../../../src/core/review/pieceLines.js';
import { LineIndex, type TextEdit } from '../../../src/core/text.js';
import { caseLibrary } from '../../support/caseFrameworks.js';
import { refreshReview, writeReview } from './atOnce.js';
import { makeReview, render } from './journal.js';

const library = caseLibrary();
const comment: NewComment = {
  author: 'Anna Lind',
  date: '2026-06-20',
  verdict: 'agree',
  rating: '5',
  text: 'I was there.',
};

function read(text: string): NoteRecord {
  return readNote('2026-06-01.md', text, { library, markers: defaultMarkers, today: '2026-12-31' });
}

function apply(text: string, { range, newText }: TextEdit): string {
  const index = new LineIndex(text);
  return text.slice(0, index.offsetAt(range.start)) + newText + text.slice(index.offsetAt(range.end));
}

/** Comments on the evidence in the line with `|`, and gives the note as it is then. */
async function commentAt(marked: string, said: NewComment = comment): Promise<string> {
  const line = marked.slice(0, marked.indexOf('|')).split(/\r\n|\r|\n/).length - 1;
  const text = marked.replace('|', '');
  const record = read(text);
  const entry = entryAtLine(record, line);
  assert.ok(entry, 'no entry there');
  const edit = await planComment(text, record, entry, said, (changed) => Promise.resolve(read(changed)));
  assert.ok(edit, 'no place');
  const changed = apply(text, edit);
  const now = read(changed).entries[record.entries.indexOf(entry)];
  assert.equal(now?.comments?.at(-1)?.text, said.text);
  return changed;
}

const callout = ['> [!review] Anna Lind, 2026-06-20', '> verdict:: agree', '> rating:: 5', '> I was there.'];
const indented = (by: string): string => callout.map((line) => by + line).join('\n');

describe('a comment of a reviewer', () => {
  it('stands under the item, indented into it', async () => {
    assert.equal(
      await commentAt('- Did a |#ITOP/4\n- Did b #ITOP/3\n'),
      `- Did a #ITOP/4\n${indented('  ')}\n- Did b #ITOP/3\n`,
    );
    assert.equal(
      await commentAt('1. Did a |#ITOP/4\n   - more\n'),
      `1. Did a #ITOP/4\n   - more\n${indented('   ')}\n`,
    );
  });

  it('does not swallow the line that follows a paragraph', async () => {
    const changed = await commentAt('Did a |#ITOP/4\nThen b #ITOP/3\n');
    assert.equal(changed, `Did a #ITOP/4\n${indented('')}\n\nThen b #ITOP/3\n`);
  });

  it('is kept apart from the comment that is there already', async () => {
    const once = await commentAt('- Did a |#ITOP/4\n');
    const twice = await commentAt(once.replace('#ITOP', '|#ITOP'), { ...comment, author: 'Bo' });
    assert.deepEqual(
      read(twice).entries[0]?.comments?.map(({ author }) => author),
      ['Anna Lind', 'Bo'],
    );
  });

  it('goes to the outer item where one is commented that has others inside', async () => {
    const changed = await commentAt('- Did a |#ITOP/4\n  - Did b #ITOP/3\n');
    assert.deepEqual(
      read(changed).entries.map(({ comments = [] }) => comments.length),
      [1, 0],
    );
  });

  it('goes below the heading of a section, below the tag line of a group, and into the head of a note', async () => {
    assert.match(await commentAt('# Move |#ITOP/4\n\nWe moved.\n'), /^# Move #ITOP\/4\n/);
    assert.match(await commentAt('We moved.|\n\nIt went well.\n\n#ITOP/4\n'), /#ITOP\/4\n/);
    assert.match(await commentAt('---\ntags: [ITOP/4]\n---\n# Move|\n\nWe moved.\n'), /\[!review\]/);
  });

  it('names the row that it is about, below the table', async () => {
    const table =
      '| when | what |\n| --- | --- |\n| 06:43 | Called all #ITOP/4 |\n| 07:15 | Decided #ITOP/4 |\n\nMore.\n';
    const record = read(table);
    const entry = entryAtLine(record, 3);
    assert.ok(entry);
    const edit = await planComment(table, record, entry, comment, (now) => Promise.resolve(read(now)));
    assert.ok(edit);
    const changed = apply(table, edit);
    assert.match(changed, /> about:: 07:15 Decided/);
    assert.deepEqual(
      read(changed).entries.map(({ comments = [] }) => comments.length),
      [0, 1],
    );
  });

  it('stays in the quote that the entry stands in', async () => {
    assert.match(await commentAt('> - Did a |#ITOP/4\n'), /^> - Did a #ITOP\/4\n> {3}> \[!review\]/);
  });

  it('keeps the line ends of the note', async () => {
    assert.ok(!/[^\r]\n/.test(await commentAt('- Did a |#ITOP/4\r\n- Did b\r\n')));
  });

  it('can hold anything, and never gets out of its callout', async () => {
    for (const text of ['# Big #ITOP/5', '```\nopen', '- [ ] todo #ITOP/3', '> quoted\n\n<div>', '--- \n***']) {
      assert.ok(calloutLines({ ...comment, text }).every((line) => line.startsWith('>')));
      const note = '- Did a #ITOP/4\n- Did b #ITOP/3\n';
      const record = read(note);
      const [entry] = record.entries;
      assert.ok(entry);
      const edit = await planComment(note, record, entry, { ...comment, text }, (now) => Promise.resolve(read(now)));
      if (edit) assert.equal(read(apply(note, edit)).entries.length, 2);
    }
  });

  it('in a review stands under the piece, where refreshing leaves it, and only the first page tells of it', () => {
    const { source } = makeReview();
    const { text } = writeReview(source, render);
    const pieces = findPieces(text);
    const piece = pieces.find(({ words }) => words.includes('Restored the wiki'));
    assert.ok(piece && pieces.length > 5);
    const changed = apply(text, addCallout(text, piece, calloutLines(comment)));
    const refreshed = refreshReview(changed, source, render);
    assert.ok(refreshed.kind === 'written');
    const behindFirstPage = (whole: string): string => whole.slice(whole.indexOf('skill-journal:end summary'));
    assert.equal(behindFirstPage(refreshed.text), behindFirstPage(changed));
    assert.match(refreshed.text, /Reviewers agree with 1, /);
    const commented = findPieces(changed).find(({ line }) => line === piece.line);
    assert.deepEqual(
      commented?.callouts.map((one) => one.text),
      [callout.map((line) => line.slice(2)).join('\n')],
    );
    assert.deepEqual(commented.level, { framework: 'acme', code: 'BACKUPS', level: '2' });
  });
});
