import type { Framework } from '../framework/model.js';
import type { Problem, ProblemCode, Severity } from '../problem.js';

/** What decides how grave a problem is, beside its code. */
export interface SeverityDeps {
  /** What the user chose, by code. */
  readonly chosen: ReadonlyMap<string, Severity>;
  /** Frameworks that came with the product: the codes that one of them lacks may well exist elsewhere. */
  readonly builtIn: readonly Framework[];
}

const severities: Readonly<Partial<Record<ProblemCode, Severity>>> = {
  'tag.unknown-skill': 'warning',
  'tag.undefined-level': 'warning',
  'tag.unknown-statement': 'warning',
  'tag.malformed': 'warning',
  'tag.yaml-comment': 'warning',
  'tag.not-canonical': 'hint',
  'tag.not-portable': 'hint',
  'tag.cut-short': 'hint',
  'note.front-matter': 'warning',
  'note.merge-conflict': 'warning',
  'note.too-large': 'information',
  'note.unread-line': 'information',
  'entry.undated': 'off',
  'entry.empty': 'hint',
  'entry.impossible-date': 'warning',
  'entry.future': 'information',
  'entry.duplicate': 'hint',
  'entry.no-result': 'off',
  'entry.course': 'hint',
  'level.single': 'hint',
  'level.one-month': 'hint',
  'level.stale': 'hint',
};

/** How grave a problem of a note is: as the user chose, else by its code. */
export function severityOf({ code, args }: Pick<Problem, 'code' | 'args'>, deps: SeverityDeps): Severity {
  const chosen = deps.chosen.get(code);
  if (chosen !== undefined) return chosen;
  if (code === 'tag.unknown-skill' && deps.builtIn.some(({ id }) => id === args.frameworkId)) return 'information';
  return severities[code] ?? 'warning';
}

/** How grave a problem of a framework file is: an error where the file is `broken`, which keeps its last good state. */
export function frameworkSeverityOf({ code }: Pick<Problem, 'code'>, broken: boolean, deps: SeverityDeps): Severity {
  return deps.chosen.get(code) ?? (broken ? 'error' : 'warning');
}
