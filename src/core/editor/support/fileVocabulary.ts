import type { JsonSchema } from './jsonSchema.js';
import type { YamlPlace } from './yamlPlace.js';

/**
 * What can be written in one kind of YAML file of this product: its JSON Schema, and the names that only the file
 * itself, or what is loaded, knows. Another kind of file brings a vocabulary of its own, and a line with it where the
 * root registers `YamlCompletionProvider`; the completion itself stays as it is.
 *
 *     { schema, names: ({ kind, path }) => kind === 'key' && path.join() === 'targets' ? [{ text: 'ITOP' }] : [] }
 */
export interface FileVocabulary {
  readonly schema: JsonSchema;
  /**
   * What can stand at a place, beyond what the schema says; mostly nothing. Keys of the map at `path` if `kind` is `key`
   * (without its `siblings`), else values at `path`. A line that could become either is asked about twice.
   */
  readonly names: (place: NamedPlace) => readonly FileName[];
}

/** `root` is the file as far as it can be read. */
export type NamedPlace = Pick<YamlPlace, 'kind' | 'path' | 'siblings' | 'root'>;

export interface FileName {
  readonly text: string;
  /** A word or two beside the name. */
  readonly description?: string | undefined;
}
