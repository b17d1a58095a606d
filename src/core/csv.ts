import { joinSteps, mapSteps, type Steps } from './steps.js';

/**
 * Rows as CSV (RFC 4180), a step each, with a byte order mark so that spreadsheets read it as UTF-8. A cell that a
 * spreadsheet would take for a formula gets an apostrophe before it: it is then shown, not run.
 */
export function* writeCsv(rows: Iterable<readonly (string | number)[]>): Steps<string> {
  const lines = yield* mapSteps(rows, (row) => `${row.map(toCell).join(',')}\r\n`);
  return `\ufeff${yield* joinSteps(lines)}`;
}

/** What starts a formula, also in full width, and also behind blanks or characters that are not shown. */
const formula = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

function toCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = value.replace(/\p{Cs}/gu, '\ufffd').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd');
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n;\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
