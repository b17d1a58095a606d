import type { Group, Level, Licence, Skill, Statement } from '../model.js';
import { readableSlug } from './codes.js';
import { cleanLine } from './importText.js';
import type { ImportOptions, ImportResult, SkippedPart } from './model.js';

/** What a file says; what it leaves out stays out. */
export interface FoundFramework {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  readonly language?: string | undefined;
  readonly licence?: Licence | undefined;
  readonly levels: readonly Level[];
  readonly groups?: readonly Group[];
  readonly skills: readonly FoundSkill[];
}

type FoundSkill = Pick<Skill, 'code' | 'name' | 'levels'> & Partial<Skill>;

/** An empty id or name means that the file has none: the name of the file then gives one. */
export function assembleFramework(
  found: FoundFramework,
  skipped: readonly SkippedPart[],
  options: ImportOptions,
): ImportResult {
  if (found.skills.length === 0) return { kind: 'failure', reason: { key: 'import.failure.noSkills', args: {} } };
  const withoutLevels = found.skills
    .filter(({ levels }) => levels.length === 0)
    .map(({ name }): SkippedPart => skip(name, 'import.skip.withoutLevels'));
  return {
    kind: 'framework',
    framework: {
      id: options.id ?? found.id ?? readableSlug(found.name ?? ''),
      name: options.name ?? cleanLine(found.name ?? ''),
      version: found.version,
      language: found.language,
      codePattern: undefined,
      licence: found.licence,
      levels: found.levels,
      groups: found.groups ?? [],
      skills: found.skills.map(completeSkill),
      uri: '',
    },
    skipped: [...skipped, ...withoutLevels],
  };
}

function completeSkill({ code, name, group, description, notes, url, aliases, levels }: FoundSkill): Skill {
  return { code, name, group: group ?? [], description, notes, url, aliases: aliases ?? [], levels };
}

export function skip(part: string, key: string, args: SkippedPart['why']['args'] = {}): SkippedPart {
  return { part: cleanLine(part), why: { key, args } };
}

export function plainStatements(texts: readonly string[]): readonly Statement[] {
  return texts.map((text) => ({ text, examples: [] }));
}

export function makeLevel(id: string, name: string, essence?: string): Level {
  return { id, name, aliases: [], essence };
}

/** Plain words as Markdown: nothing in them is a mark. */
export function plainMarkdown(text: string): string {
  return cleanLine(text).replace(/[\\`*_[\]<&~]/g, '\\$&');
}

/** Undefined for what has no text in it. */
export function presentText(text: string): string | undefined {
  return cleanLine(text) === '' ? undefined : text;
}
