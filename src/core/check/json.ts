import type { CheckResult } from './model.js';

export const checkFormat = 'skill-journal-check/1';

/** What `--format json` prints. Lines and columns count from 1, columns in UTF-16 units; the end is behind the last. */
export interface CheckJson {
  readonly format: typeof checkFormat;
  readonly notes: number;
  readonly problems: readonly {
    readonly path: string;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly code: string;
    readonly severity: string;
    readonly message: string;
  }[];
}

export function checkToJson({ notes, problems }: CheckResult): CheckJson {
  return {
    format: checkFormat,
    notes,
    problems: problems.map(({ path, range: { start, end }, code, severity, message }) => ({
      path,
      line: start.line + 1,
      column: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
      code,
      severity,
      message,
    })),
  };
}
