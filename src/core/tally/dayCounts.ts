import type { JournalIndex } from '../journal/journalIndex.js';

/** Pieces of evidence of one day, kept note by note. */
export class DayCounts {
  private readonly byNote = new Map<string, number>();
  private sum = 0;

  /** `day` is `YYYY-MM-DD`; evidence dated less precisely is of no day. */
  constructor(
    private readonly index: Pick<JournalIndex, 'uris' | 'piecesOf'>,
    readonly day: string,
  ) {
    this.update(index.uris());
  }

  get total(): number {
    return this.sum;
  }

  /** Takes in what the index now says of these notes. */
  update(uris: Iterable<string>): void {
    for (const uri of uris) {
      this.sum -= this.byNote.get(uri) ?? 0;
      const count = this.countIn(uri);
      this.sum += count;
      if (count === 0) this.byNote.delete(uri);
      else this.byNote.set(uri, count);
    }
  }

  private countIn(uri: string): number {
    return this.index.piecesOf(uri).filter(({ counts, date }) => counts && date?.text === this.day).length;
  }
}
