/** Runs an action once, after the calls for it have paused for `delay` milliseconds. */
export class Debounced {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly delay: number,
    private readonly action: () => void,
  ) {}

  get isScheduled(): boolean {
    return this.timer !== undefined;
  }

  schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.run(), this.delay);
  }

  /** Like `schedule`, but does not wait longer when calls keep coming: for what must show progress. */
  ensure(): void {
    this.timer ??= setTimeout(() => this.run(), this.delay);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private run(): void {
    this.timer = undefined;
    this.action();
  }
}
