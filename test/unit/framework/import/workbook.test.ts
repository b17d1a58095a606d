import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import { openImport } from '../../../../src/core/framework/import/openFile.js';
import type { Sheet } from '../../../../src/core/framework/import/model.js';
import { readWorkbook, workbookLimits } from '../../../../src/core/framework/import/workbook.js';
import { english, type MessageKey } from '../../../../src/core/messages/translate.js';
import {
  makeWorkbook,
  makeZipBomb,
  workbookParts,
  type FixtureCell,
  type WorkbookExtras,
} from '../../../support/makeWorkbook.js';

const readRows = (rows: readonly (readonly FixtureCell[])[], extras?: WorkbookExtras): Sheet['rows'] =>
  readWorkbook(makeWorkbook([{ name: 'One', rows }], extras))[0]?.rows ?? [];

const readCell = (xml: string, extras?: WorkbookExtras): string => readRows([[{ xml }]], extras)[0]?.[0] ?? '';

/** The sentence of a failure. */
function failureOf(bytes: Uint8Array): string {
  const opened = openImport({ name: 'file', bytes });
  assert.equal(opened.kind, 'failure');
  return english(opened.reason.key as MessageKey, opened.reason.args);
}

describe('a workbook', () => {
  it('has its sheets in the order of their tabs', () => {
    const sheets = readWorkbook(
      makeWorkbook([
        { name: 'Zebra & co', rows: [['a']] },
        { name: 'Ant', rows: [['b']] },
        { name: 'Mule', rows: [[]] },
      ]),
    );
    assert.deepEqual(sheets, [
      { name: 'Zebra & co', rows: [['a']] },
      { name: 'Ant', rows: [['b']] },
      { name: 'Mule', rows: [] },
    ]);
  });

  it('joins the runs of a text and leaves its reading aids out', () => {
    assert.deepEqual(readRows([['first', 'second <b> & 😀', 'first']]), [['first', 'second <b> & 😀', 'first']]);
    assert.equal(
      readCell('<c r="REF" t="inlineStr"><is><r><t>in</t></r><rPh><t>no</t></rPh><r><t>line</t></r></is></c>'),
      'inline',
    );
  });

  it('decodes what XML cannot hold', () => {
    assert.deepEqual(readRows([['one\r\ntwo\r\n\r\nthree', 'literal _x000D_ stays', 'x_x0041_y']]), [
      ['one\ntwo\n\nthree', 'literal _x000D_ stays', 'x_x0041_y'],
    ]);
    assert.equal(
      readCell('<c r="REF" t="str"><v>a_x000d__x000A_b_x0041_&#x1F600;&#65;&amp;lt;</v></c>'),
      'a\nbA😀A&lt;',
    );
  });

  it('gives numbers as they were typed', () => {
    const numbers: readonly (readonly [string, string])[] = [
      ['1.1000000000000001', '1.1'],
      ['0.30000000000000004', '0.3'],
      ['46349', '46349'],
      ['-7', '-7'],
      ['1E-3', '0.001'],
      ['123456789012345', '123456789012345'],
      ['', ''],
      ['much', 'much'],
    ];
    for (const [stored, shown] of numbers) assert.equal(readCell(`<c r="REF"><v>${stored}</v></c>`), shown, stored);
  });

  it('gives dates, and digits that a style asks for, as text', () => {
    const formats = ['0.00', '000', 'yyyy\\-mm\\-dd', 'General', '"days: "0', '[h]:mm', '#,##0'];
    const styles =
      `<numFmts>${formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts>` +
      `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>${formats.map((_, i) => `<xf numFmtId="${164 + i}"/>`).join('')}</cellXfs>`;
    const cell = (style: number, value: string, date1904 = false): string =>
      readCell(`<c r="REF" s="${style}"><v>${value}</v></c>`, { styles, date1904 });
    assert.equal(cell(1, '46349'), '2026-11-23');
    assert.equal(cell(1, '44887', true), '2026-11-23');
    assert.equal(cell(1, '46349.75'), '2026-11-23 18:00');
    assert.equal(cell(1, '1'), '1900-01-01');
    assert.equal(cell(1, '61'), '1900-03-01');
    assert.equal(cell(1, '-3'), '-3');
    assert.equal(cell(2, '1.1'), '1.10');
    assert.equal(cell(3, '12'), '012');
    assert.equal(cell(4, '46349'), '2026-11-23');
    assert.equal(cell(5, '46349'), '46349');
    assert.equal(cell(6, '5'), '5');
    assert.equal(cell(7, '0.5'), '12:00');
    assert.equal(cell(8, '1234.5'), '1234.5');
    assert.equal(readCell('<c r="REF" t="d"><v>2026-11-23T00:00:00.000Z</v></c>'), '2026-11-23');
  });

  it('reads what was last computed, and no errors', () => {
    assert.equal(readCell('<c r="REF" t="str"><f>HYPERLINK("http://x","y")</f><v>y</v></c>'), 'y');
    assert.equal(readCell('<c r="REF" t="e"><f>1/0</f><v>#DIV/0!</v></c>'), '');
    assert.equal(readCell('<c r="REF" t="b"><v>1</v></c>'), 'TRUE');
    assert.equal(readCell('<c r="REF" t="b"><v>0</v></c>'), 'FALSE');
    assert.equal(readCell('<c r="REF" t="s"><v>77</v></c>'), '');
  });

  it('keeps a merged text in its first cell only', () => {
    const rows = [
      ['a', 'wide', 'left over', 'd'],
      ['e', 'left over', 'left over', 'h'],
    ];
    const [sheet] = readWorkbook(makeWorkbook([{ name: 'One', rows, merged: ['B1:C2', 'nonsense', 'Z9:XFD1048576'] }]));
    assert.deepEqual(sheet?.rows, [
      ['a', 'wide', '', 'd'],
      ['e', '', '', 'h'],
    ]);
  });

  it('puts cells in their places, and those without one behind each other', () => {
    const xml = (row: string): Uint8Array =>
      strToU8(`<x:worksheet xmlns:x="y"><x:sheetData>${row}</x:sheetData></x:worksheet>`);
    const sheet = xml(
      '<x:row><x:c t="str"><x:v>a</x:v></x:c><x:c t="str"><x:v>b</x:v></x:c></x:row>' +
        '<x:row r="4"><x:c r="C4" t="str"><x:v>c</x:v></x:c><x:c t="str"><x:v>d</x:v></x:c></x:row>',
    );
    const bytes = makeWorkbook([{ name: 'One', rows: [] }], { parts: { 'xl/worksheets/sheet1.xml': sheet } });
    assert.deepEqual(readWorkbook(bytes)[0]?.rows, [['a', 'b'], [], [], ['', '', 'c', 'd']]);
  });

  it('passes over macros and links to other files', () => {
    const parts = {
      'xl/vbaProject.bin': strToU8('Sub Auto_Open()'),
      'xl/externalLinks/externalLink1.xml': strToU8('<x'),
    };
    assert.deepEqual(readRows([['a']], { parts }), [['a']]);
  });
});

