/** Collects the text of a cell or a shared string: all of its runs, none of its reading aids. */
export class TextCollector {
  private whole = '';
  private run = '';
  private isInRun = false;
  private readingAids = 0;

  get text(): string {
    return this.whole.replace(/(?<!\r)\r*\n|\r/g, '\n');
  }

  clear(): void {
    this.whole = '';
  }

  open(element: string): void {
    if (element === 'rPh') this.readingAids++;
    this.isInRun = (element === 't' || element === 'v') && this.readingAids === 0;
    this.run = '';
  }

  add(text: string): void {
    if (this.isInRun) this.run += text;
  }

  close(element: string): void {
    if (element === 'rPh') this.readingAids--;
    if (this.isInRun) this.whole += decodeEscapes(this.run);
    this.isInRun = false;
  }
}

/**
 * Workbooks write characters that XML lacks as `_x000D_`, and `_x005F_` for an underscore that would look like that. Each
 * run is escaped for itself.
 */
function decodeEscapes(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
