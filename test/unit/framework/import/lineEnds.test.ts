import assert from 'node:assert/strict';
import { importFramework } from '../../../../src/core/framework/import/registry.js';

describe('a file of carriage returns', () => {
  for (const [what, text] of [
    ['bare', '\r'.repeat(300_000)],
    ['in a cell', `Skill,Level 1\n"${'\r'.repeat(300_000)}",x\n`],
    ['in a page', `Skill description\n${'\r'.repeat(300_000)}x\nLevel 1Follow\nDoes it.\n`],
  ] as const) {
    it(`is read to its end (${what})`, () => {
      const outcome = importFramework({ name: 'returns', bytes: new TextEncoder().encode(text) });
      assert.ok(outcome.kind.length > 0);
    });
  }
});
