import { deflateRawSync, constants, crc32 } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

/** A cell: a text (shared, as Excel has it), or the XML of a `<c>` with `REF` for its place. */
export type FixtureCell = string | { readonly xml: string };

export interface FixtureSheet {
  readonly name: string;
  readonly rows: readonly (readonly FixtureCell[])[];
  /** Ranges such as `B1:H1`. */
  readonly merged?: readonly string[];
}

export interface WorkbookExtras {
  /** Of `styles.xml`: the children of its root. */
  readonly styles?: string;
  readonly date1904?: boolean;
  /** More parts, or other contents for a part. */
  readonly parts?: Readonly<Record<string, Uint8Array>>;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A real .xlsx. The parts of its sheets are numbered backwards, since their order says nothing. */
export function makeWorkbook(sheets: readonly FixtureSheet[], extras: WorkbookExtras = {}): Uint8Array {
  return zipSync({ ...workbookParts(sheets, extras), ...extras.parts });
}

export function workbookParts(
  sheets: readonly FixtureSheet[],
  extras: WorkbookExtras = {},
): Record<string, Uint8Array> {
  const strings = new Map<string, number>();
  const part = (index: number): string => `sheet${sheets.length - index}.xml`;
  const worksheets = sheets.map((sheet, index) => [`xl/worksheets/${part(index)}`, sheetXml(sheet, strings)] as const);
  const listed = sheets.map(
    ({ name }, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const related = sheets.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/${part(i)}`));
  const texts: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'],
    ['_rels/.rels', relationsXml([relation('rId1', 'officeDocument', 'xl/workbook.xml')])],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr date1904="${extras.date1904 === true ? 1 : 0}"/>` +
        `<sheets>${listed.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relationsXml([
        ...related,
        relation('rId90', 'sharedStrings', 'sharedStrings.xml'),
        relation('rId91', 'styles', '/xl/styles.xml'),
        `<Relationship Id="rId92" Type="${relations}/externalLink" Target="file:///other.xlsx" TargetMode="External"/>`,
      ]),
    ],
    ['xl/styles.xml', `<styleSheet xmlns="${main}">${extras.styles ?? ''}</styleSheet>`],
    ...worksheets,
    ['xl/sharedStrings.xml', `<sst xmlns="${main}">${[...strings.keys()].map(stringXml).join('')}</sst>`],
  ];
  return Object.fromEntries(texts.map(([name, xml]) => [name, strToU8(head + xml)]));
}

function sheetXml({ rows, merged = [] }: FixtureSheet, strings: Map<string, number>): string {
  const lines = rows.map((cells, row) => {
    const written = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row + 1}`, strings));
    return `<row r="${row + 1}">${written.join('')}</row>`;
  });
  const ranges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const merges = ranges === '' ? '' : `<mergeCells count="${merged.length}">${ranges}</mergeCells>`;
  return `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData>${merges}</worksheet>`;
}

function cellXml(cell: FixtureCell, reference: string, strings: Map<string, number>): string {
  if (typeof cell !== 'string') return cell.xml.replaceAll('REF', reference);
  if (cell === '') return '';
  const index = strings.get(cell) ?? strings.size;
  strings.set(cell, index);
  return `<c r="${reference}" t="s"><v>${index}</v></c>`;
}

/** Every other string comes in two runs with a reading aid between, as in texts of several styles. */
function stringXml(text: string, index: number): string {
  if (index % 2 === 0) return `<si><t xml:space="preserve">${escapeCell(text)}</t></si>`;
  const middle = Math.floor(text.length / 2);
  const run = (piece: string): string => `<r><rPr><b/></rPr><t xml:space="preserve">${escapeCell(piece)}</t></r>`;
  return `<si>${run(text.slice(0, middle))}<rPh sb="0" eb="1"><t>ruby</t></rPh>${run(text.slice(middle))}</si>`;
}

/** Excel writes a carriage return as `_x000D_`, and escapes what would look like that. */
function escapeCell(text: string): string {
  return escapeXml(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replaceAll('\r', '_x000D_')).replaceAll(
    '\n',
    '\r\n',
  );
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export function columnName(column: number): string {
  const before = column < 26 ? '' : columnName(Math.floor(column / 26) - 1);
  return before + String.fromCharCode(65 + (column % 26));
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
}

function relationsXml(items: readonly string[]): string {
  const namespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return `<Relationships xmlns="${namespace}">${items.join('')}</Relationships>`;
}

/**
 * A workbook of a megabyte whose shared strings are a gigabyte of zeros, while the headers speak of ten bytes. Packed by
 * repeating one packed block: a real gigabyte would take the test seconds.
 */
export function makeZipBomb(): Uint8Array {
  const block = deflateRawSync(new Uint8Array(1024 * 1024), { finishFlush: constants.Z_FULL_FLUSH });
  const blocks = Array.from({ length: 1024 }, () => block);
  const lastBlock = new Uint8Array([3, 0]);
  const packed = Buffer.concat([...blocks, lastBlock]);
  const parts = workbookParts([{ name: 'Skills', rows: [['Code', 'Skill']] }]);
  return makeZip([
    ...Object.entries(parts)
      .filter(([name]) => name !== 'xl/sharedStrings.xml')
      .map(([name, content]) => ({ name, packed: deflateRawSync(content), size: content.length, crc: crc32(content) })),
    { name: 'xl/sharedStrings.xml', packed, size: 10, crc: 0 },
  ]);
}

interface PackedPart {
  readonly name: string;
  readonly packed: Uint8Array;
  /** What the headers say. */
  readonly size: number;
  readonly crc: number;
}

/** A zip with whatever its headers are to say. */
function makeZip(parts: readonly PackedPart[]): Uint8Array {
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, packed, size, crc } of parts) {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(size, 18);
    fields.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const body = [Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed];
    directory.push(Buffer.from('PK\x01\x02\x14\0'), fields, place, Buffer.from(name));
    bodies.push(...body);
    offset += body.reduce((sum, piece) => sum + piece.length, 0);
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listing, end]);
}
