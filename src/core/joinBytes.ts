import type { Steps } from './steps.js';

/** One after the other in one piece, a step for each. */
export function* joinBytes(pieces: readonly Uint8Array[]): Steps<Uint8Array> {
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
    yield;
  }
  return joined;
}
