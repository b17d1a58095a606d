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

/** Every sentence the product says, by key, in English; `{name}` stands for an argument. */
export const catalogue = {
  ...commonMessages,
  ...problemMessages,
  ...editorMessages,
  ...tallyMessages,
  ...tableMessages,
  ...hostMessages,
  ...importMessages,
  ...importDialogueMessages,
  ...importFormatMessages,
  ...captureMessages,
  ...targetMessages,
  ...reviewMessages,
} as const;

export type MessageKey = keyof typeof catalogue;
export type MessageArgs = Readonly<Record<string, string | number>>;

/** Says a message of the catalogue in the user's language. */
export type Translate = (key: MessageKey, args?: MessageArgs) => string;

/**
 * The host's own look-up: takes the English text and its arguments, gives the finished sentence.
 * VS Code's `l10n.t(english, args)` has this shape.
 */
export type Localise = (english: string, args: Record<string, string | number>) => string;

export function createTranslate(localise: Localise = fill): Translate {
  return (key, args = {}) => localise(catalogue[key], { ...args });
}

function fill(english: string, args: Record<string, string | number>): string {
  return english.replace(/\{(\w+)\}/g, (whole, name: string) => (name in args ? String(args[name]) : whole));
}

/** English: what the command line and tests speak. */
export const english: Translate = createTranslate();
