import type { Library } from '../framework/library.js';
import type { NoteRecord, TagTarget } from '../journal/model.js';
import { emphasise, escapeMarkdown, joinBlocks, plainLabel } from '../markdownText.js';
import type { Translate } from '../messages/translate.js';
import { sayCount } from '../tally/page/words.js';
import { sayLevelOf, saySkill } from './support/wording.js';

export interface NoteSummary {
  /** Plain text with icons broken, for the status bar. */
  readonly text: string;
  /** Markdown without trust. */
  readonly tooltip: string;
}

const mostShown = 3;

/**
 * This note's tags, for the status bar, and how much evidence of the whole journal is of today, where that is known:
 * `ITOP/4 ×3, ITOP/3 · 2 today`. Undefined for a note without any tag of ours.
 */
export function summariseNote(
  record: NoteRecord | undefined,
  library: Library,
  t: Translate,
  today = 0,
): NoteSummary | undefined {
  if (!record || record.skipped) return undefined;
  const counts = new Map<string, { target: TagTarget; count: number }>();
  let wrong = 0;
  for (const { kind, target } of record.tags) {
    if (kind === 'wrong') wrong++;
    if (target === undefined || (kind !== 'level' && kind !== 'mention')) continue;
    const { framework, code, level } = target;
    const whole: TagTarget = { framework, code, ...(level !== undefined && { level }) };
    const tag = library.tagFor(whole).slice(1);
    counts.set(tag, { target: whole, count: (counts.get(tag)?.count ?? 0) + 1 });
  }
  if (counts.size === 0 && wrong === 0) return undefined;
  const sorted = [...counts].sort(([, a], [, b]) => b.count - a.count);
  const said = sorted.map(([tag, { count }]) => (count === 1 ? tag : t('editor.note.times', { tag, count })));
  const shown = said.slice(0, mostShown).join(', ');
  const rest = said.length - mostShown;
  const text = rest > 0 ? t('editor.note.more', { tags: shown, count: rest }) : shown;
  const wrongWords = wrong === 0 ? '' : sayCount(t, 'editor.note.wrong', wrong);
  const lines = sorted.map(
    ([, { target }], i) => `- ${escapeMarkdown(`${said[i] ?? ''}: ${sayTarget(library, t, target)}`)}`,
  );
  const title = emphasise('**', t('editor.note.title'));
  const tags = text === '' ? wrongWords : text;
  const todayWords = today === 0 ? '' : t('editor.note.todayHint', { evidence: sayCount(t, 'tally.evidence', today) });
  return {
    text: plainLabel(today === 0 ? tags : t('editor.note.today', { tags, count: today })),
    tooltip: joinBlocks([title, lines.join('\n'), escapeMarkdown(wrongWords), escapeMarkdown(todayWords)]),
  };
}

function sayTarget(library: Library, t: Translate, { framework: id, code, level }: TagTarget): string {
  const framework = library.framework(id);
  const skill = library.skill({ framework: id, code });
  if (!framework || !skill) return code;
  if (level === undefined) return saySkill(skill);
  return t('editor.heading.level', { skill: saySkill(skill), level: sayLevelOf(library, framework, level) });
}
