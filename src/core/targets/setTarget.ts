import { isMap, isScalar, parseDocument, stringify, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Library } from '../framework/library.js';
import type { SkillRef } from '../framework/model.js';
import type { Span } from '../text.js';
import { composeYaml } from '../yaml.js';
import { profileFormat, readProfile } from './readProfile.js';
import { findLevelId, findSkillByName, resolveProfile } from './resolveProfile.js';

/** What *Set Target…* writes; without a level the target goes. */
export interface TargetWish extends SkillRef {
  /** `Level.id`. */
  readonly level: string | undefined;
  /** As {@link Due} writes it. */
  readonly by: string | undefined;
}

/** Replaces a stretch of the text. */
interface Edit extends Span {
  readonly newText: string;
}

/** The profile that a first target makes. */
export const newProfile = `format: ${profileFormat}\n`;

/**
 * The text of a profile with the target in it. Only the target's own words change: comments, order and layout stay.
 * Undefined where the text is no profile that can be read, or no such edit can be made.
 */
export function setTarget(text: string, wish: TargetWish, library: Library): string | undefined {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const source = text.slice(mark.length);
  const composed = composeYaml(source);
  const root = composed.kind === 'document' ? composed.document?.contents : undefined;
  if (!readProfile(source, '').file || !isMap(root)) return undefined;
  for (const way of [editText, rewrite]) {
    const edited = way(source, root, wish, library);
    if (edited !== undefined && holds(edited, wish, library)) return mark + edited;
  }
  return undefined;
}

function editText(text: string, root: YAMLMap, wish: TargetWish, library: Library): string | undefined {
  // From the end, so that no edit moves the place of another.
  const edits = editsFor(text, root, wish, library)?.toSorted((a, b) => b.start - a.start);
  return edits?.reduce((edited, { start, end, newText }) => edited.slice(0, start) + newText + edited.slice(end), text);
}

/** Whether the text says what was wished, and is still a profile. */
function holds(text: string, wish: TargetWish, library: Library): boolean {
  const { file } = readProfile(text, '');
  if (!file) return false;
  const { targets } = resolveProfile(file, [], library).profile;
  const target = targets.find(({ framework, code }) => framework === wish.framework && code === wish.code);
  return target?.level === wish.level && target?.by?.text === wish.by;
}

function editsFor(text: string, root: YAMLMap, wish: TargetWish, library: Library): readonly Edit[] | undefined {
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const targets = pairOf(root, 'targets');
  const map = isMap(targets?.value) ? targets.value : undefined;
  const pair = map?.items.find(({ key }) => isSame(key, wish, library));
  if (wish.level === undefined) return pair && !map?.flow ? removeLines(text, pair) : undefined;
  const value = targetText(wish);
  if (pair) return changePair(pair, wish, text);
  const item = `${keyText(wish, library)}: ${value}`;
  if (map?.flow && map.range) {
    const end = map.range[1] - 1;
    const lead = map.items.length > 0 ? ', ' : '';
    return [{ start: end, end, newText: `${lead}${item}` }];
  }
  const last = map?.items.at(-1);
  if (last && isScalar(last.key)) {
    const indent = lineLead(text, last.key.range?.[0] ?? 0);
    return [insertLine(text, endOf(last), `${indent}${item}`, eol)];
  }
  if (targets && !map && !isNothing(targets.value)) return undefined;
  if (targets && isScalar(targets.key)) return [insertLine(text, targets.key.range?.[1] ?? 0, `  ${item}`, eol)];
  return [insertLine(text, text.trimEnd().length, `targets:${eol}  ${item}`, eol)];
}

function changePair(pair: Pair, wish: TargetWish, text: string): readonly Edit[] | undefined {
  const { value } = pair as Pair<unknown, Node | null>;
  if (isScalar(value) && value.range && value.value !== '') {
    return [{ start: value.range[0], end: value.range[1], newText: targetText(wish) }];
  }
  const map = isMap(value) ? value : undefined;
  const level = scalarRange(map && pairOf(map, 'level'));
  if (!map || !level) return undefined;
  const edits: Edit[] = [{ ...level, newText: plain(wish.level ?? '') }];
  const byPair = pairOf(map, 'by');
  const by = scalarRange(byPair);
  if (by && wish.by !== undefined) edits.push({ ...by, newText: plain(wish.by) });
  else if (byPair) return wish.by === undefined && !map.flow ? [...edits, ...removeLines(text, byPair)] : undefined;
  else if (wish.by !== undefined) {
    const lead = map.flow ? ', ' : `\n${lineLead(text, keyStart(pairOf(map, 'level')))}`;
    edits[0] = { ...level, newText: `${plain(wish.level ?? '')}${lead}by: ${plain(wish.by)}` };
  }
  return edits;
}

