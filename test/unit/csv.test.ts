import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCsv } from './review/readCsv.js';
import { writeCsv } from '../../src/core/csv.js';
import { finish } from '../../src/core/steps.js';

const seed = Number(process.env['SEED'] ?? 20261123);

function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return finish(writeCsv(rows));
}

describe('CSV', () => {
  it('quotes what would end a cell, and begins with a byte order mark', () => {
    assert.equal(toCsv([['a', 1, 'b"c', 'd,e', 'f\ng']]), '\ufeffa,1,"b""c","d,e","f\ng"\r\n');
  });

  it('lets nothing run as a formula', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '＝1', '\u200b=1', '\n+1']) {
      const [[cell = ''] = []] = readCsv(toCsv([[text]]));
      assert.ok(cell.startsWith("'"), JSON.stringify(text));
    }
    assert.equal(toCsv([['1=1', 'a-b', '2026-01-01']]), '\ufeff1=1,a-b,2026-01-01\r\n');
  });

  it(`gives every cell back, whatever is in it (seed ${seed})`, () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 3 }), { maxLength: 4 }),
        (rows) => {
          const back = readCsv(toCsv(rows));
          assert.equal(back.length, rows.length);
          rows.forEach((row, r) =>
            row.forEach((cell, c) => {
              assert.equal(
                back[r]?.[c]?.replace(/^'/, ''),
                cell.replace(/^'/, '').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd'),
              );
            }),
          );
        },
      ),
      { seed, numRuns: 300 },
    );
  });
});
