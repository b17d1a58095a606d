import type { Level } from './model.js';
import { foldSpelling, slug } from './spelling.js';

/** Every spelling that means a level, folded. Where two levels share one, the stronger kind wins: id, alias, slug. */
export function indexLevels(levels: readonly Level[]): ReadonlyMap<string, Level> {
  const index = new Map<string, Level>();
  const kinds: readonly ((level: Level) => readonly string[])[] = [
    (level) => [foldSpelling(level.id)],
    (level) => level.aliases.map(foldSpelling),
    (level) => [slug(level.id), slug(level.name)],
  ];
  for (const spellingsOf of kinds) {
    for (const level of levels) {
      for (const spelling of spellingsOf(level)) {
        if (spelling !== '' && !index.has(spelling)) index.set(spelling, level);
      }
    }
  }
  return index;
}
