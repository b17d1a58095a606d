import { slug } from '../spelling.js';
import { cleanLine } from './importText.js';
import { trimTail } from '../../text.js';

/** What the header of a level column says. */
export interface LevelHeader {
  /** A number as it stands, `L3`, or a slug of the name. */
  readonly id: string;
  readonly name: string;
  /** By which levels of one matrix can be ordered; undefined where the words do not say. */
  readonly rank: number | undefined;
}

const longestHeader = 60;
const mostWords = 6;
const trailing = /\s*[-–—:]?\s*\(?\b(?:description|descriptors?|criteria|expectations?|statements?|behaviou?rs?)\)?$/i;
const numbered =
  /^(?:level|lvl|grade|stage|step|tier|band|rung|stufe|niveau|nivel|livello)\s*[-:#.]?\s*(\d{1,2})(?!\d)(.*)$/i;
const bareNumber = /^(\d{1,2})(?:\s*[-–—:.)]\s*(\S.*))?$/;
const lettered = /^([A-Z]{1,3})[- ]?(\d{1,2})(?![\p{L}\p{N}])(.*)$/u;

/** `Senior (L3)`, `Senior – L3`, `Senior, level 3`. */
const idBehind =
  /^([^()]*[\p{L}\p{N}])\s*[-–—:,(]\s*(?:([A-Z]{1,3})[- ]?|(?:[Ll]evel|[Gg]rade|[Bb]and|[Ss]tage|[Tt]ier) ?)(\d{1,2})\)?$/u;
/** The letters of ladders, by which such a header is one of a level whatever else it says. */
const ladderLetters = /^(?:[EGLMPT]|IC)$/;

/** Words of ladders, from the first rung to the last; words of one line stand on one rung. */
const rungs = [
  'unaware none',
  'awareness aware novice beginner trainee apprentice intern entry starter learner learning emerging',
  'junior basic foundation foundational fundamental fundamentals associate developing graduate follow elementary',
  'working intermediate mid medior competent regular assist apply capable',
  'practitioner proficient advanced senior experienced confident enable accomplished',
  'lead staff expert mastery master principal leading ensure',
  'distinguished fellow director head chief executive visionary initiate',
].map((words) => new Set(words.split(' ')));

/** Undefined where nothing in the header says that it names a level. */
export function readLevelHeader(header: string): LevelHeader | undefined {
  const whole = cleanLine(header);
  if (whole.length > 2 * longestHeader) return undefined;
  const text = whole.replace(trailing, '');
  if (text === '' || text.length > longestHeader) return undefined;
  const [, number, afterNumber] = numbered.exec(text) ?? bareNumber.exec(text) ?? [];
  if (number !== undefined) return { id: number, name: nameAfter(afterNumber) ?? text, rank: Number(number) };
  const [, letters, digits = '', afterDigits] = lettered.exec(text) ?? [];
  if (letters !== undefined) {
    const id = `${letters}${digits}`;
    return { id, name: nameAfter(afterDigits) ?? id, rank: undefined };
  }
  const words = text.toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u);
  if (words.length > mostWords) return undefined;
  const rung = rungs.findLastIndex((known) => words.some((word) => known.has(word)));
  const behind = readBehind(text);
  if (behind) return behind.isOfLadder || rung >= 0 ? behind.header : undefined;
  return rung < 0 ? undefined : { ...nameLevel(text), rank: rung };
}

/** A column that is a level whatever its header says. */
export function nameLevel(header: string): LevelHeader {
  const name = cleanLine(header);
  return readBehind(name)?.header ?? { id: slug(name) || name, name, rank: undefined };
}

/** A header with the level's id behind its name. */
function readBehind(text: string): { readonly header: LevelHeader; readonly isOfLadder: boolean } | undefined {
  const [, name = '', letters, digits] = idBehind.exec(text) ?? [];
  if (digits === undefined) return undefined;
  if (letters === undefined) return { header: { id: digits, name, rank: Number(digits) }, isOfLadder: true };
  const header = { id: `${letters}${digits}`, name, rank: undefined };
  return { header, isOfLadder: text.endsWith(')') && ladderLetters.test(letters) };
}

/** Lowest level first: by number where all have one, else turned round where the words go down. */
export function orderLevels<T extends LevelHeader>(levels: readonly T[]): readonly T[] {
  const numbered = levels.flatMap((level) => {
    const number = /^\d+$/.test(level.id) ? level.rank : letteredRank(level.id, levels);
    return number === undefined ? [] : [{ level, number }];
  });
  if (numbered.length === levels.length) {
    return numbered.sort((a, b) => a.number - b.number).map(({ level }) => level);
  }
  return isDescending(levels) ? [...levels].reverse() : levels;
}

/** True: the columns stand with the highest level first. */
function isDescending(levels: readonly LevelHeader[]): boolean {
  const ranks = levels.map(({ rank, id }) => rank ?? letteredRank(id, levels));
  return ranks.length > 1 && ranks.every((rank, index) => rank !== undefined && isBelow(rank, ranks[index - 1]));
}

function isBelow(rank: number, before: number | undefined): boolean {
  return before === undefined || rank < before;
}

/** `L3` above `L2`; `M1` and `L2` stand on different ladders. */
function letteredRank(id: string, levels: readonly LevelHeader[]): number | undefined {
  const [, letters = '', digits] = /^([A-Z]+)(\d+)$/.exec(id) ?? [];
  const isOneLadder = levels.every((level) => trimTail(level.id, /\d/) === letters);
  return digits !== undefined && isOneLadder ? Number(digits) : undefined;
}

/** `: Junior` → `Junior`; `(Junior)` → `Junior`. */
function nameAfter(rest: string | undefined): string | undefined {
  const name = (rest ?? '')
    .replace(/^[\s\-–—:.,)#]+/, '')
    .replace(/^\((.*)\)$/, '$1')
    .trim();
  return name === '' ? undefined : name;
}
