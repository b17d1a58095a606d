import { hashText } from '../../hash.js';

/** Tells a piece of evidence by its words and its note, named by its path in the journal: it outlives a move within the note. */
export function evidenceKey(path: string, text: string): string {
  return hashText(`${path}\n${text}`);
}
