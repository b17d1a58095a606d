import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmod, mkdir, symlink, truncate } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { TallyJson } from '../../../src/core/tally/json.js';
import { buildProgram, fromSource, makeFolder, removeFolder, runProgram, writeFiles, type Ending } from './program.js';

const framework = `format: skill-framework/1
id: acme
name: Acme ladder
levels:
  - { id: a, name: Able }
  - { id: b, name: Better }
skills:
  OPS:
    name: Operations
    levels:
      a: ["Keeps things running.", "Tells others."]
      b: ["Keeps many things running."]
`;

describe('skill-journal tally', function () {
  this.timeout(60_000);
  let home = '';
  let program = '';
  let journal = '';

  before(async () => {
    home = await makeFolder();
    program = await buildProgram(home);
  });
  after(() => removeFolder(home));
  beforeEach(async () => {
    journal = await makeFolder();
  });
  afterEach(() => removeFolder(journal));

  const run = (...args: readonly string[]): Promise<Ending> => runProgram([program], args);

  async function tally(...args: readonly string[]): Promise<TallyJson> {
    const { status, out, err } = await run('tally', journal, '--format', 'json', ...args);
    assert.equal(status, 0, err);
    return JSON.parse(out) as TallyJson;
  }

  /** `date uri:line text` of each entry of a skill's level. */
  function entriesOf(json: TallyJson, code: string, level: string): readonly string[] {
    const found = json.skills.find((skill) => skill.code === code)?.levels.find(({ id }) => id === level);
    return (found?.entries ?? []).map(({ date, uri, line, text }) => `${date} ${uri}:${line} ${text}`);
  }

  async function refused(args: readonly string[], message: RegExp): Promise<void> {
    const { status, out, err } = await run(...args);
    assert.equal(status, 2);
    assert.equal(out, '');
    assert.match(err, message);
    assert.match(err, /^skill-journal: [^\n]+\n$/);
  }

  it('prints the documented JSON, byte for byte', async () => {
    await writeFiles(journal, {
      'acme.yaml': framework,
      '2026/2026-01-09.md':
        '# Friday\n\n- Restarted the queue #OPS/a/2\n- [ ] Move the queue #OPS/b\n- Read about queues #OPS\n',
      '2026/2026-02-10.md': 'Paged at night #OPS/a/1 #private\n\nCourse on queues #OPS/a #knowledge\n',
      'inbox.md': 'Tuned the queue 🙂 #OPS/a #OPS/c\n',
    });
    const { status, out, err } = await run(
      'tally',
      journal,
      '--format',
      'json',
      '--framework',
      join(journal, 'acme.yaml'),
    );
    assert.equal(status, 0, err);
    assert.equal(err, '');
    const entry = (uri: string, line: number, date: string | null, text: string) => ({ uri, line, date, text });
    const expected = {
      format: 'skill-journal-tally/1',
      period: { from: null, to: null },
      notes: 3,
      entries: 5,
      skills: [
        {
          framework: 'acme',
          code: 'OPS',
          name: 'Operations',
          mentions: 1,
          levels: [
            {
              id: 'a',
              name: 'Able',
              evidence: 3,
              planned: 0,
              knowledge: 1,
              first: '2026-01-09',
              last: '2026-02-10',
              undated: 1,
              statements: [
                { number: 1, evidence: 1 },
                { number: 2, evidence: 1 },
              ],
              entries: [
                done(entry('2026/2026-01-09.md', 3, '2026-01-09', 'Restarted the queue')),
                { ...done(entry('2026/2026-02-10.md', 1, '2026-02-10', '')), private: true, text: 'Paged at night' },
                { ...done(entry('2026/2026-02-10.md', 3, '2026-02-10', 'Course on queues')), kind: 'knowledge' },
                done(entry('inbox.md', 1, null, 'Tuned the queue 🙂')),
              ],
            },
            {
              id: 'b',
              name: 'Better',
              evidence: 0,
              planned: 1,
              knowledge: 0,
              first: null,
              last: null,
              undated: 0,
              statements: [{ number: 1, evidence: 0 }],
              entries: [{ ...done(entry('2026/2026-01-09.md', 4, '2026-01-09', 'Move the queue')), state: 'planned' }],
            },
          ],
        },
      ],
    };
    const { problems, ...counted } = JSON.parse(out) as TallyJson;
    assert.deepEqual(counted, expected);
    assert.equal(out, `${JSON.stringify({ ...counted, problems }, undefined, 2)}\n`);
    // Columns are UTF-16 units: the emoji is two.
    const wrong = problems.find(({ code }) => code === 'tag.undefined-level');
    assert.deepEqual([wrong?.uri, wrong?.line, wrong?.column], ['inbox.md', 1, 27]);
    assert.match(wrong?.message ?? '', /OPS.*“c”/);

    function done({ uri, line, date, text }: ReturnType<typeof entry>) {
      return { uri, line, date, state: 'done', kind: 'practice', text };
    }
  });

  it('prints the same bytes twice, and from its sources', async () => {
    const files = Array.from({ length: 80 }, (_, i) => [`n${i}.md`, `2026-03-01 Work ${i % 7} #ITOP/${(i % 5) + 1}\n`]);
    await writeFiles(journal, Object.fromEntries(files) as Record<string, string>);
    const args = ['tally', journal, '--format', 'json'];
    const first = await run(...args);
    assert.equal((JSON.parse(first.out) as TallyJson).notes, 80);
    assert.deepEqual(await run(...args), first);
    assert.deepEqual(await runProgram(fromSource, args), first);
  });

  it('prints a table by default', async () => {
    await writeFiles(journal, { '2026-01-09.md': 'Swapped a disk #ITOP/4/2\n' });
    const { status, out, err } = await run('tally', journal);
    assert.equal(status, 0, err);
    assert.match(out, /^1 piece of evidence for 1 skill in a journal of 1 note\.\n\nSkill {2}Name/);
    assert.match(out, /^ITOP +Infrastructure operations +4 Enable +1 +1\/8 +2026-01-09 +- +-$/m);
    assert.equal(err, '');
  });

  it('knows both built-in frameworks, the skill of SFIA first', async () => {
    await writeFiles(journal, { 'a.md': 'Swapped a disk #eng-ladder/TESTING/3 and #ITOP/4\n' });
    const json = await tally();
    assert.deepEqual(
      json.skills.map(({ framework: id }) => id),
      ['sfia-9', 'eng-ladder'],
    );
  });

  it('counts only the period, and says how much undated evidence it left out', async () => {
    await writeFiles(journal, {
      '2026-01-31.md': 'January #ITOP/4\n',
      '2026-02-01.md': 'February #ITOP/4\n\n- [ ] Some day #ITOP/4\n',
      '2026-02-28.md': 'Last of February #ITOP/4\n',
      '2026-03-01.md': 'March #ITOP/4\n',
      'inbox.md': 'Undated #ITOP/4\n',
    });
    const json = await tally('--from', '2026-02-01', '--to', '2026-02-28');
    assert.deepEqual(json.period, { from: '2026-02-01', to: '2026-02-28' });
    assert.equal(json.undatedLeftOut, 1);
    assert.deepEqual(entriesOf(json, 'ITOP', '4'), [
      '2026-02-01 2026-02-01.md:1 February',
      '2026-02-01 2026-02-01.md:3 Some day',
      '2026-02-28 2026-02-28.md:1 Last of February',
    ]);
    assert.equal(entriesOf(await tally('--to', '2026-01-31'), 'ITOP', '4').length, 2);
  });

  it('leaves private entries out as if they had never been written', async () => {
    await writeFiles(journal, { '2026-01-09.md': 'Open #ITOP/4\n\nSecret #ITOP/4 #private\n' });
    const all = await tally();
    assert.equal(entriesOf(all, 'ITOP', '4').length, 2);
    const open = await tally('--no-private');
    assert.deepEqual(entriesOf(open, 'ITOP', '4'), ['2026-01-09 2026-01-09.md:1 Open']);
    await writeFiles(journal, { '2026-01-09.md': 'Open #ITOP/4\n' });
    assert.deepEqual(open, await tally());
  });

  it('lets levels imply those below where that is asked for, in tally, gaps and review', async () => {
    await writeFiles(journal, {
      '2026-01-09.md': 'One #ITOP/2\n\nTwo #ITOP/4\n',
      '.skill-journal/profile.yaml': 'format: skill-profile/1\ntargets: { ITOP: { level: 2, evidence: 2 } }\n',
    });
    const table = await run('tally', journal, '--implied-levels');
    assert.match(table.out, /^Skill +Name +Level +Evidence +Implied /m);
    assert.match(table.out, /2 Assist +1 +1 +0\/3/);
    assert.doesNotMatch((await run('tally', journal)).out, /Implied/);
    assert.match((await run('gaps', journal, '--implied-levels')).out, /met +1 \+1 implied of 2/);
    assert.match((await run('gaps', journal)).out, /open +1 of 2/);
    const review = await run('review', journal, '--from', '2026-01-01', '--to', '2026-12-31', '--implied-levels');
    assert.match(review.out, /\*\*1\*\* \+1 · 0\/3/);
    assert.match(review.out, /2 Assist: met\*\* counting 1 implied by higher levels/);
    assert.match(review.out, /^- Levels imply those below/m);
    const { status, err } = await run('check', journal, '--implied-levels');
    assert.equal(status, 2);
    assert.match(err, /--implied-levels is no option of check/);
  });

  it('takes a framework of the folder, and one that is named instead of a built-in of the same id', async () => {
    await writeFiles(journal, {
      '.skill-journal/frameworks/acme.yaml': framework,
      'sfia.json': JSON.stringify({
        format: 'skill-framework/1',
        id: 'sfia-9',
        name: 'Mine',
        levels: [{ id: '4', name: 'Four' }],
        skills: { ITOP: { name: 'My own words', levels: { 4: ['One.'] } } },
      }),
      'a.md': 'Work #OPS/b #ITOP/4\n',
    });
    const json = await tally('--framework', join(journal, 'sfia.json'));
    assert.deepEqual(
      json.skills.map(({ code, name }) => `${code} ${name}`),
      ['ITOP My own words', 'OPS Operations'],
    );
  });

  it('says on standard error which of two frameworks of one id is not used', async () => {
    await writeFiles(journal, {
      '.skill-journal/frameworks/acme.yaml': framework,
      'first.yaml': framework.replace('name: Operations', 'name: First'),
      'a.md': 'Work #OPS/b\n',
    });
    const { status, out, err } = await run('tally', journal, '--framework', join(journal, 'first.yaml'));
    assert.equal(status, 0);
    assert.match(out, /^OPS +First/m);
    assert.match(err, /^[^\n]*acme\.yaml:1:1: [^\n]*acme[^\n]*\n$/);
  });

  it('finds notes by the given globs', async () => {
    await writeFiles(journal, {
      'log/a.md': 'A #ITOP/4\n',
      'log/old/b.md': 'B #ITOP/4\n',
      'c.md': 'C #ITOP/4\n',
      'd.txt': 'D #ITOP/4\n',
      'node_modules/x/e.md': 'E #ITOP/4\n',
      'Templates/f.md': 'F #ITOP/4\n',
      '.trash/g.md': 'G #ITOP/4\n',
    });
    const uris = async (...args: readonly string[]) =>
      entriesOf(await tally(...args), 'ITOP', '4').map((entry) => entry.replace(/^null (.*):.*$/, '$1'));
    assert.deepEqual(await uris(), ['c.md', 'log/a.md', 'log/old/b.md']);
    assert.deepEqual(await uris('--exclude', '**/old'), ['c.md', 'log/a.md']);
    assert.deepEqual(await uris('--include', 'log', '--include', '*.txt'), ['d.txt', 'log/a.md', 'log/old/b.md']);
    assert.deepEqual(await uris('--include', '**/*.md', '--exclude', 'c.md', '--exclude', 'log/**'), []);
  });

  it('reads names that mean something in addresses, and shows them as they are', async () => {
    const names = ['C# 100%25 2026-11-23?.md', 'Notes: 2026-11-24 & 日記.md', 'a%3Ab 2026-11-25.md'];
    await writeFiles(journal, Object.fromEntries(names.map((name) => [name, 'Work #ITOP/4\n'])));
    assert.deepEqual(
      entriesOf(await tally(), 'ITOP', '4'),
      names.map((name, i) => `2026-11-${23 + i} ${name}:1 Work`),
    );
  });

  it('counts a folder through a relative path with dots, and through a link to it', async () => {
    await writeFiles(journal, { 'notes/2026-11-23.md': 'Work #ITOP/4\n', 'other/x.md': 'Other #ITOP/4\n' });
    await symlink(join(journal, 'notes'), join(journal, 'link'), 'dir');
    for (const folder of ['../notes/', './../other/../notes', '../link']) {
      const { status, out } = await runProgram([program], ['tally', folder, '--format', 'json'], {
        cwd: join(journal, 'other'),
      });
      assert.equal(status, 0);
      assert.deepEqual(entriesOf(JSON.parse(out) as TallyJson, 'ITOP', '4'), ['2026-11-23 2026-11-23.md:1 Work']);
    }
  });

  it('follows no link out of the folder, and none in a circle', async () => {
    const outside = await makeFolder();
    await writeFiles(outside, { 'secret.md': 'Secret #ITOP/4\n' });
    await writeFiles(journal, { 'a/b/note.md': 'Work #ITOP/4\n' });
    await symlink(journal, join(journal, 'a', 'b', 'loop'), 'dir');
    await symlink('self', join(journal, 'self'), 'dir');
    await symlink(outside, join(journal, 'out'), 'dir');
    await symlink(join(outside, 'secret.md'), join(journal, 'secret.md'));
    await symlink(join(journal, 'nowhere.md'), join(journal, 'dangling.md'));
    const { status, out, err } = await run('tally', journal, '--format', 'json');
    await removeFolder(outside);
    assert.equal(status, 0);
    assert.equal(err, '');
    const json = JSON.parse(out) as TallyJson;
    assert.equal(json.notes, 1);
    assert.deepEqual(entriesOf(json, 'ITOP', '4'), ['null a/b/note.md:1 Work']);
  });

  it('names what it cannot read, and goes on', async function () {
    // Windows has no such permissions. Root may read everything, so that there the program runs as somebody else.
    if (process.platform === 'win32') this.skip();
    await writeFiles(journal, { 'closed.md': 'A #ITOP/4\n', 'locked/b.md': 'B #ITOP/4\n', 'c.md': 'C #ITOP/4\n' });
    for (const folder of [home, journal]) await chmod(folder, 0o755);
    await chmod(join(journal, 'closed.md'), 0);
    await chmod(join(journal, 'locked'), 0);
    const nobody = process.getuid?.() === 0 ? { uid: 65534 } : {};
    const args = ['tally', journal, '--format', 'json'];
    const { status, out, err } = await runProgram([program], args, { cwd: home, ...nobody });
    await chmod(join(journal, 'locked'), 0o700);
    assert.equal(status, 0, err);
    assert.deepEqual(entriesOf(JSON.parse(out) as TallyJson, 'ITOP', '4'), ['null c.md:1 C']);
    assert.deepEqual(err.trim().split('\n').sort(), [
      'skill-journal: closed.md is left out: permission denied',
      'skill-journal: locked is left out: permission denied',
    ]);
  });

  it('goes on past a file that is too large to be a note', async () => {
    await writeFiles(journal, { 'huge.md': '', 'c.md': 'C #ITOP/4\n' });
    // Sparse: it takes no room on the disk.
    await truncate(join(journal, 'huge.md'), 129 * 1024 * 1024);
    const { status, out, err } = await run('tally', journal, '--format', 'json');
    assert.equal(status, 0);
    assert.equal(err, 'skill-journal: huge.md is left out: larger than 128 MB\n');
    assert.deepEqual(entriesOf(JSON.parse(out) as TallyJson, 'ITOP', '4'), ['null c.md:1 C']);
  });

  it('reads bytes that are no UTF-8, byte order marks, UTF-16, NUL and Windows line ends', async () => {
    const latin1 = Buffer.from('Gr\u00fc\u00dfe #ITOP/4\n', 'latin1');
    await writeFiles(journal, {
      'a.md': latin1,
      'b.md': '\ufeff# Day\r\n\r\nWindows #ITOP/4\r\n',
      'c.md': Buffer.from('\ufeffNotepad #ITOP/4\n', 'utf16le'),
      'd.md': 'Nul \u0000 byte #ITOP/4\n',
    });
    const entries = entriesOf(await tally(), 'ITOP', '4');
    assert.equal(entries.length, 4);
    assert.match(entries[0] ?? '', /^null a\.md:1 Gr\ufffd+e$/);
    assert.equal(entries[1], 'null b.md:3 Windows');
    assert.equal(entries[2], 'null c.md:1 Notepad');
    assert.match(entries[3] ?? '', /^null d\.md:1 Nul/);
  });

  it('counts an empty folder without complaint', async () => {
    const { status, out, err } = await run('tally', journal);
    assert.deepEqual([status, out, err], [0, 'No evidence in a journal of 0 notes.\n', '']);
  });

  it('refuses a folder that is not there, or none', async () => {
    await writeFiles(journal, { 'note.md': 'x' });
    await refused(['tally', join(journal, 'missing')], /missing: no such file or folder/);
    await refused(['tally', join(journal, 'note.md')], /note\.md: not a folder/);
    await refused(['tally', join(journal, 'note.md', 'deeper')], /deeper: not a folder/);
    await refused(['tally', join(journal, 'evil\u001b[2J\nname')], /name: no such file or folder/);
  });

  it('refuses a broken framework at its line and column', async () => {
    await mkdir(join(journal, 'notes'));
    await writeFiles(journal, {
      'broken.yaml': 'format: skill-framework/1\nid: [acme\n',
      'other.yaml': 'format: something/2\nid: acme\n',
    });
    const path = join(journal, 'broken.yaml');
    await refused(['tally', join(journal, 'notes'), '--framework', path], /broken\.yaml:[23]:\d+: \S/);
    const shown = relative(journal, join(journal, 'other.yaml'));
    const ending = await runProgram([program], ['tally', 'notes', '--framework', shown], { cwd: journal });
    assert.equal(ending.status, 2);
    assert.match(ending.err, /^skill-journal: other\.yaml:1:\d+: Not a framework file[^\n]*\n$/);
    await refused(
      ['tally', join(journal, 'notes'), '--framework', join(journal, 'gone.yaml')],
      /gone\.yaml: no such file/,
    );
    await refused(['tally', join(journal, 'notes'), '--framework', journal], /a folder, not a file/);
  });

  it('refuses a broken framework of the folder itself', async () => {
    await writeFiles(journal, { '.skill-journal/frameworks/mine.yml': 'format: [\n', 'a.md': 'x' });
    await refused(['tally', journal], /mine\.yml:\d+:\d+: /);
  });

  it('refuses unusable arguments', async () => {
    await refused(['tally', journal, '--colour'], /Unknown option '--colour'/);
    await refused(['tally', journal, '--from', '2026-13-01'], /2026-13-01/);
    await refused([], /a command is missing/);
  });

  it('helps, and tells its version', async () => {
    const help = await run('--help');
    assert.equal(help.status, 0);
    for (const option of [
      'framework',
      'from',
      'to',
      'format',
      'include',
      'exclude',
      'no-private',
      'implied-levels',
      'version',
    ]) {
      assert.match(help.out, new RegExp(`^ +--${option}\\b`, 'm'));
    }
    const { status, out } = await run('--version');
    assert.equal(status, 0);
    assert.match(out, /^\d+\.\d+\.\d+\S*\n$/);
  });

  it('ends quietly when nobody reads on', async () => {
    const words = 'word '.repeat(2000);
    const notes = Array.from({ length: 200 }, (_, i) => [`n${i}.md`, `${words}${i} #ITOP/4\n`]);
    await writeFiles(journal, Object.fromEntries(notes) as Record<string, string>);
    const child = spawn(process.execPath, [program, 'tally', journal, '--format', 'json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const err: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((settle) => child.on('close', settle));
    assert.equal(Buffer.concat(err).toString('utf8'), '');
    assert.equal(status, 0);
  });
});
