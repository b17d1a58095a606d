/**
 * A short name for a text, the same on every machine: 52 bits in 10 letters and digits. It tells texts of one journal
 * apart; it keeps nothing secret.
 */
export function hashText(text: string): string {
  const hash = new TextHash();
  hash.add(text);
  return hash.name;
}

/** The same for a text that comes in parts. */
export class TextHash {
  private high = 0xdeadbeef | 0;
  private low = 0x41c6ce57;

  add(text: string): void {
    let { high, low } = this;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      high = Math.imul(high ^ unit, 2654435761);
      low = Math.imul(low ^ unit, 1597334677);
    }
    this.high = high;
    this.low = low;
  }

  get name(): string {
    let { high, low } = this;
    high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
    low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    const value = (high >>> 12) * 0x100000000 + (low >>> 0);
    return value.toString(36).padStart(10, '0').slice(-10);
  }
}

/** FNV-1a: a whole number of 32 bits, which texts may share. */
export function hashNumber(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value | 0;
}
