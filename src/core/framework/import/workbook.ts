import type { Sheet } from './model.js';
import { UnreadableFile } from './unreadableFile.js';
import { numberStyle, type NumberStyle } from './xlsx/numbers.js';
import { CellBudget, readSheet } from './xlsx/sheet.js';
import { TextCollector } from './xlsx/textCollector.js';
import { parseXml } from './xlsx/xml.js';
import { ZipArchive } from './xlsx/zip.js';

/** What one workbook may cost. */
export interface WorkbookLimits {
  /** Bytes of all parts that are read, unpacked. */
  readonly unpacked: number;
  readonly cells: number;
  /** UTF-16 units of all cells; one string can stand in many. */
  readonly characters: number;
  readonly sheets: number;
}

export const workbookLimits: WorkbookLimits = {
  unpacked: 64 * 1024 * 1024,
  cells: 2_000_000,
  characters: 64_000_000,
  sheets: 100,
};

interface Relation {
  readonly type: string;
  /** The name of a part; undefined for what lies outside of the file. */
  readonly target: string | undefined;
}

/**
 * Reads the sheets of an .xlsx workbook, in their order, with every cell as text. Macros, links to other files, charts
 * and formulas are passed over. Throws `UnreadableFile`.
 */
export function readWorkbook(bytes: Uint8Array, limits: WorkbookLimits = workbookLimits): readonly Sheet[] {
  const zip = new ZipArchive(bytes, limits.unpacked);
  const path = findWorkbook(zip);
  const { sheets, from1904 } = readContents(zip, path);
  if (sheets.length > limits.sheets) {
    throw new UnreadableFile('import.failure.tooManySheets', {
      count: String(sheets.length),
      limit: String(limits.sheets),
    });
  }
  const relations = readRelations(zip, path);
  const partOf = (type: string): string | undefined =>
    [...relations.values()].find((relation) => relation.type === type)?.target;
  const context = {
    strings: readStrings(zip, partOf('sharedStrings')),
    styles: readStyles(zip, partOf('styles')),
    from1904,
    budget: new CellBudget(limits.cells, limits.characters),
  };
  return sheets.flatMap(({ name, relation }) => {
    const { type, target } = relations.get(relation) ?? {};
    const part = type === 'worksheet' && target !== undefined ? zip.read(target) : undefined;
    return part ? [{ name, rows: readSheet(part, context) }] : [];
  });
}

function findWorkbook(zip: ZipArchive): string {
  const root = [...readRelations(zip, '').values()].find(({ type }) => type === 'officeDocument');
  const path = root?.target ?? 'xl/workbook.xml';
  if (path.endsWith('.xml') && zip.has(path)) return path;
  const isOther = zip.has('xl/workbook.bin') || zip.has('mimetype') || zip.has('content.xml');
  throw new UnreadableFile(isOther ? 'import.failure.otherWorkbook' : 'import.failure.noWorkbook');
}

function readContents(
  zip: ZipArchive,
  path: string,
): { readonly sheets: readonly { readonly name: string; readonly relation: string }[]; readonly from1904: boolean } {
  const sheets: { readonly name: string; readonly relation: string }[] = [];
  let from1904 = false;
  readPart(zip, path, {
    open: (name, attribute) => {
      if (name === 'sheet') sheets.push({ name: attribute('name') ?? '', relation: attribute('id') ?? '' });
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
    },
  });
  return { sheets, from1904 };
}

/** What a part refers to, by id; `''` is the file as a whole. */
function readRelations(zip: ZipArchive, part: string): ReadonlyMap<string, Relation> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const relations = new Map<string, Relation>();
  readPart(zip, `${folder}_rels/${part.slice(slash)}.rels`, {
    open: (name, attribute) => {
      if (name !== 'Relationship') return;
      const outside = attribute('TargetMode') === 'External';
      const target = outside ? undefined : resolvePart(folder, attribute('Target') ?? '');
      relations.set(attribute('Id') ?? '', { type: (attribute('Type') ?? '').replace(/^.*\//s, ''), target });
    },
  });
  return relations;
}

function resolvePart(folder: string, target: string): string {
  const segments: string[] = [];
  for (const segment of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

/** The strings that cells refer to. */
function readStrings(zip: ZipArchive, part: string | undefined): readonly string[] {
  const strings: string[] = [];
  const content = new TextCollector();
  readPart(zip, part, {
    open: (name) => {
      if (name === 'si') content.clear();
      else content.open(name);
    },
    text: (text) => content.add(text),
    close: (name) => {
      content.close(name);
      if (name === 'si') strings.push(content.text);
    },
  });
  return strings;
}

function readStyles(zip: ZipArchive, part: string | undefined): readonly NumberStyle[] {
  const codes = new Map<number, string>();
  const styles: NumberStyle[] = [];
  let inCellStyles = false;
  readPart(zip, part, {
    open: (name, attribute) => {
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      else if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'xf' && inCellStyles) {
        const id = Number(attribute('numFmtId') ?? 0);
        styles.push(numberStyle(id, codes.get(id)));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return styles;
}

function readPart(zip: ZipArchive, part: string | undefined, handlers: Parameters<typeof parseXml>[1]): void {
  const bytes = part === undefined ? undefined : zip.read(part);
  if (bytes) parseXml(bytes, handlers);
}
