import type { Range } from './text.js';

/** Every problem this product can name. The codes are stable: settings and scripts refer to them. */
export type ProblemCode =
  | 'tag.unknown-skill'
  | 'tag.undefined-level'
  | 'tag.unknown-statement'
  | 'tag.not-canonical'
  | 'tag.not-portable'
  | 'tag.cut-short'
  | 'tag.malformed'
  | 'tag.yaml-comment'
  | 'note.front-matter'
  | 'note.too-large'
  | 'note.unread-line'
  | 'entry.undated'
  | 'entry.empty'
  | 'entry.impossible-date'
  | 'entry.future'
  | 'entry.duplicate'
  | 'framework.syntax'
  | 'framework.several-documents'
  | 'framework.too-large'
  | 'framework.too-deep'
  | 'framework.alias'
  | 'framework.alias-growth'
  | 'framework.key'
  | 'framework.duplicate-key'
  | 'framework.format'
  | 'framework.missing'
  | 'framework.not-text'
  | 'framework.not-list'
  | 'framework.not-map'
  | 'framework.not-boolean'
  | 'framework.not-url'
  | 'framework.not-statements'
  | 'framework.unknown-key'
  | 'framework.unknown-level'
  | 'framework.unknown-group'
  | 'framework.level-order'
  | 'framework.code-pattern'
  | 'framework.untypeable'
  | 'framework.ambiguous'
  | 'framework.duplicate-id'
  | 'framework.too-many-skills';

export type Severity = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** What is wrong, where; words are made from `code` and `args` by `messages.ts`, so that they can be translated. */
export interface Problem {
  readonly code: ProblemCode;
  readonly args: Readonly<Record<string, string>>;
  readonly range: Range;
}

export interface LocatedProblem extends Problem {
  readonly uri: string;
}
