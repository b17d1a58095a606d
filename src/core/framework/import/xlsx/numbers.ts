/** How numbers of one cell style are written. */
export type NumberStyle =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date' }
  /** With a fixed number of digits before and after the point. */
  | { readonly kind: 'digits'; readonly before: number; readonly after: number };

export const plainNumber: NumberStyle = { kind: 'plain' };

const builtInDates = [14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47];
const builtInDigits = new Map([
  [1, '0'],
  [2, '0.00'],
]);
/** As long as a workbook can hold. */
const longestCode = 255;
const day = 86_400_000;
/** 9999-12-31, the last day that a workbook knows. */
const lastSerial = 2_958_465;

/** The style of a format id, with its code where the workbook gives one. */
export function numberStyle(id: number, code: string | undefined): NumberStyle {
  if (builtInDates.includes(id)) return { kind: 'date' };
  const format = code?.slice(0, longestCode) ?? builtInDigits.get(id) ?? '';
  const digits = /^(0+)(?:\.(0{1,15}))?$/.exec(format);
  if (digits) return { kind: 'digits', before: digits[1]?.length ?? 1, after: digits[2]?.length ?? 0 };
  // Words in quotes, colours in brackets and escaped letters say nothing about dates.
  const bare = format.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|general/gi, '');
  return /[ymdhs]/i.test(bare) ? { kind: 'date' } : plainNumber;
}

/**
 * A stored number as people typed it. A workbook keeps 15 digits, so that 1.1 can be stored as 1.1000000000000001.
 *
 *     46349 with a date style → 2026-11-23
 */
export function showNumber(stored: string, style: NumberStyle, dates: { readonly from1904: boolean }): string {
  const text = stored.trim();
  const value = text === '' ? NaN : Number(text);
  if (!Number.isFinite(value)) return text;
  if (style.kind === 'date' && value >= 0 && value <= lastSerial) return showDate(value, dates.from1904);
  const rounded = Number(value.toPrecision(15));
  if (style.kind === 'digits' && Math.abs(rounded) < 1e15) {
    const [whole = '', fraction] = Math.abs(rounded).toFixed(style.after).split('.');
    const shown = whole.padStart(style.before, '0');
    return `${rounded < 0 ? '-' : ''}${shown}${fraction === undefined ? '' : `.${fraction}`}`;
  }
  return /^-?\d{1,15}$/.test(text) ? text : String(rounded);
}

function showDate(serial: number, from1904: boolean): string {
  // The older calendar counts a 29th of February 1900, which never was.
  const days = from1904 ? Math.floor(serial) + 1462 : Math.floor(serial) + (serial < 60 ? 1 : 0);
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400);
  const moment = new Date(Date.UTC(1899, 11, 30) + days * day + seconds * 1000).toISOString();
  const time = seconds % 60 === 0 ? moment.slice(11, 16) : moment.slice(11, 19);
  if (serial < 1 && !from1904) return time;
  return seconds === 0 ? moment.slice(0, 10) : `${moment.slice(0, 10)} ${time}`;
}
