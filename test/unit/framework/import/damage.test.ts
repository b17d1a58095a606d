import assert from 'node:assert/strict';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { readWorkbook, workbookLimits } from '../../../../src/core/framework/import/workbook.js';
import {
  encodeWindows1252,
  flatJson,
  inventSfia,
  nestedJson,
  sfiaWorkbookFile,
  skillPage,
  skillRows,
  writeCsv,
} from '../../../support/sfiaFixtures.js';
import { workbookParts } from '../../../support/makeWorkbook.js';
import { writeFrameworkYaml } from '../../../../src/core/framework/write.js';
import { readRepositoryFile } from '../support.js';
import { assertReadsBack, importContent, say } from './support.js';

const seed = 20_261_123;
const source = inventSfia(2);
const [skill] = source.skills;
assert.ok(skill);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const sound: readonly (readonly [string, Uint8Array, number])[] = [
  ['workbook of version 9', sfiaWorkbookFile(source, 9), 150],
  ['workbook of version 8', sfiaWorkbookFile(source, 8), 50],
  ['unpacked workbook', zipSync(workbookParts([{ name: 'S', rows: skillRows(source.skills, 9) }]), { level: 0 }), 100],
  ['CSV in UTF-8', utf8(writeCsv(skillRows(source.skills, 9))), 100],
  ['CSV in Windows-1252', encodeWindows1252(writeCsv(skillRows(source.skills, 8))), 100],
  ['JSON by category', utf8(nestedJson(source.skills)), 100],
  ['JSON in rows', utf8(flatJson(source.skills)), 100],
  ['page', utf8(skillPage(skill)), 100],
  ['framework file of our own', utf8(readRepositoryFile('test/fixtures/frameworks/full.yaml')), 100],
];
const scraps = [
  '\0',
  '"',
  ',',
  '\r',
  '\n',
  '{',
  '[',
  '}',
  ':',
  '\uFEFF',
  'PK\x03\x04',
  'Level 1',
  '<c r="A1">',
  '__proto__',
  '_x000D_',
];

describe(`damaged files (seed ${seed})`, () => {
  const kinds = new Set<string>();
  for (const [name, bytes, numRuns] of sound) {
    it(`give a framework that reads back, or a sentence, and never throw: ${name}`, () => {
      const damage = fc.record({
        at: fc.nat(bytes.length),
        remove: fc.oneof(fc.constant(0), fc.nat(60)),
        insert: fc.oneof(fc.constantFrom(...scraps).map(utf8), fc.uint8Array({ maxLength: 6 })),
      });
      fc.assert(
        fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
          const broken = damages.reduce(
            (before, { at, remove, insert }) =>
              Buffer.concat([before.subarray(0, at), insert, before.subarray(at + remove)]),
            Buffer.from(bytes),
          );
          const outcome = importContent(broken, { code: 'DIGG', skillName: 'Digging' });
          kinds.add(outcome.kind);
          if (outcome.kind === 'failure') {
            assert.notEqual(outcome.reason.key, 'import.failure.beyond');
            say(outcome.reason);
          }
          if (outcome.kind !== 'framework') return;
          if (outcome.format !== 'skill-framework') assertReadsBack(outcome.framework, [writeFrameworkYaml]);
          for (const { why } of outcome.report.skipped) say(why);
        }),
        { seed, numRuns },
      );
    }).timeout(60_000);
  }

  it('have been of every kind above', () => {
    assert.deepEqual([...kinds].sort(), ['failure', 'framework', 'unknown']);
  });

  it('cost no more than sound ones, whatever a sheet says of itself', () => {
    const xml = '<worksheet><sheetData>' + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'.repeat(300);
    for (const sheet of [
      xml,
      `${xml}</sheetData></worksheet>`,
      '<a>'.repeat(200_000),
      `<worksheet ${'a="'.repeat(100_000)}`,
    ]) {
      const parts = { ...workbookParts([{ name: 'S', rows: [] }]), 'xl/worksheets/sheet1.xml': utf8(sheet) };
      const bytes = zipSync(parts);
      const outcome = importContent(bytes);
      assert.notEqual(outcome.kind, 'framework');
    }
  }).timeout(60_000);

  it('nest as deeply as they like', () => {
    for (const text of [
      '['.repeat(200_000),
      '{"a":'.repeat(100_000),
      `[{"code":${'['.repeat(100_000)}${']'.repeat(100_000)}}]`,
    ]) {
      assert.notEqual(importContent(text).kind, 'framework');
    }
  });

  it('are no way around the limits by one string in many cells', () => {
    const cells = '<c t="s"><v>0</v></c>'.repeat(1_000);
    const sheet = `<worksheet><sheetData>${`<row>${cells}</row>`.repeat(100)}</sheetData></worksheet>`;
    const strings = `<sst><si><t>${'x'.repeat(100_000)}</t></si></sst>`;
    const parts = {
      ...workbookParts([{ name: 'S', rows: [] }]),
      'xl/worksheets/sheet1.xml': utf8(sheet),
      'xl/sharedStrings.xml': utf8(strings),
    };
    assert.throws(() => readWorkbook(zipSync(parts), workbookLimits), /tooManyCells/);
  });
});
