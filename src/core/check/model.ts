import type { Problem, Severity } from '../problem.js';

/** A problem of a note as it is reported: with its weight and its words. */
export interface CheckedProblem {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly code: Problem['code'];
  readonly severity: Exclude<Severity, 'off'>;
  readonly message: string;
  readonly range: Problem['range'];
}

/** All that a check has found, by path and place. */
export interface CheckResult {
  readonly notes: number;
  readonly problems: readonly CheckedProblem[];
}

/** Whether the check has failed: at an error, or if it is strict at a warning. */
export function fails({ problems }: CheckResult, strict: boolean): boolean {
  return problems.some(({ severity }) => severity === 'error' || (strict && severity === 'warning'));
}
