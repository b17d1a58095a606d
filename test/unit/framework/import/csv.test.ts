import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseCsv } from '../../../../src/core/framework/import/csv.js';
import { writeCsv } from '../../../support/sfiaFixtures.js';

const seed = 20_261_123;

describe('CSV', () => {
  it('keeps commas, quotes and line ends inside of quotes', () => {
    assert.deepEqual(parseCsv('a,b\r\n"x, ""y""","1\r\n2\r\r\n3"\r\n'), [
      ['a', 'b'],
      ['x, "y"', '1\n2\n3'],
    ]);
  });

  it('ends a row at any line end, and needs none at the end', () => {
    assert.deepEqual(parseCsv('a,b\nc,d\re,f\r\r\ng,h'), [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ]);
    assert.deepEqual(parseCsv('a,\n,b\nc,'), [
      ['a', ''],
      ['', 'b'],
      ['c', ''],
    ]);
    assert.deepEqual(parseCsv(''), []);
    assert.deepEqual(parseCsv('a\n\nb\n'), [['a'], [''], ['b']]);
  });

  it('finds the delimiter by what it makes of the first rows', () => {
    const wanted = [
      ['Skill, or so', 'Level 1'],
      ['Digging', 'Digs, and sings; sometimes'],
    ];
    for (const delimiter of [',', ';', '\t', '|']) {
      assert.deepEqual(parseCsv(writeCsv(wanted, { delimiter })), wanted, delimiter);
    }
    assert.deepEqual(parseCsv('sep=;\r\na,b;c\r\n'), [['a,b', 'c']]);
  });

  it('takes broken quoting as it stands', () => {
    assert.deepEqual(parseCsv('a,b "c" d,"e"f\n'), [['a', 'b "c" d', 'ef']]);
    assert.deepEqual(parseCsv('a,b\nc,"d\ne,f\n'), [
      ['a', 'b'],
      ['c', 'd\ne,f\n'],
    ]);
  });

  it('reads no further than asked', () => {
    assert.equal(parseCsv('a,b\n'.repeat(100), { rows: 3 }).length, 3);
  });

  it('refuses more cells than any table has', () => {
    assert.throws(() => parseCsv(','.repeat(2_100_000)), /tooManyCells/);
  });

  it(`gives back what was written (seed ${seed})`, () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'B', ' ', ',', ';', '"', '\n', '\t', 'é', '='), maxLength: 8 });
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), (rows, lineEnd) => {
        // The delimiter of such a table is anybody's guess, so that it is named.
        const text = `sep=,\n${writeCsv(rows, { lineEnd })}`;
        assert.deepEqual(parseCsv(text), rows);
      }),
      { seed, numRuns: 300 },
    );
  });
});
