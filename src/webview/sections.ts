import type { RowUpdate } from '../core/tally/page/openBodies.js';
import { syncForm } from './syncForm.js';

/**
 * The page's outermost elements, and the rows of its tables, replaced one by one: what did not change is not touched, so
 * that the focus, a selection, and a date that is half typed survive while notes are being edited beside the page, and
 * that a table of five hundred skills costs no more than the rows that changed.
 */
export class Sections {
  /** By id, as the extension sent them: the page itself may since have opened something in them. */
  private sources: ReadonlyMap<string, string>;

  constructor(private readonly root: HTMLElement) {
    this.sources = takeApart([...root.cloneNode(true).childNodes].filter(isElement)).sources;
  }

  /**
   * `given` has the rows that are others than before: in `markup` all rows are empty. The section `untouched` stays as it
   * is; true where it is no longer what it should be.
   */
  replace(markup: string, given: readonly RowUpdate[], untouched?: string): boolean {
    const next = parse(markup);
    const { sources, rows } = takeApart(next);
    const fresh = new Map(given.flatMap(({ id, html }) => parse(html).map((row) => [id, row] as const)));
    for (const row of [...rows.values()].flat()) {
      const source = fresh.get(row.id)?.outerHTML ?? (isEmpty(row) ? this.sources.get(row.id) : undefined);
      if (source !== undefined) sources.set(row.id, source);
    }
    const held = untouched === undefined ? undefined : this.sources.get(untouched);
    const isOutdated = untouched !== undefined && held !== sources.get(untouched);
    // What it was made from is kept with it, so that it catches up later.
    if (untouched !== undefined && held !== undefined) sources.set(untouched, held);
    const wanted = next.map((section) => {
      const old = this.kept(section, sources);
      const shown = old ?? section;
      const table = shown.querySelector('.matrix');
      if (table !== null) {
        arrange(
          table,
          [...table.children].filter(isFixed),
          (rows.get(section) ?? []).map((row) => this.kept(row, sources) ?? fresh.get(row.id) ?? row),
        );
      }
      return shown;
    });
    arrange(this.root, [], wanted);
    this.sources = sources;
    return isOutdated;
  }

  /** What is on the page in place of an element, where that needs no other. */
  private kept(next: Element, sources: ReadonlyMap<string, string>): Element | undefined {
    const old = document.getElementById(next.id);
    if (old === null) return undefined;
    return this.sources.get(next.id) === sources.get(next.id) || syncForm(old, next) ? old : undefined;
  }
}

interface Parts {
  readonly sources: Map<string, string>;
  /** The rows that each section lost, for they are looked at one by one. */
  readonly rows: ReadonlyMap<Element, readonly Element[]>;
}

function takeApart(sections: readonly Element[]): Parts {
  const sources = new Map<string, string>();
  const rows = new Map<Element, readonly Element[]>();
  for (const section of sections) {
    const own = [...section.querySelectorAll('.matrix > .row')];
    for (const row of own) {
      sources.set(row.id, row.outerHTML);
      row.remove();
    }
    rows.set(section, own);
    sources.set(section.id, section.outerHTML);
  }
  return { sources, rows };
}

function parse(markup: string): Element[] {
  const template = document.createElement('template');
  template.innerHTML = markup;
  return [...template.content.children];
}

/** The place of a row that comes apart from the page, or is there already. */
function isEmpty(row: Element): boolean {
  return row.childElementCount === 0;
}

/** Makes the children of an element these, moving nothing that is in its place. */
function arrange(parent: Element, fixed: readonly Element[], wanted: readonly Element[]): void {
  const all = [...fixed, ...wanted];
  const staying = new Set(all);
  for (const child of [...parent.children]) if (!staying.has(child)) child.remove();
  let cursor = parent.firstElementChild;
  for (const child of all) {
    if (child === cursor) cursor = cursor.nextElementSibling;
    else parent.insertBefore(child, cursor);
  }
}

/** A caption or the heads: not compared row by row. */
function isFixed(child: Element): boolean {
  return !child.matches('.row');
}

function isElement(node: Node): node is Element {
  return node instanceof Element;
}
