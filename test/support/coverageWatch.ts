import { Session, type Profiler } from 'node:inspector';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Tells which inputs reach code that none before them did, by the counts that V8 keeps of the blocks it runs. It makes a
 * program several times slower.
 */
export class CoverageWatch {
  private readonly session = new Session();
  /** What no input has run yet, by function; a function without an entry has not been called. */
  private readonly unreached = new Map<string, readonly Stretch[]>();

  /** `files` chooses them by their URLs; a file that tsx has made another module of stands in one, in full. */
  constructor(private readonly files: RegExp) {
    this.session.connect();
    this.session.post('Profiler.enable');
    this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** True where something ran since the last call that had never run. */
  reachedMore(): boolean {
    let result: readonly Profiler.ScriptCoverage[] = [];
    // In one thread the answer comes before `post` returns.
    this.session.post('Profiler.takePreciseCoverage', (_, answer) => {
      result = answer.result;
    });
    let more = false;
    for (const { url, functions } of result) {
      if (!this.files.test(url)) continue;
      for (const { ranges } of functions) more = this.note(url, ranges) || more;
    }
    return more;
  }

  dispose(): void {
    this.session.disconnect();
  }

  private note(url: string, [whole, ...blocks]: readonly Profiler.CoverageRange[]): boolean {
    if (whole === undefined || whole.count === 0) return false;
    const key = `${url}:${whole.startOffset}`;
    const skipped = blocks
      .filter(({ count }) => count === 0)
      .map(({ startOffset: start, endOffset: end }) => ({ start, end }));
    const before = this.unreached.get(key);
    const after = before?.flatMap((old) => skipped.flatMap((now) => overlap(old, now))) ?? skipped;
    this.unreached.set(key, after);
    return before === undefined || lengthOf(after) < lengthOf(before);
  }
}

function overlap(a: Stretch, b: Stretch): readonly Stretch[] {
  const [start, end] = [Math.max(a.start, b.start), Math.min(a.end, b.end)];
  return start < end ? [{ start, end }] : [];
}

function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { start, end }) => sum + end - start, 0);
}
