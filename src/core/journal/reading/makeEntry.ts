import type { SkillRef } from '../../framework/model.js';
import type { Problem } from '../../problem.js';
import type { Resolution } from '../../tag/resolve.js';
import type { Position, Range } from '../../text.js';
import { isAfter } from '../dates/dateOrder.js';
import type { FoundDate } from '../dates/dates.js';
import type { MarkerKind } from '../markers.js';
import type { Claim, Entry, EntryState } from '../model.js';

/** A tag that names a skill, where it stands. */
export interface SkillTag {
  readonly resolution: Resolution;
  readonly range: Range;
  /** Inside `~~ ~~`. */
  readonly struck: boolean;
}

/** A date, and where it stands (undefined: front matter or file name). */
export interface PlacedDate {
  readonly found: FoundDate;
  readonly range: Range | undefined;
}

/** What an entry is made of. */
export interface EntrySource {
  readonly tags: readonly SkillTag[];
  readonly state: EntryState;
  readonly marks: readonly MarkerKind[];
  readonly isEmpty: boolean;
  readonly range: Range;
  readonly date: () => PlacedDate | undefined;
  readonly words: () => Pick<Entry, 'text' | 'fields' | 'heading' | 'comments'>;
}

/** Skills at levels that entries inside an entry claim. */
export interface Inside {
  /** Counting claims by skill and level: statements of outer entries pass to them. */
  readonly counting: Map<string, Set<number>[]>;
  /** Skills with a level tag, counting or not. */
  readonly skills: Set<string>;
}

/** An entry to which entries around it may still pass statements. */
export interface MadeEntry {
  readonly entry: Omit<Entry, 'claims'>;
  readonly claims: readonly MutableClaim[];
  readonly problem: Problem | undefined;
}

type MutableClaim = Omit<Claim, 'statements' | 'position' | 'state' | 'displaced'> & {
  readonly statements: Set<number>;
  position: Position;
  state: EntryState;
  displaced: boolean;
};

/** Makes an entry of what was found, and adds what it claims to `inside`. Undefined where its tags are all struck. */
export function makeEntry(source: EntrySource, inside: Inside, today: string): MadeEntry | undefined {
  const { tags, state, marks, isEmpty, range } = source;
  const kind = marks.includes('knowledge') ? 'knowledge' : 'practice';
  const claims = new Map<string, MutableClaim>();
  for (const tag of tags) addClaim(claims, tag, state);
  const live = [...claims.values()].filter((claim) => claim.state !== 'cancelled');
  if (kind === 'practice' && !isEmpty) settle(live, inside);
  const mentions = mentionsOf(tags, claims, inside);
  for (const claim of claims.values()) inside.skills.add(skillKey(claim));
  if (live.length === 0 && mentions.length === 0) return undefined;

  const dated = source.date();
  const { comments, ...words } = source.words();
  const first = tags[0]?.range;
  const counts = live.some((claim) => !claim.displaced && claim.state === 'done');
  return {
    claims: live,
    problem: first && live.length > 0 ? problemOf(first, dated, isEmpty, counts, today) : undefined,
    entry: {
      range,
      date: dated?.found.kind === 'date' ? dated.found.date : undefined,
      kind,
      private: marks.includes('private'),
      empty: isEmpty,
      ...words,
      mentions,
      ...(comments && { comments }),
    },
  };
}

/** With the statements that have come to it. */
export function finishEntry({ entry, claims }: MadeEntry): Entry {
  return {
    ...entry,
    claims: claims.map(({ statements, ...claim }) => ({ ...claim, statements: inOrder(statements) })),
  };
}

export function inOrder(statements: Iterable<number>): readonly number[] {
  return [...statements].sort((a, b) => a - b);
}

export function mergeInside(into: Inside, from: Inside): void {
  for (const [key, claims] of from.counting) {
    const known = into.counting.get(key);
    if (known) for (const statements of claims) known.push(statements);
    else into.counting.set(key, claims);
  }
  for (const skill of from.skills) into.skills.add(skill);
}

export function claimKey({ framework, code, level }: SkillRef & { readonly level: string }): string {
  return `${framework}\n${code}\n${level}`;
}

function skillKey({ framework, code }: SkillRef): string {
  return `${framework}\n${code}`;
}

function addClaim(claims: Map<string, MutableClaim>, tag: SkillTag, state: EntryState): void {
  const { framework, skill, level, statement } = tag.resolution;
  if (!skill || !level) return;
  const ref = { framework: framework.id, code: skill.code, level: level.id };
  const position = tag.range.start;
  const key = claimKey(ref);
  let claim = claims.get(key);
  if (!claim) {
    claim = { ...ref, statements: new Set(), position, state: 'cancelled', displaced: false };
    claims.set(key, claim);
  }
  if (tag.struck) return;
  // A struck tag cancels itself alone: the claim stands where its first live tag stands.
  if (claim.state === 'cancelled') claim.position = position;
  claim.state = state;
  if (statement !== undefined) claim.statements.add(statement);
}

/** Innermost wins: displaces what entries inside count for, and passes the statements on to them. */
function settle(claims: readonly MutableClaim[], inside: Inside): void {
  for (const claim of claims) {
    if (claim.state !== 'done') continue;
    const key = claimKey(claim);
    const inner = inside.counting.get(key);
    if (!inner) {
      inside.counting.set(key, [claim.statements]);
      continue;
    }
    claim.displaced = true;
    for (const statements of inner) for (const number of claim.statements) statements.add(number);
  }
}

function mentionsOf(
  tags: readonly SkillTag[],
  claims: ReadonlyMap<string, MutableClaim>,
  inside: Inside,
): readonly SkillRef[] {
  const levelled = new Set([...inside.skills, ...[...claims.values()].map(skillKey)]);
  const mentions = new Map<string, SkillRef>();
  for (const { struck, resolution } of tags) {
    if (resolution.kind !== 'mention' || !resolution.skill || struck) continue;
    const ref = { framework: resolution.framework.id, code: resolution.skill.code };
    if (!levelled.has(skillKey(ref))) mentions.set(skillKey(ref), ref);
  }
  return [...mentions.values()];
}

function problemOf(
  first: Range,
  dated: PlacedDate | undefined,
  isEmpty: boolean,
  counts: boolean,
  today: string,
): Problem | undefined {
  if (isEmpty) return { code: 'entry.empty', args: {}, range: first };
  if (dated?.found.kind === 'impossible') {
    return { code: 'entry.impossible-date', args: { date: dated.found.text }, range: dated.range ?? first };
  }
  if (!counts) return undefined;
  if (!dated) return { code: 'entry.undated', args: {}, range: first };
  const { date } = dated.found;
  return isAfter(date, today) ? { code: 'entry.future', args: { date: date.text }, range: first } : undefined;
}
