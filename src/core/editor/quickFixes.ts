import type { Library } from '../framework/library.js';
import type { Translate } from '../messages/translate.js';
import { shortenLine } from '../markdownText.js';
import type { Problem } from '../problem.js';
import { resolveTag } from '../tag/resolve.js';
import { scanBody } from '../tag/scan.js';
import { LineIndex } from '../text.js';
import { fixCutShort } from './support/cutShort.js';
import { fixCourse, fixNoResult } from './support/hintFixes.js';
import { fixMalformed, fixUndefinedLevel, fixUnknownSkill, fixUnknownStatement } from './support/wrongTagFixes.js';
import { fixDuplicate, fixEmpty, fixFuture, fixImpossibleDate, fixUndated } from './support/entryFixes.js';
import { replaceTag, type Draft, type FixDays, type FixPlace, type TagToFix } from './support/fixDraft.js';
import { mergeEdits, type OffsetEdit } from './support/offsetEdits.js';
import { fixPlace, fixYamlComment } from './support/placeFixes.js';

/** A way out of a problem. */
export interface Fix {
  /** `Change to “#ITOP/5” (Ensure, advise)`. Plain text. */
  readonly title: string;
  readonly edits: readonly OffsetEdit[];
  /** Right without a choice of the user's: what "fix all" does. */
  readonly certain: boolean;
  /** The one that a person would take. */
  readonly preferred: boolean;
  /** Where it leads; then it edits nothing. */
  readonly opens: FixPlace | undefined;
}

export interface FixRequest {
  /** The text that the problems were found in. */
  readonly text: string;
  readonly library: Library;
  readonly t: Translate;
  /** Without them no entry is given a date. */
  readonly days?: FixDays;
  /** The name of the marker for plans, without `#`; without it nothing is made one. */
  readonly plannedMarker?: string | undefined;
}

const longestMeaning = 60;

/** The ways out of a problem of a note, the best first; none where only the user can know. Takes any range. */
export function fixesFor(problem: Problem, request: FixRequest): readonly Fix[] {
  return fixesOf(problem, request, new LineIndex(request.text));
}

/** One edit that puts right all that needs no choice; empty where nothing does. */
export function fixAll(problems: readonly Problem[], request: FixRequest): readonly OffsetEdit[] {
  const lines = new LineIndex(request.text);
  return mergeEdits(
    problems.flatMap((problem) => fixesOf(problem, request, lines).find(({ certain }) => certain)?.edits ?? []),
  );
}

/** Whether `fixAll` may have something to do about a problem. */
export function mayFixAll({ code }: Pick<Problem, 'code'>): boolean {
  return (
    code === 'tag.not-canonical' ||
    code === 'tag.not-portable' ||
    code === 'tag.cut-short' ||
    code === 'tag.yaml-comment'
  );
}

function fixesOf(problem: Problem, request: FixRequest, lines: LineIndex): readonly Fix[] {
  const start = lines.offsetAt(problem.range.start);
  const end = lines.offsetAt(problem.range.end);
  const { text, library, days, plannedMarker } = request;
  const tag = { text, library, days, plannedMarker, start, end, written: text.slice(start, end), args: problem.args };
  // The text may have moved on since the problem was found.
  const { found, date } = problem.args;
  const isDate = problem.code === 'entry.impossible-date' && tag.written === date;
  if (!isDate && !(isAbout(tag.written, found, library) && isWholeTag(text, start, end))) return [];
  return draftsFor(problem.code, tag).map((draft, i) => ({
    title: sayFix(draft, request.t),
    edits: mergeEdits(draft.edits),
    certain: draft.certain === true,
    // What is gone is not what anybody wants first.
    preferred: i === 0 && !isRemoval(draft),
    opens: draft.opens,
  }));
}

function draftsFor(code: Problem['code'], tag: TagToFix): readonly Draft[] {
  switch (code) {
    case 'tag.unknown-skill':
      return fixUnknownSkill(tag);
    case 'tag.undefined-level':
      return fixUndefinedLevel(tag);
    case 'tag.unknown-statement':
      return fixUnknownStatement(tag);
    case 'tag.malformed':
      return fixMalformed(tag);
    case 'tag.not-canonical':
      return fixSpelling(tag);
    case 'tag.not-portable':
      return fixPlace(tag);
    case 'tag.cut-short':
      return fixCutShort(tag);
    case 'tag.yaml-comment':
      return fixYamlComment(tag);
    case 'entry.no-result':
      return fixNoResult(tag);
    case 'entry.course':
      return fixCourse(tag);
    case 'entry.undated':
      return fixUndated(tag);
    case 'entry.impossible-date':
      return fixImpossibleDate(tag);
    case 'entry.future':
      return fixFuture(tag);
    case 'entry.empty':
      return fixEmpty(tag);
    case 'entry.duplicate':
      return fixDuplicate(tag);
    default:
      return [];
  }
}

function isRemoval({ edits }: Draft): boolean {
  return edits.length > 0 && edits.every(({ newText }) => newText === '');
}

function fixSpelling(tag: TagToFix): readonly Draft[] {
  const canonical = resolveTag(tag.written, tag.library)?.canonical;
  return canonical === undefined ? [] : [{ ...replaceTag(tag, canonical), certain: true }];
}

function sayFix({ to, says }: Draft, t: Translate): string {
  if (says !== undefined) return t(says.key, says.args);
  const meaning = shortenLine(to?.meaning ?? '', longestMeaning);
  const tag = to?.tag ?? '';
  return meaning === '' ? t('editor.fix.change', { tag }) : t('editor.fix.changeTo', { tag, meaning });
}

function isAbout(written: string, found: string | undefined, library: Library): boolean {
  if (found === undefined) return resolveTag(written, library) !== undefined;
  return written !== '' && written.replace(/^#/, '') === found.replace(/^#/, '');
}

function isWholeTag(text: string, start: number, end: number): boolean {
  return scanBody(text, text.charAt(start) === '#' ? start + 1 : start) === end;
}
