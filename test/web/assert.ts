/**
 * What the integration tests use of `node:assert/strict`, for the web host, which has no Node. The build puts it in place;
 * a test that uses more of it fails there and says what is missing.
 */

class AssertionError extends Error {
  override readonly name = 'AssertionError';

  constructor(
    message: string,
    readonly actual?: unknown,
    readonly expected?: unknown,
  ) {
    super(message);
  }
}

type Message = string | Error | undefined;

function raise(message: Message, fallback: string, actual?: unknown, expected?: unknown): never {
  if (message instanceof Error) throw message;
  throw new AssertionError(message ?? fallback, actual, expected);
}

export function ok(value: unknown, message?: Message): asserts value {
  if (!value) raise(message, `The value is ${show(value)}, not truthy`);
}

export function fail(message?: Message): never {
  raise(message, 'Failed');
}

export function equal(actual: unknown, expected: unknown, message?: Message): void {
  if (!Object.is(actual, expected)) {
    raise(message, `Expected ${show(expected)}, not ${show(actual)}`, actual, expected);
  }
}

export function notEqual(actual: unknown, expected: unknown, message?: Message): void {
  if (Object.is(actual, expected)) raise(message, `Expected anything but ${show(expected)}`, actual, expected);
}

export function deepEqual(actual: unknown, expected: unknown, message?: Message): void {
  if (!same(actual, expected)) {
    raise(message, `Expected ${show(expected)}, not ${show(actual)}`, actual, expected);
  }
}

export function notDeepEqual(actual: unknown, expected: unknown, message?: Message): void {
  if (same(actual, expected)) raise(message, `Expected anything but ${show(expected)}`, actual, expected);
}

export function match(text: string, pattern: RegExp, message?: Message): void {
  if (!pattern.test(text)) raise(message, `${show(text)} does not match ${String(pattern)}`);
}

export function doesNotMatch(text: string, pattern: RegExp, message?: Message): void {
  if (pattern.test(text)) raise(message, `${show(text)} matches ${String(pattern)}`);
}

export function throws(work: () => unknown, expected?: unknown): void {
  try {
    work();
  } catch (error) {
    return checkError(error, expected);
  }
  raise(undefined, 'Nothing was thrown');
}

export async function rejects(work: PromiseLike<unknown> | (() => PromiseLike<unknown>), expected?: unknown) {
  try {
    await (typeof work === 'function' ? work() : work);
  } catch (error) {
    return checkError(error, expected);
  }
  raise(undefined, 'The promise was not rejected');
}

function checkError(error: unknown, expected: unknown): void {
  if (expected === undefined || typeof expected === 'string') return;
  if (expected instanceof RegExp) return match(String(error), expected);
  if (typeof expected === 'function') {
    const isClass = expected.prototype !== undefined && error instanceof expected;
    if (isClass || (expected as (error: unknown) => unknown)(error) === true) return;
  } else if (expected !== null && typeof expected === 'object' && error !== null && typeof error === 'object') {
    const given = error as Record<string, unknown>;
    const wanted = Object.entries(expected);
    const fits = ([key, value]: [string, unknown]): boolean =>
      value instanceof RegExp ? value.test(String(given[key])) : same(given[key], value);
    if (wanted.every(fits)) return;
  }
  throw error;
}

/** Strict equality of what holds plain data: objects, arrays, maps and sets. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (a instanceof RegExp && b instanceof RegExp) return String(a) === String(b);
  if (a instanceof Map || a instanceof Set) {
    return same([...a], [...(b as Iterable<unknown>)]);
  }
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) => Object.hasOwn(b, key) && same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}

function show(value: unknown): string {
  // Typed as a text always, JSON.stringify returns none for functions and `undefined`.
  const text = (JSON.stringify(value) as string | undefined) ?? String(value);
  return text.length > 500 ? `${text.slice(0, 500)}…` : text;
}

const assert = Object.assign(ok, {
  ...{ ok, fail, equal, notEqual, deepEqual, notDeepEqual, match, doesNotMatch, throws, rejects },
  ...{ strictEqual: equal, notStrictEqual: notEqual, deepStrictEqual: deepEqual, AssertionError },
});
export default assert;
