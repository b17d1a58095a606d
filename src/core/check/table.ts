import { toPlainLine } from '../plainText.js';
import type { CheckResult } from './model.js';

const order = ['error', 'warning', 'information', 'hint'] as const;

/** One line a problem, as compilers print them, and a last line with the counts. */
export function checkToTable({ notes, problems }: CheckResult): string {
  const lines = problems.map(({ path, range: { start }, severity, message, code }) =>
    toPlainLine(`${path}:${start.line + 1}:${start.character + 1}: ${severity}: ${message} [${code}]`),
  );
  const counts = order.flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    return count === 0 ? [] : [`${severity} ${count}`];
  });
  const summary = counts.length === 0 ? 'no problems' : counts.join(', ');
  return [...lines, `Notes ${notes}: ${summary}`, ''].join('\n');
}
