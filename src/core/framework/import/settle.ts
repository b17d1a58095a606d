import { compileCodePattern } from '../codePattern.js';
import type { Framework, Group, Level, Licence, Skill, SkillLevel, Statement } from '../model.js';
import { foldSpelling, slug, typedForm } from '../spelling.js';
import { cleanBlock, cleanLine } from './importText.js';
import type { ImportMessage, SkippedPart } from './model.js';
import { UnreadableFile } from './unreadableFile.js';

/** What the reader of framework files takes. */
const mostSkills = 20_000;
const mostCharacters = 15_000_000;
/** Longer ones are no names; a YAML key ends at 1,024. */
const longestCode = 100;
/** The reader's nesting has an end, and nobody has needed more than three. */
const deepestGroup = 8;

export interface Naming {
  readonly id: string | undefined;
  readonly name: string | undefined;
  /** The file's name, where neither user nor file say better. */
  readonly fallback: string;
}

export interface SettledFramework {
  readonly framework: Framework;
  readonly skipped: readonly SkippedPart[];
}

/**
 * Makes what an importer found obey the rules of a framework file, so that it is read back as it is: text in its
 * normal form, levels in order, no code, level or group twice. What cannot stay is named. Throws `UnreadableFile` where
 * no framework is left.
 */
export function settleFramework(raw: Framework, naming: Naming): SettledFramework {
  const skipped: SkippedPart[] = [];
  const skip = (part: string, key: string, args: ImportMessage['args'] = {}): void => {
    skipped.push({ part, why: { key, args } });
  };
  const levels = settleLevels(raw.levels, skip);
  const groups = settleGroups(raw.groups, 1);
  const skills = settleSkills(raw.skills, { levels, groups, skip });
  refuseUnusable(levels, skills);
  const name = [naming.name, raw.name, withoutExtension(naming.fallback)].map((text) => cleanLine(text ?? ''));
  const id = [naming.id, raw.id, slug(withoutExtension(naming.fallback))].map((text) => cleanLine(text ?? ''));
  const framework: Framework = {
    id: id.find((candidate) => typedForm(candidate) !== '' && candidate.length <= longestCode) ?? 'framework',
    name: name.find((candidate) => candidate !== '') ?? 'Framework',
    version: presentLine(raw.version),
    language: presentLine(raw.language),
    codePattern:
      raw.codePattern !== undefined && compileCodePattern(raw.codePattern) !== undefined ? raw.codePattern : undefined,
    licence: raw.licence && settleLicence(raw.licence),
    levels,
    groups,
    skills,
    uri: raw.uri,
  };
  return { framework, skipped };
}

type Skip = (part: string, key: string, args?: ImportMessage['args']) => void;

function refuseUnusable(levels: readonly Level[], skills: readonly Skill[]): void {
  if (levels.length === 0) throw new UnreadableFile('import.failure.noLevels');
  if (skills.length === 0) throw new UnreadableFile('import.failure.noSkills');
  if (skills.length > mostSkills) {
    const args = { count: String(skills.length), limit: String(mostSkills) };
    throw new UnreadableFile('import.failure.tooManySkills', args);
  }
  let characters = 0;
  for (const { name, description, notes, levels: own } of skills) {
    characters += name.length + (description?.length ?? 0) + (notes?.length ?? 0);
    for (const { summary, statements } of own) {
      characters += summary?.length ?? 0;
      for (const { text, examples } of statements) characters += text.length + examples.join('').length;
    }
  }
  if (characters > mostCharacters) throw new UnreadableFile('import.failure.tooMuchText');
}

function settleLevels(raw: readonly Level[], skip: Skip): readonly Level[] {
  const taken = new Set<string>();
  const levels = raw.flatMap((level) => {
    const id = cleanLine(level.id);
    const spelling = foldSpelling(id);
    const name = presentLine(level.name) ?? id;
    if (!isCode(id)) skip(name, 'import.skip.untypeable');
    else if (taken.has(spelling)) skip(name, 'import.skip.duplicateLevel', { level: id });
    else {
      taken.add(spelling);
      return [{ id, name, aliases: level.aliases, essence: cleanBlock(level.essence) }];
    }
    return [];
  });
  for (const { id, name } of levels) [slug(id), slug(name)].forEach((spelling) => taken.add(spelling));
  return levels.map((level) => ({ ...level, aliases: settleAliases(level.aliases, taken) }));
}

