import assert from 'node:assert/strict';

import { readMessageFromPage, type MessageFromPage } from '../../../src/webview/protocol.js';

describe('messages from the tally page', () => {
  const good: readonly MessageFromPage[] = [
    { type: 'ready', open: [] },
    { type: 'open-settings' },
    { type: 'show', open: ['skill.a.B.level.4'] },
    { type: 'arrange', change: { counted: 'knowledge', scope: ['a', 'b'] } },
    { type: 'open', uri: 'file:///a.md', line: 3, character: 0, beside: false },
    { type: 'choose-period', choice: { kind: 'all' } },
    { type: 'choose-period', choice: { kind: 'quarter', year: 2026, quarter: 3 } },
    { type: 'choose-period', choice: { kind: 'range', from: '2026-01-01', to: undefined } },
    { type: 'choose-period', choice: { kind: 'range', from: '2026-09-01', to: '2026-01-01' } },
  ];
  for (const message of good) {
    it(`takes ${JSON.stringify(message)}`, () => {
      assert.deepEqual(readMessageFromPage(JSON.parse(JSON.stringify(message))), message);
    });
  }

  const bad: readonly unknown[] = [
    undefined,
    null,
    'ready',
    {},
    { type: 'run' },
    { type: 'ready' },
    { type: 'show', open: [7] },
    { type: 'arrange' },
    { type: 'arrange', change: { counted: 'everything' } },
    { type: 'open', uri: 7, line: 1, character: 1 },
    { type: 'open', uri: 'file:///a.md', line: -1, character: 0 },
    { type: 'open', uri: 'file:///a.md', line: 1.5, character: 0 },
    { type: 'open', uri: 'file:///a.md', line: 1 },
    { type: 'choose-period' },
    { type: 'choose-period', choice: { kind: 'ever' } },
    { type: 'choose-period', choice: { kind: 'quarter', year: 2026, quarter: 5 } },
    { type: 'choose-period', choice: { kind: 'range', from: '2026-02-30' } },
  ];
  for (const message of bad) {
    it(`refuses ${JSON.stringify(message)}`, () => {
      assert.equal(readMessageFromPage(message), undefined);
    });
  }
});
