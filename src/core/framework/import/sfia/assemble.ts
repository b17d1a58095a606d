import type { Framework, Level, Licence, Skill, SkillLevel } from '../../model.js';
import { slug } from '../../spelling.js';
import { GroupTree } from '../groupTree.js';
import { notesMarkdown, splitDescription } from '../importText.js';
import type { ImportOptions, ImportResult, SkippedPart } from '../model.js';

/** A skill or attribute as it stands in one of SFIA's files. */
export interface SfiaSkill {
  readonly code: string;
  readonly name: string;
  /** Names of the groups around it, outermost first; some may be empty. */
  readonly groups: readonly string[];
  readonly description: string;
  readonly notes: string;
  readonly url: string;
  /** Level descriptions by the level's number: a text, or statements already parted. */
  readonly levels: ReadonlyMap<number, string | readonly string[]>;
}

export interface SfiaLevel {
  readonly name: string | undefined;
  readonly essence: string | undefined;
}

export interface SfiaParts {
  readonly skills: readonly SfiaSkill[];
  /** What a sheet of levels says of them. */
  readonly levels: ReadonlyMap<number, SfiaLevel>;
  /** Levels that the file has a place for, described or not. */
  readonly numbers: readonly number[];
  readonly version: string | undefined;
  readonly skipped: readonly SkippedPart[];
}

/** The guiding phrases, for files that give numbers alone. */
const levelNames = [
  'Follow',
  'Assist',
  'Apply',
  'Enable',
  'Ensure, advise',
  'Initiate, influence',
  'Set strategy, inspire, mobilise',
];

/** Our own words; what counts is the Foundation's licence. */
export const sfiaLicence: Licence = {
  name: 'SFIA licence',
  url: 'https://sfia-online.org/',
  notice: [
    'The texts of these skills come from SFIA and belong to the SFIA Foundation.',
    'They were imported from a file of yours, for your own use under the licence that you have from the Foundation,',
    'and may not be passed on with other documents. The terms are on sfia-online.org.',
  ].join('\n'),
  redistributable: false,
};

/** Puts the parts of one of SFIA's files together. */
export function assembleSfia(parts: SfiaParts, options: ImportOptions): ImportResult {
  const groups = new GroupTree();
  const skills = parts.skills.map((skill): Skill => ({
    code: skill.code,
    name: skill.name,
    group: groups.add(skill.groups),
    description: skill.description,
    notes: notesMarkdown(skill.notes),
    url: skill.url,
    aliases: [],
    levels: skillLevels(skill),
  }));
  const numbers = new Set([
    ...parts.numbers,
    ...parts.levels.keys(),
    ...parts.skills.flatMap(({ levels }) => [...levels.keys()]),
  ]);
  const framework: Framework = {
    id: options.id ?? (parts.version === undefined ? 'sfia' : `sfia-${slug(parts.version)}`),
    name: options.name ?? (parts.version === undefined ? 'SFIA' : `SFIA ${parts.version}`),
    version: parts.version,
    language: findLanguage(parts.skills),
    codePattern: '[A-Z]{4}',
    licence: sfiaLicence,
    levels: [...numbers].sort((a, b) => a - b).map((number) => sfiaLevel(number, parts.levels.get(number))),
    groups: groups.groups,
    skills,
    uri: '',
  };
  return { kind: 'framework', framework, skipped: parts.skipped };
}

/** Level `4` answers to `L4` too, as in the built-in skill. */
export function sfiaLevel(number: number, { name, essence }: Partial<SfiaLevel> = {}): Level {
  const id = String(number);
  return { id, name: name ?? levelNames[number - 1] ?? `Level ${id}`, aliases: [`L${id}`], essence };
}

/** The version that a text names, as in `SFIA 9` or an address with `/sfia-9/`. */
export function findVersion(texts: Iterable<string>): string | undefined {
  for (const text of texts) {
    const found = /\bsfia[\s-]?(\d{1,2})\b/i.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}

function skillLevels({ levels }: SfiaSkill): readonly SkillLevel[] {
  return [...levels].map(([number, description]) => {
    const texts = typeof description === 'string' ? splitDescription(description) : description;
    return {
      id: String(number),
      summary: undefined,
      statements: texts.map((text) => ({ text, examples: [] })),
    };
  });
}

/** SFIA's addresses name it: `sfia-online.org/en/…`. */
function findLanguage(skills: readonly SfiaSkill[]): string | undefined {
  const url = skills.find((skill) => skill.url !== '')?.url ?? '';
  return /^https?:\/\/(?:www\.)?sfia-online\.org\/([a-z]{2}(?:-[a-z]{2})?)\//i.exec(url)?.[1];
}
