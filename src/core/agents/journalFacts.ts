import type { Library } from '../framework/library.js';
import type { JournalIndex } from '../journal/index/journalIndex.js';

/** The journal as tools may see it: as if private blocks had never been written. Made anew when the journal changes. */
export class JournalFacts {
  private known: { readonly of: JournalIndex; readonly version: number; readonly index: JournalIndex } | undefined;

  index(journal: JournalIndex): JournalIndex {
    const { known } = this;
    if (known?.of === journal && known.version === journal.version) return known.index;
    const index = journal.withoutPrivate();
    this.known = { of: journal, version: journal.version, index };
    return index;
  }
}

/** What the tools know; `index` is given without private entries, by {@link JournalFacts}. */
export interface FactSource {
  readonly index: JournalIndex;
  readonly library: Library;
  /** Evidence for a level counts for those below it too, apart from their own. */
  readonly impliedLevels?: boolean;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Makes of a note's URI what a person would read, such as a path relative to the folder. */
  readonly toPath: (uri: string) => string;
}
