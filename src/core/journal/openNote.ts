import { changeBetween, type TextChange } from './textChange.js';
import { BlockFacts, definitionsInWindow, definitionsOf } from './blockFacts.js';
import { parseEach } from './markdown.js';
import type { NoteRecord } from './model.js';
import { assemble, isTangled, partsOf, stretchesOf, type HeadingChain, type Part } from './parts.js';
import {
  emptyRecord,
  largestNote,
  mayHoldTags,
  readHead,
  readNote,
  readWholeNote,
  type NoteHead,
  type ReadOptions,
} from './read.js';
import { joinReadings, moveReading, readTree, type TreeReading } from './readTree.js';
import { TagJudge } from './tagJudge.js';
import { countLines } from '../text.js';
import type { Stretch, Window } from './window.js';
import { cutWindows } from './windows.js';

/**
 * A note that is being typed in. Each text is read with what is known of the one before: only the windows around the
 * change are cut anew, and only blocks that changed, or stand below other headings than before, are parsed. The record is
 * the one that `readNote` gives; entries and tags that are still the same, places included, are the same objects.
 */
export class OpenNote {
  private text = '';
  private record: NoteRecord | undefined;
  /** Undefined where only the whole note tells. */
  private state: State | undefined;
  private readonly judge: TagJudge;

  constructor(
    private readonly uri: string,
    private readonly options: ReadOptions,
  ) {
    this.judge = TagJudge.of(options.library, options.markers, options.ignored ?? []);
  }

  read(text: string): NoteRecord {
    if (this.record && text === this.text) return this.record;
    this.state = this.follow(text) ?? this.begin(text);
    this.text = text;
    this.record = this.state ? this.compose(this.state) : readNote(this.uri, text, this.options);
    return this.record;
  }

  private begin(text: string): State | undefined {
    if (text.length > largestNote || text.charCodeAt(0) === byteOrderMark || isTangled(text)) return undefined;
    const { uri, judge, options } = this;
    const head = readHead({ uri, text, base: 0, judge, today: options.today });
    // A fence of front matter that is not closed yet may be closed by any line.
    if (head === undefined || head === 'skips' || (head.body.start === 0 && opensFrontMatter(text))) return undefined;
    const windows = cutWindows(text, head.body);
    const { start } = head.body;
    if (!windows) return undefined;
    const defined = definitionsOf(text, windows);
    return { head, headHoldsTags: mayHoldTags(text.slice(0, start), judge), windows, defined };
  }

  private follow(text: string): State | undefined {
    const { state } = this;
    if (!state || text.length > largestNote) return undefined;
    const change = changeBetween(this.text, text);
    const { start } = state.head.body;
    if (change.start < start || (start === 0 && opensFrontMatter(text))) return undefined;
    return this.cutAnew(state, text, change) ? state : undefined;
  }

  /** Puts new windows in place of those that the change touches. False where they leave it in doubt what is open. */
  private cutAnew({ head, windows }: State, text: string, change: TextChange): boolean {
    const shift = change.newEnd - change.oldEnd;
    // The change may join a window to the one before it.
    const from = Math.max(0, windowAt(windows, change.start) - 1);
    const first = windows[from];
    let at = from + 1;
    /** The first of the old windows that stays. */
    let next = windows.length;
    const stretch = { start: first?.start ?? head.body.start, end: text.length, line: first?.line ?? head.body.line };
    const fresh = cutWindows(
      text,
      stretch,
      (offset, before) => {
        while ((windows[at]?.start ?? Infinity) < offset - shift) at++;
        const known = windows[at];
        if (known?.start !== offset - shift || known.start < change.oldEnd || known.before !== before) return false;
        next = at;
        return true;
      },
      from === 0 ? undefined : first?.before,
    );
    if (!fresh || isTangled(text.slice(stretch.start, fresh.at(-1)?.end ?? text.length))) return false;
    // All links may refer to what is defined anywhere.
    if (namesIn(this.text, windows.slice(from, next)) !== namesIn(text, fresh)) return false;
    const lines =
      countLines(text.slice(change.start, change.newEnd)) - countLines(this.text.slice(change.start, change.oldEnd));
    if (shift !== 0 || lines !== 0) for (let i = next; i < windows.length; i++) moveWindow(windows[i], shift, lines);
    fresh.forEach((window, i) => {
      const old = windows[from + i];
      if (old && from + i < next && old.end <= change.start && isSame(old, window)) fresh[i] = old;
    });
    windows.splice(from, next - from, ...fresh);
    return true;
  }

