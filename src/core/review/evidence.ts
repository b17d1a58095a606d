import { hashNumber, hashText } from '../hash.js';
import { evidenceKey } from '../journal/index/evidenceKey.js';
import { bookkeeping, findFields, findStarFields } from '../journal/blocks/lines.js';
import type { Field } from '../journal/model.js';
import { entryKey } from '../tally/implied.js';
import type { TallyEntry } from '../tally/model.js';
import { identityOf, type ReviewEvidence } from './model.js';

/** The order in which a story is told; other fields follow as they were written. */
const star = ['situation', 'task', 'action', 'result', 'impact', 'outcome', 'learning'];

/** A line this long that another follows was wrapped by an editor rather than ended by its author. */
const wrappedLine = 70;
/** More lines and characters than these are found by the link. */
const mostLines = 12;
const longestText = 1200;
const longestField = 600;
const mostFields = 12;

/** Takes evidence for a review: its words and its fields apart from each other, and names that outlive an edit. */
export class EvidenceReader {
  private readonly ordinals = new Map<string, number>();
  private readonly known = new Map<string, ReviewEvidence>();
  private readonly entries = new Map<string, TallyEntry>();

  /** `pathOf` names a note the same on every machine. */
  constructor(private readonly pathOf: (uri: string) => string) {}

  /** Places are told apart within a `scope`, such as a level: what is new elsewhere does not move them. */
  read(entry: TallyEntry, scope: string): ReviewEvidence {
    const at = `${scope}\n${entry.uri}\n${entry.position.line}:${entry.position.character}`;
    let evidence = this.known.get(at);
    if (!evidence) this.known.set(at, (evidence = this.take(entry, scope)));
    return evidence.statements === entry.statements ? evidence : { ...evidence, statements: entry.statements };
  }

  /** The entry that the evidence was taken of. */
  entryOf(evidence: ReviewEvidence): TallyEntry | undefined {
    return this.entries.get(identityOf(evidence));
  }

  private take(entry: TallyEntry, scope: string): ReviewEvidence {
    const path = this.pathOf(entry.uri);
    const spot = [scope, path, entry.heading ?? '', entry.date?.text ?? ''].join('\n');
    const ordinal = (this.ordinals.get(spot) ?? 0) + 1;
    this.ordinals.set(spot, ordinal);
    const evidence = {
      key: evidenceKey(path, hashNumber(entry.text)),
      place: hashText(`${spot}\n${ordinal}`),
      date: entry.date,
      lines: linesOf(entry.text),
      fields: fieldsOf(entry.fields),
      uri: entry.uri,
      heading: entry.heading,
      statements: entry.statements,
      entry: entryKey(entry),
      comments: entry.comments ?? [],
      remarks: [],
    };
    this.entries.set(identityOf(evidence), entry);
    return evidence;
  }
}

function linesOf(text: string): readonly string[] {
  const found = findFields(text);
  let rest = '';
  let at = 0;
  for (const { start, end } of found) {
    if (start < at) continue;
    rest += text.slice(at, start);
    at = end;
  }
  rest += text.slice(at);
  const written = rest
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '' && findStarFields(line).length === 0);
  const lines: string[] = [];
  for (const [i, line] of written.entries()) {
    if ((written[i - 1]?.length ?? 0) >= wrappedLine) lines.push(`${lines.pop() ?? ''} ${line}`);
    else lines.push(line);
  }
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    if (kept.length === mostLines || length >= longestText) {
      kept.push('…');
      break;
    }
    kept.push(cut(line, longestText - length));
    length += line.length;
  }
  return kept;
}

function fieldsOf(fields: readonly Field[]): readonly Field[] {
  const told = fields.filter(({ key, value }) => !bookkeeping.has(key) && value !== '');
  const rank = ({ key }: Field): number => (star.includes(key) ? star.indexOf(key) : star.length);
  const seen = new Set<string>();
  return told
    .filter(({ key, value }) => !seen.has(`${key}\n${value}`) && seen.add(`${key}\n${value}`))
    .map((field, i) => ({ field, i }))
    .sort((a, b) => rank(a.field) - rank(b.field) || a.i - b.i)
    .slice(0, mostFields)
    .map(({ field: { key, value } }) => ({ key, value: cut(value, longestField) }));
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const kept = text.slice(0, Math.max(1, limit - 1)).replace(/\p{Cs}$/u, '');
  const blank = kept.lastIndexOf(' ');
  return `${blank > limit / 2 ? kept.slice(0, blank) : kept}…`;
}
