import type { Library } from '../framework/library.js';
import type { NoteRecord } from '../journal/model.js';
import { plainLine, shortenLine } from '../markdownText.js';
import type { Translate } from '../messages/translate.js';
import type { Position } from '../text.js';

/** Words shown behind a tag. Plain text. */
export interface InlayHint {
  readonly position: Position;
  readonly label: string;
}

const longestHint = 80;

/** What each tag means: `Infrastructure operations · Enable`. Wrong tags have none: a problem speaks for them. */
export function inlayHints(record: NoteRecord | undefined, library: Library, t: Translate): readonly InlayHint[] {
  if (!record || record.skipped) return [];
  return record.tags.flatMap(({ kind, target, range }) => {
    if (target === undefined || (kind !== 'level' && kind !== 'mention')) return [];
    const skill = library.skill(target);
    if (!skill) return [];
    const name = plainLine(skill.name);
    const level = target.level === undefined ? undefined : library.level(target.framework, target.level);
    const levelName = plainLine(level?.name ?? '');
    const words =
      name !== '' && levelName !== '' ? t('capture.hint', { skill: name, level: levelName }) : name || levelName;
    return words === '' ? [] : [{ position: range.end, label: shortenLine(words, longestHint) }];
  });
}
