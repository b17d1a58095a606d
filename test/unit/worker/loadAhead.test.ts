import assert from 'node:assert/strict';
import { loadAhead } from '../../../src/vscode/notes/loadAhead.js';

const numbers = Array.from({ length: 7 }, (_, i) => i);

describe('what is loaded for many items', () => {
  it('comes some at a time, in order, each item once', async () => {
    for (const count of [0, 1, 3, 4, 6, 7]) {
      const given: number[] = [];
      const items = numbers.slice(0, count);
      for await (const some of loadAhead(items, 3, (asked) => Promise.resolve(asked.join('+')))) {
        assert.ok(some.items.length <= 3);
        assert.equal(some.loaded, some.items.join('+'));
        given.push(...some.items);
      }
      assert.deepEqual(given, items);
    }
  });

  it('is being loaded while who asked is busy with what came before, and nothing beyond', async () => {
    const asked: string[] = [];
    const seen: string[] = [];
    const load = (some: readonly number[]): Promise<void> => Promise.resolve(void asked.push(some.join('+')));
    for await (const { items } of loadAhead(numbers, 3, load))
      seen.push(`${items.join('+')} with ${asked.length} asked`);
    assert.deepEqual(seen, ['0+1+2 with 2 asked', '3+4+5 with 3 asked', '6 with 3 asked']);
  });

  it('fails for who waits for it, and for nobody who has enough', async () => {
    const load = (some: readonly number[]): Promise<number> =>
      some.includes(3) ? Promise.reject(new Error('gone')) : Promise.resolve(some.length);
    const failed = async (): Promise<void> => {
      for await (const { loaded } of loadAhead(numbers, 3, load)) assert.equal(loaded, 3);
    };
    await assert.rejects(failed(), /gone/);
    let refused: unknown;
    const refuse = (reason: unknown): void => void (refused = reason);
    process.once('unhandledRejection', refuse);
    for await (const { loaded } of loadAhead(numbers, 3, load)) if (loaded === 3) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off('unhandledRejection', refuse);
    assert.equal(refused, undefined);
  });
});
