import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { lookUpSkill } from '../../src/core/agents/lookUpSkill.js';
import { tallyForModel } from '../../src/core/agents/tallyEvidence.js';
import { EvidenceTree } from '../../src/core/editor/evidenceTree.js';
import { findReferences } from '../../src/core/editor/references.js';
import { renameTag, touchedBy, type RenameNote } from '../../src/core/editor/rename.js';
import { retagSources } from '../../src/core/editor/retagPicks.js';
import { skillPage } from '../../src/core/editor/skillPage.js';
import { findSymbols } from '../../src/core/editor/symbols.js';
import { reportVersions } from '../../src/core/framework/import/versionReport.js';
import { Library } from '../../src/core/framework/library.js';
import { readFramework } from '../../src/core/framework/read.js';
import { JournalIndex } from '../../src/core/journal/index/journalIndex.js';
import { defaultMarkers } from '../../src/core/journal/markers.js';
import { readNote } from '../../src/core/journal/reading/read.js';
import { packNotes, StoredNote } from '../../src/core/journal/packed/storedNote.js';
import { english as t } from '../../src/core/messages/translate.js';
import { buildReview } from '../../src/core/review/build.js';
import { exportReview } from '../../src/core/review/exportReview.js';
import { exportTally } from '../../src/core/review/tallyExport.js';
import { refreshReview, writeReview } from '../../src/core/review/write.js';
import type { Steps } from '../../src/core/steps.js';
import { arrangeTally, plainArrangement } from '../../src/core/tally/arrangement.js';
import { renderTallyPage } from '../../src/core/tally/page/page.js';
import { countJournal, IndexEvidence } from '../../src/core/tally/tally.js';
import { nextTurn } from '../../src/vscode/support/nextTurn.js';
import { inSlices } from '../../src/vscode/support/slices.js';
import { generateJournal } from './generateJournal.js';
import { watchThread, type Watched } from './longestStretch.js';

/**
 * How long commands and answers keep the thread at a stretch in a large journal, done in slices as the extension host does
 * them: `npm run bench:commands -- --notes 20000`. Printing HTML and Word is left out: a thread of its own does it. With
 * `--undated` no note has a date; `--only WORD` runs what has the word in its name. Before each of the `--rounds` a note is
 * changed, so that what was worked out before holds no longer; of the rounds the shortest counts.
 */
const { values } = parseArgs({
  options: {
    notes: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    undated: { type: 'boolean', default: false },
  },
});
/** Notes that the extension has read at once. */
const BATCH = 40;
const SEED = 20261123;
const home = 'file:///journal/';
const today = '2026-11-23';
const allTime = { from: undefined, to: undefined };
const lastYear = { from: '2025-01-01', to: '2025-12-31' };

const [framework, ...others] = ['sfia-9', 'engineering-ladder'].flatMap((name) => {
  const file = path.join(process.cwd(), 'frameworks', `${name}.yaml`);
  return readFramework(readFileSync(file, 'utf8'), name).framework ?? [];
});
const sfia = there(framework);
const library = new Library([sfia, ...others]);
const reading = { library, markers: defaultMarkers, today };
const notes = makeNotes(Number(values.notes));
const index = await makeIndex();
const evidence = new IndexEvidence(index, library);
const render = { t, linkTo: pathOf };

const tags = [...index.records()].reduce((sum, record) => sum + (record?.tags.length ?? 0), 0);
console.log(`${notes.size} notes, ${tags} tags, Node ${process.version}\n`);
say('', 'longest', 'all, in ms');
// First, while nothing is known of it.
await measure('the first tally without private entries', () => run(count(allTime, false)), 1);
await measureReviews('a year', lastYear);
await measureReviews('all time', allTime);
await measureTags();
await measureViews();
await measureModels();

/** Some have private lines, some words that stand elsewhere too. */
function makeNotes(size: number): ReadonlyMap<string, string> {
  const twin = '\n- restarted the cluster after the alert of the night #ITOP/4\n';
  const secret = (i: number): string => `\n- talked with the manager about the next step ${i} #private #ITOP/4\n`;
  return new Map(
    generateJournal(size, SEED).map(({ path: name, text }, i) => [
      home + (values.undated ? `note ${i}.md` : name),
      (values.undated ? text.replace(/^created: .*\n/m, '') : text) +
        (i % 20 === 0 ? secret(i) : i % 20 === 1 ? twin : ''),
    ]),
  );
}

async function makeIndex(): Promise<JournalIndex> {
  const made = new JournalIndex(pathOf);
  const all = [...notes];
  for (let i = 0; i < all.length; i += BATCH) {
    const records = all.slice(i, i + BATCH).map(([uri, text]) => readNote(uri, text, reading));
    for (const note of StoredNote.unpack(structuredClone(packNotes(records)))) made.put(note);
  }
  await run(made.prepare());
  return made;
}

