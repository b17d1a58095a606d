import { parseMarkdown, spanOf } from '../journal/blocks/markdown.js';
import type { NoteRecord } from '../journal/model.js';
import { makeReadable } from '../journal/blocks/unreadable.js';
import type { Translate } from '../messages/translate.js';
import { sayCount } from '../tally/page/words.js';
import { comparePositions, LineIndex, type Position } from '../text.js';

/** "3 pieces of evidence here", above a heading or at a note's top. */
export interface CodeLens {
  readonly line: number;
  readonly title: string;
  /** Where the tags of the evidence stand, in order: as many as the title says. */
  readonly places: readonly Position[];
}

/**
 * Lenses of a note, by line; sections without evidence have none. A heading speaks for its section, to the next heading
 * of its rank or higher.
 */
export function codeLenses(record: NoteRecord | undefined, text: string, t: Translate): readonly CodeLens[] {
  const places = record ? evidenceOf(record) : [];
  if (places.length === 0) return [];
  const headings = headingsOf(text);
  const lenses: CodeLens[] = [{ line: 0, title: sayCount(t, 'capture.lens.note', places.length), places }];
  headings.forEach(({ line, depth }, i) => {
    const next = headings.slice(i + 1).find((later) => later.depth <= depth);
    const here = places.filter((place) => place.line >= line && place.line < (next?.line ?? Infinity));
    // What the note's own lens says at the same place is not said again.
    if (here.length === 0 || (line === 0 && here.length === places.length)) return;
    lenses.push({ line, title: sayCount(t, 'capture.lens.section', here.length), places: here });
  });
  return lenses;
}

/** One place for each piece: one entry, for one skill, at one level. */
function evidenceOf({ entries }: NoteRecord): readonly Position[] {
  return entries
    .filter(({ kind, empty }) => kind === 'practice' && !empty)
    .flatMap(({ claims }) => claims.filter(({ state, displaced }) => state === 'done' && !displaced))
    .map(({ position }) => position)
    .sort(comparePositions);
}

function headingsOf(text: string): readonly { readonly line: number; readonly depth: number }[] {
  const base = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const { text: source } = makeReadable(text.slice(base));
  const lines = new LineIndex(source);
  return parseMarkdown(source).children.flatMap((node) =>
    node.type === 'heading' ? [{ line: lines.positionAt(spanOf(node).start).line, depth: node.depth }] : [],
  );
}
