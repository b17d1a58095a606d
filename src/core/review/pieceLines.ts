import type { Position, TextEdit } from '../text.js';
import { splitLines } from './regions.js';

/** A piece of evidence in a review document, where it stands. Lines are 0-based. */
export interface PlacedPiece {
  readonly line: number;
  /** The last line that belongs to it: its words, its fields, its callouts. */
  readonly last: number;
  readonly words: string;
  /** Reviewers' callouts under it, as they are written. */
  readonly callouts: readonly string[];
}

const item = /^[-*+]\s+\[.\]\s(.*)$/s;
const mark = /<!--\s*e\s+\S+\s+\S+\s*-->/;

/** The pieces of a review document, from top to bottom. */
export function findPieces(text: string): readonly PlacedPiece[] {
  const lines = splitLines(text).map((line) => line.text);
  const pieces: PlacedPiece[] = [];
  for (let i = 0; i < lines.length; i++) {
    const opening = item.exec(lines[i] ?? '')?.[1];
    if (opening === undefined) continue;
    let last = i;
    for (let next = i + 1; next < lines.length; next++) {
      const line = lines[next] ?? '';
      if (line.trim() === '') continue;
      if (!/^\s/.test(line)) break;
      last = next;
    }
    const inside = lines.slice(i, last + 1);
    if (inside.some((line) => mark.test(line))) {
      const words = opening
        .replace(mark, '')
        .replace(/[*_\\]|\(\[.*$/gs, '')
        .trim();
      pieces.push({ line: i, last, words, callouts: calloutsIn(inside) });
    }
    i = last;
  }
  return pieces;
}

/** The edit that puts a callout under a piece: as refreshing would set it. */
export function addCallout(text: string, { last }: PlacedPiece, callout: readonly string[]): TextEdit {
  const lines = splitLines(text);
  const end = lines.find((line) => line.end !== '')?.end ?? '\n';
  const at: Position = { line: last, character: lines[last]?.text.length ?? 0 };
  return {
    range: { start: at, end: at },
    newText: ['', ...callout.map((line) => `  ${line}`)].map((line) => end + line).join(''),
  };
}

function calloutsIn(lines: readonly string[]): readonly string[] {
  const found: string[][] = [];
  let open = false;
  for (const line of lines) {
    const quoted = /^\s+>\s?(.*)$/.exec(line)?.[1];
    if (quoted === undefined) open = false;
    else if (/^\[!(?:review|comment)\]/i.test(quoted)) {
      found.push([quoted]);
      open = true;
    } else if (open) found.at(-1)?.push(quoted);
  }
  return found.map((one) => one.join('\n'));
}
