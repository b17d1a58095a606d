import assert from 'node:assert/strict';
import { createNoteFilter, defaultExclude, defaultInclude } from '../../../src/core/journal/globs.js';

describe('the note filter', () => {
  const byDefault = createNoteFilter({ include: defaultInclude, exclude: defaultExclude });

  for (const path of [
    'note.md',
    'NOTE.MD',
    'a/b/c/note.md',
    'note.markdown',
    './a/note.md',
    'with space/ümlaut 日記.md',
    'brackets [1]/{x}/(y).md',
    'archive/README.md',
    'templated/note.md',
    'my templates/note.md',
    'templates.md',
    'node_modules.md',
    'logseq/note.md',
    'bak/note.md',
    'a.b/note.md',
    'a../note.md',
  ]) {
    it(`takes ${path}`, () => {
      assert.equal(byDefault(path), true);
    });
  }

  for (const path of [
    '',
    'note.txt',
    'note.mdx',
    'md',
    'picture.png',
    'node_modules/x/README.md',
    'a/Node_Modules/x/README.md',
    '.git/note.md',
    '.obsidian/note.md',
    'a/.trash/b/note.md',
    '._note.md',
    'templates/daily.md',
    'Templates/Daily.md',
    'a/TEMPLATE/b/daily.md',
    '_templates/x.md',
    'logseq/bak/journals/2026_11_23.md',
    'vault/Logseq/bak/x.md',
    '../outside.md',
    'a/../../outside.md',
    '/absolute.md',
  ]) {
    it(`leaves out “${path}”`, () => {
      assert.equal(byDefault(path), false);
    });
  }

  it('leaves node_modules out whatever the settings say', () => {
    const all = createNoteFilter({ include: ['**/*.md', 'node_modules/**/*.md'], exclude: [] });
    assert.equal(all('node_modules/x/README.md'), false);
    assert.equal(all('a/node_modules/README.md'), false);
    assert.equal(all('.trash/x.md'), true);
    assert.equal(all('templates/x.md'), true);
    assert.equal(all.mayContainNotes('a/node_modules'), false);
    assert.equal(all.mayContainNotes('a/node_modules/b'), false);
  });

  it('leaves out all that an excluded folder holds, however the glob is written', () => {
    for (const glob of ['drafts', 'drafts/', './drafts/', '/drafts', 'drafts/**', '**/drafts', 'DRAFTS']) {
      const filter = createNoteFilter({ include: defaultInclude, exclude: [glob] });
      assert.equal(filter('drafts/a/b.md'), false, glob);
      assert.equal(filter('drafts/b.md'), false, glob);
      assert.equal(filter('b.md'), true, glob);
      assert.equal(filter('drafts.md'), true, glob);
    }
  });

  it('leaves out single files', () => {
    const filter = createNoteFilter({ include: defaultInclude, exclude: ['**/README.md', 'a/*.md', 'x?.md'] });
    assert.equal(filter('b/README.md'), false);
    assert.equal(filter('a/b.md'), false);
    assert.equal(filter('a/b/c.md'), true);
    assert.equal(filter('x1.md'), false);
    assert.equal(filter('x12.md'), true);
  });

  it('reads an included folder, or all its files, as the Markdown in it', () => {
    for (const glob of ['journal', 'journal/', 'journal/**', './journal/**/*']) {
      const filter = createNoteFilter({ include: [glob], exclude: [] });
      assert.equal(filter('journal/a/b.md'), true, glob);
      assert.equal(filter('journal/b.markdown'), true, glob);
      assert.equal(filter('journal/b.png'), false, glob);
      assert.equal(filter('other/b.md'), false, glob);
    }
  });

  it('takes other kinds of files only where a glob names them', () => {
    const filter = createNoteFilter({ include: ['jrnl/**/*.txt', '*.{md,mdx}'], exclude: [] });
    assert.equal(filter('jrnl/2026/11/23.txt'), true);
    assert.equal(filter('23.txt'), false);
    assert.equal(filter('a.mdx'), true);
    assert.equal(filter('b/a.mdx'), false);
  });

  it('takes nothing where nothing is included', () => {
    const filter = createNoteFilter({ include: [], exclude: [] });
    assert.equal(filter('a.md'), false);
    assert.equal(filter.mayContainNotes(''), false);
  });

  it('ignores globs that say nothing, and never throws on odd ones', () => {
    for (const odd of ['', '  ', '/', './', '[', '{a,', '!(a', '**'.repeat(400), 'x'.repeat(70_000), '\\', '(']) {
      const filter = createNoteFilter({ include: ['**/*.md', odd], exclude: [odd === '**'.repeat(400) ? '' : odd] });
      assert.equal(filter('a/b.md'), true, odd.slice(0, 20));
    }
  });

  it('reads an exclamation mark as a letter, so that one glob cannot undo another', () => {
    const filter = createNoteFilter({ include: ['!a.md'], exclude: [] });
    assert.equal(filter('b.md'), false);
    assert.equal(filter('!a.md'), true);
  });

  it('reads letters in brackets as the editor does', () => {
    const isNote = createNoteFilter({ include: ['[!.]*.md'], exclude: ['[a-c]*.md'] });
    assert.deepEqual(['note.md', '.note.md', 'c.md', '!.md'].filter(isNote), ['note.md', '!.md']);
  });

  it('is not slowed down by a hostile glob', () => {
    const filter = createNoteFilter({ include: ['+(+(+(a)))b.md', '**/**/**/**/*.md'], exclude: [] });
    assert.equal(filter(`${'a'.repeat(60)}.txt`), false);
    assert.equal(filter(`${'a/'.repeat(40)}c.txt`), false);
  });
});

describe('the folders worth walking', () => {
  it('are all but the excluded ones by default', () => {
    const { mayContainNotes } = createNoteFilter({ include: defaultInclude, exclude: defaultExclude });
    for (const folder of ['', '.', 'a', 'a/b', './a', 'a/']) assert.equal(mayContainNotes(folder), true, folder);
    for (const folder of [
      '.git',
      'a/.trash',
      'a/.trash/b',
      'Templates',
      'node_modules',
      'logseq/bak',
      '..',
      'a/../..',
    ]) {
      assert.equal(mayContainNotes(folder), false, folder);
    }
  });

  it('are those on the way to an included folder, and below it', () => {
    const { mayContainNotes } = createNoteFilter({ include: ['Work/Journal/**/*.md', 'log.md'], exclude: [] });
    for (const folder of ['', 'Work', 'work/journal', 'Work/Journal/2026']) {
      assert.equal(mayContainNotes(folder), true, folder);
    }
    for (const folder of ['src', 'Work/Code', 'Work/Journal2', 'Worker']) {
      assert.equal(mayContainNotes(folder), false, folder);
    }
  });
});
