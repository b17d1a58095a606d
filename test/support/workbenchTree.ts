import type { Locator, Page } from 'playwright-core';

/** A row of a tree as it is drawn. */
export interface TreeRow {
  readonly label: string;
  /** The grey text after the label; empty where there is none. */
  readonly description: string;
  /** How deep it lies, from 1. */
  readonly depth: number;
  /** `undefined` for a leaf. */
  readonly expanded: boolean | undefined;
}

const patience = 40_000;

/** A tree view of the side bar. It is drawn in part: rows outside the view do not exist for it. */
export class WorkbenchTree {
  private readonly pane: Locator;

  constructor(
    private readonly page: Page,
    title: string,
  ) {
    this.pane = page.locator(`.pane:has(> .pane-header[aria-label^="${title}"])`);
  }

  /** Unfolds the view itself where it is folded, and waits until it is drawn. */
  async show(): Promise<void> {
    const header = this.pane.locator('> .pane-header');
    // The header of a container's only view is there but not drawn.
    await header.waitFor({ state: 'attached', timeout: patience });
    if ((await header.getAttribute('aria-expanded')) === 'false') {
      await header.click();
    }
    await this.pane.locator('.monaco-list-row, .welcome-view-content').first().waitFor({ timeout: patience });
  }

  /** Folds the view, so that others have its room. */
  async fold(): Promise<void> {
    const header = this.pane.locator('> .pane-header');
    await header.waitFor({ timeout: patience });
    if ((await header.getAttribute('aria-expanded')) === 'true') await header.click();
  }

  /** All drawn rows, from the top. */
  async rows(): Promise<TreeRow[]> {
    const drawn = await this.pane.locator('.monaco-list-row').evaluateAll((rows) =>
      rows.map((row) => ({
        top: row.getBoundingClientRect().top,
        label: row.querySelector('.label-name')?.textContent ?? '',
        description: row.querySelector('.label-description')?.textContent ?? '',
        depth: Number(row.getAttribute('aria-level')),
        expanded: row.getAttribute('aria-expanded'),
      })),
    );
    return drawn
      .sort((a, b) => a.top - b.top)
      .map(({ label, description, depth, expanded }) => ({
        label,
        description,
        depth,
        expanded: expanded === null ? undefined : expanded === 'true',
      }));
  }

  /** The row whose label starts with this text, once it is drawn. */
  async row(label: string): Promise<TreeRow> {
    await this.locate(label).waitFor({ timeout: patience });
    const found = (await this.rows()).find((row) => row.label.startsWith(label));
    if (found === undefined) {
      throw new Error(`The tree has no row “${label}” any more.`);
    }
    return found;
  }

  /** Expands rows one below the other: `expand('Framework', 'Skill', 'Level')`. */
  async expand(...labels: readonly string[]): Promise<void> {
    for (const label of labels) {
      const row = this.locate(label);
      await row.waitFor({ timeout: patience });
      if ((await row.getAttribute('aria-expanded')) === 'false') {
        await row.locator('.monaco-tl-twistie').click();
      }
      await this.locate(label, '[aria-expanded="true"]').waitFor({ timeout: patience });
    }
  }

  /** Clicks the row whose label starts with this text. */
  async click(label: string): Promise<void> {
    await this.locate(label).locator('.label-name').first().click({ timeout: patience });
  }

  /** What the header of the view says: its name and, beside it, what it shows. */
  async title(): Promise<string> {
    return (await this.pane.locator('> .pane-header').innerText()).trim();
  }

  /** The label of the row that is chosen. */
  async selected(): Promise<string> {
    return (await this.pane.locator('.monaco-list-row.selected .label-name').first().textContent()) ?? '';
  }

  /** The tooltip that the pointer brings up over a row. */
  async tooltip(label: string): Promise<string> {
    await this.page.mouse.move(5, 5);
    await this.locate(label).locator('.label-name').first().hover({ timeout: patience });
    const hover = this.page.locator('.monaco-hover.workbench-hover:visible').last();
    await hover.waitFor({ timeout: 10_000 });
    return hover.innerText();
  }

  /** The words that the view shows instead of rows. */
  async welcome(): Promise<string> {
    const text = this.pane.locator('.welcome-view-content');
    await text.waitFor({ timeout: patience });
    return text.innerText();
  }

  private locate(label: string, more = ''): Locator {
    const escaped = label.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    return this.pane
      .locator(`.monaco-list-row${more}`)
      .filter({ has: this.page.locator('.label-name').getByText(new RegExp(`^\\s*${escaped}`)) })
      .first();
  }
}
