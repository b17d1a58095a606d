import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { importFramework } from '../../src/core/framework/import/registry.js';
import { Library } from '../../src/core/framework/library.js';
import { readFramework } from '../../src/core/framework/read.js';
import { readFrontMatterText } from '../../src/core/journal/blocks/frontMatter.js';
import { JournalIndex } from '../../src/core/journal/index/journalIndex.js';
import { defaultMarkers } from '../../src/core/journal/markers.js';
import { readNote } from '../../src/core/journal/reading/read.js';
import { readProfile } from '../../src/core/targets/readProfile.js';
import { CoverageWatch } from '../support/coverageWatch.js';
import { projectRoot } from '../support/paths.js';

/**
 * Damaged files, and a great many of them: pieces of real notes and frameworks, cut, doubled, mixed and salted with what
 * breaks parsers. `npm run fuzz` runs more, and lets those that reach code which none before them did be damaged further;
 * `SEED=…` repeats a run.
 */
const seed = Number(process.env['SEED'] ?? 20261123);
const inputs = Number(process.env['INPUTS'] ?? 900);
/** What is damaged again and again would grow without end. */
const longestKept = 20_000;
const isGuided = process.env['GUIDED'] !== undefined;
const ownFiles = /(?:\/|%2F)src(?:\/|%2F)core(?:\/|%2F)/;

const salt = [
  ...['\u0000', '\uFEFF', '\uD800', '\u202E', '\u{1F469}\u200D\u{1F4BB}', '\r', '\r\n\r\n', '\t', ' '.repeat(300)],
  ...['---\n', '...\n', '```', '~~~', '$$', '%%', '<!--', '-->', '{{', '}}', '[[', ']]', '![](', '>', '> [!note]\n'],
  ...[
    '#ITOP/4',
    '#ITOP/',
    '#/',
    '#ITOP/4/99999999999999999999',
    '#sfia-9/ITOP/4',
    '#private',
    '- [ ] ',
    '| a | b |\n|-|-|\n',
  ],
  ...['&a [*a]', '*a', '<<: *a', '!!js/function x', '__proto__: {}', '? - :', '"', "'", '[', '{', ': ', '\n  - '],
  ...[
    '2026-02-30',
    '2026-W99',
    '99999-01-01',
    'date:: ',
    '[^1]: ',
    'PK\u0003\u0004',
    ',;,;"',
    '\u001b[31m',
    '(' + '('.repeat(200),
  ],
];

/** A small generator of numbers, the same on every machine: mulberry32. */
function makeRandom(from: number): (below: number) => number {
  let state = from >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, below);
  };
}

function damage(sound: readonly string[], random: (below: number) => number): string {
  const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T;
  let text = pick(sound);
  for (let times = 1 + random(6); times > 0; times -= 1) {
    const at = random(text.length + 1);
    const length = random(80);
    const other = pick(sound);
    const from = random(other.length);
    const change = [
      () => text.slice(0, at) + text.slice(at + length),
      () => text.slice(0, at) + pick(salt) + text.slice(at),
      () => text.slice(0, at) + pick(salt).repeat(1 + random(40)) + text.slice(at + length),
      () => text.slice(0, at) + text.slice(at, at + length).repeat(1 + random(8)) + text.slice(at),
      () => text.slice(0, at) + other.slice(from, from + length * 4) + text.slice(at),
    ];
    text = pick(change)();
  }
  return text;
}

function filesOf(folder: string, ending: RegExp): readonly string[] {
  const home = path.join(projectRoot, folder);
  const names = fs.readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => ending.test(name));
  return names.sort().map((name) => fs.readFileSync(path.join(home, name), 'utf8'));
}

