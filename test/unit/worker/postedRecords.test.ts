import assert from 'node:assert/strict';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import type { NoteRecord } from '../../../src/core/journal/model.js';
import { mostOpen, PostedRecords } from '../../../src/worker/postedRecords.js';
import type { AnsweredNote, ReadAnswer } from '../../../src/worker/protocol.js';
import { prepareSetup, readContent } from '../../../src/worker/readSource.js';
import { generateJournal } from '../../bench/generateJournal.js';
import { caseLibrary } from '../../support/caseFrameworks.js';
import { editByChance } from '../../support/randomEdits.js';
import { createRandom, randomNote } from '../../support/randomNotes.js';

const seed = Number(process.env.SEED ?? 20261123);
const setup = prepareSetup({ frameworks: caseLibrary().frameworks, markers: defaultMarkers });

function read(uri: string, content: string | Uint8Array): NoteRecord {
  return readContent({ uri, content, path: undefined }, content, setup, '2026-08-31');
}

/** What the worker says of notes, as the host gets it. */
function post(
  worker: PostedRecords,
  open: readonly NoteRecord[],
  files: readonly NoteRecord[] = [],
): Pick<ReadAnswer, 'notes' | 'files'> {
  return structuredClone(worker.post(open, files));
}

/** What is undefined is packed as nothing. */
function byUri(records: readonly NoteRecord[]): unknown {
  return JSON.parse(JSON.stringify(Object.fromEntries(records.map((record) => [record.uri, record]))));
}

function isPatch(note: AnsweredNote | undefined): boolean {
  return note !== undefined && 'patch' in note;
}

describe('what worker and host know of each other', function () {
  this.timeout(0);

  it('makes the answer to a letter in 1 MB a few entries: they are counted, not timed', () => {
    let text = '';
    for (const note of generateJournal(300, seed)) text += `${note.text.replace(/^---\n[^]*?\n---\n/, '')}\n`;
    assert.ok(text.length > 1024 * 1024);
    const [worker, host] = [new PostedRecords(), new PostedRecords()];
    const known = host.receive(post(worker, [read('a.md', text)]))[0]?.record.entries ?? [];
    assert.ok(known.length > 300, `${known.length} entries`);
    const at = text.indexOf('\n- ', text.length / 2) + 3;
    for (const typed of ['m', '#ITOP/4 m', '#ITOP/4 m\n- ']) {
      const note = read('a.md', text.slice(0, at) + typed + text.slice(at));
      const answer = post(worker, [note]);
      const [only] = answer.notes;
      assert.ok(only && 'patch' in only);
      const { entries, tags, problems } = only.patch;
      const count = entries.between.length + tags.between.length + problems.between.length;
      assert.ok(count <= 4, `${count} entries, tags and problems after ${JSON.stringify(typed)}`);
      const record = host.receive(answer)[0]?.record;
      assert.deepEqual(record, note);
      const kept = record.entries.filter((entry) => known.includes(entry));
      assert.ok(kept.length >= known.length * (typed.includes('\n') ? 0.4 : 0.99), `${kept.length} objects kept`);
    }
  });

  it('is kept of the last notes that were read alone', () => {
    const worker = new PostedRecords();
    const answered = (uri: string): AnsweredNote | undefined =>
      post(worker, [read(uri, '- Did it #ITOP/4\n')]).notes[0];
    for (let i = 0; i <= mostOpen; i++) answered(`${i}.md`);
    assert.ok(isPatch(answered(`${mostOpen}.md`)));
    assert.ok(!isPatch(answered('0.md')));
  });

  it('is enough, whatever is asked for, of more notes than are remembered, and where the worker is started anew', () => {
    const random = createRandom(seed);
    const host = new PostedRecords();
    let worker = new PostedRecords();
    const texts = new Map(Array.from({ length: 12 }, (_, i) => [`${i}.md`, randomNote(random)]));
    let patches = 0;
    for (let round = 0; round < 250; round++) {
      if (random() < 0.03) worker = new PostedRecords();
      const open: NoteRecord[] = [];
      const files: NoteRecord[] = [];
      for (let left = 1 + Math.floor(random() * 3); left > 0; left--) {
        const uri = `${Math.floor(random() * (random() < 0.5 ? 3 : 12))}.md`;
        const text = editByChance(texts.get(uri) ?? '', random);
        texts.set(uri, text);
        if (random() < 0.15 && files.length === 0) files.push(read(uri, new TextEncoder().encode(text)));
        else open.push(read(uri, text));
      }
      const answer = post(worker, open, files);
      patches += answer.notes.filter(isPatch).length;
      const received = host.receive(answer).map(({ record }) => record);
      assert.deepEqual(byUri(received.slice(open.length)), byUri(files));
      // Of open notes the records themselves are the same.
      assert.deepEqual(received.slice(0, open.length), open);
    }
    assert.ok(patches > 100, `${patches} patches`);
    assert.equal(host['last'].size, 8);
  });

  it('is nothing of notes that come from files', () => {
    const worker = new PostedRecords();
    const bytes = new TextEncoder().encode('- met #ITOP/4\n- wrote #ITOP/3\n');
    for (let i = 0; i < 2; i++) {
      const { notes, files } = post(worker, [], [read('a.md', bytes)]);
      assert.deepEqual([notes, files?.uris], [[], ['a.md']]);
    }
    assert.equal(worker['last'].size, 0);
  });

  it('is too little for an answer that was meant for another host', () => {
    const worker = new PostedRecords();
    post(worker, [read('a.md', '- met #ITOP/4\n')]);
    const answer = post(worker, [read('a.md', '- met #ITOP/4\n')]);
    assert.throws(() => new PostedRecords().receive(answer), /never posted: a\.md/);
  });
});
