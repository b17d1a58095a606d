import type { Problem, ProblemCode } from '../problem.js';
import { LineIndex, type Span } from '../text.js';

/** More than anybody reads, and as many as VS Code shows for one file. */
const mostProblems = 1000;

/** Collects what is wrong in one framework file. */
export class ProblemLog {
  private readonly found: Problem[] = [];
  private readonly lines: LineIndex;

  constructor(text: string) {
    this.lines = new LineIndex(text);
  }

  get problems(): readonly Problem[] {
    return this.found;
  }

  add(code: ProblemCode, span: Span, args: Readonly<Record<string, string>> = {}): void {
    if (this.found.length < mostProblems) this.found.push({ code, args, range: this.lines.range(span) });
  }
}
