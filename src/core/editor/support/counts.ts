import { addDays } from '../../journal/dates/calendar.js';
import type { Translate } from '../../messages/translate.js';
import type { EvidenceSource } from '../../tally/evidenceSource.js';
import { countImplied } from '../../tally/implied.js';
import type { LevelTally } from '../../tally/model.js';
import { isDay, sayCount, sayDate } from '../../tally/page/words.js';
import type { SkillRef } from '../../framework/model.js';

export function countShown(level: LevelTally): number {
  return level.statements.filter((statement) => statement.evidence.length > 0).length;
}

export function levelTally(source: EvidenceSource, ref: SkillRef, levelId: string): LevelTally | undefined {
  return source.skill(ref).levels.find((level) => level.id === levelId);
}

/** "3 pieces of evidence" or "no evidence yet". */
export function sayEvidence(t: Translate, count: number): string {
  return count === 0 ? t('editor.evidence.none') : sayCount(t, 'tally.evidence', count);
}

/** "2 implied by higher levels" in a list; empty where none are. */
export function sayImplied(t: Translate, level: LevelTally | undefined): readonly string[] {
  const count = level ? countImplied(level) : 0;
  return count === 0 ? [] : [t('tally.implied.levels', { count })];
}

/** "3 pieces of evidence, last on 20 Nov 2026". */
export function sayEvidenceWithLast(t: Translate, level: LevelTally | undefined, today: string): string {
  const evidence = sayEvidence(t, level?.evidence.length ?? 0);
  const last = level?.last;
  if (!last) return evidence;
  if (!isDay(last)) return t('editor.evidence.lastSpan', { evidence, date: sayDate(t, last.text) });
  return t('editor.evidence.lastDay', { evidence, date: sayRecentDay(t, last.first, today) });
}

function sayRecentDay(t: Translate, day: string, today: string): string {
  const date = sayDate(t, day);
  if (day === today) return t('editor.evidence.today', { date });
  return addDays(day, 1) === today ? t('editor.evidence.yesterday', { date }) : date;
}
