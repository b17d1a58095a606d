import { LineIndex, type Span, type TextEdit } from '../../text.js';

/** Replaces a stretch of a text. Edits of one list are about the same text and do not overlap. */
export interface OffsetEdit extends Span {
  readonly newText: string;
}

/** In order; what stands there twice once, and of edits that overlap the first. Those that touch become one. */
export function mergeEdits(edits: readonly OffsetEdit[]): readonly OffsetEdit[] {
  const merged: OffsetEdit[] = [];
  // The sort is stable: of two at one place the first given comes first, and an insertion before a replacement.
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last === undefined || edit.start > last.end) {
      merged.push(edit);
      continue;
    }
    const isSame = edit.start === last.start && edit.end === last.end && edit.newText === last.newText;
    const isSameInsertion = edit.start === edit.end && last.end === edit.start && last.newText.endsWith(edit.newText);
    if (isSame || isSameInsertion || edit.start < last.end) continue;
    merged[merged.length - 1] = { start: last.start, end: edit.end, newText: last.newText + edit.newText };
  }
  return merged;
}

/** The text after the edits, which are merged. */
export function applyEdits(text: string, edits: readonly OffsetEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, newText } of edits) {
    parts.push(text.slice(at, start), newText);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** The text after edits that are in order and do not overlap. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  const lines = new LineIndex(text);
  const inOffsets = edits.map(({ range, newText }) => ({
    start: lines.offsetAt(range.start),
    end: lines.offsetAt(range.end),
    newText,
  }));
  return applyEdits(text, inOffsets);
}