  private compose({ head, headHoldsTags, windows, defined }: State): NoteRecord {
    const { uri, text, judge, options } = this;
    const facts = new KnownFacts(text, judge, defined);
    if (!headHoldsTags && !windows.some((window) => facts.holdsSkillTag(window))) return emptyRecord(uri);
    const parts = partsOf(windows, facts);
    if (!parts) return readWholeNote(uri, text, options);
    if (parts.length === 0) return { ...emptyRecord(uri), problems: head.problems };
    const readings = parts.map((part) => this.readPart(part, head, defined));
    return { uri, skipped: false, ...joinReadings(readings, head.problems) };
  }

  private readPart(part: Part, head: NoteHead, defined: readonly string[]): TreeReading {
    const [own] = part.windows as KnownWindow[];
    const isLast = part.windows.at(-1)?.end === this.text.length;
    const known = own?.known?.reading;
    const line = own?.line ?? 0;
    if (own && known?.isLast === isLast && isSamePart(known.part, part)) {
      if (known.line === line) return known.reading;
      const moved = moveReading(known.reading, known.line, line);
      if (moved) {
        factsOf(own).reading = { part, isLast, line, reading: moved };
        return moved;
      }
    }
    const { text: source, blocks, lines } = assemble(this.text, stretchesOf(part), 0);
    const reading = readTree({ root: parseEach(source, blocks, defined), source, lines }, head.context);
    if (own) factsOf(own).reading = { part, isLast, line, reading };
    return reading;
  }
}

interface State {
  readonly head: NoteHead;
  readonly headHoldsTags: boolean;
  readonly windows: Window[];
  /** Names that links may refer to. */
  readonly defined: readonly string[];
}

/** What was found out about a window; it holds as long as the window does. */
interface Known {
  holdsTag?: boolean;
  holdsSkillTag?: boolean;
  holdsHeading?: boolean;
  speaksOfOthers?: boolean;
  leavesOpen?: boolean;
  /** Counted from the window's start. */
  dateLine?: Stretch | 'none';
  chain?: HeadingChain;
  /** Of the part that begins here; the last lines of a note are read a little otherwise. */
  reading?: { readonly part: Part; readonly isLast: boolean; readonly line: number; readonly reading: TreeReading };
}

type KnownWindow = Window & { known?: Known };

function factsOf(window: KnownWindow): Known {
  return (window.known ??= {});
}

/** Keeps what it tells, with the windows. */
class KnownFacts extends BlockFacts {
  override holdsTag(window: Window): boolean {
    return (factsOf(window).holdsTag ??= super.holdsTag(window));
  }

  override holdsSkillTag(window: Window): boolean {
    return (factsOf(window).holdsSkillTag ??= super.holdsSkillTag(window));
  }

  override holdsHeading(window: Window): boolean {
    return window.mayHoldHeading && (factsOf(window).holdsHeading ??= super.holdsHeading(window));
  }

  override speaksOfOthers(window: Window): boolean {
    return (factsOf(window).speaksOfOthers ??= super.speaksOfOthers(window));
  }

  override leavesOpen(windows: readonly Window[]): boolean {
    const [only] = windows;
    if (!only || windows.length > 1) return super.leavesOpen(windows);
    return (factsOf(only).leavesOpen ??= super.leavesOpen(windows));
  }

  override dateLine(window: Window): Stretch | undefined {
    const known = factsOf(window);
    if (known.dateLine === undefined) {
      const found = super.dateLine(window);
      known.dateLine = found ? moveStretch(found, -window.start, -window.line) : 'none';
    }
    return known.dateLine === 'none' ? undefined : moveStretch(known.dateLine, window.start, window.line);
  }

  override chain(heading: Window, outer: HeadingChain | undefined): HeadingChain {
    const known = factsOf(heading);
    if (known.chain?.outer !== outer || known.chain === undefined) known.chain = super.chain(heading, outer);
    return known.chain;
  }
}

const byteOrderMark = 0xfeff;

function opensFrontMatter(text: string): boolean {
  return text.startsWith('---') || text.startsWith('+++');
}

function namesIn(text: string, windows: readonly Window[]): string {
  return JSON.stringify(windows.flatMap((window) => definitionsInWindow(text, window)));
}

/** The window that an offset lies in: the last that does not begin behind it. */
function windowAt(windows: readonly Window[], offset: number): number {
  let low = 0;
  let high = windows.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((windows[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low;
}

function moveWindow(
  window: { -readonly [Key in keyof Window]: Window[Key] } | undefined,
  by: number,
  lines: number,
): void {
  if (!window) return;
  window.start += by;
  window.end += by;
  window.textEnd += by;
  window.line += lines;
}

function moveStretch({ start, end, line }: Stretch, by: number, lines: number): Stretch {
  return { start: start + by, end: end + by, line: line + lines };
}

function isSame(a: Window, b: Window): boolean {
  return (
    a.start === b.start &&
    a.end === b.end &&
    a.depth === b.depth &&
    a.textEnd === b.textEnd &&
    a.mayHoldHeading === b.mayHoldHeading &&
    a.mayHoldRule === b.mayHoldRule
  );
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
