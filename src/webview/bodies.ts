import type { PanelBody } from '../core/tally/page/openBodies.js';

/** The lines behind the numbers, which come when they are asked for, and again after their surroundings were replaced. */
export class Bodies {
  private readonly sources = new Map<string, string>();
  private readonly filled = new WeakMap<Element, string>();

  constructor(private readonly root: HTMLElement) {}

  add(bodies: readonly PanelBody[]): void {
    for (const { id, html } of bodies) this.sources.set(id, html);
  }

  has(id: string): boolean {
    return this.sources.has(id);
  }

  /** Puts what is known into the `details` with these ids. */
  fill(open: Iterable<string>): void {
    for (const id of open) {
      const source = this.sources.get(id);
      const body = this.root.querySelector(`#${CSS.escape(id)} > .body`);
      if (source === undefined || body === null || this.filled.get(body) === source) continue;
      body.innerHTML = source;
      this.filled.set(body, source);
    }
  }
}