async function measureReviews(name: string, period: typeof lastYear | typeof allTime): Promise<void> {
  await measure(`the tally of ${name}`, () => run(count(period)));
  const build = () => run(buildReview(index, library, { period, includeLicensedText: true, pathOf }));
  await measure(`a review of ${name}, gathered`, build);
  const source = await build();
  const written = await run(writeReview(source, render));
  await measure(`a review of ${name}, written`, () => run(writeReview(source, render)));
  await measure(`a review of ${name}, refreshed`, () => run(refreshReview(written.text, source, render)));
  const print = () => Promise.reject(new Error('It is left out.'));
  const context = { journal: index, library, pathOf, t, run, print };
  for (const format of ['markdown', 'json', 'csv'] as const) {
    await measure(`a review of ${name} as ${format}`, () => exportReview(written, format, context));
  }
  const tally = await run(count(period, false));
  for (const format of ['markdown', 'json', 'csv'] as const) {
    await measure(`the tally of ${name} as ${format}`, () => exportTally(tally, source.review, format, context));
  }
}

async function measureTags(): Promise<void> {
  const isWanted = ({ text }: { readonly text: string }): boolean => text === '#ITOP/4';
  const note = there([...index.records('ITOP')].find((record) => record?.tags.some(isWanted)));
  const { line, character } = there(note.tags.find(isWanted)).range.start;
  const at = { record: note, position: { line, character: character + 2 }, newName: 'ITOPS' };
  const touched = there(touchedBy(note, at.position, library));
  const changed = [...index.records('ITOP')].flatMap((record): readonly RenameNote[] => {
    const text = notes.get(record?.uri ?? '');
    return record && text !== undefined && touched.has(record) ? [{ record, text }] : [];
  });
  const itop = there(sfia.skills.find(({ code }) => code === 'ITOP'));
  const larger = new Library([{ ...sfia, skills: [...sfia.skills, { ...itop, code: 'ITOPS' }] }]);
  const next = { ...sfia, skills: sfia.skills.filter(({ code }) => code !== 'ITOP') };
  await measure('what a retag can start from', () => run(retagSources(index, library, t)));
  await measure('what a newer framework leaves out', () => run(reportVersions(index, library, next)));
  await measure('references of a skill', () => run(findReferences(note, at.position, index, library)));
  await measure(`a skill renamed in ${changed.length} notes`, () => run(renameTag(at, changed, larger)));
  await measure('symbols that are not there', () => run(findSymbols('nothing at all', [], index, library)));
  await measure('all problems', () => run(index.problems()));
  await measure('notes with words that stand elsewhere', () => run(index.urisOfTwins()));
}

async function measureViews(): Promise<void> {
  const skill = { framework: sfia.id, code: 'ITOP' };
  await measure('the page of a skill', () => run(skillPage(skill, { library, evidence, t })));
  await measure('the view of evidence', async () => {
    const tree = new EvidenceTree(index, library, t, 'month', () => true);
    await run(tree.update());
    for (const root of tree.roots().slice(0, 3)) await run(tree.children(root));
  });
  const choice = { periodChoice: { kind: 'all' }, today, links: 'editor' } as const;
  const draw = async (privacy: 'with' | 'only') => {
    const tally = arrangeTally(await run(count(allTime)), { ...plainArrangement, privacy });
    await nextTurn();
    return renderTallyPage(tally, library.frameworks, choice, t);
  };
  await measure('the tally page', () => draw('with'));
  await measure('the tally page of private entries', () => draw('only'));
  const page = await draw('with');
  for (const [name, id] of [
    ['the number at the top', 'all-evidence'],
    ['a level', 'skill[^"]*ITOP[^"]*4'],
    ['a bar', 'time[^"]*'],
  ] as const) {
    const known = there(new RegExp(`data-opens="(${id})"`).exec(page.html)?.[1]);
    await measure(`the lines behind ${name}`, () => page.body(known));
  }
}

async function measureModels(): Promise<void> {
  const source = { index: index.withoutPrivate(), library, today, toPath: pathOf };
  await measure('a skill looked up by a model', () => lookUpSkill({ skill: 'ITOP' }, source));
  await measure('a tally for a model', () => run(tallyForModel({ period: '2025-01-01..2025-12-31' }, source)));
}

function count(period: typeof lastYear | typeof allTime, includePrivate = true) {
  return countJournal(index, library, { period, includePrivate });
}

function run<R>(steps: Steps<R>): Promise<R> {
  return inSlices(steps);
}

async function measure(what: string, work: () => unknown, rounds = Number(values.rounds)): Promise<void> {
  if (!what.includes(values.only)) return;
  const watched: Watched[] = [];
  for (let round = 0; round < rounds; round++) {
    index.set(readNote(`${home}new.md`, `- 2025-11-${10 + round} changed it #ITOP/4 #MENTORING/4\n`, reading));
    watched.push(await watchThread(work));
  }
  const least = (of: 'longest' | 'whole'): number => Math.min(...watched.map((one) => one[of]));
  say(what, least('longest').toFixed(0), least('whole').toFixed(0));
}

function say(what: string, longest: string, whole: string): void {
  console.log(`${what.padEnd(48)} ${longest.padStart(8)} ${whole.padStart(12)}`);
}

function pathOf(uri: string): string {
  return uri.slice(home.length);
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The journal does not have it.');
  return value;
}