/** Aliases that mean nothing else already. */
function settleAliases(aliases: readonly string[], taken: Set<string>): readonly string[] {
  return aliases.map(cleanLine).filter((alias) => {
    const spelling = foldSpelling(alias);
    if (alias === '' || taken.has(spelling)) return false;
    taken.add(spelling);
    return true;
  });
}

function settleGroups(raw: readonly Group[], depth: number): readonly Group[] {
  if (depth > deepestGroup) return [];
  const groups = new Map<string, Group>();
  for (const group of raw) {
    const id = groupId(group.id);
    if (id === '' || groups.has(id)) continue;
    groups.set(id, { id, name: presentLine(group.name) ?? id, groups: settleGroups(group.groups, depth + 1) });
  }
  return [...groups.values()];
}

/** A slash parts the groups of a path. */
function groupId(id: string): string {
  return cleanLine(id).replaceAll('/', '-').slice(0, longestCode).trim();
}

interface SkillContext {
  readonly levels: readonly Level[];
  readonly groups: readonly Group[];
  readonly skip: Skip;
}

function settleSkills(raw: readonly Skill[], context: SkillContext): readonly Skill[] {
  const { levels, groups, skip } = context;
  const owners = new Map<string, string>();
  const kept = raw.flatMap((skill) => {
    const code = cleanLine(skill.code);
    const name = presentLine(skill.name) ?? code;
    const spelling = foldSpelling(typedForm(code));
    const first = owners.get(spelling);
    if (!isCode(code)) skip(name, 'import.skip.untypeable');
    else if (first !== undefined) skip(name, 'import.skip.duplicateCode', { code, first });
    else {
      owners.set(spelling, name);
      return [{ skill, code, name }];
    }
    return [];
  });
  const ranks = new Map(levels.map(({ id }, rank) => [id, rank]));
  const taken = new Set(owners.keys());
  return kept.map(({ skill, code, name }) => ({
    code,
    name,
    group: settlePath(skill.group, groups),
    description: cleanBlock(skill.description),
    notes: cleanBlock(skill.notes),
    url: webAddress(skill.url),
    aliases: settleAliases(skill.aliases, taken),
    levels: settleSkillLevels(skill.levels, ranks, (level, key) => skip(`${code}/${level}`, key)),
  }));
}

function isCode(code: string): boolean {
  return code.length <= longestCode && typedForm(code) !== '';
}

/** As far as the groups of the framework go. */
function settlePath(path: readonly string[], groups: readonly Group[]): readonly string[] {
  const ids: string[] = [];
  let inside = groups;
  for (const id of path.map(groupId)) {
    const group = inside.find((candidate) => candidate.id === id);
    if (!group) break;
    ids.push(id);
    inside = group.groups;
  }
  return ids;
}

function settleSkillLevels(
  raw: readonly SkillLevel[],
  ranks: ReadonlyMap<string, number>,
  skip: (level: string, key: string) => void,
): readonly SkillLevel[] {
  const levels = new Map<string, SkillLevel>();
  for (const level of raw) {
    const id = cleanLine(level.id);
    if (!ranks.has(id)) skip(id, 'import.skip.unknownLevel');
    else if (levels.has(id)) skip(id, 'import.skip.repeatedLevel');
    else {
      const statements = level.statements.flatMap((statement) => settleStatement(statement) ?? []);
      levels.set(id, { id, summary: cleanBlock(level.summary), statements });
    }
  }
  return [...levels.values()].sort((a, b) => (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0));
}

function settleStatement({ text, examples }: Statement): Statement | undefined {
  const line = cleanLine(text);
  return line === '' ? undefined : { text: line, examples: examples.map(cleanLine).filter((item) => item !== '') };
}

function settleLicence({ name, url, notice, redistributable }: Licence): Licence {
  return { name: presentLine(name), url: webAddress(url), notice: cleanBlock(notice), redistributable };
}

function webAddress(text: string | undefined): string | undefined {
  const address = presentLine(text);
  return address !== undefined && /^https?:\/\/[^\s/]/i.test(address) ? address : undefined;
}

function presentLine(text: string | undefined): string | undefined {
  const line = cleanLine(text ?? '');
  return line === '' ? undefined : line;
}

function withoutExtension(name: string): string {
  return name.replace(/^.*[\\/]/, '').replace(/(?<=.)\.[A-Za-z0-9]{1,8}$/, '');
}
