import type { Framework, Skill, SkillLevel } from '../../framework/model.js';
import { foldSpelling } from '../../framework/spelling.js';
import { resolveTag, type Resolution } from '../../tag/resolve.js';
import { replaceTag, type Draft, type TagToFix } from './fixDraft.js';
import { nearestLevel, nearestSkills } from './nearest.js';

const mostLevels = 6;
const mostStatements = 3;

/** Skills with a code or a word of their name close to the unknown one; the level stays where they have it. */
export function fixUnknownSkill(tag: TagToFix): readonly Draft[] {
  const resolution = resolveTag(tag.written, tag.library);
  if (!resolution || resolution.skill) return [];
  const { framework, prefixed } = resolution;
  const [code = '', levelText] = segmentsOf(tag.written).slice(prefixed ? 1 : 0);
  return nearestSkills(framework, code).map((skill) => {
    const level = levelText === undefined ? undefined : levelLike(tag, framework, skill, levelText);
    return toTag(tag, resolution, skill, level);
  });
}

/** The levels that the skill has, the nearest first. Statement numbers belong to a level, so that they go. */
export function fixUndefinedLevel(tag: TagToFix): readonly Draft[] {
  const resolution = resolveTag(tag.written, tag.library);
  if (!resolution?.skill) return [];
  const { framework, skill, prefixed } = resolution;
  const levelText = segmentsOf(tag.written)[prefixed ? 2 : 1] ?? '';
  const nearest = nearestLevel(tag.library, framework, skill, levelText);
  const rest = skill.levels.filter((level) => level !== nearest);
  const levels = nearest ? [nearest, ...rest] : rest;
  return levels.slice(0, mostLevels).map((level) => toTag(tag, resolution, skill, level));
}

/** Without the statement; for a number above all the last one; for words the statements that have them. */
export function fixUnknownStatement(tag: TagToFix): readonly Draft[] {
  const { library, written } = tag;
  const segments = segmentsOf(written);
  const statement = segments.at(-1) ?? '';
  const bare = resolveTag(written.slice(0, written.lastIndexOf('/')), library);
  if (!bare?.skill || !bare.level) return [];
  const { skill, level } = bare;
  const number = Number(foldSpelling(statement));
  const found = Number.isNaN(number)
    ? level.statements.flatMap(({ text }, i) => (hasWord(text, statement) ? [i + 1] : [])).slice(0, mostStatements)
    : [Math.max(1, Math.min(level.statements.length, number))].filter(() => level.statements.length > 0);
  return [
    ...found.filter(() => Number.isNaN(number)).map((n) => toTag(tag, bare, skill, level, n)),
    toTag(tag, bare, skill, level),
    ...found.filter(() => !Number.isNaN(number)).map((n) => toTag(tag, bare, skill, level, n)),
  ];
}

/** Without empty segments, and without those beyond the statement, where that is a tag. */
export function fixMalformed(tag: TagToFix): readonly Draft[] {
  const segments = segmentsOf(tag.written).filter((segment) => segment !== '');
  for (let count = segments.length; count > 0; count--) {
    const resolution = resolveTag(`#${segments.slice(0, count).join('/')}`, tag.library);
    if (!resolution?.canonical || resolution.problems.some(({ code }) => code === 'tag.unknown-statement')) continue;
    return [replaceTag(tag, resolution.canonical, resolution.skill?.name)];
  }
  return [];
}

function toTag(
  tag: TagToFix,
  { framework, prefixed }: Pick<Resolution, 'framework' | 'prefixed'>,
  skill: Skill,
  level: SkillLevel | undefined,
  statement?: number,
): Draft {
  const { library } = tag;
  const target = {
    framework: framework.id,
    code: skill.code,
    ...(level && { level: level.id }),
    ...(statement !== undefined && { statement }),
  };
  const canonical = library.tagFor(target);
  // Whoever writes the framework's name goes on writing it.
  const prefix = prefixed ? `#${segmentsOf(tag.written)[0] ?? ''}/` : '';
  const named = prefixed && resolveTag(canonical, library)?.prefixed !== true ? prefix + canonical.slice(1) : canonical;
  const levelName = level && library.level(framework.id, level.id)?.name;
  const meaning = statement === undefined ? undefined : level?.statements[statement - 1]?.text;
  return replaceTag(tag, named, meaning ?? (tag.args['name'] === undefined ? skill.name : levelName));
}

function levelLike(tag: TagToFix, framework: Framework, skill: Skill, text: string): SkillLevel | undefined {
  const id = tag.library.findLevel(framework, text)?.id;
  return skill.levels.find((level) => level.id === id) ?? nearestLevel(tag.library, framework, skill, text);
}

function segmentsOf(written: string): readonly string[] {
  return written.replace(/^#/, '').split('/');
}

function hasWord(text: string, word: string): boolean {
  const wanted = foldSpelling(word);
  return foldSpelling(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .some((candidate) => candidate.startsWith(wanted));
}
