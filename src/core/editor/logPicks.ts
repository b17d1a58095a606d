import type { Library } from '../framework/library.js';
import type { Framework, Skill, SkillLevel } from '../framework/model.js';
import { foldSpelling, slug, typedForm } from '../framework/spelling.js';
import { addDays } from '../journal/dates/calendar.js';
import type { TagTarget } from '../journal/model.js';
import { plainLabel, shortenLine } from '../markdownText.js';
import type { Translate } from '../messages/translate.js';
import { resolveTag, targetOf } from '../tag/resolve.js';
import type { EvidenceSource } from '../tally/evidenceSource.js';
import type { TallyEntry } from '../tally/model.js';
import { sayCount, sayLevel } from '../tally/page/words.js';
import { levelTally } from './support/counts.js';
import { tailsOf } from './support/skillWords.js';

export interface LogPickDeps {
  readonly library: Library;
  readonly evidence: EvidenceSource;
  readonly t: Translate;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** A skill at a level, to be picked. Plain text, with icons broken. Matched and ranked: the host must not filter. */
export interface LogPick {
  /** With the statement that the query found, where it found one. */
  readonly target: TagTarget & { readonly level: string };
  /** `ITOP/4 Infrastructure operations — Enable`. */
  readonly label: string;
  /** `used 3 times`; empty for what was never used, or while counting. */
  readonly description: string;
  /** The statement that was found. */
  readonly detail: string | undefined;
}

export interface StatementPick {
  /** Undefined: the level as a whole. */
  readonly statement: number | undefined;
  readonly label: string;
}

const longestDetail = 140;
const longestStatement = 160;

/**
 * Skills at their levels: without a query those most used, and of late, first; with one, what has all its words, in the
 * tag, the names or a statement, the best first.
 */
export function findLogPicks(query: string, deps: LogPickDeps, limit: number): readonly LogPick[] {
  const words = foldSpelling(query)
    .split(/[\s#—·]+/u)
    .filter((word) => word !== '');
  const tagged = taggedTarget(deps.library, query);
  const found = rowsOf(deps.library).flatMap((row): Found[] => {
    const isTagged =
      tagged?.framework === row.framework.id && tagged.code === row.skill.code && tagged.level === row.level.id;
    if (isTagged) return [{ row, rank: Infinity, statement: tagged.statement }];
    const match = rankRow(row, words);
    return match ? [{ row, ...match }] : [];
  });
  const use = new Map(found.map(({ row }) => [row, useOf(row, deps)]));
  const scoreOf = (row: Row): number => use.get(row)?.score ?? 0;
  // The sort is stable: what is equally good stays in the framework's order.
  found.sort((a, b) => (a.rank === b.rank ? 0 : b.rank - a.rank) || scoreOf(b.row) - scoreOf(a.row));
  return found.slice(0, limit).map((one) => toPick(one, use.get(one.row)?.count ?? 0, deps));
}

/** The statements of a level to choose from; first the level as a whole. Empty for a level without statements. */
export function statementPicks(
  target: TagTarget,
  { library, t }: Pick<LogPickDeps, 'library' | 't'>,
): readonly StatementPick[] {
  const statements = target.level === undefined ? [] : (library.skillLevel(target, target.level)?.statements ?? []);
  if (statements.length === 0) return [];
  return [
    { statement: undefined, label: t('capture.pick.anyStatement') },
    ...statements.map(({ text }, i) => ({
      statement: i + 1,
      label: plainLabel(shortenLine(`${i + 1} ${text}`, longestStatement)),
    })),
  ];
}

interface Row {
  readonly framework: Framework;
  readonly skill: Skill;
  readonly level: SkillLevel;
  /** `itop/4`. */
  readonly tag: string;
  readonly codes: readonly string[];
  readonly levels: readonly string[];
  /** Skill's and level's name, from each of their words on. */
  readonly tails: readonly string[];
  readonly name: string;
  readonly statements: readonly string[];
}

interface Found {
  readonly row: Row;
  readonly rank: number;
  readonly statement: number | undefined;
}

const cache = new WeakMap<Library, readonly Row[]>();

function rowsOf(library: Library): readonly Row[] {
  const known = cache.get(library);
  if (known) return known;
  const made = library.frameworks.flatMap((framework) =>
    framework.skills.flatMap((skill) => skill.levels.map((level) => toRow(library, framework, skill, level))),
  );
  cache.set(library, made);
  return made;
}

function toRow(library: Library, framework: Framework, skill: Skill, level: SkillLevel): Row {
  const named = library.level(framework.id, level.id);
  const target = { framework: framework.id, code: skill.code, level: level.id };
  return {
    framework,
    skill,
    level,
    tag: foldSpelling(library.tagFor(target).slice(1)),
    codes: [skill.code, ...skill.aliases].map((code) => foldSpelling(typedForm(code))),
    levels: [level.id, ...(named?.aliases ?? [])].map(foldSpelling),
    tails: [...tailsOf(skill.name), ...tailsOf(named?.name ?? '')],
    name: slug(skill.name).replaceAll('-', ' '),
    statements: level.statements.map(({ text }) => ` ${foldSpelling(text).replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')}`),
  };
}

function taggedTarget(library: Library, query: string): TagTarget | undefined {
  const resolution = resolveTag(query.trim(), library);
  return resolution && targetOf(resolution);
}

/** Undefined where a word of the query is nowhere in the row. */
function rankRow(
  row: Row,
  words: readonly string[],
): { readonly rank: number; readonly statement: number | undefined } | undefined {
  let rank = 0;
  const missing: string[] = [];
  for (const word of words) {
    const gained = rankWord(row, word);
    if (gained === 0) missing.push(word);
    rank += gained;
  }
  if (missing.length === 0) return { rank: rank / Math.max(1, words.length), statement: undefined };
  const at = row.statements.findIndex((text) => missing.every((word) => text.includes(` ${word}`)));
  // Below any row found by tag and names alone.
  if (at !== -1) return { rank: rank / (words.length * 1000), statement: at + 1 };
  const isFuzzy = missing.every((word) => word.length > 2 && isSubsequence(word, row.name));
  return isFuzzy ? { rank: rank / (words.length * 1000) - 1, statement: undefined } : undefined;
}

function rankWord({ tag, codes, levels, tails, name }: Row, word: string): number {
  if (tag === word || codes.includes(word)) return 16;
  if (levels.includes(word)) return 12;
  if (tag.startsWith(word) || codes.some((code) => code.startsWith(word))) return 8;
  if (tails[0]?.startsWith(word)) return 5;
  if (tails.some((tail) => tail.startsWith(word))) return 4;
  return word.length > 2 && name.includes(word) ? 1 : 0;
}

/** `infop` in `infrastructure operations`: all letters in order, the first at a word's start. */
function isSubsequence(word: string, name: string): boolean {
  let at = ` ${name}`.indexOf(` ${word.charAt(0)}`);
  if (at === -1) return false;
  for (const letter of word.slice(1)) {
    at = name.indexOf(letter, at + 1);
    if (at === -1) return false;
  }
  return true;
}

/** Evidence of the last weeks weighs more than that of the last year. */
function useOf({ framework, skill, level }: Row, { evidence, today }: LogPickDeps): { score: number; count: number } {
  if (!evidence.ready) return { score: 0, count: 0 };
  const tally = levelTally(evidence, { framework: framework.id, code: skill.code }, level.id);
  const entries = tally?.evidence ?? [];
  return { score: entries.reduce((sum, entry) => sum + weightOf(entry, today), 0), count: entries.length };
}

function weightOf({ date }: TallyEntry, today: string): number {
  if (date === undefined) return 1;
  if (date.first >= addDays(today, -14)) return 8;
  if (date.first >= addDays(today, -60)) return 4;
  return date.first >= addDays(today, -180) ? 2 : 1;
}

function toPick({ row, statement }: Found, count: number, { library, t }: LogPickDeps): LogPick {
  const { framework, skill, level } = row;
  const target = { framework: framework.id, code: skill.code, level: level.id };
  const named = library.level(framework.id, level.id);
  const text = statement === undefined ? undefined : level.statements[statement - 1]?.text;
  const label = t('capture.pick.row', {
    tag: library.tagFor(target).slice(1),
    skill: skill.name === skill.code ? '' : skill.name,
    level: named === undefined || named.name === '' ? sayLevel({ id: level.id, name: '' }) : named.name,
  });
  return {
    target: { ...target, ...(statement !== undefined && { statement }) },
    label: plainLabel(label),
    description: count === 0 ? '' : sayCount(t, 'capture.pick.used', count),
    detail: text === undefined ? undefined : plainLabel(shortenLine(`${statement ?? ''} ${text}`, longestDetail)),
  };
}
