import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { completeTag } from '../../src/core/editor/completion.js';
import { hoverFor } from '../../src/core/editor/hover.js';
import { Library } from '../../src/core/framework/library.js';
import { readFramework } from '../../src/core/framework/read.js';
import { writeCache } from '../../src/core/journal/packed/cache.js';
import { JournalIndex } from '../../src/core/journal/index/journalIndex.js';
import { defaultMarkers } from '../../src/core/journal/markers.js';
import { OpenNote } from '../../src/core/journal/typing/openNote.js';
import { packNotes, StoredNote } from '../../src/core/journal/packed/storedNote.js';
import { readNote, readWholeNote } from '../../src/core/journal/reading/read.js';
import { english } from '../../src/core/messages/translate.js';
import { IndexEvidence, tallyJournal } from '../../src/core/tally/tally.js';
import { decodeNote } from '../../src/worker/decodeNote.js';
import { PostedRecords } from '../../src/worker/postedRecords.js';
import { generateJournal } from './generateJournal.js';
import type { StartPlan } from './start.js';
import { findRipgrep, indexWithLanguageService, listTagsWithFoam } from './peers.js';

/** Notes that the slow peers are timed on; their time is then scaled to all. */
const SAMPLE = 150;
const ROUNDS = 3;
/** Notes that the extension has read at once. */
const BATCH = 40;
const { values } = parseArgs({
  options: { notes: { type: 'string', default: '10000' }, seed: { type: 'string', default: '20261123' } },
});
const folder = mkdtempSync(path.join(tmpdir(), 'skill-journal-bench-'));

