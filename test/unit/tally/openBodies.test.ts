import assert from 'node:assert/strict';

import { OpenBodies } from '../../../src/core/tally/page/openBodies.js';
import type { TallyPage } from '../../../src/core/tally/page/page.js';

function pageOf(bodies: Readonly<Record<string, string>>): TallyPage {
  return {
    html: '',
    skeleton: '',
    rows: new Map(),
    headings: new Set(),
    body: (id) => {
      const html = bodies[id];
      return html === undefined ? undefined : { id, holder: undefined, html };
    },
  };
}

describe('what of the page is open', () => {
  it('is sent once, and again when it changed or when the page begins anew', () => {
    const open = new OpenBodies();
    const ids = (page: TallyPage): readonly string[] => open.take(page).map(({ id }) => id);
    open.begin(['a']);
    assert.deepEqual(ids(pageOf({ a: '1', b: '1' })), ['a']);
    assert.deepEqual(ids(pageOf({ a: '1', b: '1' })), []);
    open.show(['a', 'b']);
    assert.deepEqual(ids(pageOf({ a: '1', b: '1' })), ['b']);
    assert.deepEqual(ids(pageOf({ a: '2', b: '1' })), ['a']);
    open.begin(['a', 'b']);
    assert.deepEqual(ids(pageOf({ a: '2', b: '1' })), ['a', 'b']);
  });

  it('is asked for from the outside in: what is within a part is known once that was made', () => {
    const open = new OpenBodies();
    open.begin(['panel.list.more', 'panel']);
    const asked: string[] = [];
    open.take({ ...pageOf({}), body: (id) => void asked.push(id) });
    assert.deepEqual(asked, ['panel', 'panel.list.more']);
  });

  it('is nothing where the page has no such number any more', () => {
    const open = new OpenBodies();
    open.begin(['gone']);
    assert.deepEqual(open.take(pageOf({})), []);
  });
});
