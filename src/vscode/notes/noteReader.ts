import type { FileStamp } from '../../core/journal/packed/fileStamps.js';
import type { StoredNote } from '../../core/journal/packed/storedNote.js';
import type { ListAnswer, ListRequest, NoteSource, ReadSetup } from '../../worker/protocol.js';
import type { YamlKind, YamlReading } from '../../worker/readYaml.js';

/** Makes records of notes, and reads frameworks and profiles, off the extension host's thread where the host can. */
export interface NoteReader {
  /** Whether it opens files by path, so that their bytes need not be fetched for it. */
  readonly opensFiles: boolean;
  /** Holds for every later `read`. */
  configure(setup: ReadSetup): void;
  /** What the notes say, in any order; a note that is gone or cannot be read is missing. `today` is `YYYY-MM-DD`. */
  read(batch: readonly NoteSource[], today: string): Promise<readonly StoredNote[]>;
  /** What a framework, a profile or a file of roles says; undefined where it could not be read, as the log says. */
  readYaml<Kind extends YamlKind>(kind: Kind, text: string, uri: string): Promise<YamlReading<Kind> | undefined>;
  /** What tells whether files are still the same, in order; undefined for one that is gone. Where it `opensFiles`. */
  stat(paths: readonly string[]): Promise<readonly (FileStamp | undefined)[]>;
  /** The notes of a folder, or the first of them and where to go on. Where it `opensFiles`; undefined elsewhere. */
  list(request: Omit<ListRequest, 'kind' | 'id'>): Promise<ListAnswer | undefined>;
  /** Begins again what was given up. */
  retry(): void;
  dispose(): void;
}
