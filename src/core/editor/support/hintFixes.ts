import { emphasisStart } from '../../tag/scan.js';
import type { Draft, TagToFix } from './fixDraft.js';
import { behindEmphasis, isInFrontMatter, lineAround } from './notePlaces.js';

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
  return [{ edits: [{ start: place, end: place, newText }], says: { key: 'targets.fix.result' } }];
}

/** The marker for what is learnt rather than done, behind the tag. */
export function fixCourse({ text, start, end, args }: TagToFix): readonly Draft[] {
  const { marker } = args;
  if (marker === undefined || isInFrontMatter(text, start)) return [];
  const at = behindEmphasis(text, end);
  return [
    {
      edits: [{ start: at, end: at, newText: ` ${marker}` }],
      says: { key: 'targets.fix.knowledge', args: { marker } },
    },
  ];
}
