import { LineIndex, type Position } from '../../text.js';
import { joinReadings, moveReading, tellsOfBefore } from '../reading/joinReadings.js';
import { factsOf, type KnownWindow } from './knownFacts.js';
import type { KnownSection } from './knownSections.js';
import { KnownTree } from './knownTree.js';
import { parseEach } from '../blocks/markdown.js';
import type { MarkerKind } from '../markers.js';
import type { NoteFold } from './noteFold.js';
import type { Frame } from '../reading/outerReading.js';
import { assemble, stretchesOf, type Part } from '../blocks/parts.js';
import { readFrontTags, type NoteHead } from '../reading/read.js';
import { readTree, type Folding, type TreeReading } from '../reading/readTree.js';
import type { Window } from '../blocks/window.js';

/** Reads the sections of one text of a note, and keeps with each what it says. */
export class SectionReader {
  constructor(
    private readonly text: string,
    private readonly head: NoteHead,
    /** What links of the note, and calls of footnotes, may refer to. */
    private readonly defined: readonly string[],
  ) {}

  /** The first sections say what holds for the others, and entries that reach over them are put together of all. */
  fold(sections: readonly KnownSection[], windows: readonly Window[], noteFold: NoteFold): TreeReading {
    const { text, head } = this;
    const last = sections.at(-1);
    const reader = (kind: Folding['kind'], marks: readonly MarkerKind[]): ((section: KnownSection) => TreeReading) => {
      const folding = { kind, marks, told: [kind, ...marks].join() };
      return (section) => this.read(section, section === last, folding);
    };
    const ofHead = readFrontTags(head, text);
    const frameOf = (reading: TreeReading | undefined): Frame | undefined => reading?.outer?.frame;
    const [first] = sections;
    const hasTop = first?.first.depth === 0;
    const top = hasTop ? reader('top', frameOf(ofHead)?.marks ?? [])(first) : undefined;
    const marks = frameOf(top ?? ofHead)?.marks ?? [];
    const [titleSection, ...others] = hasTop ? sections.slice(1) : sections;
    const ownTitle = titleSection && reader('title', marks)(titleSection);
    const { depth = 0, line = 0 } = titleSection?.first ?? {};
    const size = others.findIndex((section) => section.first.depth <= depth);
    const inside = size < 0 ? others : others.slice(0, size);
    const below = inside.map(reader('section', frameOf(ownTitle)?.marks ?? []));
    const title = ownTitle ? [ownTitle, ...below] : below;
    const rest = others.slice(inside.length).map(reader('section', marks));
    const end = endOf(text, windows.at(-1));
    const titleStart = { line, character: 0 };
    const { context, problems: found } = head;
    return noteFold.fold({ context, found, head: ofHead, top, title, rest, titleStart, end });
  }

  /** `folding` is given where entries around are put together of this and other sections. */
  read(section: KnownSection, isLast: boolean, folding?: SectionFolding): TreeReading {
    const { known, parts } = section;
    const { line } = section.first;
    const told = folding?.told ?? '';
    if (known?.isLast === isLast && known.folding === told) {
      if (known.line === line) return known.reading;
      const reading = moveReading(known.reading, known.line, line);
      if (reading) return (section.known = { isLast, line, folding: told, reading }).reading;
    }
    const readings = parts.map((part) => this.readPart(part, folding));
    const [only] = readings;
    const reading = only && folding ? only : joinReadings(readings, []);
    return (section.known = { isLast, line, folding: told, reading }).reading;
  }

  private readPart(part: Part, folding: SectionFolding | undefined): TreeReading {
    const { head, defined } = this;
    const [own] = part.windows as KnownWindow[];
    const isLast = part.windows.at(-1)?.end === this.text.length;
    const known = own?.known?.reading;
    const line = own?.line ?? 0;
    const told = folding?.told ?? '';
    if (own && known?.isLast === isLast && known.folding === told && isSamePart(known.part, part)) {
      if (known.line === line) return known.reading;
      const moved = moveReading(known.reading, known.line, line);
      if (moved) {
        factsOf(own).reading = { part, isLast, line, folding: told, reading: moved };
        return moved;
      }
    }
    const stretches = stretchesOf(part);
    const { text: source, blocks, lines } = assemble(this.text, stretches, 0);
    const tree = own && part.windows.length > 1 ? (factsOf(own).tree ??= new KnownTree()) : undefined;
    const root = tree?.parse(source, blocks, defined) ?? parseEach(source, blocks, defined);
    const from = blocks[stretches.length - 1]?.start ?? 0;
    const reading = readTree({ root, source, lines }, head.context, [], [], folding && { ...folding, from });
    // Nobody looks at it again while its section moves as a whole.
    if (own && !tellsOfBefore(reading, line)) factsOf(own).reading = { part, isLast, line, folding: told, reading };
    return reading;
  }
}

interface SectionFolding extends Omit<Folding, 'from'> {
  /** The same in one word. */
  readonly told: string;
}

/** Where a note ends of which this is the last window. */
function endOf(text: string, last: Window | undefined): Position {
  const { start = 0, line = 0 } = last ?? {};
  const end = new LineIndex(text.slice(start)).positionAt(text.length - start);
  return { line: end.line + line, character: end.character };
}

/** Whether the same lines are read, below the same headings and date line. */
function isSamePart(a: Part, b: Part): boolean {
  return (
    a.around === b.around &&
    a.dateLine?.block === b.dateLine?.block &&
    a.windows.length === b.windows.length &&
    a.windows.every((window, i) => window === b.windows[i])
  );
}
