import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { Library } from '../../src/core/framework/library.js';
import { readFramework } from '../../src/core/framework/read.js';
import { JournalIndex } from '../../src/core/journal/journalIndex.js';
import { defaultMarkers } from '../../src/core/journal/markers.js';
import { readNote } from '../../src/core/journal/read.js';
import { tallyJournal } from '../../src/core/tally/tally.js';
import { generateJournal } from './generateJournal.js';

const { values } = parseArgs({
  options: { notes: { type: 'string', default: '2000' }, seed: { type: 'string', default: '20261123' } },
});
const folder = mkdtempSync(path.join(tmpdir(), 'skill-journal-bench-'));

try {
  const notes = generateJournal(Number(values.notes), Number(values.seed));
  for (const { path: name, text } of notes) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const bytes = notes.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  console.log(`${notes.length} notes, ${(bytes / 1e6).toFixed(1)} MB, seed ${values.seed}, Node ${process.version}\n`);

  const frameworks = ['sfia-9', 'engineering-ladder'].flatMap((name) => {
    const file = new URL(`../../frameworks/${name}.yaml`, import.meta.url);
    return readFramework(readFileSync(file, 'utf8'), file.href).framework ?? [];
  });
  const options = { library: new Library(frameworks), markers: defaultMarkers, today: '2026-11-23' };
  const index = new JournalIndex();
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter);

  const ours = time(() => {
    for (const { path: name } of notes) index.set(readNote(name, read(name), options));
  });
  const remark = time(() => {
    for (const { path: name } of notes) processor.parse(read(name));
  });
  const period = { from: undefined, to: undefined };
  const tally = time(() => void tallyJournal(index, options.library, { period, includePrivate: true }));
  const ripgrep = time(() => {
    const { error } = spawnSync('rg', ['--count', '#[A-Z]{4}/', folder], { stdio: 'ignore' });
    if (error) throw error;
  }, true);

  const result = tallyJournal(index, options.library, { period, includePrivate: true });
  row('full remark + GFM parse', remark, remark);
  row('our index', ours, remark);
  row('tally of the whole index', tally, remark);
  if (ripgrep === undefined) console.log('ripgrep: not installed');
  else row('ripgrep, as the floor', ripgrep, remark);
  const evidence = result.skills.flatMap(({ levels }) => levels).reduce((sum, level) => sum + level.evidence.length, 0);
  console.log(`\n${evidence} pieces of evidence in ${result.entries} entries`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Milliseconds of one run; undefined where the work could not be done and may be missing. */
function time(work: () => void, mayFail?: false): number;
function time(work: () => void, mayFail: true): number | undefined;
function time(work: () => void, mayFail = false): number | undefined {
  const start = performance.now();
  try {
    work();
  } catch (error) {
    if (mayFail) return undefined;
    throw error;
  }
  return performance.now() - start;
}

function row(name: string, milliseconds: number, peer: number): void {
  const ratio = milliseconds <= peer ? `1/${(peer / milliseconds).toFixed(1)}` : `${(milliseconds / peer).toFixed(2)}×`;
  console.log(
    `${name.padEnd(28)} ${milliseconds.toFixed(0).padStart(7)} ms   ${ratio.padStart(8)} of the remark parse`,
  );
}
