import type { TallyPage } from './page.js';

/** What stands in an element of the page that was opened. */
export interface PanelBody {
  /** Of the `details`. */
  readonly id: string;
  readonly html: string;
}

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
      const html = page.body(id);
      if (html === undefined || this.sent.get(id) === html) return [];
      this.sent.set(id, html);
      return [{ id, html }];
    });
  }
}