/** The whole anew by the YAML package, which keeps comments but not every blank. */
function rewrite(text: string, root: YAMLMap, wish: TargetWish, library: Library): string | undefined {
  const targets = pairOf(root, 'targets')?.value;
  if (targets && !isMap(targets) && !isNothing(targets)) return undefined;
  const known = isMap(targets) ? targets.items.find(({ key }) => isSame(key, wish, library)) : undefined;
  const key = isScalar(known?.key) ? String(known.key.value) : keyText(wish, library);
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false });
  if (wish.level === undefined) document.deleteIn(['targets', key]);
  else {
    const isDetailed = isMap(known?.value);
    if (!isDetailed && wish.by === undefined) document.setIn(['targets', key], wish.level);
    else {
      if (!isDetailed) document.setIn(['targets', key], document.createNode({}));
      document.setIn(['targets', key, 'level'], wish.level);
      if (wish.by === undefined) document.deleteIn(['targets', key, 'by']);
      else document.setIn(['targets', key, 'by'], wish.by);
    }
  }
  return document.errors.length > 0 ? undefined : document.toString({ lineWidth: 0 });
}

function isSame(key: unknown, { framework, code }: SkillRef, library: Library): boolean {
  const found = isScalar(key) ? findSkillByName(library, String(key.value).trim()) : undefined;
  return found?.framework.id === framework && found.skill.code === code;
}

function targetText({ level = '', by }: TargetWish): string {
  return by === undefined ? plain(level) : `{ level: ${plain(level)}, by: ${plain(by)} }`;
}

/** As short as a tag says it, so that it means this skill and no other. */
function keyText({ framework, code }: SkillRef, library: Library): string {
  const short = library.tagFor({ framework, code }).slice(1);
  const found = findSkillByName(library, short);
  return plain(found?.framework.id === framework && found.skill.code === code ? short : `${framework}/${code}`);
}

/** Quoted where YAML would read something else than these letters. */
function plain(text: string): string {
  return /^(?:[1-9][0-9]{0,3}|[12][0-9]{3}-[0-9QW][0-9-]*)$/.test(text)
    ? text
    : stringify(text, { lineWidth: 0 }).trim();
}

function pairOf(map: YAMLMap, name: string): Pair<unknown, Node | null> | undefined {
  const found = map.items.find(({ key }) => isScalar(key) && String(key.value).trim() === name);
  return found as Pair<unknown, Node | null> | undefined;
}

function isNothing(value: Node | null): boolean {
  return value === null || (isScalar(value) && value.value === '');
}

function scalarRange(pair: Pair<unknown, Node | null> | undefined): { start: number; end: number } | undefined {
  const range = isScalar(pair?.value) && pair.value.value !== '' ? pair.value.range : undefined;
  return range ? { start: range[0], end: range[1] } : undefined;
}

function keyStart(pair: Pair | undefined): number {
  return isScalar(pair?.key) ? (pair.key.range?.[0] ?? 0) : 0;
}

/** Where a pair's own text ends, before comments and blanks behind it. */
function endOf({ key, value }: Pair): number {
  const node = (value ?? key) as Node | null;
  return node?.range?.[1] ?? 0;
}

function lineLead(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** A line of its own behind the line in which `offset` lies. */
function insertLine(text: string, offset: number, line: string, eol: string): Edit {
  const before = text.slice(0, offset).trimEnd().length;
  const rest = /^[^\r\n]*/.exec(text.slice(before))?.[0] ?? '';
  const end = before + rest.length;
  const isLast = end >= text.length;
  return { start: end, end, newText: `${eol}${line}${isLast ? eol : ''}` };
}

function removeLines(text: string, pair: Pair): readonly Edit[] {
  const first = keyStart(pair);
  const start = first - lineLead(text, first).length;
  const body = text.slice(0, endOf(pair)).trimEnd().length;
  const rest = /^[^\r\n]*(?:\r\n|\n|\r)?/.exec(text.slice(body))?.[0] ?? '';
  return [{ start, end: body + rest.length, newText: '' }];
}

/** What the profile says of a skill now, so that a dialogue can begin with it. */
export function presentTarget(text: string, { framework, code }: SkillRef, library: Library): TargetWish | undefined {
  const { file } = readProfile(text, '');
  const written = file?.targets.find(({ skill }) => isSameName(skill.text, { framework, code }, library));
  const owner = library.framework(framework);
  const level = written && owner && findLevelId(library, owner, written.level.text);
  return written && { framework, code, level, by: written.by?.text };
}

function isSameName(name: string, { framework, code }: SkillRef, library: Library): boolean {
  const found = findSkillByName(library, name);
  return found?.framework.id === framework && found.skill.code === code;
}
