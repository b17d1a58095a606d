import type { NoteRecord } from '../core/journal/model.js';
import type { NoteSource, ReadSetup } from '../vscode/notes/noteReader.js';

/** What the extension host posts to the worker. */
export type WorkerRequest =
  | { readonly kind: 'configure'; readonly setup: ReadSetup }
  | { readonly kind: 'read'; readonly id: number; readonly batch: readonly NoteSource[]; readonly today: string };

/** What the worker answers; `unread` says why notes are missing from `records`. */
export interface WorkerAnswer {
  readonly id: number;
  readonly records: readonly NoteRecord[];
  readonly unread: readonly { readonly uri: string; readonly reason: string }[];
}
