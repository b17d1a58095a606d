import { isReadOnElsewhere } from '../../tag/portability.js';
import { emphasisStart } from '../../tag/scan.js';
import { lineAround } from './notePlaces.js';
import type { Draft, TagToFix } from './fixDraft.js';

/** A blank before the tag, or before the emphasis it stands in; and one behind where other tools would read on. */
export function fixPlace({ text, start, end }: TagToFix): readonly Draft[] {
  const before = emphasisStart(text, start);
  let after = end;
  while (after < text.length && '*_~='.includes(text.charAt(after))) after++;
  const needsSpaceBehind = isReadOnElsewhere(text, after);
  const edits = [
    { start: before, end: before, newText: ' ' },
    ...(needsSpaceBehind ? [{ start: after, end: after, newText: ' ' }] : []),
  ];
  return [{ edits, says: { key: 'editor.fix.space' }, certain: true }];
}

/** The mark goes; or the tag is put in quotes, where it is all that the value or the item holds. */
export function fixYamlComment({ text, start, end, written }: TagToFix): readonly Draft[] {
  const lead = text.slice(lineAround(text, start).start, start);
  const tail = /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? '';
  const isAlone = /(?:^|\s)(?:[\w-]+\s*:|-)\s+$/.test(lead) && tail.trim() === '';
  const isItem = /[[,]\s*$/.test(lead) && /^\s*[,\]]/.test(tail);
  const quote: Draft = { edits: [{ start, end, newText: `"${written}"` }], says: { key: 'editor.fix.quote' } };
  const unmark: Draft = {
    edits: [{ start, end: start + 1, newText: '' }],
    says: { key: 'editor.fix.unmark' },
    certain: true,
  };
  return isAlone || isItem ? [unmark, quote] : [unmark];
}
