import assert from 'node:assert/strict';
import { onFirstUse } from '../../src/vscode/support/onFirstUse.js';

class Greeter {
  constructor(private readonly word: string) {}

  greet(name: string): string {
    return `${this.word}, ${name}`;
  }

  part(): Promise<never> {
    return Promise.reject(new Error('no'));
  }
}

describe('what is loaded on first use', () => {
  it('is loaded once, with the first call, and answers all calls', async () => {
    let loads = 0;
    const greeter = onFirstUse(
      () => {
        loads++;
        return Promise.resolve(new Greeter('Hello'));
      },
      'greet',
      'part',
    );
    assert.equal(loads, 0);
    assert.deepEqual(await Promise.all([greeter.greet('A'), greeter.greet('B')]), ['Hello, A', 'Hello, B']);
    await assert.rejects(greeter.part(), /no/);
    assert.equal(loads, 1);
  });

  it('has only the methods that were named, so that an editor sees what it can do', () => {
    const greeter = onFirstUse(() => Promise.resolve(new Greeter('Hello')), 'greet');
    assert.deepEqual(Object.keys(greeter), ['greet']);
  });
});
