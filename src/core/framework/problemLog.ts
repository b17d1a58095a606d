import type { Problem, ProblemCode } from '../problem.js';
import { LineIndex, type Span } from '../text.js';

/** More than anybody reads, and as many as VS Code shows for one file. */
const mostProblems = 1000;

/** Collects what is wrong in one framework file. */
export class ProblemLog {
  private readonly found: Problem[] = [];
  private readonly lines: LineIndex;

  constructor(private readonly text: string) {
    this.lines = new LineIndex(text);
  }

  get problems(): readonly Problem[] {
    return this.found;
  }

  add(code: ProblemCode, { start, end }: Span, args: Readonly<Record<string, string>> = {}): void {
    if (this.found.length >= mostProblems) return;
    const range = this.lines.range({ start: this.outsideLineEnd(start), end: this.outsideLineEnd(end) });
    this.found.push({ code, args, range });
  }

  /** YAML's errors can end between the two characters of a Windows line end, which is no place in an editor. */
  private outsideLineEnd(offset: number): number {
    return this.text[offset] === '\n' && this.text[offset - 1] === '\r' ? offset - 1 : offset;
  }
}
