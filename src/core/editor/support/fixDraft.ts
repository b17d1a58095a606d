import type { Library } from '../../framework/library.js';
import type { MessageArgs, MessageKey } from '../../messages/translate.js';
import type { Problem } from '../../problem.js';
import type { OffsetEdit } from './offsetEdits.js';

/** What a fix is made from. `start` and `end` are where the tag stands, `written` is as it is there. */
export interface TagToFix {
  readonly text: string;
  readonly library: Library;
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly args: Problem['args'];
  readonly days: FixDays | undefined;
  readonly plannedMarker: string | undefined;
}

/** Days that an entry may be given, `YYYY-MM-DD`. */
export interface FixDays {
  readonly today: string;
  /** When the note was last saved. */
  readonly saved?: string;
}

/** A place in a note; `line` counts from 0. */
export interface FixPlace {
  readonly uri: string;
  readonly line: number;
}

type FixKey = Extract<MessageKey, `editor.fix.${string}` | `targets.fix.${string}`>;

/** A fix before it has its words. */
export interface Draft {
  readonly edits: readonly OffsetEdit[];
  readonly certain?: boolean;
  /** The tag or tags that come of it, and what they mean. */
  readonly to?: { readonly tag: string; readonly meaning?: string };
  /** What it does otherwise. */
  readonly says?: { readonly key: FixKey; readonly args?: MessageArgs };
  /** Where it leads instead of an edit. */
  readonly opens?: FixPlace;
}

/** Puts another tag where one stands; in front matter without `#` where it had none. */
export function replaceTag({ start, end, written }: TagToFix, tag: string, meaning = ''): Draft {
  const newText = written.startsWith('#') ? tag : tag.replace(/^#/, '');
  return { edits: [{ start, end, newText }], to: { tag: newText, meaning } };
}
