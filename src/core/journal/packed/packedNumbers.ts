import { joinBytes } from '../../joinBytes.js';
import { finish } from '../../steps.js';

/** Puts whole numbers of 32 bits in a row; small ones take a byte. */
export class NumberWriter {
  private readonly before: Uint8Array[] = [];
  private bytes: number[] = [];

  add(...numbers: readonly number[]): void {
    for (const number of numbers) {
      // Numbers below zero take the odd places between the others.
      let rest = ((number << 1) ^ (number >> 31)) >>> 0;
      for (; rest >= 0x80; rest >>>= 7) this.bytes.push((rest & 0x7f) | 0x80);
      this.bytes.push(rest);
    }
  }

  /** Bytes behind their length. */
  addBytes(bytes: Uint8Array): void {
    this.add(bytes.length);
    this.before.push(Uint8Array.from(this.bytes), bytes);
    this.bytes = [];
  }

  toBytes(): Uint8Array {
    return finish(joinBytes([...this.before, Uint8Array.from(this.bytes)]));
  }
}

/** Takes numbers from such a row one by one; zeros behind its end. */
export class NumberReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  next(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return (value >>> 1) ^ -(value & 1);
    }
  }

  /** Bytes that stand behind their length. */
  nextBytes(): Uint8Array {
    const length = this.next();
    return this.bytes.subarray(this.at, (this.at += length));
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
