/** So many rows of evidence are shown at first below a row, and so many more each time that somebody asks for them. */
const rowsAtOnce = 100;

/** How many rows of evidence a view shows below each of its rows. */
export class RowLimits {
  private readonly limits = new Map<string, number>();

  /** `id` is the row's. */
  of(id: string): number {
    return this.limits.get(id) ?? rowsAtOnce;
  }

  raise(id: string): void {
    this.limits.set(id, this.of(id) + rowsAtOnce);
  }
}
