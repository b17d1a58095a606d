import type { Span } from '../text.js';

/** A framework file as its author wrote it: everything is text, nothing has a meaning yet, every part knows its place. */
export type SourceValue = SourceText | SourceList | SourceMap | SourceNothing;

export interface SourceText {
  readonly kind: 'text';
  readonly text: string;
  readonly span: Span;
}

export interface SourceList {
  readonly kind: 'list';
  readonly items: readonly SourceValue[];
  readonly span: Span;
}

export interface SourceMap {
  readonly kind: 'map';
  /** In the order of the file; of two equal keys the first. */
  readonly fields: ReadonlyMap<string, SourceField>;
  readonly span: Span;
}

export interface SourceField {
  readonly key: Span;
  readonly value: SourceValue;
}

/** No value, or JSON's `null`. */
export interface SourceNothing {
  readonly kind: 'nothing';
  readonly span: Span;
}
