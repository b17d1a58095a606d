import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Framework } from '../../../src/core/framework/model.js';
import { readFramework } from '../../../src/core/framework/read.js';
import { english } from '../../../src/core/messages/translate.js';
import { LineIndex } from '../../../src/core/text.js';

/** `path` is relative to the repository. */
export function readRepositoryFile(path: string): string {
  return readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
}

/** A framework that must be free of problems. */
export function readSound(text: string, uri = 'test:framework'): Framework {
  const { framework, problems } = readFramework(text, uri);
  assert.deepEqual(
    problems.map(({ code, args }) => english(code, args)),
    [],
  );
  assert.ok(framework);
  return framework;
}

/** A small sound framework around a `skills` map and, where given, a list of levels. */
export function frameworkText(skills: string, levels = '[{ id: "1" }, { id: "2" }, { id: "3" }]', id = 'acme'): string {
  return `format: skill-framework/1\nid: ${id}\nname: Acme\nlevels: ${levels}\nskills:\n${skills}`;
}

/** Takes `«…»` out of a text and tells, in order, what ranges they stood around. */
export function unmark(marked: string): { readonly text: string; readonly ranges: readonly string[] } {
  const text = marked.replace(/[«»]/g, '');
  const lines = new LineIndex(text);
  const ranges: string[] = [];
  let removed = 0;
  let start = 0;
  for (const { 0: mark, index } of marked.matchAll(/[«»]/g)) {
    const offset = index - removed++;
    if (mark === '«') start = offset;
    else ranges.push(showRange(lines.range({ start, end: offset })));
  }
  return { text, ranges };
}

/** 1-based, as people read it. */
export function showRange({ start, end }: ReturnType<LineIndex['range']>): string {
  return `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
}
