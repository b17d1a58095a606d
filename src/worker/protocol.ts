import type { Framework } from '../core/framework/model.js';
import type { Markers } from '../core/journal/markers.js';
import type { NoteGlobs } from '../core/journal/globs.js';
import type { PackedNotes } from '../core/journal/packed/storedNote.js';
import type { NoteRecord } from '../core/journal/model.js';
import type { RecordPatch } from '../core/journal/patchRecord.js';
import type { PackedReading } from './packReading.js';
import type { YamlKind } from './readYaml.js';

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
  readonly markers: Markers;
  /** Hashtags that are the user's own, without `#`. */
  readonly ignored?: readonly string[];
}

/** What the extension host posts to the worker. */
export type WorkerRequest = ConfigureRequest | ReadRequest | YamlRequest;

/** The same to a worker that opens files. */
export type FileWorkerRequest = WorkerRequest | StatRequest | ListRequest;

export interface ConfigureRequest {
  readonly kind: 'configure';
  /** A number names the framework that the worker has read for the request with this number. */
  readonly setup: Omit<ReadSetup, 'frameworks'> & { readonly frameworks: readonly (Framework | number)[] };
  /** Frameworks that it has read and that are no longer in use. */
  readonly forget: readonly number[];
}

export interface ReadRequest {
  readonly kind: 'read';
  readonly id: number;
  readonly batch: readonly NoteSource[];
  readonly today: string;
}

export interface YamlRequest {
  readonly kind: 'yaml';
  readonly id: number;
  readonly file: YamlKind;
  readonly text: string;
  readonly uri: string;
}

export interface StatRequest {
  readonly kind: 'stat';
  readonly id: number;
  /** Joined. */
  readonly paths: string;
}

export interface StatAnswer {
  readonly id: number;
  /** In the order of the paths, packed. */
  readonly stamps: Float64Array;
}

/** Asks for the notes of a folder. It is all that the worker need know: one that takes over goes on. */
export interface ListRequest {
  readonly kind: 'list';
  readonly id: number;
  /** The path of the folder. */
  readonly root: string;
  /** Which folders to look into, relative to the root, with `/`; joined. The root itself is the empty text. */
  readonly folders: string;
  readonly globs: NoteGlobs;
  /** Folders that are not entered, since they are listed on their own. */
  readonly apart: readonly string[];
  readonly followLinks: boolean;
}

/** Paths are relative to the root, with `/`. */
export interface ListAnswer {
  readonly id: number;
  /** Each text is some paths, joined. */
  readonly notes: readonly string[];
  /** Links that lead to folders, which were not entered; joined. */
  readonly links: string | undefined;
  /** Folders that are still to be looked into; joined. */
  readonly rest: string | undefined;
  /** How many folders were looked into, of those that can be read. */
  readonly listed: number;
}

export interface YamlAnswer {
  readonly id: number;
  readonly packed: PackedReading;
}

/** What the worker answers. */
export type WorkerAnswer = ReadAnswer | YamlAnswer;

/** The record of an open note, or what makes it of the one that was posted last. */
export type AnsweredNote = NoteRecord | { readonly uri: string; readonly patch: RecordPatch };

/** `unread` says why notes are missing. */
export interface ReadAnswer {
  readonly id: number;
  /** Open notes. */
  readonly notes: readonly AnsweredNote[];
  /** Notes of files, which are many; undefined where none were asked for. */
  readonly files: PackedNotes | undefined;
  readonly unread: readonly { readonly uri: string; readonly reason: string }[];
}
