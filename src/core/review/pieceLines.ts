import type { SkillRef } from '../framework/model.js';
import type { Position, TextEdit } from '../text.js';
import { levelOfRegion, markLine, splitLines } from './regions.js';

/** A piece of evidence in a review document, where it stands. Lines are 0-based. */
export interface PlacedPiece {
  readonly line: number;
  /** The last line that belongs to it: its words, its fields, its callouts. */
  readonly last: number;
  readonly words: string;
  /** What the evidence is known by. */
  readonly key: string;
  /** What the part that it stands in is about; undefined outside such a part. */
  readonly level: (SkillRef & { readonly level: string }) | undefined;
  /** Reviewers' callouts under it. */
  readonly callouts: readonly PlacedCallout[];
}

export interface PlacedCallout {
  readonly line: number;
  readonly last: number;
  /** Its lines, without the marks of the quote. */
  readonly text: string;
}

const item = /^[-*+]\s+\[.\]\s(.*)$/s;
const mark = /<!--\s*e\s+\S+\s+([0-9a-z]+)\.[0-9a-z]+\s*-->/;

/** The pieces of a review document, from top to bottom. */
export function findPieces(text: string): readonly PlacedPiece[] {
  const lines = splitLines(text).map((line) => line.text);
  const pieces: PlacedPiece[] = [];
  let level: PlacedPiece['level'];
  for (let i = 0; i < lines.length; i++) {
    const [, edge, id = ''] = markLine.exec(lines[i] ?? '') ?? [];
    if (edge !== undefined) level = edge === 'begin' ? levelOfRegion(id) : undefined;
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
    const key = inside.flatMap((line) => mark.exec(line)?.[1] ?? [])[0];
    if (key !== undefined) {
      const words = opening
        .replace(mark, '')
        .replace(/[*_\\]|\(\[.*$/gs, '')
        .trim();
      pieces.push({ line: i, last, words, key, level, callouts: calloutsIn(inside, i) });
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

/** `start` is the number of the first of these lines. */
function calloutsIn(lines: readonly string[], start: number): readonly PlacedCallout[] {
  const found: { readonly line: number; last: number; readonly lines: string[] }[] = [];
  let open = false;
  for (const [i, line] of lines.entries()) {
    const quoted = /^\s+>\s?(.*)$/.exec(line)?.[1];
    const last = found.at(-1);
    if (quoted === undefined) open = false;
    else if (/^\[!(?:review|comment)\]/i.test(quoted)) {
      found.push({ line: start + i, last: start + i, lines: [quoted] });
      open = true;
    } else if (open && last) {
      last.lines.push(quoted);
      last.last = start + i;
    }
  }
  return found.map(({ line, last, lines }) => ({ line, last, text: lines.join('\n') }));
}
