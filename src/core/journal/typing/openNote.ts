import { changeBetween, type TextChange } from './textChange.js';
import { definitionsAmong, definitionsOf, type Definitions } from '../blocks/blockFacts.js';
import { emptyRecord } from '../emptyRecord.js';
import { linkFootnotes, mayHideFromAfar } from '../blocks/footnotes.js';
import { NoteFold } from './noteFold.js';
import { forgetFootnotes, KnownFacts } from './knownFacts.js';
import { KnownTree } from './knownTree.js';
import { withConflict } from '../reading/mergeConflict.js';
import type { NoteRecord } from '../model.js';
import type { Part } from '../blocks/parts.js';
import { cutSections, type Chapter, type WindowChange } from './knownSections.js';
import {
  largestNote,
  mayHoldTags,
  readHead,
  readNote,
  treeOfAll,
  type NoteHead,
  type ReadOptions,
} from '../reading/read.js';
import { readTree, type NoteContext } from '../reading/readTree.js';
import { SectionReader } from './sectionReader.js';
import { TagJudge } from '../blocks/tagJudge.js';
import { countLines, lastUpTo, LineIndex } from '../../text.js';
import { isForParser } from '../blocks/unreadable.js';
import type { Window } from '../blocks/window.js';
import { cutWindows } from '../blocks/windows.js';

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
  private readonly noteFold = new NoteFold();

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
    const composed = this.state && this.compose(this.state);
    this.record = composed ? withConflict(composed, text) : readNote(this.uri, text, this.options);
    return this.record;
  }

  private begin(text: string): State | undefined {
    if (text.length > largestNote || isForParser(text)) return undefined;
    const { uri, judge, options } = this;
    const head = readHead({ uri, text, base: 0, judge, today: options.today });
    // A fence of front matter that is not closed yet may be closed by any line.
    if (head === undefined || head === 'skips' || (head.body.start === 0 && opensFrontMatter(text))) return undefined;
    const windows = cutWindows(text, head.body);
    const { start } = head.body;
    if (!windows) return undefined;
    const defined = definitionsOf(text, windows);
    const headHoldsTags = mayHoldTags(text.slice(0, start), judge);
    const tree = new KnownTree();
    return this.inSections({ head, headHoldsTags, windows, chapters: undefined, isFolded: false, defined, tree }, text);
  }

  private follow(text: string): State | undefined {
    const { state } = this;
    if (!state || text.length > largestNote) return undefined;
    const change = changeBetween(this.text, text);
    const { start } = state.head.body;
    // Where nothing stands behind front matter, letters may be typed into the line that closes it.
    const isOfHead =
      change.start < start || (start > 0 && change.start === start && this.text.charAt(start - 1) !== '\n');
    if (isOfHead) return this.followHead(state, text, change);
    if (start === 0 && opensFrontMatter(text)) return undefined;
    const cut = this.cutAnew(state, text, change);
    if (!cut) return undefined;
    const { names, mayHaveTags } = state.defined;
    const defined = { names, mayHaveTags: mayHaveTags || cut.mayHaveTags };
    return this.inSections({ ...state, defined }, text, cut);
  }

  /** After a change in the front matter, where what it says of all entries stays the same. */
  private followHead(state: State, text: string, { oldEnd, newEnd }: TextChange): State | undefined {
    const { head, windows } = state;
    const { uri, judge, options } = this;
    const fresh = oldEnd <= head.body.start ? readHead({ uri, text, base: 0, judge, today: options.today }) : undefined;
    const shift = newEnd - oldEnd;
    if (fresh === undefined || fresh === 'skips' || fresh.body.start !== head.body.start + shift) return undefined;
    if (isForParser(text.slice(0, fresh.body.start)) || !isSameContext(head.context, fresh.context)) return undefined;
    const lines = fresh.body.line - head.body.line;
    for (const window of windows) moveWindow(window, shift, lines);
    const headHoldsTags = mayHoldTags(text.slice(0, fresh.body.start), judge);
    const chapters = fresh.isImpossible ? undefined : state.chapters;
    return this.inSections({ ...state, head: fresh, headHoldsTags, chapters }, text, { from: 0, removed: 0, added: 0 });
  }

  /** Sections that are read one by one, unless a footnote in one may be private since others call it. */
  private inSections(state: State, text: string, cut?: WindowChange): State {
    if (state.head.isImpossible) return state;
    const facts = new KnownFacts(text, this.judge, state.defined.names);
    const cutState = this.cutInSections(state, facts, cut);
    const { windows, chapters } = cutState;
    return chapters && mayHideFromAfar(windows, partsIn(chapters), facts)
      ? { ...cutState, chapters: undefined }
      : cutState;
  }

  /** Where lines at the note's head speak for many sections, as wholes. */
  private cutInSections(state: State, facts: KnownFacts, cut?: WindowChange): State {
    const { head, windows, defined } = state;
    const all = { from: 0, removed: 0, added: windows.length };
    // Sections at the note's head.
    const isSpokenFor = (some: readonly Chapter[]): boolean =>
      head.tags.length > 0 || some.slice(0, 2).some(({ sections }) => sections.some((section) => section.speaksOfMore));
    const relinked = defined.mayHaveTags ? linkFootnotes(windows, facts) : [];
    if (!relinked) return { ...state, chapters: undefined };
    for (const at of relinked) forgetFootnotes(windows[at]);
    const { isFolded } = state;
    const moved = relinked.map((from) => ({ from, removed: 1, added: 1 }));
    let { chapters } = state;
    if (!chapters || !cut) chapters = cutSections([], windows, all, facts, isFolded);
    else for (const change of [cut, ...moved]) chapters &&= cutSections(chapters, windows, change, facts, isFolded);
    if (chapters && isSpokenFor(chapters) === isFolded) return { ...state, chapters };
    const isBound = head.tags.length > 0;
    const others = isBound && isFolded ? undefined : cutSections([], windows, all, facts, !isFolded);
    if (others && (isFolded || isSpokenFor(others))) return { ...state, chapters: others, isFolded: !isFolded };
    return { ...state, chapters: isBound && !isFolded ? undefined : chapters };
  }

  /** Puts new windows in place of those that the change touches. Undefined where they leave it in doubt what is open. */
  private cutAnew({ head, windows }: State, text: string, change: TextChange): FreshWindows | undefined {
    const shift = change.newEnd - change.oldEnd;
    // The change may join a window to the one before it.
    const from = Math.max(0, lastUpTo(windows, change.start, (window) => window.start) - 1);
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
    if (!fresh || isForParser(text.slice(stretch.start, fresh.at(-1)?.end ?? text.length))) return undefined;
    // All links may refer to what is defined anywhere.
    const { names, mayHaveTags } = definitionsAmong(text, fresh);
    const known = definitionsAmong(this.text, windows.slice(from, next)).names;
    if (names.length !== known.length || names.some((name, i) => name !== known[i])) return undefined;
    const lines =
      countLines(text.slice(change.start, change.newEnd)) - countLines(this.text.slice(change.start, change.oldEnd));
    if (shift !== 0 || lines !== 0) for (let i = next; i < windows.length; i++) moveWindow(windows[i], shift, lines);
    fresh.forEach((window, i) => {
      const old = windows[from + i];
      if (old && from + i < next && old.end <= change.start && isSame(old, window)) fresh[i] = old;
    });
    windows.splice(from, next - from, ...fresh);
    return { from, removed: next - from, added: fresh.length, mayHaveTags };
  }

  private compose(state: State): NoteRecord | undefined {
    const { head, headHoldsTags, windows, chapters, isFolded, defined } = state;
    const { uri, text, judge } = this;
    const facts = new KnownFacts(text, judge, defined.names);
    const holdSkillTag = (some: readonly Window[]): boolean => some.some((window) => facts.holdsSkillTag(window));
    const isRead = (): boolean =>
      chapters
        ? chapters.some(({ sections }) =>
            sections.some(({ parts }) => parts.some((part) => holdSkillTag(part.windows))),
          )
        : holdSkillTag(windows);
    if (!headHoldsTags && !isRead()) return emptyRecord(uri);
    if (!chapters) return this.readAll(state, facts);
    const reader = new SectionReader(text, head, defined.names);
    const reading = isFolded ? reader.fold(chapters, windows, this.noteFold) : reader.readAll(chapters);
    return { uri, skipped: false, ...reading };
  }

  /** Where only the whole note tells; undefined where it has to be parsed in one piece. */
  private readAll({ head, windows, defined, tree }: State, facts: KnownFacts): NoteRecord | undefined {
    const { uri, text } = this;
    const root = treeOfAll(text, head, windows, facts, (source, blocks) => tree.parse(source, blocks, defined.names));
    if (!root) return undefined;
    const reading = readTree(
      { root, source: text, lines: new LineIndex(text) },
      head.context,
      head.tags,
      head.problems,
    );
    return { uri, skipped: false, ...reading };
  }
}

function* partsIn(chapters: readonly Chapter[]): Generator<Part> {
  for (const { sections } of chapters) for (const { parts } of sections) yield* parts;
}

interface FreshWindows extends WindowChange {
  /** Footnotes among them may have tags. */
  readonly mayHaveTags: boolean;
}

interface State {
  readonly head: NoteHead;
  readonly headHoldsTags: boolean;
  readonly windows: Window[];
  /** Undefined where only the whole note tells. */
  readonly chapters: readonly Chapter[] | undefined;
  /** Each of them is read as a whole, for entries that reach over several. */
  readonly isFolded: boolean;
  readonly defined: Definitions;
  /** Of the whole note, where only that tells. */
  readonly tree: KnownTree;
}

function opensFrontMatter(text: string): boolean {
  return text.startsWith('---') || text.startsWith('+++');
}

/** Whether the front matter's dates are the same, wherever they stand. */
function isSameContext({ dates: a }: NoteContext, { dates: b }: NoteContext): boolean {
  const told = ({ date, created }: NoteContext['dates']): string =>
    JSON.stringify([date, created].map((found) => found && { ...found, start: 0, end: 0 }));
  return told(a) === told(b);
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
