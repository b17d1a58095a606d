import { TextHash } from '../hash.js';
import type { SkillRef } from '../framework/model.js';
import type { MessageKey } from '../messages/translate.js';
import type { Steps } from '../steps.js';

/** A part of the document that refreshing writes anew. */
export interface Region {
  readonly id: string;
  /** Without the marks; line feeds between lines. */
  readonly content: string;
}

/** A part as it stands in a document. Lines are 0-based; both marks are lines of their own. */
export interface FoundRegion extends Region {
  readonly begin: number;
  readonly end: number;
  /** False: more was changed by hand than boxes and reviewers' callouts. */
  readonly isUntouched: boolean;
}

/** Why a document cannot be refreshed; `line` is 1-based. */
export interface Broken {
  readonly kind: 'broken';
  readonly reason: Extract<MessageKey, `review.refused.${string}`>;
  readonly args: { readonly region: string; readonly line: number };
}

export interface Line {
  readonly text: string;
  /** Its line end as it was; empty behind the last line. */
  readonly end: string;
}

/** Opens or closes a part; then which, its name, and for an opening what it held. */
export const markLine = /^\s*<!--\s*skill-journal:(begin|end)\s+(\S(?:.*?\S)??)(?:\s+=([0-9a-z]+))?\s*-->\s*$/;
const calloutStart = /^\s*>\s*\[!(?:review|comment)\]/i;
const itemStart = /^(\s*[-*+]\s+)\[(.)\](?=\s)/;

export function* beginMark({ id, content }: Region): Steps<string> {
  return `<!-- skill-journal:begin ${id} =${yield* fingerprint(content.split('\n'))} -->`;
}

export function endMark({ id }: Pick<Region, 'id'>): string {
  return `<!-- skill-journal:end ${id} -->`;
}

/** The name of a part: `level sfia-9/ITOP/4`. Nothing in it can end the mark. */
export function regionId(kind: 'skill' | 'level', ...names: readonly string[]): string {
  return `${kind} ${names.map(encodeName).join('/')}`;
}

/** The level that a part named `level …` is about; undefined for other parts. */
export function levelOfRegion(id: string): (SkillRef & { readonly level: string }) | undefined {
  const [, framework, code, level] = /^level ([^/\s]+)\/([^/\s]+)\/([^/\s]+)$/.exec(id) ?? [];
  if (framework === undefined || code === undefined || level === undefined) return undefined;
  try {
    return {
      framework: decodeURIComponent(framework),
      code: decodeURIComponent(code),
      level: decodeURIComponent(level),
    };
  } catch {
    // Somebody wrote into the mark.
    return undefined;
  }
}

function encodeName(name: string): string {
  return encodeURIComponent(name.replace(/\p{Cs}/gu, '\ufffd')).replace(/-(?=-)|-$/g, '%2D');
}

export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (const [, line = '', end = ''] of text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)) lines.push({ text: line, end });
  // The expression also matches the empty end behind the last line.
  if (lines.length > 1 && lines.at(-1)?.text === '' && lines.at(-2)?.end === '') lines.pop();
  return lines;
}

/** Finds the marked parts, in their order; or says why they are not what they were. */
export function* findRegions(lines: readonly Line[]): Steps<readonly FoundRegion[] | Broken> {
  const found: FoundRegion[] = [];
  let open: { readonly id: string; readonly begin: number; readonly mark: string | undefined } | undefined;
  for (const [i, { text }] of lines.entries()) {
    yield;
    const [, kind, id = '', mark] = markLine.exec(text) ?? [];
    if (kind === undefined) continue;
    if (kind === 'begin') {
      if (open) return broken('review.refused.nested', id, i);
      if (found.some((region) => region.id === id)) return broken('review.refused.twice', id, i);
      open = { id, begin: i, mark };
      continue;
    }
    if (open?.id !== id) {
      return open ? broken('review.refused.notClosed', open.id, open.begin) : broken('review.refused.notOpened', id, i);
    }
    const inside = lines.slice(open.begin + 1, i).map((line) => line.text);
    const isUntouched = open.mark === (yield* fingerprint(inside));
    found.push({ id, content: inside.join('\n'), begin: open.begin, end: i, isUntouched });
    open = undefined;
  }
  if (open) return broken('review.refused.notClosed', open.id, open.begin);
  return found.length === 0 ? broken('review.refused.noMarkers', '', 0) : found;
}

function broken(reason: Broken['reason'], region: string, line: number): Broken {
  return { kind: 'broken', reason, args: { region, line: line + 1 } };
}

/** What was done by hand under one piece of evidence. */
export interface HandPick {
  readonly statement: number | undefined;
  readonly key: string;
  readonly place: string;
  readonly dropped: boolean;
  readonly callouts: readonly string[];
}

/** The boxes of a part, and the callouts that reviewers wrote into it. */
export function readPicks({ content }: Region): readonly HandPick[] {
  const picks: (Omit<HandPick, 'callouts'> & { readonly callouts: string[] })[] = [];
  let box = 'x';
  let callout: string[] | undefined;
  const endCallout = (): void => {
    if (callout) picks.at(-1)?.callouts.push(callout.join('\n'));
    callout = undefined;
  };
  for (const line of content.split('\n')) {
    const isQuote = /^\s*>/.test(line);
    if (isQuote && (callout || calloutStart.test(line))) {
      if (calloutStart.test(line)) endCallout();
      callout = [...(callout ?? []), line.trim()];
      continue;
    }
    endCallout();
    box = itemStart.exec(line)?.[2] ?? box;
    const [, number = '-', key, place] = /<!--\s*e\s+([0-9]+|-)\s+([0-9a-z]+)\.([0-9a-z]+)\s*-->/.exec(line) ?? [];
    if (key === undefined || place === undefined) continue;
    const statement = number === '-' ? undefined : Number(number);
    picks.push({ statement, key, place, dropped: box === ' ' || box === '-', callouts: [] });
  }
  endCallout();
  return picks;
}

/** Names what a part says, whatever a formatter did to it; boxes and reviewers' callouts are not part of it. */
function* fingerprint(lines: readonly string[]): Steps<string> {
  let isCallout = false;
  const hash = new TextHash();
  for (const line of lines) {
    isCallout = calloutStart.test(line) || (isCallout && /^\s*>/.test(line));
    if (!isCallout) hash.add(line.replace(itemStart, '$1').replace(/[^\p{L}\p{N}]+/gu, ''));
    yield;
  }
  return hash.name;
}
