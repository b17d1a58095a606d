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
  | 'note.merge-conflict'
  | 'note.too-large'
  | 'note.unread-line'
  | 'entry.undated'
  | 'entry.empty'
  | 'entry.impossible-date'
  | 'entry.future'
  | 'entry.duplicate'
  | 'entry.no-result'
  | 'entry.course'
  | 'level.single'
  | 'level.one-month'
  | 'level.stale'
  | `${FileFamily}.${FileProblem}`
  | 'framework.not-boolean'
  | 'framework.not-url'
  | 'framework.not-statements'
  | 'framework.unknown-level'
  | 'framework.unknown-group'
  | 'framework.level-order'
  | 'framework.code-pattern'
  | 'framework.untypeable'
  | 'framework.ambiguous'
  | 'framework.duplicate-id'
  | 'framework.too-many-skills'
  | 'profile.not-number'
  | 'profile.not-date'
  | 'profile.not-span'
  | 'profile.not-target'
  | 'profile.unknown-skill'
  | 'profile.unknown-framework'
  | 'profile.undefined-level'
  | 'profile.unknown-role'
  | 'profile.same-skill'
  | 'profile.not-in-force'
  | 'profile.roles-file'
  | 'profile.too-many';

/** The kinds of YAML files that are read. */
export type FileFamily = 'framework' | 'profile';

/** What can be wrong with any of them, whatever it is about. */
export type FileProblem =
  | 'syntax'
  | 'several-documents'
  | 'too-large'
  | 'too-deep'
  | 'alias'
  | 'alias-growth'
  | 'key'
  | 'duplicate-key'
  | 'format'
  | 'missing'
  | 'not-text'
  | 'not-list'
  | 'not-map'
  | 'unknown-key';

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
