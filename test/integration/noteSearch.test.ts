import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { Config } from '../../src/vscode/support/config.js';
import { JournalFiles } from '../../src/vscode/notes/journalFiles.js';
import { WorkerNoteReader } from '../../src/vscode/notes/workerNoteReader.js';
import { whenCounted } from './support/counts.js';
import { journalFolder, noteUri, removeNote } from './support/notes.js';

type Settings = Readonly<Record<string, unknown>>;

/** The editor's own search is the oracle: whatever the settings, the worker is to find what it finds. */
describe('the notes that the worker finds on the disk', function () {
  // Windows lets not everybody make links.
  if (process.platform === 'win32') return;

  const nothing = (): void => undefined;
  const log = { info: nothing, warn: nothing, error: nothing };
  const warned: string[] = [];
  const goOn = (): boolean => true;
  let outside = '';
  let config: Config;
  let reader: WorkerNoteReader;
  let byWorker: JournalFiles;
  let bySearch: JournalFiles;

  before(async () => {
    await whenCounted();
    outside = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'skill-journal-outside-'));
    write(outside, ['far.md', 'deep/er.md', '.hidden/far.md']);
    const home = noteUri('walk').fsPath;
    write(home, [
      ...['day.md', 'NOTE.MD', 'long.markdown', 'two.md', 'two.markdown', 'with space/ümlaut 日記.md', 'é.md'],
      ...['brackets [1]/{x}/(y).md', "quote's & #100%/?.md", 'day.txt', 'day.mdx', 'md', 'picture.md.png', 'b!.md'],
      ...['skip/a.md', 'Skip/b.md', 'deep/skip/c.md', 'deep/skipped/d.md', 'deep/er/draft.md', 'first draft.md'],
      ...['node_modules/x/README.md', 'deep/Node_Modules/x.md', '.git/x.md', '.hidden.md', 'deep/.hidden/x.md'],
      ...['templates/day.md', 'Template/day.md', 'logseq/bak/x.md', 'folder.md/in.md', 'x1.md', 'x12.md', 'p.md'],
      ...['beside.js', 'beside.ts', 'beside.md', 'beside.txt', 'empty'],
    ]);
    fs.mkdirSync(path.join(home, 'hollow'));
    const link = (to: string, name: string): void => fs.symlinkSync(to, path.join(home, name));
    link(outside, 'out');
    link(path.join(outside, 'far.md'), 'far.md');
    link('deep', 'again');
    link('out', 'out again');
    link('.', 'self');
    link('../..', 'up');
    link('..', 'deep/er/loop');
    link('gone', 'dangling.md');
    link('dangling.md', 'dangling too.md');
    link('hollow', 'hollow.md');
    link('../skip', 'deep/to skip');
    link('../with space', 'deep/skipped/skip');
    fs.mkdirSync(path.join(home, 'maze'));
    for (const one of 'abc') {
      fs.mkdirSync(path.join(home, 'maze', one));
      fs.writeFileSync(path.join(home, 'maze', one, 'note.md'), '');
      for (const other of 'abc') if (other !== one) link(`../${other}`, `maze/${one}/${other}`);
    }
    config = new Config();
    const script = vscode.extensions.getExtension('skill-journal.skill-journal')?.extensionPath ?? '';
    reader = new WorkerNoteReader(path.join(script, 'dist', 'noteWorker.js'), log);
    byWorker = new JournalFiles(config, reader, { ...log, warn: (message) => void warned.push(message) });
    bySearch = new JournalFiles(config, { opensFiles: false, list: () => Promise.resolve(undefined) }, log);
  });

  after(async () => {
    for (const one of [byWorker, bySearch, reader, config]) one.dispose();
    fs.rmSync(outside, { recursive: true, force: true });
    await removeNote('walk');
    await vscode.commands.executeCommand('skillJournal.refreshIndex');
    await whenCounted();
  });

  const all = { 'skillJournal.journal.exclude': [] };
  const cases: readonly (readonly [
    title: string,
    settings: Settings,
    some: readonly string[],
    not: readonly string[],
  ])[] = [
    [
      'by default',
      {},
      ['day.md', 'NOTE.MD', 'out/deep/er.md', 'far.md', 'again/er/draft.md', 'maze/a/b/c/note.md', 'folder.md/in.md'],
      ['day.txt', '.hidden.md', 'node_modules/x/README.md', 'templates/day.md', 'dangling.md', 'self/day.md'],
    ],
    ['without our own excludes', all, ['.hidden.md', 'templates/day.md', 'out/.hidden/far.md'], ['.git/x.md']],
    ['without links', { 'search.followSymlinks': false }, ['day.md'], ['far.md', 'out/far.md', 'again/er/draft.md']],
    [
      'with what is hidden',
      {
        'files.exclude': {
          '**/skip': true,
          '**/*draft.md': true,
          'walk/x?.md': true,
          '**/[pq].md': true,
          'day.md': true,
        },
      },
      ['day.md', 'deep/skipped/d.md', 'x12.md'],
      ['skip/a.md', 'deep/skip/c.md', 'first draft.md', 'x1.md', 'p.md', 'deep/skipped/skip/ümlaut 日記.md'],
    ],
    [
      'with globs of several kinds',
      { 'files.exclude': { 'walk/{deep,out}/**': true, '**/*.{mdx,markdown}': true, '**/walk/with*': true } },
      ['day.md', 'again/er/draft.md'],
      ['deep/er/draft.md', 'out/far.md', 'long.markdown', 'with space/ümlaut 日記.md'],
    ],
    [
      'with what is not hidden any more',
      { ...all, 'files.exclude': { '**/.git': false, '**/skip': false } },
      ['.git/x.md', 'skip/a.md'],
      ['deep/Node_Modules/x.md'],
    ],
    [
      'with folders named in every way',
      {
        'skillJournal.journal.exclude': [
          'walk\\skip\\**',
          '/walk/deep/',
          './walk/out',
          '**/maze/**/b',
          'walk/brackets*',
        ],
      },
      ['day.md', 'maze/a/c/note.md'],
      ['skip/a.md', 'deep/er/draft.md', 'out/far.md', 'maze/a/b/note.md', 'brackets [1]/{x}/(y).md'],
    ],
    [
      'of some folders',
      { 'skillJournal.journal.include': ['walk/deep', 'walk/skip/*.md', 'walk/out/**'] },
      ['deep/er/draft.md', 'skip/a.md', 'out/deep/er.md'],
      ['day.md'],
    ],
    [
      'of other kinds',
      { 'skillJournal.journal.include': ['**/*.txt', 'walk/*.mdx'] },
      ['day.txt', 'day.mdx'],
      ['day.md'],
    ],
    [
      'with other files hidden beside others',
      { 'files.exclude': { '**/*.js': { when: '$(basename).ts' } } },
      ['beside.md'],
      ['beside.js'],
    ],
  ];

  for (const [title, settings, some, not] of cases) {
    it(`are those of the search ${title}`, async () => {
      await withSettings(settings, async () => {
        const before = byWorker.work.listed;
        const found = await list(byWorker);
        assert.ok(byWorker.work.listed > before);
        assert.deepEqual(found, await list(bySearch));
        const uris = new Set(found);
        for (const one of some) assert.ok(uris.has(noteUri(`walk/${one}`).toString()), one);
        for (const one of not) assert.ok(!uris.has(noteUri(`walk/${one}`).toString()), one);
      });
      assert.deepEqual(warned, []);
    });
  }

  it('are left to the search where notes are hidden for what lies beside them', async () => {
    await withSettings({ 'files.exclude': { '**/*.markdown': { when: '$(basename).md' } } }, async () => {
      const before = byWorker.work.listed;
      const found = new Set(await list(byWorker));
      assert.equal(byWorker.work.listed, before);
      assert.ok(found.has(noteUri('walk/long.markdown').toString()));
      assert.ok(!found.has(noteUri('walk/two.markdown').toString()));
    });
  });

  it('cost no look into folders that hold none', async () => {
    await withSettings({ 'skillJournal.journal.include': ['walk/deep/er/*.md'] }, async () => {
      const before = byWorker.work.listed;
      await list(byWorker);
      // The folder itself, those on the way, and none of the others.
      assert.equal(byWorker.work.listed - before, 4);
    });
  });

  async function list(files: JournalFiles): Promise<readonly string[]> {
    const found = new Map<string, vscode.Uri>();
    await files.find(journalFolder(), found, goOn);
    for (const [key, uri] of found) assert.equal(uri.toString(), key);
    return [...found.keys()].sort();
  }

  async function withSettings(settings: Settings, act: () => Promise<void>): Promise<void> {
    const set = (name: string, value: unknown): Thenable<void> =>
      vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Workspace);
    for (const [name, value] of Object.entries(settings)) await set(name, value);
    try {
      await act();
    } finally {
      for (const name of Object.keys(settings)) await set(name, undefined);
    }
  }
});

function write(folder: string, names: readonly string[]): void {
  for (const name of names) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, '');
  }
}
