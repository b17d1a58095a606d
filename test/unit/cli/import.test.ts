import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { importers } from '../../../src/core/framework/import/registry.js';
import { readFramework } from '../../../src/core/framework/read.js';
import { buildProgram, makeFolder, removeFolder, runProgram, writeFiles, type Ending } from './program.js';

const own = `format: skill-framework/1
id: acme
name: Acme ladder
levels:
  - { id: a, name: Able }
skills:
  OPS:
    name: Operations
    levels:
      a: ["Keeps things running.", "Tells others."]
`;

const page = `Skill description
Growing plants.
Guidance notes
Plants need water.
Level 1Follow
Waters plants.
Level 2Assist
Chooses plants. Waters them.
`;

describe('skill-journal import', function () {
  this.timeout(60_000);
  let home = '';
  let program = '';
  let folder = '';

  before(async () => {
    home = await makeFolder();
    program = await buildProgram(home);
  });
  after(() => removeFolder(home));
  beforeEach(async () => {
    folder = await makeFolder();
    await writeFiles(folder, { 'page.txt': page, 'own.data': own, 'shopping.txt': 'Milk\nEggs\n' });
  });
  afterEach(() => removeFolder(folder));

  const path = (name: string): string => join(folder, name);
  const run = (...args: readonly string[]): Promise<Ending> => runProgram([program], ['import', ...args]);

  async function refused(args: readonly string[], message: RegExp): Promise<void> {
    const { status, out, err } = await run(...args);
    assert.equal(status, 2, err);
    assert.equal(out, '');
    assert.match(err, message);
    assert.match(err, /^skill-journal: [^\n]+\n$/);
  }

  it('prints a framework file that reads back, and a report beside it', async () => {
    const { status, out, err } = await run(path('page.txt'), '--code', 'GROW', '--skill-name', 'Gardening');
    assert.equal(status, 0, err);
    const { framework, problems } = readFramework(out, 'x.yaml');
    assert.deepEqual(problems, []);
    assert.deepEqual(
      framework?.skills.map(({ code, name, levels }) => [
        code,
        name,
        levels.map(({ statements }) => statements.length),
      ]),
      [['GROW', 'Gardening', [1, 2]]],
    );
    assert.match(err, /^One skill, copied from its web page \(text\)\n/);
    assert.match(err, /: 1 skill, 2 level descriptions, 3 statements, 0 groups\./);
    assert.match(err, /may not be passed on/);
  });

  it('names the options that answer its questions', async () => {
    await refused([path('page.txt')], /--code CODE: .*; and --skill-name NAME/);
    await refused([path('page.txt'), '--code', 'GROW'], /it needs --skill-name NAME/);
  });

  it('takes id and name from the user', async () => {
    const args = [path('page.txt'), '--code', 'GROW', '--skill-name', 'Gardening', '--id', 'green', '--name', 'Green'];
    const { out } = await run(...args);
    const { framework } = readFramework(out, 'x.yaml');
    assert.deepEqual([framework?.id, framework?.name], ['green', 'Green']);
  });

  it('writes a file, as JSON where its name says so, and nothing else into the folder', async () => {
    for (const name of ['out.yaml', 'out.json']) {
      const { status, out, err } = await run(path('own.data'), '--output', path(name));
      assert.equal(status, 0, err);
      assert.equal(out, '');
      const { framework } = readFramework(await readFile(path(name), 'utf8'), name);
      assert.equal(framework?.skills[0]?.levels[0]?.statements.length, 2);
    }
    assert.equal((JSON.parse(await readFile(path('out.json'), 'utf8')) as { id: string }).id, 'acme');
    assert.deepEqual((await readdir(folder)).sort(), ['out.json', 'out.yaml', 'own.data', 'page.txt', 'shopping.txt']);
  });

  it('keeps a file that is there, unless told otherwise', async () => {
    await writeFiles(folder, { 'out.yaml': 'mine\n' });
    await refused([path('own.data'), '--output', path('out.yaml')], /is there already; --force replaces it/);
    assert.equal(await readFile(path('out.yaml'), 'utf8'), 'mine\n');
    const { status, err } = await run(path('own.data'), '--output', path('out.yaml'), '--force');
    assert.equal(status, 0, err);
    assert.match(await readFile(path('out.yaml'), 'utf8'), /^format: skill-framework\/1$/m);
  });

  it('refuses in one line, and leaves nothing behind, where the output cannot be written', async () => {
    await mkdir(path('dir'));
    await refused([path('own.data'), '--output', path('dir'), '--force'], /dir: /);
    await refused([path('own.data'), '--output', path('none/out.yaml')], /no such file or folder/);
    assert.ok((await stat(path('dir'))).isDirectory());
    assert.deepEqual((await readdir(folder)).sort(), ['dir', 'own.data', 'page.txt', 'shopping.txt']);
  });

  it('says of an unknown file which formats there are', async () => {
    await refused([path('shopping.txt')], /shopping\.txt has none of the formats.*SFIA workbook.*--list-formats/);
  });

  it('says what the nearest format lacks', async () => {
    await writeFiles(folder, { 'near.csv': 'Code,Skill,Category\nGROW,Gardening,Outdoors\n' });
    const { status, err } = await run(path('near.csv'));
    assert.equal(status, 2);
    assert.match(err, /^skill-journal: [^\n]+\n$/);
    assert.match(err, /missing: /);
  });

  it('says where a framework file of our own is broken', async () => {
    await writeFiles(folder, { 'broken.yaml': own.replace(/levels:\n {2}- .*/, 'levels: none') });
    await refused([path('broken.yaml')], /broken\.yaml:\d+:\d+: /);
  });

  it('refuses a file that is not there or that nobody may read', async () => {
    await refused([path('none.csv')], /none\.csv: no such file or folder/);
    await refused([folder], /a folder, not a file/);
    if (process.getuid?.() === 0) return;
    await chmod(path('page.txt'), 0);
    await refused([path('page.txt')], /permission denied/);
  });

  it('lists all formats', async () => {
    const { status, out } = await run('--list-formats');
    assert.equal(status, 0);
    const ids = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ', 1)[0]);
    assert.deepEqual(
      ids,
      importers.map(({ id }) => id),
    );
    assert.match(out, /^sfia-workbook +SFIA workbook \(\.xlsx\)$/m);
  });

  it('refuses arguments that make no sense', async () => {
    await refused([], /needs a file/);
    await refused(['a', 'b'], /“b” is one too many/);
    await refused(['a', '--force'], /--output only/);
    await refused(['a', '--id', ''], /--id is empty/);
    await refused(['a', '--level-column', 'x'], /--skill-column and at least one --level-column/);
    await refused(['a', '--list-formats'], /takes no file/);
    await refused(['a', '--strict'], /Unknown option '--strict'/);
  });
});
