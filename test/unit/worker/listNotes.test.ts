import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defaultExclude, defaultInclude } from '../../../src/core/journal/globs.js';
import { walkOnDisk } from '../../../src/vscode/notes/walkOnDisk.js';
import { splitPaths } from '../../../src/worker/joinedPaths.js';
import { listNotes } from '../../../src/worker/listNotes.js';
import type { ListAnswer, ListRequest } from '../../../src/worker/protocol.js';

describe('the list of the notes in a folder', function () {
  this.timeout(60_000);
  let root = '';

  beforeEach(() => {
    root = mkdtempSync(path.join(realpathSync(tmpdir()), 'skill-journal-list-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function write(...names: readonly string[]): void {
    for (const name of names) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), '');
    }
  }

  function link(to: string, name: string): void {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    symlinkSync(to, path.join(root, name));
  }

  function list(asked: Partial<ListRequest> = {}): Promise<ListAnswer> {
    const globs = { include: defaultInclude, exclude: defaultExclude };
    return listNotes({ kind: 'list', id: 1, root, folders: '', globs, apart: [], followLinks: true, ...asked });
  }

  /** All parts of a walk, and how many folders were looked into. */
  async function walk(asked: Partial<ListRequest> = {}): Promise<{ notes: string[]; listed: number; end: string }> {
    const notes: string[] = [];
    let listed = 0;
    const ask = async (folders: string): Promise<ListAnswer> => {
      const answer = await list({ ...asked, folders });
      listed += answer.listed;
      return answer;
    };
    const take = (texts: readonly string[]): Promise<void> =>
      Promise.resolve(void notes.push(...texts.flatMap(splitPaths)));
    const end = await walkOnDisk(ask, take, () => true);
    return { notes: notes.sort(), listed, end };
  }

  it('has those that the settings include, and looks into no folder that holds none', async () => {
    write('a.md', 'B.MD', 'c.txt', 'd/e/f.markdown', 'node_modules/x/y.md', 'd/node_modules/y.md', '.git/a/b.md');
    write('templates/a/day.md', 'd/.hidden.md', 'folder.md/in.md', 'old/g.md');
    const exclude = [...defaultExclude, '**/old'];
    const { notes, listed } = await walk({ globs: { include: defaultInclude, exclude } });
    assert.deepEqual(notes, ['B.MD', 'a.md', 'd/e/f.markdown', 'folder.md/in.md']);
    // The root, `d`, `d/e` and `folder.md`.
    assert.equal(listed, 4);
    const some = await walk({ globs: { include: ['d/e/*.markdown'], exclude: [] } });
    assert.deepEqual([some.notes, some.listed], [['d/e/f.markdown'], 3]);
  });

  it('comes in parts, however many notes lie in one folder or folders beside each other', async () => {
    const many = Array.from({ length: 2_500 }, (_, i) => `many/${i}.md`);
    const folders = Array.from({ length: 700 }, (_, i) => `${i}/note.md`);
    write(...many, ...folders);
    const first = await list();
    assert.ok(first.listed <= 504 && first.rest !== undefined);
    const { notes, listed } = await walk();
    assert.deepEqual(notes, [...many, ...folders].sort());
    assert.equal(listed, 702);
    const flat = await list({ folders: 'many' });
    assert.deepEqual(
      [flat.notes.map((text) => splitPaths(text).length), flat.rest, flat.links],
      [[1_000, 1_000, 500], undefined, undefined],
    );
  });

  it('leaves out other folders of the workspace, which are listed on their own', async () => {
    write('a.md', 'inner/b.md', 'inner/c/d.md', 'deep/inner/e.md', 'inner too/f.md');
    const { notes, listed } = await walk({ apart: ['inner', 'deep/inner'] });
    assert.deepEqual([notes, listed], [['a.md', 'inner too/f.md'], 3]);
  });

  it('passes over folders that are gone', async () => {
    write('a.md', 'b/c.md');
    const answer = await list({ folders: ['gone', 'a.md', 'b'].join('\0') });
    assert.deepEqual([answer.notes, answer.listed, answer.rest], [['b/c.md'], 1, undefined]);
  });

  it('says when there is no such folder', async () => {
    write('a.md');
    for (const gone of ['gone', 'a.md']) {
      const { notes, listed, end } = await walk({ root: path.join(root, gone) });
      assert.deepEqual([notes, listed, end], [[], 0, 'not listed']);
    }
    mkdirSync(path.join(root, 'empty'));
    assert.equal((await walk({ root: path.join(root, 'empty') })).end, 'whole');
  });

  describe('with links', () => {
    // Windows lets not everybody make links.
    before(function () {
      if (process.platform === 'win32') this.skip();
    });

    it('follows those to files and folders, once for each way that leads there, and none where it is told to', async () => {
      write('in/a/b.md', 'in/c.md', 'beside/in.txt', 'templates/day.md');
      link('../in/c.md', 'links/c.md');
      link('../in', 'links/in');
      link('in', 'links/in too');
      link('gone', 'links/gone.md');
      link('self', 'links/self');
      link('../templates', 'links/templates');
      link('../in/a', 'links/a.md');
      const followed = [
        ...['in/a/b.md', 'in/c.md', 'links/a.md/b.md', 'links/c.md', 'links/in too/a/b.md', 'links/in too/c.md'],
        ...['links/in/a/b.md', 'links/in/c.md'],
      ];
      assert.deepEqual((await walk()).notes, followed);
      const { notes, listed } = await walk({ followLinks: false });
      // The root, `in`, `in/a`, `beside` and `links`.
      assert.deepEqual([notes, listed], [['in/a/b.md', 'in/c.md'], 5]);
    });

    it('follows none into a folder that it lies in, by whatever way', async () => {
      write('a/b/note.md', 'c/note.md');
      link('.', 'self');
      link('../..', 'a/b/up');
      link('../c', 'a/c');
      link('../a', 'c/a');
      link(root, 'a/root');
      const { notes } = await walk();
      assert.deepEqual(notes, ['a/b/note.md', 'a/c/note.md', 'c/a/b/note.md', 'c/note.md']);
    });

    it('gives those up that lead in a maze, and has all other notes', async () => {
      const names = Array.from({ length: 9 }, (_, i) => `${i}`);
      write(...names.map((name) => `${name}/note.md`));
      for (const name of names) for (const other of names) if (other !== name) link(`../${other}`, `${name}/${other}`);
      const { notes, listed, end } = await walk();
      assert.deepEqual([notes, end], [names.map((name) => `${name}/note.md`), 'without links']);
      assert.ok(listed < 11_500, `${listed} folders`);
    });
  });
});
