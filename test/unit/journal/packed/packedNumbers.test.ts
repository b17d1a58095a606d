import assert from 'node:assert/strict';
import { NumberReader, NumberWriter } from '../../../../src/core/journal/packed/packedNumbers.js';
import { createRandom } from '../../../support/randomNotes.js';

const random = createRandom(20261126);
const numbers = [
  ...[0, 1, -1, 63, 64, -64, -65, 127, 128, 8191, 8192, 2 ** 31 - 1, -(2 ** 31)],
  ...Array.from({ length: 2_000 }, () => ((random() - 0.5) * 2 ** (1 + random() * 31)) | 0),
];

describe('packed numbers', () => {
  it('are the numbers that were packed, up to 32 bits', () => {
    const writer = new NumberWriter();
    writer.add(...numbers);
    const reader = new NumberReader(writer.toBytes());
    assert.deepEqual(
      numbers.map(() => reader.next()),
      numbers,
    );
  });

  it('stand in lists', () => {
    const writer = new NumberWriter();
    writer.add(3, 7, -8, 900, 0);
    writer.add(5);
    const reader = new NumberReader(writer.toBytes());
    const next = (row: NumberReader): number => row.next();
    assert.deepEqual([reader.list(next), reader.list(next), reader.next(), reader.next()], [[7, -8, 900], [], 5, 0]);
  });

  it('take a byte each where they are small', () => {
    const writer = new NumberWriter();
    for (let number = -64; number < 64; number++) writer.add(number);
    assert.equal(writer.toBytes().length, 128);
  });
});
