import { captureMessages } from './capture.js';
import { commonMessages } from './common.js';
import { editorMessages } from './editor.js';
import { hostMessages } from './host.js';
import { importMessages } from './import.js';
import { importDialogueMessages } from './importDialogue.js';
import { importFormatMessages } from './importFormats.js';
import { problemMessages } from './problems.js';
import { reviewMessages } from './review.js';
import { tableMessages } from './table.js';
import { tallyMessages } from './tally.js';
import { targetMessages } from './targets.js';

const tables = [
  commonMessages,
  problemMessages,
  editorMessages,
  tallyMessages,
  tableMessages,
  hostMessages,
  importMessages,
  importDialogueMessages,
  importFormatMessages,
  captureMessages,
  targetMessages,
  reviewMessages,
] as const;

type KeyOf<Table> = Table extends unknown ? keyof Table : never;
export type MessageKey = KeyOf<(typeof tables)[number]>;

/**
 * Every sentence the product says, by key, in English; `{name}` stands for an argument. Put together at each start, which a
 * literal of spreads makes thirty times as long.
 */
export const catalogue = Object.assign({}, ...tables) as Readonly<Record<MessageKey, string>>;

export type MessageArgs = Readonly<Record<string, string | number>>;

/** Says a message of the catalogue in the user's language. */
export type Translate = (key: MessageKey, args?: MessageArgs) => string;

/**
 * The host's own look-up: takes the English text and its arguments, gives the finished sentence.
 * VS Code's `l10n.t(english, args)` has this shape.
 */
export type Localise = (english: string, args: MessageArgs) => string;

/** `writeNumber` writes counts as the user's language does; what goes into files is left as it is. */
export function createTranslate(localise: Localise = fill, writeNumber?: (count: number) => string): Translate {
  return (key, args = {}) => localise(catalogue[key], writeNumber ? writeCounts(args, writeNumber) : args);
}

/** Writes numbers as a language does: `1,234.5`, `1.234,5`. */
export function numberWriter(language: string): (count: number) => string {
  // Made for the first number: it takes half of what the whole start may.
  let format: Intl.NumberFormat | undefined;
  return (count) => {
    format ??= new Intl.NumberFormat(Intl.NumberFormat.supportedLocalesOf([language].filter(isLanguage))[0] ?? 'en');
    return format.format(count);
  };
}

function isLanguage(tag: string): boolean {
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag);
}

/** Numbers that are names: nobody writes the year 2,026. */
const names = new Set(['year', 'line']);
/** What was refused tells its counts as text. */
const countsAsText = new Set(['count', 'limit', 'most', 'size']);

function writeCounts(args: MessageArgs, writeNumber: (count: number) => string): MessageArgs {
  const isCount = ([name, value]: readonly [string, string | number]): boolean =>
    typeof value === 'number' ? !names.has(name) : countsAsText.has(name) && /^\d{1,15}(?:\.\d)?$/.test(value);
  return Object.fromEntries(
    Object.entries(args).map((arg) => (isCount(arg) ? [arg[0], writeNumber(Number(arg[1]))] : arg)),
  );
}

function fill(english: string, args: MessageArgs): string {
  return english.replace(/\{(\w+)\}/g, (whole, name: string) => (name in args ? String(args[name]) : whole));
}

/** English: what the command line and tests speak. */
export const english: Translate = createTranslate();
