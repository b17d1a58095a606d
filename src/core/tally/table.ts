import { english, type MessageKey, type Translate } from '../messages/translate.js';
import { clipToWidth, displayWidth, toPlainLine } from '../plainText.js';
import { countImplied } from './implied.js';
import type { LevelTally, Period, SkillTally, Tally } from './model.js';

interface Column {
  readonly title: MessageKey;
  readonly align: 'left' | 'right';
}

const columns: readonly Column[] = [
  { title: 'table.skill', align: 'left' },
  { title: 'table.name', align: 'left' },
  { title: 'table.level', align: 'left' },
  { title: 'table.evidence', align: 'right' },
  { title: 'table.implied', align: 'right' },
  { title: 'table.statements', align: 'right' },
  { title: 'table.last', align: 'left' },
  { title: 'table.planned', align: 'right' },
  { title: 'table.knowledge', align: 'right' },
];

const longestCode = 24;
const longestName = 36;
const longestLevel = 24;

/**
 * The tally as lines of plain text for a terminal: a sentence, a table with a line for each skill and level that has
 * anything, and what is left out. Text of notes and frameworks can do nothing but be shown. Ends with a line feed.
 */
export function tallyToTable(tally: Tally, t: Translate = english): string {
  const codes = nameSkills(tally.skills);
  const head = columns.map(({ title }) => t(title));
  const rows = tally.skills.flatMap((skill, i) =>
    skill.levels.filter(hasAnything).map((level) => rowOf(codes[i] ?? '', skill, level, t)),
  );
  const shown = columns.map(({ title }) => title !== 'table.implied' || tally.impliedLevels === true);
  const only = <T>(list: readonly T[]): readonly T[] => list.filter((_, i) => shown[i]);
  const table = rows.length === 0 ? [] : ['', ...layOut([head, ...rows].map(only), only(columns))];
  const notes = footNotes(tally, codes, t);
  return [summary(tally, t), ...table, ...(notes.length === 0 ? [] : ['', ...notes]), ''].join('\n');
}

function summary({ skills, notes, period }: Tally, t: Translate): string {
  const counted = skills.filter((skill) => skill.levels.some((level) => level.evidence.length > 0));
  const evidence = sum(counted.flatMap((skill) => skill.levels.map((level) => level.evidence.length)));
  const notesRead = sayCount(t, 'table.notes', notes);
  const sentence =
    evidence === 0
      ? t('table.summary.none', { notes: notesRead })
      : t('table.summary', {
          evidence: sayCount(t, 'table.evidence', evidence),
          skills: sayCount(t, 'table.skills', counted.length),
          notes: notesRead,
        });
  return sayPeriod(t, period, sentence);
}

function sayPeriod(t: Translate, { from, to }: Period, sentence: string): string {
  if (from !== undefined && to !== undefined) return t('table.period.between', { from, to, summary: sentence });
  if (from !== undefined) return t('table.period.since', { from, summary: sentence });
  if (to !== undefined) return t('table.period.until', { to, summary: sentence });
  return sentence;
}

/** The code; the framework before it where another one shows the same code. */
function nameSkills(skills: readonly SkillTally[]): readonly string[] {
  const seen = new Map<string, number>();
  for (const { code } of skills) seen.set(code, (seen.get(code) ?? 0) + 1);
  return skills.map(({ framework, code }) =>
    plain((seen.get(code) ?? 0) > 1 ? `${framework}/${code}` : code, longestCode),
  );
}

function hasAnything(level: LevelTally): boolean {
  const { evidence, planned, knowledge } = level;
  return evidence.length + planned.length + knowledge.length + countImplied(level) > 0;
}

function rowOf(code: string, skill: SkillTally, level: LevelTally, t: Translate): readonly string[] {
  const none = t('table.none');
  const number = (count: number): string => (count === 0 ? none : String(count));
  const shown = level.statements.filter(({ evidence }) => evidence.length > 0).length;
  return [
    code,
    plain(skill.name, longestName),
    plain(level.name === '' || level.name === level.id ? level.id : `${level.id} ${level.name}`, longestLevel),
    number(level.evidence.length),
    number(countImplied(level)),
    level.statements.length === 0 ? none : `${shown}/${level.statements.length}`,
    level.last?.text ?? none,
    number(level.planned.length),
    number(level.knowledge.length),
  ];
}

function layOut(rows: readonly (readonly string[])[], columns: readonly Column[]): readonly string[] {
  const widths = columns.map((_, i) => Math.max(...rows.map((row) => displayWidth(row[i] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const room = ' '.repeat((widths[i] ?? 0) - displayWidth(cell));
        return columns[i]?.align === 'right' ? room + cell : cell + room;
      })
      .join('  ')
      .trimEnd(),
  );
}

function footNotes(tally: Tally, codes: readonly string[], t: Translate): readonly string[] {
  const notes: string[] = tally.impliedLevels ? [t('table.implied.note')] : [];
  const mentions = tally.skills
    .map(({ mentions: found }, i) => ({ code: codes[i] ?? '', count: found.length }))
    .filter(({ count }) => count > 0)
    .map((skill) => t('table.mentions.skill', skill));
  if (mentions.length > 0) notes.push(t('table.mentions', { skills: mentions.join(', ') }));
  const undated = sum(tally.skills.flatMap((skill) => skill.levels.map((level) => level.undated)));
  if (undated > 0) notes.push(sayCount(t, 'table.undated', undated));
  const leftOut = tally.undatedLeftOut?.length ?? 0;
  if (leftOut > 0) notes.push(sayCount(t, 'table.undatedLeftOut', leftOut));
  const knowledge = tally.undatedKnowledge?.length ?? 0;
  if (knowledge > 0) notes.push(sayCount(t, 'table.undatedKnowledge', knowledge));
  if (tally.problems.length > 0) notes.push(sayCount(t, 'table.problems', tally.problems.length));
  return notes;
}

type CountedKey =
  | 'table.evidence'
  | 'table.skills'
  | 'table.notes'
  | 'table.undated'
  | 'table.undatedLeftOut'
  | 'table.undatedKnowledge'
  | 'table.problems';

function sayCount(t: Translate, key: CountedKey, count: number): string {
  return t(count === 1 ? `${key}.one` : `${key}.other`, { count });
}

function plain(text: string, limit: number): string {
  return clipToWidth(toPlainLine(text), limit);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
