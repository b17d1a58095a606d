import type { NoteRecord } from '../../core/journal/model.js';
import { packNotes, StoredNote } from '../../core/journal/packed/storedNote.js';
import type { NoteSource, ReadSetup } from '../../worker/protocol.js';
import { prepareSetup, readContent } from '../../worker/readSource.js';
import type { PreparedSetup } from '../../worker/readSource.js';
import { readYaml, type YamlKind, type YamlReading } from '../../worker/readYaml.js';
import type { Log } from '../support/log.js';
import type { NoteReader } from './noteReader.js';
import { Turns } from '../support/slices.js';

/** Reads notes on the host's own thread, in slices, and one batch at a time: for hosts without worker threads. */
export class SlicedNoteReader implements NoteReader {
  readonly opensFiles = false;
  private setup: PreparedSetup = prepareSetup({
    frameworks: [],
    markers: { private: [], knowledge: [], planned: [] },
  });
  private disposed = false;

  constructor(private readonly log: Log) {}

  configure(setup: ReadSetup): void {
    this.setup = prepareSetup(setup);
  }

  async read(batch: readonly NoteSource[], today: string): Promise<readonly StoredNote[]> {
    const { setup } = this;
    const open: NoteRecord[] = [];
    const files: NoteRecord[] = [];
    const turns = new Turns();
    for (const source of batch) {
      if (this.disposed) return [];
      if (source.content === undefined) continue;
      try {
        const record = readContent(source, source.content, setup, today);
        (typeof source.content === 'string' ? open : files).push(record);
      } catch (error) {
        this.log.error(`Reading ${source.uri}`, error);
      }
      await turns.give();
    }
    return [...open.map((record) => StoredNote.of(record)), ...StoredNote.unpack(packNotes(files))];
  }

  /** At once: a YAML file cannot be read in slices. */
  readYaml<Kind extends YamlKind>(kind: Kind, text: string, uri: string): Promise<YamlReading<Kind> | undefined> {
    return Promise.resolve(this.disposed ? undefined : readYaml(kind, text, uri));
  }

  /** It opens no files. */
  stat(): Promise<readonly undefined[]> {
    return Promise.resolve([]);
  }

  /** It opens no files. */
  list(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  /** It never gives up. */
  retry(): void {
    return;
  }

  dispose(): void {
    this.disposed = true;
  }
}
