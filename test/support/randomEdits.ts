import { calmLine, footnoteLine, pick, randomLine, randomNote, type Random } from './randomNotes.js';

/** The text after an edit by chance: typing, deleting, pasting, moving a line. The same seed makes the same edits. */
export function editByChance(text: string, random: Random): string {
  const at = Math.floor(random() * (text.length + 1));
  const roll = random();
  if (roll < 0.35) return splice(text, at, 0, pick(random, typed));
  if (roll < 0.5) return splice(text, at, 1 + Math.floor(random() * 3), '');
  if (roll < 0.6) return splice(text, at, Math.floor(random() * 40), '');
  if (roll < 0.64) return splice(text, Math.floor(random() * Math.min(text.length, 30)), 0, pick(random, typed));
  const line = text.lastIndexOf('\n', at - 1) + 1;
  if (roll < 0.8) return splice(text, line, 0, `${randomLine(random)}\n`);
  const lineLength = (text.indexOf('\n', line) === -1 ? text.length : text.indexOf('\n', line) + 1) - line;
  if (roll < 0.88) return splice(text, line, lineLength, '');
  if (roll < 0.94) return splice(text, line, 0, randomNote(random));
  const moved = splice(text, line, lineLength, '');
  return splice(
    moved,
    moved.lastIndexOf('\n', Math.floor(random() * moved.length)) + 1,
    0,
    text.substr(line, lineLength),
  );
}

/** An edit after which a calm note is one still, mostly. `line` makes those that are put in. */
export function editCalmly(text: string, random: Random, line = calmLine): string {
  const lines = text.split('\n');
  const at = Math.floor(random() * lines.length);
  const roll = random();
  if (roll < 0.35) lines.splice(at, 0, line(random));
  else if (roll < 0.5) lines.splice(at, 1);
  else if (roll < 0.6) lines.splice(Math.floor(random() * lines.length), 0, ...lines.splice(at, 1));
  else lines[at] = `${lines[at] ?? ''}${pick(random, calmWords)}`;
  return lines.join('\n');
}

/** The same in a note with footnotes. */
export function editFootnotes(text: string, random: Random): string {
  if (random() < 0.6) return editCalmly(text, random, random() < 0.5 ? footnoteLine : calmLine);
  const lines = text.split('\n');
  const places = lines.flatMap((line, i) => (line.includes('[^') ? [i] : []));
  const at = places[Math.floor(random() * places.length)] ?? 0;
  const roll = random();
  if (roll < 0.15) lines.splice(at, 1);
  else if (roll < 0.3) lines.splice(Math.floor(random() * lines.length), 0, ...lines.splice(at, 1));
  else lines[at] = `${lines[at] ?? ''}${pick(random, [...calmWords, '[^1]', '[^2]', ' [^3]', '\n    more #ITOP/3'])}`;
  return lines.join('\n');
}

const calmWords = [
  ' a',
  'b',
  ' #ITOP/4',
  '/2',
  ' #PROG/3',
  ' #private',
  ' #planned',
  ' #ITOP',
  ' 2026-06-08',
  '\n\n',
] as const;

const typed = [
  ...['a', ' ', '\n', '\n\n', '#', '-', '- ', '>', '`', '```\n', '*', '|', '=', '1', '[', ']', '\t', '    ', '<', ':'],
  ...[
    '#ITOP/4',
    ' #private',
    '2026-06-01',
    '\n## ',
    '\n- ',
    '\r',
    '\n---\n',
    '%%',
    '%%a%%',
    '<%',
    '{{',
    '}}',
    '❌ 2026-05-06',
    '/2',
    ', PROG/3',
    '[^1]',
    '\n\n[^1]: a source\n',
    '<!--',
    '-->',
    '$$\n',
    '\n===\n',
  ],
] as const;

function splice(text: string, at: number, removed: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at + removed);
}