describe('a workbook that would cost too much', () => {
  it('is given up while a gigabyte of zeros unpacks, whatever its headers say', () => {
    const bomb = makeZipBomb();
    assert.ok(bomb.length < 3_000_000, `${bomb.length}`);
    const before = process.memoryUsage().rss;
    assert.match(failureOf(bomb), /more than 64\.0 MB when unpacked/);
    assert.ok(process.memoryUsage().rss - before < 400_000_000);
  });

  it('is refused for its cells, the length of their text, and its sheets', () => {
    const far = makeWorkbook([{ name: 'One', rows: [[{ xml: '<c r="XFD1048576" t="str"><v>x</v></c>' }]] }]);
    assert.doesNotThrow(() => readWorkbook(far));
    assert.throws(() => readWorkbook(far, { ...workbookLimits, cells: 1_000_000 }), /tooManyCells/);
    const long = 'x'.repeat(1000);
    const wide = makeWorkbook([{ name: 'One', rows: [Array.from({ length: 100 }, () => long)] }]);
    assert.throws(() => readWorkbook(wide, { ...workbookLimits, characters: 99_999 }), /tooManyCells/);
    const sheets = Array.from({ length: 101 }, (_, index) => ({ name: `S${index}`, rows: [] }));
    assert.match(failureOf(makeWorkbook(sheets)), /101 sheets/);
  });

  it('is counted over all of its parts', () => {
    const bytes = makeWorkbook([{ name: 'One', rows: [['x'.repeat(5000)]] }]);
    assert.throws(() => readWorkbook(bytes, { ...workbookLimits, unpacked: 5000 }), /unpacked/);
  });

  it('gains nothing by entities of its own', () => {
    const doctype = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
    const sheet = strToU8(
      `${doctype}<worksheet><sheetData><row><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>`,
    );
    const bytes = makeWorkbook([{ name: 'One', rows: [] }], { parts: { 'xl/worksheets/sheet1.xml': sheet } });
    assert.deepEqual(readWorkbook(bytes)[0]?.rows, [['&b;']]);
  });
});

describe('a file that is no sound workbook', () => {
  it('fails with a sentence that says what to do', () => {
    const sound = makeWorkbook([{ name: 'One', rows: [['a']] }]);
    assert.match(failureOf(sound.subarray(0, sound.length - 30)), /damaged/);
    assert.match(failureOf(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])), /damaged/);
    assert.match(failureOf(zipSync({ 'a.txt': strToU8('x') })), /zip file, but not an \.xlsx/);
    assert.match(
      failureOf(zipSync({ mimetype: strToU8('application/vnd.oasis'), 'content.xml': strToU8('<x/>') })),
      /Save it as/,
    );
    assert.match(failureOf(zipSync({ 'xl/workbook.bin': strToU8('x') })), /Save it as/);
    assert.match(failureOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])), /old kind, or one with a password/);
    assert.match(failureOf(new TextEncoder().encode('%PDF-1.7 text')), /neither text/);
    assert.match(failureOf(Uint8Array.from({ length: 300 }, (_, index) => index % 32)), /neither text/);
    assert.match(failureOf(new Uint8Array()), /empty/);
    assert.match(failureOf(new TextEncoder().encode(' \r\n\t')), /empty/);
  });

  it('is found out by its checksums', () => {
    const parts = workbookParts([{ name: 'One', rows: [['word word word']] }]);
    const bytes = zipSync(parts, { level: 0 });
    const at = Buffer.from(bytes).indexOf('word word');
    const changed = Uint8Array.from(bytes, (byte, index) => (index === at ? byte + 1 : byte));
    assert.match(failureOf(changed), /damaged/);
  });
});
