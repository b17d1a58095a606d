import type { PanelBody, TallyPage } from './page.js';

/** Which parts of the page are open, and what it was given for them: only what changed is sent again. */
export class OpenBodies {
  private open: readonly string[] = [];
  private readonly sent = new Map<string, string>();

  /** A page that has just begun: it was given nothing yet. */
  begin(open: readonly string[]): void {
    this.sent.clear();
    this.open = open;
  }

  show(open: readonly string[]): void {
    this.open = open;
  }

  /** What the page lacks, from now on thought to be sent. */
  take(page: TallyPage): readonly PanelBody[] {
    return this.open.flatMap((id) => {
      const body = page.body(id);
      if (body === undefined || this.sent.get(id) === body.html) return [];
      this.sent.set(id, body.html);
      return [body];
    });
  }
}
