import { outermostFirst } from '../core/tally/page/openBodies.js';
import type { PanelBody } from '../core/tally/page/page.js';

/** What is behind the numbers: it comes when it is asked for, and again after its surroundings were replaced. */
export class Bodies {
  private readonly known = new Map<string, PanelBody>();
  private readonly filled = new WeakMap<Element, string>();

  add(bodies: readonly PanelBody[]): void {
    for (const body of bodies) this.known.set(body.id, body);
  }

  has(id: string): boolean {
    return this.known.has(id);
  }

  /** Puts what is known behind these ids where it belongs. */
  fill(open: Iterable<string>): void {
    for (const id of outermostFirst(open)) {
      const body = this.known.get(id);
      if (body?.holder !== undefined) this.place(body, body.holder);
      else if (body !== undefined) this.write(document.querySelector(`#${CSS.escape(id)} > .body`), body.html);
    }
  }

  private place({ id, html }: PanelBody, holderId: string): void {
    const old = document.getElementById(id);
    const holder = document.getElementById(holderId);
    if (holder === null || (old !== null && this.filled.get(old) === html)) return;
    const template = document.createElement('template');
    template.innerHTML = html;
    const panel = template.content.firstElementChild;
    if (panel === null) return;
    if (old === null) holder.append(panel);
    else old.replaceWith(panel);
    this.filled.set(panel, html);
  }

  private write(body: Element | null, html: string): void {
    if (body === null || this.filled.get(body) === html) return;
    body.innerHTML = html;
    this.filled.set(body, html);
  }
}
