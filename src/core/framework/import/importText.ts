import { normaliseLines, normaliseSpace, splitStatements } from '../statements.js';

const bullet = /^(?:[-*+•‣⁃▪●◦○·–—]|\(?\d{1,3}[.)])\s+\S/;
const indented = /^[ \t]{2,}\S/;

/**
 * Makes text of unknown origin into text for a framework: line ends become line feeds, and what nobody sees goes
 * (control characters, zero-width spaces, halves of characters). Words and other white space stay.
 */
export function cleanText(text: string): string {
  return text
    .replace(/(?<!\r)\r*\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[\0-\x08\x0E-\x1F\x7F-\x9F\u200B\uFEFF]/g, '')
    .replace(/\p{Cs}/gu, '\uFFFD');
}

/** A name, a code: one line; empty where nothing is left. */
export function cleanLine(text: string): string {
  return normaliseSpace(cleanText(text));
}

/** A text whose lines matter; undefined where nothing is left. */
export function cleanBlock(text: string | undefined): string | undefined {
  const block = normaliseLines(cleanText(text ?? ''))
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
  return block.trim() === '' ? undefined : block;
}

/**
 * Takes a level description apart as imported files need it: a bullet is a statement; every other line is cut at its
 * sentence ends. So a text gives the same statements whether its sentences stand in one line, as in a cell of a workbook,
 * or each in its own, as on a page.
 */
export function splitDescription(text: string): readonly string[] {
  const lines: string[] = [];
  let inBullet = false;
  for (const line of cleanText(text).split('\n')) {
    const content = normaliseSpace(line);
    if (content === '') inBullet = false;
    else if (bullet.test(content)) inBullet = true;
    else if (!indented.test(line)) inBullet = false;
    if (content === '' || inBullet) lines.push(line);
    else lines.push(...splitStatements(content));
  }
  return splitStatements(lines.join('\n'));
}

/**
 * Guidance notes as Markdown: in the files, a line end ends a paragraph, and bullets are of many kinds.
 *
 *     Activities include:      Activities include:
 *     • planning           →
 *     • testing                - planning
 *                              - testing
 */
export function notesMarkdown(text: string | undefined): string | undefined {
  const paragraphs: string[] = [];
  let wasBullet = false;
  for (const line of cleanText(text ?? '').split('\n')) {
    const content = normaliseSpace(line);
    if (content === '') {
      wasBullet = false;
      continue;
    }
    const isBullet = bullet.test(content);
    if (paragraphs.length > 0 && !(isBullet && wasBullet)) paragraphs.push('');
    paragraphs.push(isBullet ? content.replace(/^[*+•‣⁃▪●◦○·–—]\s+/, '- ') : content);
    wasBullet = isBullet;
  }
  return paragraphs.length === 0 ? undefined : paragraphs.join('\n');
}
