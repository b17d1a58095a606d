import assert from 'node:assert/strict';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import type { NoteRecord } from '../../../src/core/journal/model.js';
import { OpenNote } from '../../../src/core/journal/typing/openNote.js';
import { applyPatch, compareWork, isSame, makePatch } from '../../../src/core/journal/patchRecord.js';
import { caseLibrary } from '../../support/caseFrameworks.js';
import { editByChance, editCalmly } from '../../support/randomEdits.js';
import { calmNote, createRandom, randomNote } from '../../support/randomNotes.js';

const options = { library: caseLibrary(), markers: defaultMarkers, today: '2026-08-31' };
const seed = Number(process.env.SEED ?? 20261123);
/** `npm run fuzz` tries more. */
const sequences = Number(process.env.FUZZ_EDITS ?? 30);
const uri = 'daily/2026-06-01.md';

/** As a thread gets it from another. */
function posted<T>(data: T): T {
  return structuredClone(data);
}

/** Items of the new list that are equal to an item at the same place of the old, from the head on, and from the tail. */
function keptOf<T>(before: readonly T[], after: readonly T[]): readonly (readonly [T, T])[] {
  const isSame = (a: T | undefined, b: T | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && isSame(before[head], after[head])) head++;
  let tail = 0;
  while (tail < most - head && isSame(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const pairs = before.slice(0, head).map((item, i) => [item, after[i] as T] as const);
  const [old, now] = [before.slice(before.length - tail), after.slice(after.length - tail)];
  return [...pairs, ...old.map((item, i) => [item, now[i] as T] as const)];
}

describe('plain data', () => {
  it('is the same where all in it is, or stands as many lines further down', () => {
    const placed = { range: { start: { line: 1, character: 2 } }, text: 'a' };
    assert.ok(isSame(placed, structuredClone(placed)));
    assert.ok(isSame(placed, { range: { start: { line: 4, character: 2 } }, text: 'a' }, 3));
    assert.ok(!isSame(placed, placed, 3));
    assert.ok(!isSame(placed, { range: { start: { line: 4, character: 5 } }, text: 'a' }, 3));
    assert.ok(!isSame({ a: undefined }, { b: 1 }) && !isSame({ a: undefined }, {}) && !isSame([1], [1, 2]));
  });
});

describe('a patch of a record', function () {
  this.timeout(0);

  it(`makes the record after every edit, and keeps the objects (seed ${seed}, ${sequences} sequences)`, () => {
    let patches = 0;
    let kept = 0;
    for (let i = 0; i < sequences; i++) {
      const random = createRandom(seed + i);
      const note = new OpenNote(uri, options);
      const isCalm = i % 3 === 0;
      let text = Array.from({ length: 1 + Math.floor(random() * 3) }, () => randomNote(random)).join('\n');
      if (isCalm) text = calmNote(random);
      let record = note.read(text);
      let held: NoteRecord = posted(record);
      for (let edit = 0; edit < 20; edit++) {
        text = (isCalm ? editCalmly : editByChance)(text, random);
        const next = note.read(text);
        const patch = makePatch(record, next);
        const before = held;
        held = patch ? applyPatch(before, posted(patch)) : posted(next);
        record = next;
        assert.deepEqual(held, next, JSON.stringify(text));
        if (!patch) continue;
        patches++;
        const lists = [keptOf(before.entries, held.entries), keptOf(before.tags, held.tags)];
        for (const [old, now] of [...lists.flat(), ...keptOf(before.problems, held.problems)]) {
          assert.equal(now, old, JSON.stringify(text));
          kept++;
        }
      }
    }
    assert.ok(patches > sequences * 10 && kept > patches, `${patches} patches, ${kept} objects kept`);
  });

  it('tells of lines that moved by their number, and makes new objects for them', () => {
    const text = 'met #ITOP/4\n\nwrote #ITOP/3\n\n> [!review] Ann, 2026-06-02\n> agreed\n\n- asked #ITOP/3 #private\n';
    const note = new OpenNote(uri, options);
    const before = note.read(text);
    const after = note.read(text.replace('\n\n', '\n\n\n'));
    const patch = makePatch(before, after);
    assert.equal(before.entries[1]?.comments?.length, 1);
    assert.deepEqual(patch?.entries, { head: 1, between: [], tail: 2, lines: 1 });
    assert.deepEqual(patch.withoutPrivate?.entries, { head: 1, between: [], tail: 1, lines: 1 });
    const held = applyPatch(before, patch);
    assert.deepEqual(held, after);
    assert.equal(held.entries[0], before.entries[0]);
    assert.notEqual(held.entries[1], before.entries[1]);
  });

  it('is made at a glance where lines moved: values that are compared one by one are counted, not timed', () => {
    const text = Array.from({ length: 1000 }, (_, i) => `- met #ITOP/4 and #itop/3, number ${i}\n`).join('');
    const note = new OpenNote(uri, options);
    const before = note.read(text);
    const compared = compareWork.values;
    const patch = makePatch(before, note.read(text.replace('number 500', 'number\n500')));
    assert.ok((patch?.entries.tail ?? 0) > 490 && (patch?.problems.tail ?? 0) > 490, JSON.stringify(patch));
    const count = compareWork.values - compared;
    assert.ok(count < 200, `${count} values for ${before.entries.length + before.tags.length} entries and tags`);
  });

  it('tells what changed at the end of a note apart from the entries that reach over all of it', () => {
    const note = new OpenNote(uri, options);
    const text = '---\ntags: [ITOP/4]\n---\n# Work #PROG/3\n\n- met #ITOP/4\n\n- wrote #ITOP/3\n\n- asked #ITOP/3';
    const before = note.read(text);
    const after = note.read(`${text} twice`);
    const patch = makePatch(before, after);
    assert.deepEqual(patch?.entries, {
      lead: after.entries.slice(0, 2),
      head: 4,
      between: after.entries.slice(4),
      tail: 0,
      lines: 0,
    });
    const held = applyPatch(before, patch);
    assert.deepEqual(held, after);
    assert.equal(held.entries[2], before.entries[2]);
  });

  it('is none where little stays the same', () => {
    const note = new OpenNote(uri, options);
    const before = note.read('- met #ITOP/4\n');
    assert.equal(makePatch(before, note.read('- met #ITOP/4\n- wrote #ITOP/3\n- asked #ITOP/3\n')), undefined);
  });

  it('carries what reviewers wrote, and that a note is left out', () => {
    const note = new OpenNote(uri, options);
    const before = note.read('- met #ITOP/4\n');
    const after = note.read('---\nskill-journal: ignore\n---\n- met #ITOP/4\n');
    const patch = makePatch(before, after);
    assert.ok(patch && after.skipped);
    assert.deepEqual(applyPatch(before, patch), after);
    const remark = { framework: 'f', code: 'ITOP', level: '4', key: 'k' };
    const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
    const comment = { author: 'Ann', date: undefined, verdict: undefined, rating: undefined, text: 'good', range };
    const commented = { ...after, remarks: [{ ...remark, comment }] };
    const second = makePatch(after, commented);
    assert.ok(second);
    assert.deepEqual(applyPatch(after, second), commented);
    const third = makePatch(commented, after);
    assert.ok(third);
    assert.deepEqual(applyPatch(commented, third), after);
  });
});
