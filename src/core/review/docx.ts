import {
  AlignmentType,
  BorderStyle,
  Bookmark,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  WidthType,
  type IParagraphOptions,
} from 'docx';
import type { DocumentWords } from './documentWords.js';
import { settle } from './docxFile.js';
import { bookmarkOf, lines, plain, runs } from './docxText.js';
import { plainWords, readReviewTree, type Align, type Block, type Inline } from './tree.js';

/**
 * A review as a Word document. Same review, same bytes. It is loaded only when somebody asks for one: the library behind it
 * is larger than all the rest.
 */
export async function reviewToDocx(markdown: string, language: string, words: DocumentWords): Promise<Uint8Array> {
  const blocks = readReviewTree(markdown, words);
  const heading = blocks.find((block) => block.kind === 'heading');
  const document = new Document({
    title: heading ? plain(plainWords(heading.content)) : 'Skill Journal',
    creator: 'Skill Journal',
    lastModifiedBy: 'Skill Journal',
    numbering: { config: [bullets, numbers] },
    styles: {
      default: {
        document: {
          run: { font: 'Calibri', size: 21, language: { value: language } },
          paragraph: { spacing: { after: 100 } },
        },
        title: { run: { size: 40, bold: true }, paragraph: { spacing: { after: 200 } } },
        heading1: {
          run: { size: 30, bold: true, color: '1D2329' },
          paragraph: { spacing: { before: 360, after: 120 }, keepNext: true },
        },
        heading2: {
          run: { size: 24, bold: true, color: '1D2329' },
          paragraph: { spacing: { before: 280, after: 80 }, keepNext: true },
        },
        heading3: {
          run: { size: 22, bold: true, color: '1D2329' },
          paragraph: { spacing: { before: 200, after: 60 }, keepNext: true },
        },
        hyperlink: { run: { color: '0B57B0', underline: {} } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: pageWidth, height: 16838 },
            margin: { top: 1100, bottom: 1100, left: sideMargin, right: sideMargin },
          },
        },
        children: new Writer().blocks(blocks),
      },
    ],
  });
  return settle(new Uint8Array(await Packer.toArrayBuffer(document)));
}

/** In twentieths of a point: A4. */
const pageWidth = 11906;
const sideMargin = 1000;
const deepest = 8;

interface Setting {
  /** How deep in lists. */
  readonly depth: number;
  readonly quote: 'comment' | 'quote' | undefined;
}

class Writer {
  private breakNext = false;
  private lists = 0;

  blocks(blocks: readonly Block[], setting: Setting = { depth: 0, quote: undefined }): (Paragraph | Table)[] {
    return blocks.flatMap((block) => this.block(block, setting, {}));
  }

  private block(block: Block, setting: Setting, lead: Partial<IParagraphOptions>): (Paragraph | Table)[] {
    switch (block.kind) {
      case 'heading': {
        const children = [new Bookmark({ id: bookmarkOf(block.id), children: runs(block.content, {}) })];
        return [this.paragraph({ heading: headings[block.depth - 1] ?? HeadingLevel.HEADING_3, children }, setting)];
      }
      case 'paragraph':
        return [this.paragraph({ ...lead, children: runs(block.content, {}) }, setting)];
      case 'list':
        return this.list(block.items, block.start, setting);
      case 'table':
        return [tableOf(block.rows, block.align), new Paragraph({ spacing: { after: 60 } })];
      case 'quote':
        return block.content.flatMap((inner) =>
          this.block(inner, { ...setting, quote: block.isComment ? 'comment' : 'quote' }, lead),
        );
      case 'code':
        return [this.paragraph({ ...lead, children: lines(block.text, { font: 'Consolas' }) }, setting)];
      case 'rule':
        return [
          this.paragraph(
            { border: { bottom: { style: BorderStyle.SINGLE, size: 4, space: 1, color: 'BBBBBB' } } },
            setting,
          ),
        ];
      case 'page-break':
        this.breakNext = true;
        return [];
    }
  }