describe('damaged files, by the thousand', function () {
  this.timeout(isGuided ? 0 : 300_000);
  const frameworks = filesOf('frameworks', /\.yaml$/);
  const library = new Library(frameworks.flatMap((text, index) => readFramework(text, `f${index}`).framework ?? []));
  const notes = filesOf('sample-journal', /\.md$/);

  /** Runs a reader over damaged copies of sound files; what it throws comes with the input. */
  function run(name: string, sound: readonly string[], count: number, read: (text: string) => void): void {
    const random = makeRandom(seed);
    const pool = [...sound];
    const watch = isGuided ? new CoverageWatch(ownFiles) : undefined;
    let characters = 0;
    for (let index = 0; index < count; index += 1) {
      const text = damage(pool, random);
      characters += text.length;
      try {
        read(text);
      } catch (error) {
        throw new Error(`input ${index} of seed ${seed}: ${JSON.stringify(text).slice(0, 2000)}`, { cause: error });
      }
      if (watch?.reachedMore() === true) pool.push(text.slice(0, longestKept));
    }
    watch?.dispose();
    const kept = isGuided ? `, of which ${pool.length - sound.length} reached more` : '';
    const size = `${(characters / 1e6).toFixed(1)} million characters`;
    console.log(`        ${name}: ${count} inputs${kept}, ${size}, seed ${seed}`);
  }

  it('are read as notes: no crash, and every place lies within the text', () => {
    const index = new JournalIndex();
    run('notes', notes, inputs, (text) => {
      const record = readNote('note.md', text, { library, markers: defaultMarkers, today: '2026-11-23' });
      for (const { range } of record.problems) {
        assert.ok(range.start.line <= range.end.line && range.end.line <= text.split(/\r\n|\r|\n/).length);
      }
      index.set(record);
    });
    assert.equal(index.noteCount, 1);
  });

  it('are read as front matter: no crash, and every place lies within it', () => {
    const matter = notes
      .filter((text) => text.startsWith('---'))
      .map((text) => text.slice(4, text.indexOf('\n---', 4)));
    const own = ['tags: [ITOP/4, "PROG/3"]\ndate: 2026-03-18\n', 'skills:\n  - ITOP/4/2 # since May\n  - #PROG\n'];
    run('front matter', [...matter, ...own], inputs, (yaml) => {
      const matter = readFrontMatterText(`---\n${yaml}\n---\n`);
      assert.ok(matter);
      const { span, tags } = matter;
      for (const { start, end } of tags) assert.ok(span.start <= start && start < end && end <= span.end);
    });
  });

  it('are read as frameworks: no crash, and a framework or the reason why not', () => {
    run('frameworks', frameworks, Math.ceil(inputs / 5), (text) => {
      const { framework, problems } = readFramework(text, 'file.yaml');
      assert.ok(framework !== undefined || problems.length > 0);
    });
  });

  it('are read as profiles: no crash', () => {
    const profile = [
      'format: skill-profile/1\nname: Jonna\nrole: Engineer\nenough: { evidence: 3, within: 18 months }',
      'targets:\n  ITOP: { level: 5, by: 2027-06, statements: all }\n  MENTORING: 4\naim: { role: senior, by: 2027-Q4 }',
      'rolesFrom: team.skill-roles.yaml\nroles:\n  senior:\n    name: Senior\n    skills: { ITOP: 4 }\n    rules: []',
      'rules:\n  - { name: Broad, skills: 5, level: 3, among: [ITOP], including: { skills: 2, level: 4 } }\n',
    ].join('\n');
    run('profiles', [profile, ...frameworks.map((text) => text.slice(0, 2000))], inputs, (text) => {
      readProfile(text, 'profile.yaml');
    });
  });

  it('are imported, whatever their name: no crash, and a framework, a question or the reason why not', () => {
    const encoder = new TextEncoder();
    const tables = [
      'Skill,Level 1,Level 2\nBackups,Runs them.,Owns them.\n',
      '| Skill | 1 | 2 |\n|-|-|-|\n| A | b | c |\n',
    ];
    run('imports', [...tables, ...frameworks, ...notes.slice(0, 20)], Math.ceil(inputs / 3), (text) => {
      const outcome = importFramework({ name: 'file.txt', bytes: encoder.encode(text) });
      assert.equal(typeof outcome.kind, 'string');
    });
  });
});

/** Of a note with a piece of evidence, in bytes. */
const mostPerNote = 4000;

/** What is in use once all that is not was thrown away. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}

describe('a journal of 100,000 notes', function () {
  this.timeout(120_000);

  it('takes a bounded part of the memory, and gives it back', () => {
    const library = new Library(
      filesOf('frameworks', /\.yaml$/).flatMap((text, index) => readFramework(text, `f${index}`).framework ?? []),
    );
    const options = { library, markers: defaultMarkers, today: '2026-11-23' };
    const index = new JournalIndex();
    const record = readNote('day.md', '# Day\n\n- 2026-03-02 Patched the host of the day #ITOP/2\n- Words\n', options);
    const before = heapInUse();
    // As they come from the worker: no two of them share anything.
    for (let number = 0; number < 100_000; number += 1) {
      index.set({ ...structuredClone(record), uri: `file:///journal/notes/${number}.md` });
    }
    const held = heapInUse() - before;
    for (const uri of index.uris()) index.delete(uri);
    const left = heapInUse() - before;
    const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(0);
    console.log(`        ${kilobytes(held)} kB are held, ${kilobytes(left)} kB stay`);
    assert.equal(index.noteCount, 0);
    assert.ok(held < 100_000 * mostPerNote, `${held} bytes`);
    assert.ok(left < held / 10, `${left} of ${held} bytes`);
  });

  it('is held, and one note can be taken out and put in again without the others being touched', () => {
    const library = new Library(
      filesOf('frameworks', /\.yaml$/).flatMap((text, index) => readFramework(text, `f${index}`).framework ?? []),
    );
    const options = { library, markers: defaultMarkers, today: '2026-11-23' };
    const ref = { framework: 'sfia-9', code: 'ITOP' };
    const index = new JournalIndex();
    const records = Array.from({ length: 100 }, (_, day) =>
      readNote(`${day}.md`, `# Day ${day}\n\n- 2026-03-02 Patched host ${day} #ITOP/2\n- Words\n`, options),
    );
    for (let number = 0; number < 100_000; number += 1) {
      const record = records[number % records.length];
      assert.ok(record);
      index.set({ ...record, uri: `notes/${number}.md` });
    }
    assert.equal(index.noteCount, 100_000);
    assert.equal(index.level(ref, '2')?.evidence.length, 100_000);
    assert.equal(index.delete('notes/77777.md'), true);
    assert.equal(index.level(ref, '2')?.evidence.length, 99_999);
    index.set(readNote('notes/77777.md', '- 2026-03-02 Patched it twice #ITOP/2\n- Once more #ITOP/2\n', options));
    assert.equal(index.level(ref, '2')?.evidence.length, 100_001);
    assert.equal(index.noteCount, 100_000);
  });
});
