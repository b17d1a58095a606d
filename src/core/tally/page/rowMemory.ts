import type { Html } from '../../html.js';
import type { DeferredParts } from './view.js';

/** A row of a table, with what is put off until it is opened. */
export interface RenderedRow {
  readonly html: Html;
  readonly parts: DeferredParts;
}

/** Keeps rows from one rendering to the next: after an edit of a note most of them are made of the same objects. */
export class RowMemory {
  private readonly rows = new Map<string, { readonly inputs: readonly unknown[]; readonly row: RenderedRow }>();
  private count = 0;

  /** How many rows were rendered, all in all. */
  get rendered(): number {
    return this.count;
  }

  /** `inputs` is all that the row is made of, compared one by one. */
  row(id: string, inputs: readonly unknown[], render: () => RenderedRow): RenderedRow {
    const known = this.rows.get(id);
    if (known && isSameList(known.inputs, inputs)) return known.row;
    this.count++;
    const row = render();
    this.rows.set(id, { inputs, row });
    return row;
  }
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
