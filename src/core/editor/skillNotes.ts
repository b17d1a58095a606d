import type { Library } from '../framework/library.js';
import type { SkillRef } from '../framework/model.js';
import { escapeMarkdown } from '../markdownText.js';

/** Names that Windows keeps for devices, whatever the extension. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** The file that holds the user's notes on a skill: `ITOP.md`; `acme.ITOP.md` where another framework's code comes first. */
export function skillNotesFile(ref: SkillRef, library: Library): string {
  const name = library.tagFor({ framework: ref.framework, code: ref.code }).slice(1).replaceAll('/', '.');
  return `${reserved.test(name) ? `${name}_` : name}.md`;
}

/** What new notes on a skill begin with. */
export function newSkillNotes(ref: SkillRef, library: Library): string {
  const name = library.skill(ref)?.name ?? '';
  const title = name === '' || name === ref.code ? ref.code : `${ref.code} ${name}`;
  return `# ${escapeMarkdown(title)}\n\n`;
}

/** The words of notes without the title and front matter that they begin with; empty where nothing was written yet. */
export function skillNotesBody(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^---\n[\s\S]*?\n---(?:\n|$)/, '')
    .replace(/^\s*#[ \t][^\n]*(?:\n|$)/, '')
    .trim();
}
