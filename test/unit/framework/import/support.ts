import assert from 'node:assert/strict';
import type { ImportMessage, ImportOptions } from '../../../../src/core/framework/import/model.js';
import { importFramework, type ImportOutcome } from '../../../../src/core/framework/import/registry.js';
import type { Framework } from '../../../../src/core/framework/model.js';
import { readFramework } from '../../../../src/core/framework/read.js';
import { writeFrameworkJson, writeFrameworkYaml } from '../../../../src/core/framework/write.js';
import { catalogue, english, type MessageKey } from '../../../../src/core/messages/translate.js';

export type Imported = Extract<ImportOutcome, { kind: 'framework' }>;

/** Imports what must be importable, and holds the promise that its file reads back the same. */
export function importSound(
  content: string | Uint8Array,
  options: ImportOptions = {},
  name = 'some file.dat',
): Imported {
  const outcome = importContent(content, options, name);
  assert.equal(outcome.kind, 'framework', JSON.stringify(outcome));
  assertReadsBack(outcome.framework);
  return outcome;
}

export function importContent(
  content: string | Uint8Array,
  options: ImportOptions = {},
  name = 'some file.dat',
): ImportOutcome {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return importFramework({ name, bytes }, options);
}

/** What is written reads back without a problem and without a difference, and is then written the same. */
export function assertReadsBack(framework: Framework, writers = [writeFrameworkYaml, writeFrameworkJson]): void {
  for (const write of writers) {
    const text = write(framework);
    const read = readFramework(text, framework.uri);
    assert.deepEqual(read.framework, framework, text);
    assert.equal(write(read.framework), text);
  }
}

/** The sentence of a message; fails for one that the catalogue lacks, and for one that lacks an argument. */
export function say({ key, args }: ImportMessage): string {
  assert.ok(isMessageKey(key), key);
  for (const [, name = ''] of catalogue[key].matchAll(/\{(\w+)\}/g)) assert.ok(name in args, `${key}: ${name}`);
  return english(key, args);
}

function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(catalogue, key);
}

/** Each statement as `CODE/level/number text`, in the order of the codes. */
export function statementsOf({ skills }: Framework): readonly string[] {
  return [...skills]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .flatMap(({ code, levels }) =>
      levels.flatMap(({ id, statements }) => statements.map(({ text }, index) => `${code}/${id}/${index + 1} ${text}`)),
    );
}
