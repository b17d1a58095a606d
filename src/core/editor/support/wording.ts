import type { Library } from '../../framework/library.js';
import type { Framework, Skill } from '../../framework/model.js';
import { slug } from '../../framework/spelling.js';
import type { Translate } from '../../messages/translate.js';
import { sayLevel } from '../../tally/page/words.js';

/**
 * `ITOP Infrastructure operations`; the name alone where the code was made of it. Plain text of the framework: escape it.
 */
export function saySkill({ code, name }: Skill): string {
  if (name === '' || name === code) return code;
  return slug(name) === code ? name : `${code} ${name}`;
}

/** `4 Enable`. Plain text of the framework: escape it. */
export function sayLevelOf(library: Library, framework: Framework, levelId: string): string {
  return sayLevel(library.level(framework.id, levelId) ?? { id: levelId, name: '' });
}

/** `Source: SFIA, version 9`. */
export function saySource(t: Translate, { name, version }: Framework): string {
  return version === undefined
    ? t('editor.source', { framework: name })
    : t('editor.source.version', { framework: name, version });
}

/** The licence's notice, or its name; undefined where the file says nothing. */
export function sayLicence(t: Translate, { licence }: Framework): string | undefined {
  const words = licence?.notice ?? licence?.name;
  return words === undefined ? undefined : t('editor.licence', { licence: words });
}
