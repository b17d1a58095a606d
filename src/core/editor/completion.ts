import type { Library } from '../framework/library.js';
import { foldSpelling } from '../framework/spelling.js';
import type { TagTarget } from '../journal/model.js';
import { escapeMarkdown, joinBlocks, emphasise, plainLabel } from '../markdownText.js';
import type { Translate } from '../messages/translate.js';
import { resolveTag } from '../tag/resolve.js';
import type { EvidenceSource } from '../tally/evidenceSource.js';
import { candidatesFor, type Candidate } from './support/candidates.js';
import { findTypedTag, type TagPlace, type TypedTag } from './support/typedTag.js';
import { textBefore } from '../text.js';

export interface CompletionRequest {
  readonly line: string;
  /** The cursor's column, in UTF-16 units. */
  readonly character: number;
  readonly place: TagPlace;
  readonly library: Library;
  readonly evidence: EvidenceSource;
  readonly t: Translate;
  /** True: the user asked for suggestions, rather than typed. Then a complete tag and a lone `#` get them too. */
  readonly asked?: boolean;
}

export interface CompletionList {
  readonly items: readonly Completion[];
  /** True: the next character may bring up others, so that the list is to be asked for anew. */
  readonly isIncomplete: boolean;
}

/** One suggestion. */
export interface Completion {
  readonly kind: Candidate['kind'];
  readonly label: string;
  readonly description: string | undefined;
  readonly detail: string | undefined;
  readonly insertText: string;
  /** Begins with what was typed and holds no white space, so that the host's own filter goes by it. */
  readonly filterText: string;
  /** The order of the list. */
  readonly sortText: string;
  /** Columns of the line that `insertText` replaces. */
  readonly range: { readonly start: number; readonly end: number };
  /** True: suggestions for the next segment follow at once. */
  readonly retrigger: boolean;
  /** What `completionDocumentation` describes; undefined for a framework. */
  readonly target: TagTarget | undefined;
}

/**
 * Whether the character before the cursor is the first behind a `#` that could not be told from a heading, so that
 * nothing was offered at it, or behind a `/`, whose list it may have closed. Editors take letters for words and, in
 * Markdown, do not suggest while a word is written.
 *
 *     #i|     #ITOP/4/r|
 */
export function isFirstLetter(line: string, character: number, place: TagPlace): boolean {
  const tag = findTypedTag(line, character, place, false);
  if (tag?.marked !== true || tag.typed.length !== 1) return false;
  return tag.current > 0 || findTypedTag(line.slice(0, character - 1), character - 1, place, false) === undefined;
}

/** More than anybody reads; the next character brings up the rest. */
const mostItems = 200;

const isNumber = /^\d+$/u;
const digits = /\d+/gu;

/**
 * Suggestions for the tag at a cursor; undefined where there is none, or where it is complete as it stands.
 *
 * The host keeps an incomplete list as it is until it has an answer, and Enter may come before: `#ITOP/5` would become
 * `#ITOP/1`. So a list of numbers is complete, and goes by the words of levels alone: a digit closes it at once, and any
 * character that of statements. One that the user asked for would not close, and finds the number, too; the host asks so by
 * itself when a provider joins while a list is open.
 */
export function completeTag(request: CompletionRequest): CompletionList | undefined {
  const { line, character, place, library, asked = false } = request;
  const tag = findTypedTag(line, character, place, asked);
  if (!tag) return undefined;
  const written = tag.segments.map(({ text }) => text).join('/');
  // Enter behind a tag that is right must end the line, not change the tag.
  if (!asked && isRight(written, library)) return undefined;
  const candidates = candidatesFor(tag, request);
  if (candidates.length === 0) return undefined;
  const isIncomplete = tag.typed !== '' || !candidates.every(({ insert }) => isNumber.test(insert));
  const filterFor = ({ insert, matched, words }: Candidate): string => {
    if (isIncomplete) return restOf(matched, tag.typed);
    const found = words.replace(digits, '');
    return asked ? `${insert}-${found}` : found;
  };
  const items = candidates
    .slice(0, mostItems)
    .map((candidate, i) => toCompletion(candidate, tag, request, i, filterFor(candidate)));
  return { items, isIncomplete };
}

function toCompletion(
  candidate: Candidate,
  tag: TypedTag,
  request: CompletionRequest,
  index: number,
  filter: string,
): Completion {
  const { start, end, text } = replacementFor(candidate, tag);
  const typed = request.line.slice(start, request.character);
  return {
    kind: candidate.kind,
    label: plainLabel(candidate.label),
    description: candidate.description === undefined ? undefined : plainLabel(candidate.description),
    detail: candidate.detail(),
    insertText: text,
    filterText: `${typed}${filter}`,
    sortText: String(index).padStart(4, '0'),
    range: { start, end },
    retrigger: text.endsWith('/'),
    target: candidate.target,
  };
}

/** The segment under the cursor gives way, and with it those behind it that would be wrong. */
function replacementFor(candidate: Candidate, tag: TypedTag): { start: number; end: number; text: string } {
  const current = tag.segments[tag.current] ?? { text: '', start: tag.start, end: tag.start };
  const later = tag.segments.slice(tag.current + 1);
  const kept = later.slice(0, candidate.keeps(later.map(({ text }) => text)));
  const isWhole = kept.length === later.length;
  // A bare `#` of front matter begins a comment: it goes, and what stands between is written again.
  const isComment = tag.start < (tag.segments[0]?.start ?? 0);
  const lead = isComment ? tag.segments.slice(0, tag.current).map(({ text }) => `${text}/`) : [];
  const tail = isWhole ? [] : kept.map(({ text }) => `/${text}`);
  return {
    start: isComment ? tag.start : current.start,
    end: isWhole ? current.end : (later.at(-1)?.end ?? current.end),
    text: [...lead, candidate.insert, ...tail, candidate.opens && kept.length === 0 ? '/' : ''].join(''),
  };
}

/** The rest of the word that was matched keeps the item in the list until the host asks anew. */
function restOf(matched: string, typed: string): string {
  return foldSpelling(typed).length === typed.length ? textBefore(matched.slice(typed.length), /\s/u) : '';
}

function isRight(written: string, library: Library): boolean {
  const resolution = resolveTag(written, library);
  return (
    resolution !== undefined &&
    resolution.kind !== 'wrong' &&
    !resolution.problems.some(({ code }) => code === 'tag.unknown-statement')
  );
}

/** What stands beside a chosen suggestion, as Markdown without trust; empty for what no longer exists. */
export function completionDocumentation(target: TagTarget, { library }: Pick<CompletionRequest, 'library'>): string {
  const skill = library.skill(target);
  if (!skill) return '';
  const level = target.level === undefined ? undefined : skill.levels.find(({ id }) => id === target.level);
  if (!level) return joinBlocks([emphasise('**', skill.name), escapeMarkdown(skill.description ?? '')]);
  const statement = target.statement === undefined ? undefined : level.statements[target.statement - 1];
  if (statement) {
    const examples = statement.examples.map((example) => `- ${escapeMarkdown(example)}`);
    return joinBlocks([escapeMarkdown(statement.text), examples.join('\n')]);
  }
  const essence = library.level(target.framework, level.id)?.essence ?? '';
  const list = level.statements.map(({ text }, i) => `${i + 1}. ${escapeMarkdown(text)}`);
  return joinBlocks([emphasise('_', essence), escapeMarkdown(level.summary ?? ''), list.join('\n')]);
}
