import { emphasisStart } from '../../tag/scan.js';
import type { Draft, TagToFix } from './fixDraft.js';

/** Room for what came of it, before the tag; at the line's end where the tag opens it. None in headings and front matter. */
export function fixNoResult(tag: TagToFix): readonly Draft[] {
  const { text, start, end } = tag;
  const line = lineAround(text, start);
  if (isInFrontMatter(text, start) || /^[\s>]*#{1,6}\s/.test(text.slice(line.start, line.end))) return [];
  const at = emphasisStart(text, start);
  const opensLine = !/[\p{L}\p{N}|]/u.test(text.slice(line.start, at));
  const hasWords = /[\p{L}\p{N}]/u.test(text.slice(end, line.end).replace(/#\S+/gu, ''));
  const place = opensLine && hasWords ? text.slice(0, line.end).trimEnd().length : at;
  const newText = place === at ? '[result:: …] ' : ' [result:: …]';
  return [{ edits: [{ start: place, end: place, newText }], does: 'result' }];
}

/** The marker for what is learnt rather than done, behind the tag. */
export function fixCourse({ text, start, end, args }: TagToFix): readonly Draft[] {
  const { marker } = args;
  if (marker === undefined || isInFrontMatter(text, start)) return [];
  let at = end;
  while (at < text.length && '*_~='.includes(text.charAt(at))) at++;
  return [{ edits: [{ start: at, end: at, newText: ` ${marker}` }], does: 'knowledge' }];
}

function lineAround(text: string, offset: number): { readonly start: number; readonly end: number } {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const rest = /^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? '';
  return { start, end: offset + rest.length };
}

function isInFrontMatter(text: string, offset: number): boolean {
  const matter = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)[\s\S]*?(?:\r\n|\n|\r)---[ \t]*(?=[\r\n]|$)/.exec(text);
  return matter !== null && offset < matter[0].length;
}
