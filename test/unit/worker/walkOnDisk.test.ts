import assert from 'node:assert/strict';
import { walkOnDisk } from '../../../src/vscode/notes/walkOnDisk.js';
import { joinPaths, splitPaths } from '../../../src/worker/joinedPaths.js';
import type { ListAnswer } from '../../../src/worker/protocol.js';

type Part = Partial<Pick<ListAnswer, 'notes' | 'links' | 'rest' | 'listed'>>;

describe('the walk through a folder on the disk', () => {
  const always = (): boolean => true;

  /** A disk that answers from a table, by what is asked for. */
  function disk(parts: Readonly<Record<string, Part>>) {
    const asked: string[] = [];
    const list = (folders: string): Promise<ListAnswer> => {
      asked.push(folders);
      const part = parts[folders];
      if (part === undefined) return Promise.reject(new Error(`nobody knows of ${folders}`));
      return Promise.resolve({ id: 1, notes: [], links: undefined, rest: undefined, listed: 1, ...part });
    };
    const taken: string[] = [];
    const take = (notes: readonly string[]): Promise<void> =>
      Promise.resolve(void taken.push(`${notes.flatMap(splitPaths).join('+')} with ${asked.length} asked`));
    return { asked, taken, list, take };
  }

  it('takes part after part while the next is on its way, and what links lead to behind all others', async () => {
    const { asked, taken, list, take } = disk({
      '': { notes: ['a', joinPaths(['b', 'c'])], rest: 'x', links: 'l' },
      x: { notes: ['d'], links: 'm' },
      'l\0m': { notes: ['e'], rest: 'y', links: 'n' },
      'y\0n': { notes: ['f'], links: 'o' },
      o: { notes: ['g'] },
    });
    assert.equal(await walkOnDisk(list, take, always), 'whole');
    assert.deepEqual(asked, ['', 'x', 'l\0m', 'y\0n', 'o']);
    assert.deepEqual(taken, ['a+b+c with 2 asked', 'd with 2 asked', 'e+f+g with 5 asked']);
  });

  it('leaves out all that links lead to where it is too much', async () => {
    const { taken, list, take } = disk({
      '': { notes: ['a'], links: 'l', listed: 20_000 },
      l: { notes: ['b'], rest: 'x', listed: 7_000 },
      x: { notes: ['c'], rest: 'y', listed: 7_000 },
      y: { notes: ['d'] },
    });
    assert.equal(await walkOnDisk(list, take, always), 'without links');
    assert.deepEqual(taken, ['a with 1 asked']);
  });

  it('asks for nothing more once it is not to go on', async () => {
    const rest = { '': { rest: 'x' }, x: { rest: 'y', links: 'l' }, y: { rest: 'z' } };
    const { asked, list, take } = disk(rest);
    await walkOnDisk(list, take, () => asked.length < 3);
    assert.deepEqual(asked, ['', 'x', 'y']);
    const linked = disk({ '': { links: 'l' }, l: { notes: ['a'], rest: 'x' }, x: { rest: 'y' } });
    await walkOnDisk(linked.list, linked.take, () => linked.asked.length < 3);
    assert.deepEqual([linked.asked, linked.taken.length], [['', 'l', 'x'], 1]);
  });

  it('says when nothing could be listed, by whomever', async () => {
    const { list, take } = disk({ '': { listed: 0 } });
    assert.equal(await walkOnDisk(list, take, always), 'not listed');
    assert.equal(await walkOnDisk(() => Promise.resolve(undefined), take, always), 'not listed');
  });

  it('fails for who waits for it, and for nobody who has enough', async () => {
    const { list, take } = disk({ '': { rest: 'gone' } });
    await assert.rejects(walkOnDisk(list, take, always), /nobody knows of gone/);
    let refused: unknown;
    const refuse = (reason: unknown): void => void (refused = reason);
    process.once('unhandledRejection', refuse);
    await walkOnDisk(list, take, () => false);
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off('unhandledRejection', refuse);
    assert.equal(refused, undefined);
  });
});
