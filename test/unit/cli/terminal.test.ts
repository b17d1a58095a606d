import assert from 'node:assert/strict';
import { Terminal, type Output } from '../../../src/cli/terminal.js';

function fake(isTTY: boolean): Output & { readonly text: () => string } {
  const written: string[] = [];
  return {
    isTTY,
    write: (text, done) => {
      written.push(text);
      done?.();
    },
    text: () => written.join(''),
  };
}

describe('the terminal', () => {
  it('shows progress only where somebody watches, and wipes it before anything else', async () => {
    const out = fake(true);
    const err = fake(true);
    const terminal = new Terminal(out, err);
    terminal.progress('Reading notes: 32 of 64');
    terminal.progress('Reading notes: 64 of 64');
    assert.equal(err.text(), '\r\u001b[KReading notes: 32 of 64');
    await terminal.write('result\n');
    assert.equal(err.text(), '\r\u001b[KReading notes: 32 of 64\r\u001b[K');
    assert.equal(out.text(), 'result\n');
  });

  it('shows no progress in a file or pipe', () => {
    const err = fake(false);
    new Terminal(fake(true), err).progress('Reading notes: 32 of 64');
    assert.equal(err.text(), '');
  });

  it('makes one harmless line of each report', () => {
    const err = fake(true);
    new Terminal(fake(true), err).report('evil\u001b[2J\nname.md: \u202epermission denied');
    assert.equal(err.text(), 'evil name.md: permission denied\n');
  });

  it('says when the output is closed', async () => {
    const closed: Output = { write: (_, done) => done?.(new Error('closed')) };
    await assert.rejects(new Terminal(closed, fake(false)).write('x'), /closed/);
  });
});
