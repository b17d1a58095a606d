import type { TagTarget } from '../../journal/model.js';
import { escapeMarkdown } from '../../markdownText.js';

/** The only commands that a hover may link to: what the host allows in the strings that are ours. */
export const hoverCommands = [
  'skillJournal.openSkill',
  'skillJournal.showEvidence',
  'skillJournal.addFramework',
  'skillJournal.openSkillNotes',
] as const;

export type HoverCommand = (typeof hoverCommands)[number];

/** A Markdown link that runs a command of ours. `text` is escaped here. */
export function commandLink(text: string, command: HoverCommand, target?: TagTarget): string {
  return `[${escapeMarkdown(text)}](command:${command}${target ? `?${encodeArguments([target])}` : ''})`;
}

/**
 * The host decodes the query once or twice before it reads the JSON. Everything but plain ASCII words is therefore
 * written as a JSON escape, so that no code or level id can bring a `%` or a quote of its own back to life.
 */
function encodeArguments(args: readonly unknown[]): string {
  const json = JSON.stringify(args).replace(/[^\w[\]{}:,"\\ -]/gu, (character) =>
    character.split('').map(jsonEscape).join(''),
  );
  return encodeURIComponent(json);
}

function jsonEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
