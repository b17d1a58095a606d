import { joinSteps, type Steps } from './steps.js';

/** Plain data as `JSON.stringify(value, undefined, 2)` writes it, with a step for each item of a list, and a line feed. */
export function* writeJson(value: object): Steps<string> {
  const parts: string[] = [];
  yield* write(value, '', parts);
  parts.push('\n');
  return yield* joinSteps(parts);
}

/** What holds no list of objects is written in one go. */
function* write(value: unknown, indent: string, parts: string[]): Steps<void> {
  const inner = `${indent}  `;
  if (Array.isArray(value) ? !isListOfObjects(value) : !hasListOfObjects(value)) {
    // A line feed within a text is escaped.
    parts.push(JSON.stringify(value, undefined, 2).replaceAll('\n', `\n${indent}`));
    return;
  }
  const isList = Array.isArray(value);
  let lead = `${isList ? '[' : '{'}\n${inner}`;
  for (const [key, item] of Object.entries(value as object)) {
    if (item === undefined) continue;
    parts.push(lead, isList ? '' : `${JSON.stringify(key)}: `);
    yield* write(item, inner, parts);
    yield;
    lead = `,\n${inner}`;
  }
  parts.push(`\n${indent}${isList ? ']' : '}'}`);
}

function hasListOfObjects(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).some(isListOfObjects);
}

function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && typeof value[0] === 'object';
}
