import assert from 'node:assert/strict';
import { decodeNote } from '../../../src/worker/decodeNote.js';

describe('the bytes of a note', () => {
  it('are UTF-8, without the byte order mark, which is no column of the editor', () => {
    assert.equal(decodeNote(new TextEncoder().encode('\ufeff# Tag – 日記')), '# Tag – 日記');
  });

  it('are UTF-16 in either order where a mark says so', () => {
    const littleEndian = new Uint8Array([0xff, 0xfe, ...Buffer.from('Zürich #ITOP/4', 'utf16le')]);
    assert.equal(decodeNote(littleEndian), 'Zürich #ITOP/4');
    const bigEndian = new Uint8Array([0xfe, 0xff, ...Buffer.from('Zürich', 'utf16le').swap16()]);
    assert.equal(decodeNote(bigEndian), 'Zürich');
  });

  it('need not be text at all', () => {
    assert.equal(decodeNote(new Uint8Array([0x23, 0xc3, 0x28, 0, 0xff])), '#\ufffd(\u0000\ufffd');
    assert.equal(decodeNote(new Uint8Array()), '');
  });
});