  private list(
    items: readonly (readonly Block[])[],
    start: number | undefined,
    setting: Setting,
  ): (Paragraph | Table)[] {
    const level = Math.min(setting.depth, deepest);
    // Each numbered list counts for itself.
    const numbering =
      start === undefined ? { reference: 'bullets', level } : { reference: 'numbers', level, instance: ++this.lists };
    const inside = { ...setting, depth: setting.depth + 1 };
    return items.flatMap(([first, ...rest]) => [
      ...(first ? this.block(first, { ...setting, depth: setting.depth + 1 }, { numbering }) : []),
      ...rest.flatMap((block) => this.block(block, inside, {})),
    ]);
  }

  private paragraph(options: IParagraphOptions, { depth, quote }: Setting): Paragraph {
    const pageBreakBefore = this.breakNext;
    this.breakNext = false;
    const indent = options.numbering || depth === 0 ? {} : { indent: { left: indentOf(depth) } };
    const color = quote === 'comment' ? '8250DF' : 'BBBBBB';
    const bar = quote ? { border: { left: { style: BorderStyle.SINGLE, size: 18, space: 8, color } } } : {};
    return new Paragraph({ ...indent, ...bar, ...options, pageBreakBefore });
  }
}

const headings = [HeadingLevel.TITLE, HeadingLevel.HEADING_1, HeadingLevel.HEADING_2];

function tableOf(rows: readonly (readonly (readonly Inline[])[])[], align: readonly Align[]): Table {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const total = pageWidth - 2 * sideMargin;
  const widths = columnWidths(rows, columns, total);
  const widthOf = (i: number): number => widths[i] ?? 0;
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'BBBBBB' };
  const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
  return new Table({
    width: { size: total, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: line, bottom: line, insideHorizontal: line, left: none, right: none, insideVertical: none },
    rows: rows.map(
      (row, r) =>
        new TableRow({
          tableHeader: r === 0,
          cantSplit: true,
          children: row.map(
            (cell, i) =>
              new TableCell({
                width: { size: widthOf(i), type: WidthType.DXA },
                margins: { top: 50, bottom: 50, left: 80, right: 80 },
                children: [
                  new Paragraph({
                    alignment: alignments[align[i] ?? 'left'],
                    spacing: { after: 0 },
                    children: runs(cell, { size: tableText, bold: r === 0 }),
                  }),
                ],
              }),
          ),
        }),
    ),
  });
}

/** So that no head is broken where there is room: the first column has the names, which may be, and takes what is left. */
function columnWidths(
  rows: readonly (readonly (readonly Inline[])[])[],
  columns: number,
  total: number,
): readonly number[] {
  const lengthOf = (r: number, i: number): number => plainWords(rows[r]?.[i] ?? []).length;
  const wanted = Array.from({ length: columns - 1 }, (_, at) => {
    const longest = Math.max(...rows.map((_, r) => lengthOf(r, at + 1)));
    return cellMargins + letterWidth * Math.max(lengthOf(0, at + 1), Math.min(longest, longestCell));
  });
  const sum = wanted.reduce((all, width) => all + width, 0);
  const share = Math.min(1, (total * (1 - leastForNames)) / Math.max(1, sum));
  const others = wanted.map((width) => Math.floor(width * share));
  return [total - others.reduce((all, width) => all + width, 0), ...others];
}

/** In half points. */
const tableText = 19;
/** Of a bold letter in a table, in twentieths of a point: wide ones included. */
const letterWidth = 110;
const cellMargins = 180;
/** Letters, beyond which a cell may be broken into lines. */
const longestCell = 15;
const leastForNames = 0.22;

const alignments = { left: AlignmentType.START, center: AlignmentType.CENTER, right: AlignmentType.END };

function indentOf(depth: number): number {
  return 360 * Math.min(depth, deepest + 1);
}

function levelsOf(format: (typeof LevelFormat)['BULLET' | 'DECIMAL'], textOf: (level: number) => string) {
  return Array.from({ length: deepest + 1 }, (_, level) => ({
    level,
    format,
    text: textOf(level),
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: indentOf(level + 1), hanging: 280 } } },
  }));
}

const bullets = {
  reference: 'bullets',
  levels: levelsOf(LevelFormat.BULLET, (level) => (level % 2 === 0 ? '•' : '–')),
};
const numbers = { reference: 'numbers', levels: levelsOf(LevelFormat.DECIMAL, (level) => `%${level + 1}.`) };
