import type { Problem } from '../../problem.js';
import type { Framework } from '../model.js';

/** What a user points at or pastes. Nothing is concluded from the name. */
export interface ImportFile {
  /** Shown in messages, and proposed as id where nothing better is found. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Its name is no file's, and says nothing of the framework. */
  readonly isPasted?: boolean;
}

/** A file opened as far as all formats need it: one of these, by its content. */
export type ImportContent =
  { readonly kind: 'workbook'; readonly sheets: readonly Sheet[] } | { readonly kind: 'text'; readonly text: string };

/** Cells as text, rows of equal length not promised; a merged cell's text stands in its first cell only. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** Answers to questions, and what the user wants named otherwise. */
export interface ImportOptions {
  readonly id?: string;
  readonly name?: string;
  /** For formats that hold one skill without a code or name of its own. */
  readonly code?: string;
  readonly skillName?: string;
  /** For a matrix whose headers do not say what is what. */
  readonly matrix?: MatrixMapping;
}

export interface MatrixMapping {
  /** Columns are counted from 0. */
  readonly skillColumn: number;
  readonly codeColumn?: number;
  readonly groupColumn?: number;
  readonly descriptionColumn?: number;
  /** In rank order. */
  readonly levelColumns: readonly number[];
}

/** One format, in a file of its own. */
export interface Importer {
  /** Stable: `sfia-workbook`, `page-text`, … */
  readonly id: string;
  /** For lists: `SFIA workbook (.xlsx)`. English; what is shown comes from the catalogue by `import.format.<id>`. */
  readonly title: string;
  /** How far the content has this format's marks: what was found, and what is missing of them. */
  recognise(content: ImportContent): Recognition;
  /** Only called where nothing is missing. Takes any content, and throws nothing but `UnreadableFile`. */
  read(content: ImportContent, options: ImportOptions): ImportResult;
}

export interface Recognition {
  readonly found: readonly string[];
  readonly missing: readonly string[];
}

export type ImportResult =
  | { readonly kind: 'framework'; readonly framework: Framework; readonly skipped: readonly SkippedPart[] }
  | { readonly kind: 'question'; readonly asks: readonly ImportQuestion[] }
  | ImportFailure;

export interface ImportFailure {
  readonly kind: 'failure';
  readonly reason: ImportMessage;
  /** Of a framework file of our own format that is broken. */
  readonly problems?: readonly Problem[];
}

/** What the format cannot say by itself. */
export type ImportQuestion =
  | { readonly kind: 'code' }
  | { readonly kind: 'skill-name' }
  | { readonly kind: 'framework-name' }
  | { readonly kind: 'matrix'; readonly columns: readonly string[] };

/** A part of the file that did not become part of the framework, and why. */
export interface SkippedPart {
  /** A name, a code, a row: as the user finds it in the file. */
  readonly part: string;
  readonly why: ImportMessage;
}

/** A key of the message catalogue (`import.…`, or a problem's code) with its arguments. */
export interface ImportMessage {
  readonly key: string;
  readonly args: Readonly<Record<string, string>>;
}
