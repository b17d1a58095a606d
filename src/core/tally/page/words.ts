import { slug } from '../../framework/spelling.js';
import type { JournalDate } from '../../journal/model.js';
import type { MessageArgs, MessageKey, Translate } from '../../messages/translate.js';
import { parseIsoDay } from '../../journal/dates/calendar.js';
import type { Period } from '../model.js';
import { textBefore } from '../../text.js';

type StemOf<Key> = Key extends `${infer Stem}.one` ? Stem : never;
/** The name of a message that has a form for one and a form for several. */
export type CountedKey = StemOf<MessageKey>;

export function sayCount(t: Translate, key: CountedKey, count: number, args: MessageArgs = {}): string {
  const form: MessageKey = count === 1 ? `${key}.one` : `${key}.other`;
  return t(form, { count, ...args });
}

/** A date in words, no more precise than it was written: `2026-06` is "Jun 2026". */
export function sayDate(t: Translate, text: string): string {
  const day = parseIsoDay(text);
  if (day !== undefined) {
    return t('tally.date.day', { day: day.day, month: sayMonth(t, day.month), year: day.year });
  }
  const [year = '', rest = ''] = text.split('-', 2);
  if (/^W[0-9]{2}$/.test(rest)) return t('tally.date.week', { week: Number(rest.slice(1)), year });
  if (/^Q[1-4]$/.test(rest)) return t('tally.date.quarter', { quarter: rest.slice(1), year });
  if (rest === '' && /^[0-9]{4}$/.test(year)) return year;
  if (/^[0-9]{2}$/.test(rest)) return t('tally.date.month', { month: sayMonth(t, Number(rest)), year });
  return text;
}

/** True for a date written to the day: English says "on" a day and "in" anything longer. */
export function isDay(date: JournalDate): boolean {
  return parseIsoDay(date.text) !== undefined;
}

/** Undefined for a period without ends. */
export function sayPeriod(t: Translate, period: Period): string | undefined {
  const from = period.from === undefined ? undefined : sayDate(t, period.from);
  const to = period.to === undefined ? undefined : sayDate(t, period.to);
  if (from !== undefined && to !== undefined) return t('tally.period.between', { from, to });
  if (from !== undefined) return t('tally.period.since', { from });
  return to === undefined ? undefined : t('tally.period.until', { to });
}

/** A level's id and, where it says more, its name: `4 Enable`; the name alone where the id was made of it. */
export function sayLevel({ id, name }: { readonly id: string; readonly name: string }): string {
  if (name === '' || name === id) return id;
  return slug(name) === id ? name : `${id} ${name}`;
}

/** The last segment of a URI, as a person would write it. */
export function fileName(uri: string): string {
  const path = decode(textBefore(uri, /[?#]/));
  return path.slice(path.lastIndexOf('/') + 1) || path;
}

/** The path of a URI, decoded, for a tooltip. */
export function filePath(uri: string): string {
  return decode(uri.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?/i, ''));
}

/** At most `limit` UTF-16 units, cut at a blank where one is near, never within a character. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = limit;
  const unit = text.charCodeAt(end - 1);
  if (unit >= 0xd800 && unit <= 0xdbff) end--;
  const blank = text.lastIndexOf(' ', end);
  return `${text.slice(0, blank > limit * 0.8 ? blank : end).trimEnd()}…`;
}

/**
 * An element id of any texts, the same for the same texts on every rendering, so that what is open stays open
 * when numbers change.
 */
export function makeId(...parts: readonly string[]): string {
  return parts
    .map((part) => part.replace(/[^A-Za-z0-9-]/gu, (c) => `_${(c.codePointAt(0) ?? 0).toString(16)}_`))
    .join('.');
}

export function sayMonth(t: Translate, month: number): string {
  return t('tally.months').split(',')[month - 1] ?? String(month);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A `%` that belongs to the name itself: shown as it is.
    return text;
  }
}
