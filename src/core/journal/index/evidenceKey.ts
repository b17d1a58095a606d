import { hashText } from '../../hash.js';

/**
 * Tells a piece of evidence by its words and its note, named by its path in the journal: it outlives a move within the note.
 * `hash` is that of the words as a review has them, without what is private.
 */
export function evidenceKey(path: string, hash: number): string {
  return hashText(`${path}\n${hash}`);
}
