import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildProgram, makeFolder, removeFolder, runProgram, writeFiles, type Ending } from './program.js';

const framework = `format: skill-framework/1
id: acme
name: Acme ladder
levels: [{ id: a, name: Able }, { id: b, name: Better }]
skills: { OPS: { name: Operations, levels: { a: ["Keeps things running."], b: ["Keeps many things running."] } } }
`;
const notes = {
  '.skill-journal/frameworks/acme.yaml': framework,
  'daily notes/2026-03-04.md': '# Day\n\n- Restarted the spooler #OPS/a/1\n- my salary talk #private #OPS/b\n',
};

describe('skill-journal review', function () {
  this.timeout(120_000);
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
    await writeFiles(journal, notes);
  });
  afterEach(() => removeFolder(journal));

  const year = ['--from', '2026-01-01', '--to', '2026-12-31'];
  const file = (name: string): string => join(journal, name);
  const review = (...args: readonly string[]): Promise<Ending> =>
    runProgram([program, 'review', journal, ...year], args);

  it('prints Markdown whose links lead from the folder, or from where the document is', async () => {
    const { out, status } = await review();
    assert.equal(status, 0);
    assert.match(out, /Restarted the spooler \(\[2026-03-04: Day\]\(daily%20notes\/2026-03-04\.md#day\)\)/);
    assert.ok(!out.includes('salary'));
    assert.equal((await review('--output', file('review.md'))).status, 0);
    await writeFiles(journal, { 'a/b/.keep': '' });
    await review('--output', file('a/b/review.md'));
    assert.match(await readFile(file('a/b/review.md'), 'utf8'), /\(\.\.\/\.\.\/daily%20notes\/2026-03-04\.md#day\)/);
    const { out: based } = await review('--link-base', 'https://git.example.org/me/blob/main/');
    assert.match(based, /\(https:\/\/git\.example\.org\/me\/blob\/main\/daily%20notes\/2026-03-04\.md#day\)/);
  });

  it('refreshes a review, and says so where nothing has changed', async () => {
    const target = file('review.md');
    await review('--output', target);
    const fresh = await readFile(target, 'utf8');
    await writeFile(target, `${fresh}\nMy words.\n`.replace('- [x]', '- [ ]'));
    assert.equal((await review('--output', target)).status, 0);
    const refreshed = await readFile(target, 'utf8');
    assert.match(refreshed, /- \[ \] \*\*4 Mar 2026\*\* Restarted/);
    assert.match(refreshed, /\nMy words\.\n$/);
    assert.match((await review('--output', target)).err, /is up to date/);
    const page = await review('--format', 'html', '--review', target);
    assert.match(page.out, /My words\./);
    assert.ok(!page.out.includes('Restarted the spooler'));
  });

  it('replaces no other file, and no review whose marks are broken', async () => {
    await writeFile(file('mine.md'), '# Mine\n');
    const mine = await review('--output', file('mine.md'));
    assert.equal(mine.status, 2);
    assert.match(mine.err, /is there already; --force replaces it/);
    assert.equal(await readFile(file('mine.md'), 'utf8'), '# Mine\n');
    await review('--output', file('review.md'));
    const broken = (await readFile(file('review.md'), 'utf8')).replace(/<!-- skill-journal:end method -->\n/, '');
    await writeFile(file('review.md'), broken);
    const refused = await review('--output', file('review.md'));
    assert.equal(refused.status, 2);
    assert.match(refused.err, /review\.md:\d+: The part “method”, .* has no end/);
    assert.equal(await readFile(file('review.md'), 'utf8'), broken);
  });

  it('leaves the old review whole where the disk is full while the new one is written', async function () {
    if (process.platform === 'win32') this.skip();
    const target = file('review.md');
    await review('--output', target);
    const old = `${await readFile(target, 'utf8')}\n${'My words. '.repeat(3000)}\n`;
    await writeFile(target, old);
    await writeFiles(journal, { 'new.md': '2026-05-05 Replaced the spooler #OPS/b/1\n' });
    // No file may grow beyond 4 kB: what a full disk does, at a place of our choice.
    const limited = `trap '' XFSZ; ulimit -f 4; exec "$0" "$@"`;
    const args = ['-c', limited, process.execPath, program, 'review', journal, ...year, '--output', target];
    const { status, stderr } = spawnSync('bash', args, { encoding: 'utf8' });
    assert.equal(status, 2, stderr);
    assert.equal(await readFile(target, 'utf8'), old);
    assert.deepEqual(
      (await readdir(journal)).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });

  it('says so where the folder cannot be written', async function () {
    if (process.getuid?.() !== 0) this.skip();
    await chmod(journal, 0o555);
    await chmod(home, 0o755);
    const ending = await runProgram([program, 'review', journal], ['--output', file('review.md')], { uid: 65534 });
    assert.equal(ending.status, 2, ending.err);
    assert.match(ending.err, /review\.md: permission denied/);
  });

  it('makes something of a journal without evidence, and of one with very much', async () => {
    await writeFiles(journal, { 'daily notes/2026-03-04.md': 'nothing\n' });
    assert.match((await review()).out, /No evidence, /);
    const lines = Array.from(
      { length: 2000 },
      (_, i) => `- 20${10 + (i % 17)}-0${1 + (i % 9)}-1${i % 10} Did thing ${i} #OPS/a\n`,
    );
    await writeFiles(journal, { 'log.md': lines.join('') });
    const { out, status } = await runProgram([program, 'review', journal], ['--from', '2010-01-01']);
    assert.equal(status, 0);
    assert.equal(out.match(/^- \[x\]/gm)?.length, 2000);
  });

  it('knows the format by the name of the file, and what makes no sense', async () => {
    await review('--output', file('review.json'));
    const json = JSON.parse(await readFile(file('review.json'), 'utf8')) as { readonly format: string };
    assert.equal(json.format, 'skill-journal-review/1');
    for (const [args, words] of [
      [['--format', 'pdf'], 'unknown format “pdf”'],
      [['--format', 'docx'], 'needs --output'],
      [['--link-base', 'ftp://x'], 'is no address of the web'],
      [['--review', file('gone.md')], 'no such file'],
    ] as const) {
      const ending = await review(...args);
      assert.equal(ending.status, 2);
      assert.ok(ending.err.includes(words), ending.err);
    }
  });
});
