import { JournalIndex } from '../../src/core/journal/index/journalIndex.js';
import type { NoteRecord } from '../../src/core/journal/model.js';
import { packNotes, StoredNote } from '../../src/core/journal/packed/storedNote.js';
import type { Steps } from '../../src/core/steps.js';

/** An index of notes that are closed. */
export function packedJournal(records: readonly NoteRecord[]): JournalIndex {
  const index = new JournalIndex();
  for (const note of StoredNote.unpack(packNotes(records))) index.put(note);
  return index;
}

export interface CountedWork<R> {
  readonly result: R;
  readonly steps: number;
  /** The most notes between two steps. */
  readonly most: number;
  /** The notes whose words were asked for, each as often as they were. */
  readonly read: readonly string[];
}

/** Does work, and counts what it took. */
export function countWork<R>(work: Steps<R>): CountedWork<R> {
  const read: string[] = [];
  const getter = Object.getOwnPropertyDescriptor(StoredNote.prototype, 'record');
  Object.defineProperty(StoredNote.prototype, 'record', {
    configurable: true,
    get(this: StoredNote) {
      read.push(this.uri);
      return getter?.get?.call(this) as unknown;
    },
  });
  try {
    let most = 0;
    for (let steps = 0, before = 0; ; steps++) {
      const { done, value } = work.next();
      most = Math.max(most, new Set(read.slice(before)).size);
      before = read.length;
      if (done === true) return { result: value, steps, most, read };
    }
  } finally {
    if (getter) Object.defineProperty(StoredNote.prototype, 'record', getter);
  }
}
