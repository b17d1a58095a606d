import type { RootContent } from 'mdast';
import { LineIndex, type Position, type Span } from '../../text.js';
import { joinReadings, joinSections, moveReading, tellsOfBefore } from '../reading/joinReadings.js';
import { factsOf, type KnownWindow } from './knownFacts.js';
import { countBelow, splitChapters, type Chapter, type KnownSection } from './knownSections.js';
import { KnownTree } from './knownTree.js';
import { parseEach } from '../blocks/markdown.js';
import type { MarkerKind } from '../markers.js';
import { movePosition } from '../moveLines.js';
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

  readAll(chapters: readonly Chapter[]): TreeReading {
    const last = chapters.at(-1);
    return joinReadings(
      chapters.map((some) => this.readChapter(some, some === last)),
      this.head.problems,
    );
  }

  /** The first sections say what holds for the others, and entries that reach over them are put together of all. */
  fold(chapters: readonly Chapter[], windows: readonly Window[], noteFold: NoteFold): TreeReading {
    const { text, head } = this;
    const last = chapters.at(-1)?.sections.at(-1);
    const foldingOf = (kind: Folding['kind'], marks: readonly MarkerKind[]): SectionFolding => {
      return { kind, marks, told: [kind, ...marks].join() };
    };
    const frameOf = (reading: TreeReading | undefined): Frame | undefined => reading?.outer?.frame;
    const ofHead = readFrontTags(head, text);
    const hasTop = chapters[0]?.depth === 0;
    const [first, others] = splitChapters(chapters, hasTop ? 2 : 1);
    const atHead = first.flatMap(({ sections }) => sections);
    const [topSection, titleSection] = hasTop ? atHead : [undefined, ...atHead];
    const readOne = (section: KnownSection, folding: SectionFolding): TreeReading =>
      this.read(section, section === last, folding);
    const top = topSection && readOne(topSection, foldingOf('top', frameOf(ofHead)?.marks ?? []));
    const marks = frameOf(top ?? ofHead)?.marks ?? [];
    const ownTitle = titleSection && readOne(titleSection, foldingOf('title', marks));
    const { depth = 0, line = 0 } = titleSection?.first ?? {};
    const [inside, behind] = splitChapters(others, countBelow(others, depth));
    const readMany = (some: readonly Chapter[], folding: SectionFolding): readonly TreeReading[] =>
      some.map((chapter) => this.readChapter(chapter, chapter.sections.at(-1) === last, folding));
    const below = readMany(inside, foldingOf('section', frameOf(ownTitle)?.marks ?? []));
    const title = ownTitle ? [ownTitle, ...below] : below;
    const rest = readMany(behind, foldingOf('section', marks));
    const end = endOf(text, windows.at(-1));
    const titleStart = { line, character: 0 };
    const titleRange = {
      start: titleStart,
      end: endOfWords(inside.at(-1)?.sections.at(-1) ?? titleSection) ?? titleStart,
    };
    const { context, problems: found } = head;
    return noteFold.fold({ context, found, head: ofHead, top, title, rest, titleRange, end });
  }

  /** `folding` is given where entries around are put together of these and other sections. */
  private readChapter(chapter: Chapter, isLast: boolean, folding?: SectionFolding): TreeReading {
    const { known, sections } = chapter;
    const line = sections[0]?.first.line ?? 0;
    const told = folding?.told ?? '';
    if (known?.isLast === isLast && known.folding === told && known.line === line) return known.reading;
    const last = isLast ? sections.at(-1) : undefined;
    const tagged = sections.filter(({ parts }) => parts.length > 0);
    const reading = joinSections(tagged.map((section) => this.read(section, section === last, folding)));
    if (!tellsOfBefore(reading, line)) chapter.known = { isLast, line, folding: told, reading };
    return reading;
  }

  private read(section: KnownSection, isLast: boolean, folding?: SectionFolding): TreeReading {
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
    const reading = this.readAnew(part, folding);
    // Nobody looks at it again while its section moves as a whole.
    if (own && !tellsOfBefore(reading, line)) factsOf(own).reading = { part, isLast, line, folding: told, reading };
    return reading;
  }

  /** Footnotes that are called in a part are read with it, wherever they stand. */
  private readAnew(part: Part, folding: SectionFolding | undefined): TreeReading {
    const { head, defined } = this;
    const [own] = part.windows as KnownWindow[];
    const isBefore = ({ start }: Window): boolean => own !== undefined && start < own.start;
    const definitions = part.called.map(({ definition }) => definition);
    const before = definitions.filter(isBefore);
    const behind = definitions.slice(before.length);
    const stretches = stretchesOf(part);
    const { text: source, blocks: all, lines } = assemble(this.text, [...before, ...stretches, ...behind], 0);
    const blocks = all.slice(before.length, all.length - behind.length);
    const tree = own && part.windows.length > 1 ? (factsOf(own).tree ??= new KnownTree()) : undefined;
    const root = tree?.parse(source, blocks, defined) ?? parseEach(source, blocks, defined);
    const from = blocks[stretches.length - 1]?.start ?? 0;
    const parse = (some: readonly Span[]): readonly RootContent[] => parseEach(source, some, defined).children;
    const footnotes = {
      before: parse(all.slice(0, before.length)),
      behind: parse(all.slice(all.length - behind.length)),
      calledElsewhere: part.calledElsewhere.map(({ label }) => label),
    };
    return readTree({ root, source, lines, footnotes }, head.context, [], [], folding && { ...folding, from });
  }
}

interface SectionFolding extends Omit<Folding, 'from'> {
  /** The same in one word. */
  readonly told: string;
}

/** Where the words of a section end that was read. */
function endOfWords(section: KnownSection | undefined): Position | undefined {
  const end = section?.known?.reading.outer?.end;
  return section && end && movePosition(end, section.first.line);
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
    a.windows.every((window, i) => window === b.windows[i]) &&
    a.called.length === b.called.length &&
    a.called.every((footnote, i) => footnote === b.called[i]) &&
    a.calledElsewhere.length === b.calledElsewhere.length &&
    a.calledElsewhere.every(({ label }, i) => label === b.calledElsewhere[i]?.label)
  );
}
