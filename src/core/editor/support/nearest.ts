import type { Library } from '../../framework/library.js';
import type { Framework, Skill, SkillLevel } from '../../framework/model.js';
import { foldSpelling, typedForm } from '../../framework/spelling.js';
import { tailsOf } from './skillWords.js';
import { textBefore } from '../../text.js';

const mostSuggestions = 3;
/** Longer codes are typed by completion, and comparing them costs time. */
const longestCode = 40;
/** Shorter words of a name say too little. */
const shortestWord = 4;

/**
 * Skills whose code, or a word of whose name, is a slip or two away from what was written, the nearest first; also those
 * with a word that begins with it. Of equals a code goes before a name.
 */
export function nearestSkills(framework: Framework, written: string): readonly Skill[] {
  const wanted = foldSpelling(written);
  if (wanted.length > longestCode) return [];
  return framework.skills
    .map((skill) => ({ skill, slips: Math.min(slipsInCode(skill, wanted), slipsInName(skill, wanted)) }))
    .filter(({ slips }) => slips !== Infinity)
    .sort((a, b) => a.slips - b.slips)
    .slice(0, mostSuggestions)
    .map(({ skill }) => skill);
}

function slipsInCode({ code, aliases }: Skill, wanted: string): number {
  const most = wanted.length < 4 ? 1 : 2;
  const slips = Math.min(...[code, ...aliases].map((name) => countSlips(wanted, foldSpelling(typedForm(name)), most)));
  return slips <= most ? slips : Infinity;
}

function slipsInName({ name }: Skill, wanted: string): number {
  if (wanted.length < shortestWord) return Infinity;
  const most = wanted.length < 6 ? 1 : 2;
  let best = Infinity;
  for (const tail of tailsOf(name)) {
    const word = textBefore(tail, /-/);
    if (tail.startsWith(wanted)) best = Math.min(best, 0);
    else if (word.length >= shortestWord) best = Math.min(best, countSlips(wanted, word, most));
  }
  return best <= most ? best + 0.5 : Infinity;
}

/** The level of the skill closest to the one that was written; undefined where nothing speaks for any of them. */
export function nearestLevel(
  library: Library,
  framework: Framework,
  skill: Skill,
  written: string,
): SkillLevel | undefined {
  const rankOf = (id: string): number => framework.levels.findIndex((level) => level.id === id);
  const known = library.findLevel(framework, written);
  // `6` where ranks end at 5, `3-4` for somebody between two levels: the number at the front is what was meant.
  const number = /^\d{1,4}/u.exec(foldSpelling(written))?.[0];
  const measure = known
    ? (level: SkillLevel): number => Math.abs(rankOf(level.id) - rankOf(known.id))
    : number === undefined
      ? undefined
      : (level: SkillLevel): number => Math.abs(Number.parseFloat(level.id) - Number(number));
  if (!measure) return undefined;
  let best: SkillLevel | undefined;
  for (const level of skill.levels) {
    const distance = measure(level);
    if (!Number.isNaN(distance) && (best === undefined || distance < measure(best))) best = level;
  }
  return best;
}

/** Letters left out, added, changed or swapped with a neighbour; anything above `most` is `most + 1`. */
function countSlips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (beforeLast[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min(changed, swapped, (row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1));
    }
    if (Math.min(...row) > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? most + 1, most + 1);
}
