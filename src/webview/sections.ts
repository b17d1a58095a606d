import { syncForm } from './syncForm.js';

/**
 * The page's outermost elements, replaced one by one: what did not change is not touched, so that the focus, a
 * selection, and a date that is half typed survive while notes are being edited beside the page.
 */
export class Sections {
  /** By id, as the extension sent them: the page itself may since have opened something in them. */
  private sources = new Map<string, string>();

  constructor(private readonly root: HTMLElement) {
    for (const section of root.children) this.sources.set(section.id, section.outerHTML);
  }

  /** The section `untouched` stays as it is; true where it is no longer what it should be. */
  replace(markup: string, untouched?: string): boolean {
    const template = document.createElement('template');
    template.innerHTML = markup;
    const next = [...template.content.children];
    const sources = new Map(next.map((section) => [section.id, section.outerHTML] as const));
    const held = untouched === undefined ? undefined : this.sources.get(untouched);
    const isOutdated = untouched !== undefined && held !== sources.get(untouched);
    // What it was made from is kept with it, so that it catches up later.
    if (untouched !== undefined && held !== undefined) sources.set(untouched, held);
    const kept = new Map<string, Element>();
    for (const section of [...this.root.children]) {
      const isSame = this.sources.get(section.id) === sources.get(section.id);
      if (isSame || syncForm(section, template.content.getElementById(section.id))) kept.set(section.id, section);
      else section.remove();
    }
    let cursor = this.root.firstElementChild;
    for (const section of next) {
      const old = kept.get(section.id);
      if (old === undefined) this.root.insertBefore(section, cursor);
      else if (old === cursor) cursor = cursor.nextElementSibling;
      else this.root.insertBefore(old, cursor);
    }
    this.sources = sources;
    return isOutdated;
  }
}
