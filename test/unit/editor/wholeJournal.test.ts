import assert from 'node:assert/strict';
import { findReferences } from '../../../src/core/editor/references.js';
import { planWithRest, retagJournal } from '../../../src/core/editor/rename.js';
import { retagSources } from '../../../src/core/editor/retagPicks.js';
import { findSymbols } from '../../../src/core/editor/symbols.js';
import { reportVersions } from '../../../src/core/framework/import/versionReport.js';
import type { JournalIndex } from '../../../src/core/journal/index/journalIndex.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import type { NoteRecord } from '../../../src/core/journal/model.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { english } from '../../../src/core/messages/translate.js';
import { finish } from '../../../src/core/steps.js';
import { countWork, packedJournal } from '../../support/countWork.js';
import { bothLibrary } from './fixtures.js';

const library = bothLibrary();
const [framework] = library.frameworks;

function read(uri: string, text: string): NoteRecord {
  return readNote(uri, text, { library, markers: defaultMarkers, today: '2026-12-31' });
}

/** Half of the notes are of one skill, half of another; all are packed, as closed notes are. */
function journalOf(notes: number): JournalIndex {
  const records = Array.from({ length: notes }, (_, i) => {
    const text = i % 2 === 0 ? '- Moved the disks #ITOP/4\n- and #ITOP/9\n' : '- Wrote a tool #PROG/3\n';
    return read(`note ${String(i).padStart(3, '0')}.md`, text);
  });
  return packedJournal(records);
}

describe('what looks through all notes', () => {
  const notes = 60;
  const index = journalOf(notes);
  const ofOne = index.uris().filter((_, i) => i % 2 === 0);

  it('lets others have their turn behind each note: what a retag can start from', () => {
    const { result, steps, most } = countWork(retagSources(index, library, english));
    assert.deepEqual(
      [...result.known, ...result.wrong].map(({ label, tags }) => [label, tags]),
      [
        ['#ITOP', 30],
        ['#ITOP/4', 30],
        ['#PROG', 30],
        ['#PROG/3', 30],
        ['#ITOP/9', 30],
      ],
    );
    assert.deepEqual([steps, most], [notes, 1]);
  });

  it('does so in the report on a newer version of a framework', () => {
    assert.ok(framework);
    const skills = framework.skills.filter(({ code }) => code !== 'ITOP');
    const { result, steps, most } = countWork(reportVersions(index, library, { ...framework, skills }));
    assert.deepEqual(
      result?.lost.map(({ tag, places }) => [tag, places.length]),
      [['#ITOP/4', 30]],
    );
    assert.deepEqual([steps, most], [notes, 1]);
  });

  it('does so in the search for symbols', () => {
    const { result, steps, most } = countWork(findSymbols('tool', [], index, library));
    assert.equal(result.length, 30);
    assert.deepEqual([steps, most], [notes, 1]);
  });

  it('unpacks for references only the notes that may name the skill', () => {
    const own = read('own.md', '- here #ITOP/4\n');
    const work = countWork(findReferences(own, { line: 0, character: 9 }, index, library));
    assert.equal(work.result.length, 31);
    assert.deepEqual([work.steps, work.most, work.read], [notes, 1, ofOne]);
  });

  it('does so where the problems of all notes are told', () => {
    const { result, steps, most } = countWork(index.problems());
    assert.ok(result.length >= notes);
    assert.ok(steps >= notes);
    assert.ok(most <= 2);
    const twins = countWork(index.urisOfTwins());
    assert.deepEqual([twins.result.size, twins.steps], [notes, 2]);
  });

  it('gives the references in the order of notes, with those of the note at hand in their place', () => {
    const own = read('note 021.md', '- here #ITOP/4\n');
    const found = countWork(findReferences(own, { line: 0, character: 9 }, index, library)).result;
    const uris = found.map(({ uri }) => uri);
    assert.deepEqual(uris, [...ofOne, own.uri].sort());
  });

  it('lets others have their turn behind each note that a rename changes', () => {
    const changed = Array.from(index.records('ITOP')).flatMap((record) => record ?? []);
    const texts = changed.map((record) => ({ record, text: '- Moved the disks #ITOP/4\n- and #ITOP/9\n' }));
    const [from, to] = ['4', '3'].map((level) => ({ framework: 'sfia-9', code: 'ITOP', level }));
    assert.ok(from && to);
    const { result, steps } = countWork(retagJournal(from, to, texts, library));
    assert.ok(result.kind === 'plan');
    assert.deepEqual([result.notes.size, steps], [30, 30]);
  });

  it('unpacks for the rest of a rename only the notes that may name what tags become, and keeps none of them', () => {
    const from = { framework: 'sfia-9', code: 'PROG', level: '3' };
    const to = { framework: 'sfia-9', code: 'ITOP', level: '4' };
    const text = '- Wrote another #PROG/3, for #ITOP/4\n';
    const plan = finish(retagJournal(from, to, [{ text, record: read('own.md', text) }], library));
    assert.ok(plan.kind === 'plan');
    assert.equal(plan.existing, 1);
    const work = countWork(planWithRest(plan, index, ({ uri }) => uri !== ofOne[0]));
    assert.deepEqual(work.result, { ...plan, existing: 30 });
    assert.deepEqual([work.steps, work.most, work.read], [notes, 1, ofOne]);
  });

  it('looks at nothing behind a rename of wrong tags, which merges none', () => {
    const text = '- Wrote another #PROG/9\n';
    const to = { framework: 'sfia-9', code: 'ITOP', level: '4' };
    const made = finish(retagJournal(to, to, [{ text, record: read('own.md', text) }], library));
    assert.ok(made.kind === 'plan');
    const plan = { ...made, from: { kind: 'spelling', segments: ['prog', '9'] } } as const;
    assert.deepEqual(countWork(planWithRest(plan, index, () => true)), { result: plan, steps: 0, most: 0, read: [] });
  });
});
