import type { PanelBody, TallyPage } from './page.js';

export interface RowUpdate {
  readonly id: string;
  readonly html: string;
}

/** The id of a part begins with that of the part around it, which has to be there first. */
export function outermostFirst(ids: Iterable<string>): readonly string[] {
  return [...ids].sort((a, b) => a.length - b.length);
}

/** Which parts of the page are open, and what it was given for them: only what changed is sent again. */
export class OpenBodies {
  private open: readonly string[] = [];
  private readonly sent = new Map<string, string>();
  private rows: ReadonlyMap<string, string> = new Map();

  /** A page that has just begun: it was given nothing yet. */
  begin(open: readonly string[]): void {
    this.sent.clear();
    this.rows = new Map();
    this.open = open;
  }

  get ids(): readonly string[] {
    return this.open;
  }

  show(open: readonly string[]): void {
    this.open = open;
  }

  /** The rows that are others than those that the page has, from now on thought to be sent. */
  takeRows({ rows }: TallyPage): readonly RowUpdate[] {
    const changed = [...rows].filter(([id, html]) => this.rows.get(id) !== html);
    this.rows = rows;
    return changed.map(([id, html]) => ({ id, html }));
  }

  /** What the page lacks, from now on thought to be sent. */
  take(page: TallyPage): readonly PanelBody[] {
    return outermostFirst(this.open).flatMap((id) => {
      const body = page.body(id);
      if (body === undefined || this.sent.get(id) === body.html) return [];
      this.sent.set(id, body.html);
      return [body];
    });
  }
}
