import assert from 'node:assert/strict';
import { nameNotes } from '../../../src/core/tally/page/noteNames.js';

function names(...uris: readonly string[]): readonly string[] {
  return uris.map(nameNotes(uris));
}

describe('the names of notes in a list', () => {
  it('are those of their files', () => {
    assert.deepEqual(names('file:///j/team/a%20b.md', 'file:///j/club/c.md', 'file:///j/club/c.md'), [
      'a b.md',
      'c.md',
      'c.md',
    ]);
  });

  it('have the folder before them where two files are called the same', () => {
    assert.deepEqual(names('file:///j/team/2026-06-01.md', 'file:///j/club%201/2026-06-01.md', 'file:///j/x.md'), [
      'team/2026-06-01.md',
      'club 1/2026-06-01.md',
      'x.md',
    ]);
  });

  it('have as much of the path before them as tells them apart', () => {
    assert.deepEqual(names('file:///j/a/log/1.md', 'file:///j/b/log/1.md', 'file:///j/c/1.md', 'file:///j/d/b/1.md'), [
      'a/log/1.md',
      'b/log/1.md',
      'c/1.md',
      'b/1.md',
    ]);
  });

  it('do not go above the folder that holds them all, whatever it is called', () => {
    const told = ['1.md', 'team/1.md', 'old/team/1.md'];
    assert.deepEqual(names('1.md', 'team/1.md', 'old/team/1.md'), told);
    assert.deepEqual(names('file:///j/1.md', 'file:///j/team/1.md', 'file:///j/old/team/1.md'), told);
  });

  it('are told apart across the folders of a teamspace', () => {
    assert.deepEqual(names('file:///one/1.md', 'vscode-vfs://github/two/1.md'), ['one/1.md', 'two/1.md']);
  });

  it('are the file’s own for a note that is not in the list', () => {
    assert.equal(nameNotes([])('file:///j/team/1.md'), '1.md');
  });
});
