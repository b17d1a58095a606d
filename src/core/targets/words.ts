import type { Translate } from '../messages/translate.js';
import { sayCount, sayDate, sayLevel } from '../tally/page/words.js';
import { countImplied } from '../tally/implied.js';
import type { TargetGap } from './gapModel.js';
import type { TimeSpan } from './time.js';

/** Beside a level, which has a sign: `3 of 5 · target, by Jun 2027`; where it is met, the usual counts and `target met`. */
export function describeTarget(t: Translate, gap: TargetGap, counts: string): string {
  if (gap.state === 'met') return `${counts} · ${t('targets.mark.met')}`;
  const key = gap.state === 'overdue' ? 'targets.mark.overdue' : 'targets.mark.by';
  const mark = gap.by === undefined ? t('targets.mark') : t(key, { date: sayDate(t, gap.by.text) });
  // What is still wanted first: a side bar is narrow.
  const wanted = gap.missing === 0 ? sayStatements(t, gap) : countOf(t, gap);
  return `${wanted} · ${mark}`;
}

/** Beside its skill: `target 4`. */
export function nameTarget(t: Translate, { level, state }: TargetGap): string {
  return t(state === 'overdue' ? 'targets.mark.level.overdue' : 'targets.mark.level', { level: level.id });
}

/** At another level of its skill: `Target: level 4 Enable`. */
export function sayOtherTarget(t: Translate, { level, by, state }: TargetGap): string {
  const said = sayLevel(level);
  return state === 'overdue' && by
    ? t('targets.said.other.overdue', { level: said, date: sayDate(t, by.text) })
    : t('targets.said.other', { level: said });
}

function sayStatements(t: Translate, { statements, missingStatements }: TargetGap): string {
  const shown = statements.filter(({ state }) => state === 'shown').length;
  return t('editor.coverage', { shown, all: shown + missingStatements });
}

/** `Target by Jun 2027: 3 of 5 pieces of evidence, in the last 18 months`. A sentence for hovers and tooltips. */
export function sayTarget(t: Translate, gap: TargetGap): string {
  const count = countOf(t, gap);
  const { by, enough, state, missingStatements } = gap;
  const date = by === undefined ? '' : sayDate(t, by.text);
  const words =
    state === 'met'
      ? t('targets.said.met')
      : by === undefined
        ? t('targets.said.open', { count })
        : t(state === 'overdue' ? 'targets.said.overdue' : 'targets.said.openBy', { count, date });
  const implied = state === 'met' ? impliedTowards(gap) : 0;
  const parts = [
    words,
    ...(implied > 0 ? [t('targets.said.implied', { count: implied })] : []),
    ...(state !== 'met' && enough.within ? [t('targets.said.within', { span: saySpan(t, enough.within) })] : []),
    ...(missingStatements > 0 ? [t('targets.said.statements', { count: missingStatements })] : []),
  ];
  return parts.join(' · ');
}

/** `3 of 5`; where its own level has not enough, with what higher levels imply: `2 +1 implied of 5`. */
export function countOf(t: Translate, gap: Pick<TargetGap, 'evidence' | 'implied' | 'enough'>): string {
  const { evidence, enough } = gap;
  const args = { count: evidence.length, wanted: enough.evidence };
  const implied = impliedTowards(gap);
  return implied === 0 ? t('targets.count', args) : t('targets.count.implied', { ...args, implied });
}

/** Pieces of higher levels that a target is short of without them; 0 where its own level has enough. */
export function impliedTowards(gap: Pick<TargetGap, 'evidence' | 'implied' | 'enough'>): number {
  return gap.evidence.length < gap.enough.evidence ? countImplied(gap) : 0;
}

/** `18 months`, in the user's language. */
export function saySpan(t: Translate, { count, unit }: TimeSpan): string {
  return sayCount(t, `targets.span.${unit}`, count);
}
