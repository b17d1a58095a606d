import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeText } from '../../../../src/core/framework/import/decodeText.js';
import { encodeWindows1252 } from '../../../support/sfiaFixtures.js';

const seed = 20_261_123;
const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the encoding of a text file', () => {
  it(`is UTF-8 wherever that is sound (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
        fc.pre(!text.startsWith('\uFEFF'));
        assert.equal(decodeText(utf8(text)), text);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('is told by a byte order mark, which is left out', () => {
    assert.equal(decodeText(bytes(0xef, 0xbb, 0xbf, 0x61)), 'a');
    assert.equal(decodeText(bytes(0xff, 0xfe, 0x61, 0, 0x3d, 0xd8, 0x00, 0xde)), 'a😀');
    assert.equal(decodeText(bytes(0xfe, 0xff, 0, 0x61, 0x20, 0xac)), 'a€');
    assert.equal(decodeText(bytes(0xff, 0xfe, 0x61, 0, 0x62)), 'a', 'half a unit is dropped');
  });

  it('is Windows-1252 for what cannot be UTF-8', () => {
    const text = 'The day’s “list” – Müller · 5 €…';
    assert.equal(decodeText(encodeWindows1252(text)), text);
    assert.equal(decodeText(bytes(0x81, 0x92)), '\x81’');
  });

  it('is taken line by line in a file put together from both', () => {
    const mixed = Buffer.concat([utf8('Bäume\n'), encodeWindows1252('Gräser\r\n'), utf8('Büsche – viele')]);
    assert.equal(decodeText(mixed), 'Bäume\nGräser\r\nBüsche – viele');
  });

  it('is no UTF-8 with overlong forms, surrogates or cut sequences', () => {
    for (const wrong of [
      [0xc0, 0xaf],
      [0xe0, 0x80, 0xaf],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xe2, 0x82],
    ]) {
      assert.equal(decodeText(bytes(...wrong)).length, wrong.length, wrong.join(' '));
    }
  });

  it('does not matter to line ends and spaces', () => {
    assert.equal(decodeText(utf8(' a\r\r\n\tb\u00A0\u2028\r')), ' a\r\r\n\tb\u00A0\u2028\r');
  });

  it('is found for megabytes in good time', () => {
    const text = 'Grows beans – and peas.\n'.repeat(200_000);
    assert.equal(decodeText(utf8(text)), text);
  });
});
