import { isIsoDay } from '../core/journal/dates/calendar.js';
import { readArrangement, type Arrangement } from '../core/tally/arrangement.js';
import type { RowUpdate } from '../core/tally/page/openBodies.js';
import type { PanelBody } from '../core/tally/page/page.js';
import { parsePeriodChoice, type PeriodChoice } from '../core/tally/periods.js';

/** From the extension to the tally page. */
export type MessageToPage = UpdateMessage | BodiesMessage;

export interface UpdateMessage {
  readonly type: 'update';
  /** The skeleton that `renderTallyPage` gave. */
  readonly html: string;
  /** Of the rows, all that are others than the page has. */
  readonly rows: readonly RowUpdate[];
  /** Of what is open, all that the page has not been given yet. */
  readonly bodies: readonly PanelBody[];
}

/** The same page, with what was opened just now. */
export interface BodiesMessage {
  readonly type: 'bodies';
  readonly bodies: readonly PanelBody[];
}

/** From the tally page to the extension. */
export type MessageFromPage =
  ReadyMessage | ShowMessage | OpenMessage | ChoosePeriodMessage | ArrangeMessage | OpenSettingsMessage;

/** The page's script is running: an update may be sent. */
export interface ReadyMessage {
  readonly type: 'ready';
  readonly open: readonly string[];
}

/** Ids of all the `details` that are open now. */
export interface ShowMessage {
  readonly type: 'show';
  readonly open: readonly string[];
}

/** Show a line of a note; `beside` when the user asked for another editor column. Lines and columns are 0-based. */
export interface OpenMessage {
  readonly type: 'open';
  readonly uri: string;
  readonly line: number;
  readonly character: number;
  readonly beside: boolean;
}

/** Count another period. The ends of a range are days or undefined, but may stand in the wrong order. */
export interface ChoosePeriodMessage {
  readonly type: 'choose-period';
  readonly choice: PeriodChoice;
}

/** Count or sort otherwise; what is not in `change` stays. */
export interface ArrangeMessage {
  readonly type: 'arrange';
  readonly change: Partial<Arrangement>;
}

export interface OpenSettingsMessage {
  readonly type: 'open-settings';
}

/** Checks what arrives from the page; undefined for anything that its script does not send. */
export function readMessageFromPage(message: unknown): MessageFromPage | undefined {
  if (!isRecord(message)) return undefined;
  switch (message['type']) {
    case 'open-settings':
      return { type: 'open-settings' };
    case 'ready':
    case 'show': {
      const open = readIds(message['open']);
      return open === undefined ? undefined : { type: message['type'], open };
    }
    case 'arrange': {
      const change = readArrangement(message['change']);
      return change === undefined ? undefined : { type: 'arrange', change };
    }
    case 'open': {
      const { uri, line, character, beside } = message;
      if (typeof uri !== 'string' || !isIndex(line) || !isIndex(character)) return undefined;
      return { type: 'open', uri, line, character, beside: beside === true };
    }
    case 'choose-period': {
      const choice = readChoice(message['choice']);
      return choice === undefined ? undefined : { type: 'choose-period', choice };
    }
    default:
      return undefined;
  }
}

/** More than a person opens. */
const mostOpen = 2000;

function readIds(ids: unknown): readonly string[] | undefined {
  if (!Array.isArray(ids) || !ids.every((id: unknown): id is string => typeof id === 'string')) return undefined;
  return ids.slice(0, mostOpen);
}

function readChoice(choice: unknown): PeriodChoice | undefined {
  if (!isRecord(choice)) return undefined;
  const { kind, from, to, year, quarter } = choice;
  switch (kind) {
    case 'all':
    case 'this-year':
    case 'last-12-months':
      return { kind };
    case 'quarter':
      return isIndex(year) && isIndex(quarter) ? parsePeriodChoice(`${year}-Q${quarter}`) : undefined;
    case 'range':
      return isEnd(from) && isEnd(to) ? { kind, from, to } : undefined;
    default:
      return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isEnd(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === 'string' && isIsoDay(value));
}