try {
  await measure();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const notes = generateJournal(Number(values.notes), Number(values.seed));
  const files = notes.map(({ path: name }) => path.join(folder, name));
  notes.forEach(({ text }, i) => {
    const file = files[i] ?? '';
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  });
  const bytes = notes.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  const cpu = cpus();
  console.log(`${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpu.length} × ${cpu[0]?.model}`);
  console.log(`${notes.length} notes, ${(bytes / 1e6).toFixed(1)} MB, seed ${values.seed}\n`);

  const frameworks = ['sfia-9', 'engineering-ladder'].flatMap((name) => {
    const file = path.join(process.cwd(), 'frameworks', `${name}.yaml`);
    return readFramework(readFileSync(file, 'utf8'), name).framework ?? [];
  });
  const options = { library: new Library(frameworks), markers: defaultMarkers, today: '2026-11-23' };
  const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter);
  const sample = files.slice(0, SAMPLE);
  const scale = files.length / sample.length;

  // Of what is given back once the index goes, so that compiled code does not count.
  const held = [indexAsInHost()];
  let memory = await usedMemory();
  held.length = 0;
  memory -= await usedMemory();
  const index = indexAsInHost();

  // One after the other in each round, so that a busy machine slows them alike.
  const remark: number[] = [];
  const whole: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    remark.push(time(() => sample.forEach((file) => processor.parse(readFileSync(file, 'utf8')))) * scale);
    whole.push(time(() => sample.forEach((file) => readWholeNote(file, readFileSync(file, 'utf8'), options))) * scale);
    ours.push(time(indexAsInHost));
  }
  const peer = median(remark);
  row(`full remark + GFM parse (of ${sample.length}, scaled)`, peer, peer);
  row(`our index by whole parses (of ${sample.length}, scaled)`, median(whole), peer);
  row('our index, cold, one thread, packed', median(ours), peer);
  const service = await indexWithLanguageService(folder, files.slice(0, SAMPLE));
  row(
    `vscode-markdown-languageservice (of ${sample.length}, scaled)`,
    service === undefined ? undefined : service * scale,
    peer,
  );
  const sampleFolder = path.join(folder, 'sample');
  mkdirSync(sampleFolder);
  notes.slice(0, SAMPLE).forEach(({ text }, i) => writeFileSync(path.join(sampleFolder, `${i}.md`), text));
  const foam = listTagsWithFoam(sampleFolder);
  rmSync(sampleFolder, { recursive: true });
  row(`Foam, by foam-cli (of ${sample.length}, scaled)`, foam === undefined ? undefined : foam * scale, peer);
  row('ripgrep, as the floor', timeRipgrep(), peer);

  const read = [...notesAsInHost()];
  for (const note of read) {
    const { size, mtimeMs } = statSync(note.uri);
    note.stamp = { size, changed: mtimeMs };
  }
  const key = { version: '1', setup: frameworks, today: options.today };
  const cache = Buffer.concat([...writeCache(read, key)]);
  const cacheFile = path.join(folder, 'journal.cache');
  writeFileSync(cacheFile, cache);
  const planFile = path.join(folder, 'start.json');
  writeFileSync(planFile, JSON.stringify({ files, cacheFile, key } satisfies StartPlan));
  const { stdout } = spawnSync(process.execPath, [path.join(import.meta.dirname, 'start.mjs'), planFile], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [first = 0, ...again] = JSON.parse(stdout) as readonly number[];
  row('start with the cache: load, stat, check, index', median(again), peer);
  row('the same, the first time in a process', first, peer);
  console.log(`\ncache ${(cache.length / 1e6).toFixed(1)} MB, index ${(memory / 1e6).toFixed(1)} MB of memory`);

  const period = { from: undefined, to: undefined };
  const evidence = new IndexEvidence(index, options.library);
  const ref = { framework: 'sfia-9', code: 'ITOP' };
  const counted = (): unknown => tallyJournal(index, options.library, { period, includePrivate: true });
  console.log(`tally, first ${time(counted).toFixed(2)} ms, warm ${median(times(counted)).toFixed(4)} ms`);
  const deps = { library: options.library, evidence, t: english, today: options.today };
  const typed = { line: 'moved the disks #ito', character: 20, place: 'text', asked: false } as const;
  for (const [name, work] of [
    ['hover', () => hoverFor('#ITOP/4', deps)],
    ['completion', () => completeTag({ ...typed, ...deps })],
  ] as const) {
    const first = time(work);
    const again = Array.from({ length: 50 }, () => time(work));
    console.log(`${name}, first ${first.toFixed(2)} ms, warm ${median(again).toFixed(4)} ms`);
  }
  evidence.skill(ref);
  console.log(`counts of a skill, warm ${median(times(() => evidence.skill(ref))).toFixed(4)} ms`);

  for (const size of [5, 100, 1000]) keystroke(size);
  for (const size of [100, 1000]) keystroke(size, '---\ntags: [ITOP/4]\n---\n', ', tagged in its front matter');
  keystroke(100, '%%\nnot yet\n\n- asked\n%%\n\n', ', with a comment over blocks');

  /** Read in the worker's batches, and posted. */
  function* notesAsInHost(): Generator<StoredNote> {
    for (let i = 0; i < files.length; i += BATCH) {
      const batch = files.slice(i, i + BATCH);
      const records = batch.map((file) => readNote(file, decodeNote(readFileSync(file)), options));
      yield* StoredNote.unpack(structuredClone(packNotes(records)));
    }
  }

  function indexAsInHost(): JournalIndex {
    const into = new JournalIndex();
    for (const note of notesAsInHost()) into.put(note);
    return into;
  }

  /** Types into the middle of a note of so many KB, with tags as in the journal: what is read, posted, indexed and counted anew. */
  function keystroke(kilobytes: number, head = '', what = ''): void {
    let note = head;
    const tagged = notes.filter(({ text: words }) => words.includes('#ITOP'));
    for (let i = 0; note.length < kilobytes * 1024; i = (i + 1) % tagged.length) {
      note += `${(tagged[i]?.text ?? '').replace(/^---\n[^]*?\n---\n/, '')}\n`;
    }
    const middle = note.indexOf('\n- ', note.length >> 1) + 3;
    const typed = 'moved the disks again after the second alert #ITOP/4/2, and wrote the runbook\n- ';
    const open = new OpenNote('2026-06-01.md', options);
    const [worker, host] = [new PostedRecords(), new PostedRecords()];
    const take = (text: string): void => {
      const answer = structuredClone(worker.post([open.read(text)], []));
      for (const stored of host.receive(answer)) index.put(stored);
    };
    const textAfter = (letters: number): string => {
      const edited = note.slice(0, middle) + typed.slice(0, letters) + note.slice(middle);
      // The text comes from the editor in one piece.
      edited.charCodeAt(0);
      return edited;
    };
    const indexed: number[] = [];
    const taken: number[] = [];
    for (let round = 0; round < 5; round++) {
      take(note);
      for (let letters = 1; letters <= typed.length; letters++) {
        const edited = textAfter(letters);
        const reading = time(() => take(edited));
        indexed.push(reading);
        taken.push(reading + time(() => evidence.skill(ref)));
      }
    }
    // Behind the letters, which have garbage of their own to wait for.
    const whole = [16, 32, 48, 64, 80]
      .map(textAfter)
      .map((text) => time(() => readNote('2026-06-01.md', text, options)));
    // What the machine does beside it is not in every round.
    const least = Array.from(typed, (_, letter) => Math.min(...indexed.filter((_, i) => i % typed.length === letter)));
    const slow = least.filter((milliseconds) => milliseconds > 1).length;
    const say = (all: readonly number[]): string => {
      const sorted = [...all].sort((a, b) => a - b);
      return `median ${median(all).toFixed(2)} ms, p95 ${(sorted[Math.floor(sorted.length * 0.95)] ?? 0).toFixed(2)} ms`;
    };
    console.log(
      `keystroke in ${kilobytes} KB${what}: read, posted and indexed ${say(indexed)}; with the skill's lists of evidence ${say(taken)}; ` +
        `letters above 1 ms in every round ${slow} of ${typed.length} ` +
        `(read anew ${median(whole).toFixed(1)} ms, 1/${(median(whole) / median(indexed)).toFixed(0)})`,
    );
    index.delete('2026-06-01.md');
  }
}

function timeRipgrep(): number | undefined {
  const program = findRipgrep();
  if (program === undefined) return undefined;
  return median(times(() => spawnSync(program, ['--count', '#[A-Z]{4}/', folder], { stdio: 'ignore' })));
}

/** Of the heap and of buffers beside it, which are given back in the background. */
async function usedMemory(): Promise<number> {
  for (let i = 0; i < 3; i++) {
    globalThis.gc?.();
    await delay(50);
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function times(work: () => unknown): readonly number[] {
  return Array.from({ length: ROUNDS }, () => time(work));
}

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

function row(name: string, milliseconds: number | undefined, peer: number): void {
  if (milliseconds === undefined) {
    console.log(`${name.padEnd(56)} not to be had here`);
    return;
  }
  const ratio = milliseconds <= peer ? `1/${(peer / milliseconds).toFixed(1)}` : `${(milliseconds / peer).toFixed(2)}×`;
  console.log(`${name.padEnd(56)} ${milliseconds.toFixed(0).padStart(7)} ms   ${ratio.padStart(8)}`);
}
