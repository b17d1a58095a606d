import type { Library } from '../../framework/library.js';
import { foldSpelling, typedForm } from '../../framework/spelling.js';
import type { TagOccurrence, TagTarget } from '../../journal/model.js';
import { resolveTag } from '../../tag/resolve.js';
import type { TextEdit } from '../../text.js';
import { refuse, type Refusal } from './refusal.js';
import { isWithin, segmentsOf, type TagPart } from './tagParts.js';

/** What a new name for a segment means; it has to exist. */
export function interpretName(
  part: TagPart,
  newName: string,
  library: Library,
): { readonly kind: 'target'; readonly target: TagTarget } | Refusal {
  const name = newName.trim().replace(/^#/, '');
  const written = resolveTag(part.tag.text, library);
  if (!written || name === '') return refuse('editor.rename.empty', {});
  const { framework } = written;
  if (part.kind === 'skill') {
    // The tag's own framework first; `acme/ITOP` names another.
    const skill = library.findSkill(framework, name);
    if (skill) return { kind: 'target', target: { framework: framework.id, code: skill.code } };
    const other = resolveTag(`#${name}`, library);
    if (other?.kind === 'mention' && other.skill) {
      return { kind: 'target', target: { framework: other.framework.id, code: other.skill.code } };
    }
    return refuse('tag.unknown-skill', { code: name, framework: framework.name });
  }
  const segments = segmentsOf(part.tag.text).slice(0, part.index);
  const renamed = name.includes('/') ? undefined : resolveTag(`#${[...segments, name].join('/')}`, library);
  const { skill, level, statement } = renamed ?? {};
  const problem = renamed?.problems.find(({ code }) => code !== 'tag.not-canonical');
  if (problem) return refuse(problem.code, problem.args);
  if (!skill || !level) return refuse('tag.malformed', { found: name });
  const target = { framework: framework.id, code: skill.code, level: level.id };
  if (part.kind === 'level') return { kind: 'target', target };
  if (statement === undefined) return refuse('tag.malformed', { found: name });
  return { kind: 'target', target: { ...target, statement } };
}

/**
 * Writes a tag as `to`, with what stands in it behind that. Refused where the tag would be wrong then in a way that it
 * was not before. No edit where it is written so already. `known` is the library that the tag was read with, and
 * `replaced` the number of its segments that `to` stands for, without a framework's; as many as `to` has if undefined.
 */
export function retag(
  tag: TagOccurrence,
  to: TagTarget,
  library: Library,
  { known = library, replaced = depthOf(to) }: { readonly known?: Library; readonly replaced?: number } = {},
): { readonly kind: 'edit'; readonly edit: TextEdit | undefined } | Refusal {
  const before = resolveTag(tag.text, known);
  const segments = segmentsOf(tag.text);
  const prefixed = before?.prefixed === true;
  const lead = prefixed ? 1 : 0;
  const own = lead + depthOf(to) - 1;
  const rest = segments.slice(lead + replaced);
  const kept = prefixed && before.framework.id === to.framework ? segments.slice(0, 1) : undefined;
  const whole = kept
    ? [
        ...kept,
        typedForm(to.code),
        ...(to.level === undefined ? [] : [library.levelTag({ id: to.level })]),
        ...(to.statement === undefined ? [] : [String(to.statement)]),
      ]
    : segmentsOf(library.tagFor(to));
  // Segments that mean the same stay as they are written.
  const made = [...whole, ...rest].map((segment, i) => (i === own ? segment : keepSpelling(segment, segments[i])));
  const after = resolveTag(`#${made.join('/')}`, library);
  const problem = after?.problems.find(
    ({ code }) => code !== 'tag.not-canonical' && !before?.problems.some((known) => known.code === code),
  );
  if (problem) return refuse(problem.code, problem.args);
  const target = after?.skill && {
    framework: after.framework.id,
    code: after.skill.code,
    ...(after.level && { level: after.level.id }),
    ...(after.statement !== undefined && { statement: after.statement }),
  };
  if (!target || !isWithin(target, to)) {
    return refuse('tag.malformed', { found: `#${made.join('/')}` });
  }
  return { kind: 'edit', edit: changedSegments(tag, segments, made) };
}

/** How many segments say it in a tag. */
export function depthOf({ level, statement }: TagTarget): number {
  return 1 + (level === undefined ? 0 : 1) + (statement === undefined ? 0 : 1);
}

function keepSpelling(segment: string, written: string | undefined): string {
  return written !== undefined && foldSpelling(written) === foldSpelling(segment) ? written : segment;
}

/** From the first segment that differs to the last; all of them where one comes or goes. */
function changedSegments(
  { range, text }: TagOccurrence,
  before: readonly string[],
  after: readonly string[],
): TextEdit | undefined {
  const isAligned = before.length === after.length;
  const differing = before.flatMap((segment, i) => (!isAligned || segment !== after[i] ? [i] : []));
  const first = differing[0];
  if (first === undefined) return undefined;
  const last = differing.at(-1) ?? first;
  const { line, character } = range.start;
  const lead = before.slice(0, first).join('/').length + (first > 0 ? 1 : 0);
  const start = character + (text.startsWith('#') ? 1 : 0) + lead;
  const old = before.slice(first, last + 1).join('/');
  return {
    range: { start: { line, character: start }, end: { line, character: start + old.length } },
    newText: after.slice(first, isAligned ? last + 1 : undefined).join('/'),
  };
}
