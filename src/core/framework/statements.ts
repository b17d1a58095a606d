const lineEnd = /\r\n|[\n\r\u0085\u2028\u2029]/;
const bullet = /^(?:[-*+•‣⁃▪●◦○·–—]|\(?\d{1,3}[.)])(?:\s+|$)/;
const indented = /^[ \t]{2,}\S/;
/** Western marks end a sentence before white space, but for a short form (`e.g.`, `z.B.`); the full-width ones need none. */
const sentenceEnd =
  /(?<=[.!?])(?<!(?<![\p{L}\p{N}])(?:\p{L}\.\p{L}|cf|vs|incl|approx|bzw|etc(?=\.\s+\p{Ll}))\.)\s+|(?<=[。！？｡])\s*(?![\s」』）”’。！？｡]|$)/u;
const word = /[\p{L}\p{N}]/u;

/**
 * Takes a level description apart, as every reader of frameworks does it, so that statement numbers agree between them:
 * a bullet or a line is a statement; a text of one line is cut at its sentence ends.
 *
 *     - Keeps backups.        Keeps backups. Tests them.
 *     - Tests them.
 */
export function splitStatements(text: string): readonly string[] {
  const statements: string[] = [];
  let inBullet = false;
  let bullets = 0;
  for (const line of text.split(lineEnd)) {
    const content = normaliseSpace(line);
    if (content === '') {
      inBullet = false;
      continue;
    }
    const mark = bullet.exec(content);
    if (mark) {
      bullets++;
      inBullet = true;
      statements.push(content.slice(mark[0].length));
    } else if (inBullet && indented.test(line)) {
      statements.push(normaliseSpace(`${statements.pop() ?? ''} ${content}`));
    } else {
      inBullet = false;
      statements.push(content);
    }
  }
  const [only] = statements;
  if (statements.length === 1 && bullets === 0 && only !== undefined) return splitSentences(only);
  return statements.filter((statement) => statement !== '');
}

/** Runs of white space, line ends among them, become one blank; none is left at the ends. */
export function normaliseSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Line ends become line feeds; blank lines at the ends and white space at the end go. */
export function normaliseLines(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}

function splitSentences(line: string): readonly string[] {
  const sentences: string[] = [];
  for (const piece of line.split(sentenceEnd)) {
    const before = sentences.at(-1);
    // A piece without a word (` ...`) is no sentence of its own.
    if (before !== undefined && !word.test(piece)) sentences[sentences.length - 1] = `${before} ${piece}`;
    else sentences.push(piece);
  }
  return sentences;
}
