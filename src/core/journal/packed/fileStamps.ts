/** What tells that a file is the one that was read. */
export interface FileStamp {
  readonly size: number;
  /** Milliseconds. */
  readonly changed: number;
}

/** Two numbers each, which are posted and read in a twentieth of the time that objects take; not numbers for a file that is gone. */
export function packStamps(stamps: readonly (FileStamp | undefined)[]): Float64Array {
  const packed = new Float64Array(2 * stamps.length).fill(NaN);
  stamps.forEach((stamp, i) => stamp && packed.set([stamp.size, stamp.changed], 2 * i));
  return packed;
}

/** In order; undefined for a file that is gone. */
export function unpackStamps(packed: Float64Array): readonly (FileStamp | undefined)[] {
  return Array.from({ length: packed.length / 2 }, (_, i) => stampAt(packed, i));
}

export function stampAt(packed: Float64Array, i: number): FileStamp | undefined {
  const [size = NaN, changed = NaN] = [packed[2 * i], packed[2 * i + 1]];
  return Number.isNaN(size) ? undefined : { size, changed };
}
