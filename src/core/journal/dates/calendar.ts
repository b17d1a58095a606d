/** Arithmetic on days of the Gregorian calendar, as `YYYY-MM-DD`: no clock and no time zone can get in. */

/** In English, as users write them and notes are called. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** 0 for a month that is none. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29;
  return monthLengths[month - 1] ?? 0;
}

/** Year 0 is none: `0000-00-00` is how templates write "no date yet". */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  return year >= 1 && day >= 1 && day <= daysInMonth(year, month);
}

export function formatDay(year: number, month: number, day: number): string {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

export function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** The parts of a `YYYY-MM-DD` that is a day of the calendar; undefined for any other text. */
export function parseIsoDay(text: string): { year: number; month: number; day: number } | undefined {
  if (text.length !== 10 || text.charAt(4) !== '-' || text.charAt(7) !== '-') return undefined;
  const year = digitsOf(text, 0, 4);
  const month = digitsOf(text, 5, 7);
  const day = digitsOf(text, 8, 10);
  return isCalendarDay(year, month, day) ? { year, month, day } : undefined;
}

/** NaN where there is anything but digits. By hand: this is asked of each piece of evidence, several times. */
function digitsOf(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 48;
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : NaN;
  }
  return value;
}

/** The same of a text that must be such a day ({@link isIsoDay}). */
export function requireDay(day: string): { year: number; month: number; day: number } {
  const parts = parseIsoDay(day);
  if (parts === undefined) throw new RangeError(`Not a day of the calendar: ${day}`);
  return parts;
}

/** True for a day of the calendar written `2026-11-23`. */
export function isIsoDay(text: string): boolean {
  return parseIsoDay(text) !== undefined;
}

/** The day `count` days later. `day` must be one ({@link isIsoDay}). */
export function addDays(day: string, count: number): string {
  const parts = requireDay(day);
  return fromDayNumber(dayNumber(parts.year, parts.month, parts.day) + count);
}

/** Weeks of an ISO year: 52, or 53 where it holds 53 Thursdays. */
export function weeksInYear(year: number): 52 | 53 {
  const newYear = weekday(dayNumber(year, 1, 1));
  return newYear === 4 || (newYear === 3 && isLeapYear(year)) ? 53 : 52;
}

/** The Monday of an ISO week: the first week of a year is the one with 4 January in it. */
export function mondayOfWeek(year: number, week: number): string {
  const fourth = dayNumber(year, 1, 4);
  return fromDayNumber(fourth - (weekday(fourth) - 1) + (week - 1) * 7);
}

/** The ISO week that a day lies in, with the year that the week belongs to. `day` must be one ({@link isIsoDay}). */
export function weekNumber(day: string): { readonly year: number; readonly week: number } {
  const parts = requireDay(day);
  const days = dayNumber(parts.year, parts.month, parts.day);
  // A week belongs to the year of its Thursday.
  const thursday = days - weekday(days) + 4;
  const year = Number(fromDayNumber(thursday).slice(0, 4));
  return { year, week: Math.floor((thursday - daysBeforeYear(year)) / 7) + 1 };
}

/** 1 for Monday to 7 for Sunday. `day` must be one ({@link isIsoDay}). */
export function weekdayOf(day: string): number {
  const parts = requireDay(day);
  return weekday(dayNumber(parts.year, parts.month, parts.day));
}

/** Days since 1 January of year 1, which was a Monday. */
function dayNumber(year: number, month: number, day: number): number {
  let days = daysBeforeYear(year) + day - 1;
  for (let m = 1; m < month; m++) days += daysInMonth(year, m);
  return days;
}

function daysBeforeYear(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

function fromDayNumber(days: number): string {
  let year = Math.floor(days / 365.2425) + 1;
  while (daysBeforeYear(year) > days) year--;
  while (daysBeforeYear(year + 1) <= days) year++;
  let day = days - daysBeforeYear(year) + 1;
  let month = 1;
  while (day > daysInMonth(year, month)) {
    day -= daysInMonth(year, month);
    month++;
  }
  return formatDay(year, month, day);
}

/** 1 for Monday to 7 for Sunday. */
function weekday(days: number): number {
  return (((days % 7) + 7) % 7) + 1;
}
