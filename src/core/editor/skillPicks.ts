import type { Library } from '../framework/library.js';
import { foldSpelling } from '../framework/spelling.js';
import type { TagTarget } from '../journal/model.js';
import { plainLabel, shortenLine } from '../markdownText.js';
import { resolveTag, targetOf } from '../tag/resolve.js';
import { sayLevelOf, saySkill } from './support/wording.js';
import { skillWords, type SkillWords } from './support/skillWords.js';

/** A row of *Open Skill…*. Plain text, with icons broken. The rows are matched and ranked: the host must not filter. */
export interface SkillPick {
  readonly target: TagTarget;
  /** `ITOP Infrastructure operations`. */
  readonly label: string;
  /** The framework's name. */
  readonly description: string;
  /** The level or statement that was found; undefined where code or name was. */
  readonly detail: string | undefined;
}

const longestDetail = 140;
/** Of one skill, so that a common word does not fill the list with it. */
const mostStatements = 3;

/**
 * Skills by code, words of the name and words of a statement, the best first; every word of the query has to be found.
 * A tag finds its level: `itop/4`. An empty query lists all skills.
 */
export function findSkills(library: Library, query: string, limit: number): readonly SkillPick[] {
  const words = foldSpelling(query)
    .split(/[\s#]+/u)
    .filter((word) => word !== '');
  const found: Ranked[] = [];
  const tagged = taggedLevel(library, query);
  if (tagged) found.push(tagged);
  for (const skill of skillWords(library)) found.push(...rankSkill(skill, words));
  // The sort is stable: what is equally good stays in the framework's order.
  found.sort((a, b) => b.rank - a.rank);
  return found.slice(0, limit).map((ranked) => toPick(library, ranked));
}

interface Ranked {
  readonly words: SkillWords;
  readonly rank: number;
  readonly level?: string;
  readonly statement?: number;
}

function taggedLevel(library: Library, query: string): Ranked | undefined {
  const resolution = resolveTag(query.trim(), library);
  const target = resolution && targetOf(resolution);
  if (target?.level === undefined) return undefined;
  const words = skillWords(library).find(
    ({ framework, skill }) => framework.id === target.framework && skill.code === target.code,
  );
  return words && { words, rank: Infinity, level: target.level, ...statementOf(target) };
}

function statementOf({ statement }: TagTarget): { statement?: number } {
  return statement === undefined ? {} : { statement };
}

function rankSkill(skill: SkillWords, words: readonly string[]): Ranked[] {
  let rank = 0;
  const missing: string[] = [];
  for (const word of words) {
    const gained = rankWord(skill, word);
    if (gained === 0) missing.push(word);
    rank += gained;
  }
  if (missing.length === 0) return [{ words: skill, rank: 1 + rank / Math.max(1, words.length) }];
  const found: Ranked[] = [];
  for (const statement of statementsOf(skill)) {
    if (!missing.every((word) => hasWordStart(statement.text, word))) continue;
    // Below any skill found by code and name alone.
    found.push({ words: skill, rank: rank / (words.length * 1000), ...statement.at });
    if (found.length === mostStatements) break;
  }
  return found;
}

/** 0 where neither code nor name has the word. */
function rankWord({ codes, name, nameTails }: SkillWords, word: string): number {
  if (codes.includes(word)) return 16;
  if (codes.some((code) => code.startsWith(word))) return 8;
  if (nameTails[0]?.startsWith(word)) return 5;
  if (nameTails.some((tail) => tail.startsWith(word))) return 4;
  return word.length > 2 && name.includes(word) ? 1 : 0;
}

interface SearchableStatement {
  readonly text: string;
  readonly at: { readonly level: string; readonly statement: number };
}

const cache = new WeakMap<SkillWords, readonly SearchableStatement[]>();

function statementsOf(words: SkillWords): readonly SearchableStatement[] {
  const known = cache.get(words);
  if (known) return known;
  const made = words.skill.levels.flatMap((level) =>
    level.statements.map(({ text }, i) => ({
      text: foldSpelling(text),
      at: { level: level.id, statement: i + 1 },
    })),
  );
  cache.set(words, made);
  return made;
}

const wordUnit = /[\p{L}\p{M}\p{N}]/u;

function hasWordStart(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !wordUnit.test(text.charAt(at - 1))) return true;
  }
  return false;
}

function toPick(library: Library, { words, level, statement }: Ranked): SkillPick {
  const { framework, skill } = words;
  const text = skill.levels.find(({ id }) => id === level)?.statements[(statement ?? 0) - 1]?.text;
  const named = level === undefined ? undefined : sayLevelOf(library, framework, level);
  const detail = text === undefined ? named : `${named ?? ''}: ${text}`;
  return {
    target: {
      framework: framework.id,
      code: skill.code,
      ...(level !== undefined && { level }),
      ...(statement !== undefined && { statement }),
    },
    label: plainLabel(saySkill(skill)),
    description: plainLabel(framework.name),
    detail: detail === undefined ? undefined : plainLabel(shortenLine(detail, longestDetail)),
  };
}
