/** Puts whole numbers of 32 bits in a row; small ones take a byte. */
export class NumberWriter {
  private readonly bytes: number[] = [];

  add(...numbers: readonly number[]): void {
    for (const number of numbers) {
      // Numbers below zero take the odd places between the others.
      let rest = ((number << 1) ^ (number >> 31)) >>> 0;
      for (; rest >= 0x80; rest >>>= 7) this.bytes.push((rest & 0x7f) | 0x80);
      this.bytes.push(rest);
    }
  }

  toBytes(): Uint8Array {
    return Uint8Array.from(this.bytes);
  }
}

/** Takes numbers from such a row one by one; zeros behind its end. */
export class NumberReader {
  private readonly numbers: Int32Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.numbers = unpackNumbers(bytes);
  }

  next(): number {
    return this.numbers[this.at++] ?? 0;
  }

  /** What stands behind its length. */
  list<T>(take: (numbers: this) => T): readonly T[] {
    const length = this.next();
    if (length === 0) return none;
    const list = [take(this)];
    while (list.length < length) list.push(take(this));
    return list;
  }
}

const none: readonly never[] = [];

/** All at once: to be fast from the start, where nothing is compiled yet, takes one short loop. There are no more than bytes. */
function unpackNumbers(bytes: Uint8Array): Int32Array {
  const numbers = new Int32Array(bytes.length);
  let count = 0;
  let value = 0;
  let shift = 0;
  for (const byte of bytes) {
    value |= (byte & 0x7f) << shift;
    shift += 7;
    if (byte >= 0x80) continue;
    numbers[count++] = (value >>> 1) ^ -(value & 1);
    value = shift = 0;
  }
  return numbers;
}
