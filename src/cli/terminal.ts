import { toPlainLine } from '../core/plainText.js';

/** What is needed of a stream of the process. */
export interface Output {
  readonly isTTY?: boolean;
  write(text: string, done?: (error?: Error | null) => void): unknown;
}

/** Standard output for results, standard error for the rest. */
export class Terminal {
  private progressShown = false;
  private lastProgress = 0;

  constructor(
    private readonly out: Output,
    private readonly err: Output,
  ) {}

  /** Settles when the text has been handed over, however slowly a pipe takes it. */
  write(text: string): Promise<void> {
    this.clearProgress();
    return new Promise((resolve, reject) => {
      this.out.write(text, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** One line on standard error; whatever is in it cannot break it in two or act on the terminal. */
  report(line: string): void {
    this.clearProgress();
    this.err.write(`${toPlainLine(line)}\n`);
  }

  /** A line that the next one replaces; only where somebody watches. */
  progress(line: string): void {
    const now = Date.now();
    if (!this.err.isTTY || now - this.lastProgress < 100) return;
    this.lastProgress = now;
    this.progressShown = true;
    this.err.write(`\r\u001b[K${toPlainLine(line)}`);
  }

  private clearProgress(): void {
    if (this.progressShown) this.err.write('\r\u001b[K');
    this.progressShown = false;
  }
}
