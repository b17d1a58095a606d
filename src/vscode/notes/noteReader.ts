import type { Framework } from '../../core/framework/model.js';
import type { NoteRecord } from '../../core/journal/model.js';
import type { MarkerNames } from '../config.js';

/** One note to be read, with the best source of its text that is at hand. */
export interface NoteSource {
  readonly uri: string;
  /** The text of an open document, or the bytes of a file; undefined: the reader opens `path` itself. */
  readonly content: string | Uint8Array | undefined;
  /** The file's path, where the reader can reach it. */
  readonly path: string | undefined;
}

/** What notes are read against; plain data, so that it can be posted to another thread. */
export interface ReadSetup {
  /** In the order in which bare codes are looked up. */
  readonly frameworks: readonly Framework[];
  readonly markers: MarkerNames;
}

/** Makes records of notes, off the extension host's thread where the host can. */
export interface NoteReader {
  /** Whether it opens files by path, so that their bytes need not be fetched for it. */
  readonly opensFiles: boolean;
  /** Holds for every later `read`. */
  configure(setup: ReadSetup): void;
  /** Records of the notes in any order; a note that is gone or cannot be read is missing. `today` is `YYYY-MM-DD`. */
  read(batch: readonly NoteSource[], today: string): Promise<readonly NoteRecord[]>;
  dispose(): void;
}
