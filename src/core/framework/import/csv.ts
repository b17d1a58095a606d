import { UnreadableFile } from './unreadableFile.js';

/** The rarer in prose, the earlier: of two that do equally well, the first is meant. */
const delimiters = ['\t', '|', ';', ','] as const;
/** Left where a row was cut at the wrong delimiter. */
const quoteInside = /[,;\t|]"|"[,;\t|]/;
const sampledRows = 30;
const mostCells = 2_000_000;

export interface CsvOptions {
  /** Reads on no further than this; for a look at the head. */
  readonly rows?: number;
}

/**
 * Reads comma-separated values as RFC 4180 has them, and as Excel writes them: the delimiter (`,` `;` tab `|`) is found
 * by the content or named by a first line `sep=;`. Line ends inside of quotes become line feeds; nothing is trimmed. What
 * breaks the rules is taken as it stands. Throws `UnreadableFile` for too many cells.
 */
export function parseCsv(text: string, { rows = Infinity }: CsvOptions = {}): readonly (readonly string[])[] {
  const named = /^sep=([,;\t|])(?:\r*\n|\r|$)/.exec(text);
  if (named?.[1] !== undefined) return parseRows(text.slice(named[0].length), named[1], rows);
  return parseRows(text, findDelimiter(text), rows);
}

/** The one that cuts the most rows of the head into one number of cells, as many as possible. */
function findDelimiter(text: string): string {
  let best: string = ',';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const rows = parseRows(text, delimiter, sampledRows);
    const header = rows[0]?.length ?? 0;
    const agreeing = rows.filter((row) => row.length === header).length / Math.max(rows.length, 1);
    const cutsQuotes = rows.some((row) => row.some((cell) => quoteInside.test(cell)));
    const score = header > 1 ? header * agreeing * (cutsQuotes ? 0.5 : 1) : 0;
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

function parseRows(text: string, delimiter: string, mostRows: number): readonly (readonly string[])[] {
  const cellEnd = new RegExp(`[\\r\\n${delimiter}]`, 'g');
  const rowEnd = /\r{0,8}\n|\r/y;
  const rows: string[][] = [];
  let row: string[] = [];
  let cells = 0;
  let offset = 0;
  while (offset < text.length && rows.length < mostRows) {
    let cell = '';
    if (text[offset] === '"') {
      const quoted = readQuoted(text, offset + 1);
      cell = quoted.text;
      offset = quoted.end;
    }
    cellEnd.lastIndex = offset;
    const end = cellEnd.exec(text)?.index ?? text.length;
    // Also what follows a closing quote, against the rules.
    cell += text.slice(offset, end);
    row.push(cell);
    if (++cells > mostCells) throw new UnreadableFile('import.failure.tooManyCells', { limit: String(mostCells) });
    offset = end + 1;
    if (text[end] === delimiter && offset < text.length) continue;
    if (text[end] === delimiter) row.push('');
    rowEnd.lastIndex = end;
    offset = end + Math.max(rowEnd.exec(text)?.[0].length ?? 1, 1);
    rows.push(row);
    row = [];
  }
  return rows;
}

/** From behind the opening quote; a cell that is never closed reaches to the end. */
function readQuoted(text: string, start: number): { readonly text: string; readonly end: number } {
  let content = '';
  let offset = start;
  for (;;) {
    const quote = text.indexOf('"', offset);
    const end = quote < 0 ? text.length : quote;
    content += text.slice(offset, end);
    if (text[end + 1] !== '"' || quote < 0) return { text: content.replace(/(?<!\r)\r*\n|\r/g, '\n'), end: end + 1 };
    content += '"';
    offset = end + 2;
  }
}
