import type { Library } from '../../framework/library.js';
import type { Framework, Skill } from '../../framework/model.js';
import { escapeMarkdown } from '../../markdownText.js';
import type { Translate } from '../../messages/translate.js';
import { commandLink } from './commandLinks.js';
import { nearestLevel, nearestSkills } from './nearest.js';

interface Deps {
  readonly library: Library;
  readonly t: Translate;
}

/** A sentence with the skills that were probably meant by a code; empty where none is near. */
export function linkNearestSkills(framework: Framework, written: string, { library, t }: Deps): string {
  const links = nearestSkills(framework, written).map((skill) => {
    const target = { framework: framework.id, code: skill.code };
    return commandLink(`${library.tagFor(target)} ${skill.name}`, 'skillJournal.openSkill', target);
  });
  return links.length === 0 ? '' : sayNearest(t, links.join(', '));
}

/** A sentence with the level that was probably meant; empty where none is near. */
export function linkNearestLevel(framework: Framework, skill: Skill, written: string, { library, t }: Deps): string {
  const level = nearestLevel(library, framework, skill, written);
  if (level === undefined) return '';
  const target = { framework: framework.id, code: skill.code, level: level.id };
  const text = `${library.tagFor(target)} ${library.level(framework.id, level.id)?.name ?? ''}`;
  return sayNearest(t, commandLink(text, 'skillJournal.openSkill', target));
}

/** Escapes the sentence around links, which are Markdown already. */
function sayNearest(t: Translate, links: string): string {
  return t('editor.hover.nearest', { tags: '\u0000' }).split('\u0000').map(spaced).join(links);
}

/** `escapeMarkdown` trims; here the blanks stand beside a link. */
function spaced(words: string): string {
  const lead = /^\s/u.test(words) ? ' ' : '';
  const trail = /\s$/u.test(words) ? ' ' : '';
  return words.trim() === '' ? lead : `${lead}${escapeMarkdown(words)}${trail}`;
}
