import { hashText } from './hash.js';

/** A short name for plain data, made part by part, so that others get their turn between: equal parts, equal names. */
export function* digest(parts: Iterable<unknown>): Generator<undefined, string> {
  let name = '';
  for (const part of parts) {
    name = hashText(`${name} ${JSON.stringify(part)}`);
    yield;
  }
  return name;
}
