import assert from 'node:assert/strict';
import fc from 'fast-check';
import type {
  ImportContent,
  Importer,
  ImportOptions,
  ImportResult,
} from '../../../../src/core/framework/import/model.js';
import { settleFramework } from '../../../../src/core/framework/import/settle.js';
import { UnreadableFile } from '../../../../src/core/framework/import/unreadableFile.js';
import type { Framework, Skill, SkillLevel } from '../../../../src/core/framework/model.js';
import { foldSpelling, typedForm } from '../../../../src/core/framework/spelling.js';
import { writeFrameworkYaml } from '../../../../src/core/framework/write.js';
import { catalogue } from '../../../../src/core/messages/translate.js';
import { readRepositoryFile, readSound } from '../support.js';

export function fixture(name: string): string {
  return readRepositoryFile(`test/fixtures/import/${name}`);
}

export function textContent(text: string): ImportContent {
  return { kind: 'text', text };
}

export function workbook(
  ...sheets: readonly (readonly [name: string, rows: readonly (readonly string[])[]])[]
): ImportContent {
  return { kind: 'workbook', sheets: sheets.map(([name, rows]) => ({ name, rows })) };
}

/** What an import gives in the end: recognised, read, settled, and the same after it was written and read back. */
export function importSound(
  importer: Importer,
  content: ImportContent,
  options: ImportOptions = {},
): { readonly framework: Framework; readonly skipped: readonly (readonly [part: string, key: string])[] } {
  assert.deepEqual(importer.recognise(content).missing, []);
  const result = importer.read(content, options);
  assert.ok(result.kind === 'framework', JSON.stringify(result));
  checkMessages(result);
  const settled = settleFramework(result.framework, { id: options.id, name: options.name, fallback: 'given.txt' });
  assert.deepEqual(settled.skipped, [], 'the importer leaves nothing to be repaired');
  assert.deepEqual({ ...readSound(writeFrameworkYaml(settled.framework)), uri: '' }, settled.framework);
  return { framework: settled.framework, skipped: result.skipped.map(({ part, why }) => [part, why.key] as const) };
}

/** Every reason can be said. */
export function checkMessages(result: ImportResult): void {
  if (result.kind === 'failure') assert.ok(result.reason.key in catalogue, result.reason.key);
  if (result.kind !== 'framework') return;
  for (const { why } of result.skipped) assert.ok(why.key in catalogue, why.key);
}

export function skillOf(framework: Framework, code: string): Skill {
  const skill = framework.skills.find((candidate) => candidate.code === code);
  assert.ok(skill, `${code} is not among ${framework.skills.map((candidate) => candidate.code).join(', ')}`);
  return skill;
}

export function levelOf(framework: Framework, code: string, id: string): SkillLevel {
  const level = skillOf(framework, code).levels.find((candidate) => candidate.id === id);
  assert.ok(level, `${code} has no level ${id}`);
  return level;
}

/** The texts of all statements of a level. */
export function statementsOf(framework: Framework, code: string, id: string): readonly string[] {
  return levelOf(framework, code, id).statements.map(({ text }) => text);
}

export function countLevels({ skills }: Framework): number {
  return skills.reduce((sum, { levels }) => sum + levels.length, 0);
}

export function countStatements({ skills }: Framework): number {
  return skills.flatMap(({ levels }) => levels).reduce((sum, { statements }) => sum + statements.length, 0);
}

export const seed = 20_261_123;

const pieces = [
  '"',
  "'",
  ',',
  ';',
  '|',
  '[',
  ']',
  '{',
  '}',
  ':',
  ': ',
  '- ',
  '\n',
  '\r',
  '\r\n\r\n',
  '\t',
  '&a',
  '*a',
  '#',
].concat([
  '---\n',
  '\0',
  '\uFEFF',
  '\uD800',
  '<<: ',
  '? ',
  '"__proto__": ',
  'null',
  '1e999',
  '[[[[',
  '{"a":',
  '<br>',
  '~',
  '😀',
  '\u200B',
]);

/** Damages a sound text in many ways: the importer never throws, and what it makes can be settled or is refused. */
export function fuzz(importer: Importer, sound: string, numRuns = 150): void {
  const damage = fc.record({
    at: fc.nat(sound.length),
    remove: fc.oneof(fc.constant(0), fc.nat(60)),
    insert: fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((parts) => parts.join('')),
  });
  fc.assert(
    fc.property(fc.array(damage, { minLength: 0, maxLength: 4 }), (damages) => {
      const text = damages.reduce(
        (before, { at, remove, insert }) => before.slice(0, at) + insert + before.slice(at + remove),
        sound,
      );
      checkAny(importer, textContent(text));
    }),
    { seed, numRuns },
  );
  // Nothing at all, and what belongs to other formats.
  const rows = [['a', 'b'], [], ['']];
  for (const content of [
    ...['', ' ', '[]', '{}', 'null', '[[', '---\n', 'a,b\n', '|a|\n|-|\n'].map(textContent),
    workbook(['x', rows]),
    workbook(),
  ]) {
    checkAny(importer, content);
  }
}

function checkAny(importer: Importer, content: ImportContent): void {
  importer.recognise(content);
  const result = importer.read(content, {});
  checkMessages(result);
  if (result.kind !== 'framework') return;
  const codes = result.framework.skills.map(({ code }) => foldSpelling(typedForm(code)));
  assert.equal(new Set(codes).size, codes.length, 'codes are unique');
  try {
    const { framework } = settleFramework(result.framework, { id: undefined, name: undefined, fallback: 'given.txt' });
    writeFrameworkYaml(framework);
  } catch (error) {
    assert.ok(error instanceof UnreadableFile, String(error));
  }
}
