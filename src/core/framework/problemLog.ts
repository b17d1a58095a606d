import type { FileFamily, FileProblem, Problem, ProblemCode } from '../problem.js';
import { LineIndex, type Range, type Span } from '../text.js';

/** More than anybody reads, and as many as VS Code shows for one file. */
const mostProblems = 1000;

/** Collects what is wrong in one file. */
export class ProblemLog {
  private readonly found: Problem[] = [];
  private readonly lines: LineIndex;

  constructor(
    private readonly text: string,
    private readonly family: FileFamily = 'framework',
  ) {
    this.lines = new LineIndex(text);
  }

  get problems(): readonly Problem[] {
    return this.found;
  }

  /** What any kind of file can have, under the code of this kind. */
  addGeneral(kind: FileProblem, span: Span, args: Readonly<Record<string, string>> = {}): void {
    this.add(`${this.family}.${kind}`, span, args);
  }

  add(code: ProblemCode, span: Span, args: Readonly<Record<string, string>> = {}): void {
    if (this.found.length < mostProblems) this.found.push({ code, args, range: this.rangeOf(span) });
  }

  rangeOf({ start, end }: Span): Range {
    return this.lines.range({ start: this.outsideLineEnd(start), end: this.outsideLineEnd(end) });
  }

  /** YAML's errors can end between the two characters of a Windows line end, which is no place in an editor. */
  private outsideLineEnd(offset: number): number {
    return this.text[offset] === '\n' && this.text[offset - 1] === '\r' ? offset - 1 : offset;
  }
}
