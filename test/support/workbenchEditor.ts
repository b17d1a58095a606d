import * as assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';

import { eventually } from './eventually.js';
import { findText, type FoundText } from './findText.js';

export interface Suggestion {
  readonly label: string;
  /** The grey text beside the label; empty where there is none. */
  readonly detail: string;
}

/** A place in the document as the status bar shows it, 1-based. */
export interface Cursor {
  readonly line: number;
  readonly column: number;
}

/** Which occurrence of a text is meant, counted from 0 among those drawn from the top. */
export interface Occurrence {
  readonly occurrence?: number;
}

const patience = 40_000;
const attempt = 1500;

/**
 * The active text editor of a window.
 *
 * It knows what is on the screen: lines outside the view are not drawn, and a wrapped line is drawn as several.
 */
export class WorkbenchEditor {
  constructor(private readonly page: Page) {}

  /** Waits until the active editor shows a file of this name. */
  async waitForFile(name: string): Promise<void> {
    const suffix = encodeURIComponent(name).replaceAll("'", '%27');
    await this.root(`[data-uri$="${suffix}"]`).locator('.view-line').first().waitFor({ timeout: patience });
  }

  /** The drawn lines, from the top. */
  async lines(): Promise<string[]> {
    const drawn = await this.root()
      .locator('.view-lines .view-line')
      .evaluateAll((lines) => lines.map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent })));
    // Blanks are drawn as no-break spaces.
    return drawn.sort((a, b) => a.top - b.top).map((line) => line.text.replaceAll('\u00a0', ' '));
  }

  /** The drawn text. */
  async text(): Promise<string> {
    return (await this.lines()).join('\n');
  }

  /** Where the cursor stands. */
  async cursor(): Promise<Cursor> {
    const item = this.page.locator('.statusbar-item', { hasText: /Ln \d+, Col \d+/ }).first();
    let text = await item.innerText();
    // The status bar follows the cursor with a delay: what it says counts once it stays the same.
    for (let last = ''; last !== text;) {
      last = text;
      await delay(250);
      text = await item.innerText();
    }
    const [, line, column] = /Ln (\d+), Col (\d+)/.exec(text) ?? [];
    if (line === undefined || column === undefined) {
      throw new Error('The status bar does not tell where the cursor stands.');
    }
    return { line: Number(line), column: Number(column) };
  }

  /** Waits until the cursor stands in this 1-based line. */
  async waitForLine(line: number): Promise<void> {
    await this.page
      .locator('.statusbar-item', { hasText: new RegExp(`Ln ${line}, Col`) })
      .waitFor({ timeout: patience });
  }

  /** Puts the cursor at a 1-based place, scrolled into view. */
  async goToLine(line: number, column = 1): Promise<void> {
    await this.focus();
    await this.page.keyboard.press('Control+g');
    const input = this.page.locator('.quick-input-widget:not([style*="display: none"]) input[type="text"]').first();
    await input.waitFor();
    await input.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.waitForLine(line);
  }

  /** Types text at the end of a 1-based line, key by key. */
  async typeAtEndOfLine(line: number, text: string): Promise<void> {
    await this.goToLine(line);
    await this.page.keyboard.press('End');
    await this.type(text);
  }

  /** Types text at the end of the document, key by key. */
  async typeAtEndOfFile(text: string): Promise<void> {
    await this.focus();
    await this.page.keyboard.press('Control+End');
    await this.type(text);
  }

  /** Types text at the cursor, key by key, as fast as a quick typist. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 30 });
  }

  /** Types text at the cursor before the editor has had the time to answer to any of it. */
  async typeAtOnce(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Presses one key, such as `Enter` or `Control+z`. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Gives the editor the keyboard, leaving its cursor alone. */
  async focus(): Promise<void> {
    await this.page.keyboard.press('Control+1');
  }

  /** Clicks into a drawn text; the keys named in `modifiers` are held. */
  async click(text: string, options: Occurrence & { readonly modifiers?: 'Control' } = {}): Promise<void> {
    const place = await this.place(text, options);
    if (options.modifiers !== undefined) {
      await this.page.keyboard.down(options.modifiers);
    }
    await this.page.mouse.move(place.x, place.y, { steps: 3 });
    await this.page.mouse.click(place.x, place.y);
    if (options.modifiers !== undefined) {
      await this.page.keyboard.up(options.modifiers);
    }
  }

  /**
   * Moves the pointer over a drawn text and returns what the hover says, once it says what `until` asks for.
   * It tries again for a while: the extension may still be starting, or counting.
   */
  async hover(text: string, options: Occurrence & { readonly until?: string | RegExp } = {}): Promise<string> {
    const wanted = options.until ?? /\S/;
    let last = '';
    const end = Date.now() + patience;
    while (Date.now() < end) {
      last = (await this.hoverOnce(text, options)) ?? last;
      if (typeof wanted === 'string' ? last.includes(wanted) : wanted.test(last)) {
        return last;
      }
    }
    throw new Error(`The hover over “${text}” does not say ${String(wanted)} but: ${last === '' ? 'nothing' : last}`);
  }

  /** Moves the pointer over a drawn text once; `undefined` where nothing shows up in time. */
  async hoverOnce(text: string, options: Occurrence = {}): Promise<string | undefined> {
    const place = await this.place(text, options);
    await this.hideHover();
    await this.page.mouse.move(place.x - 2, place.y);
    await this.page.mouse.move(place.x, place.y, { steps: 3 });
    try {
      await this.hoverBox().waitFor({ timeout: attempt });
    } catch {
      return undefined;
    }
    // Every provider's part comes in its own time, and a place-holder before it.
    await this.hoverBox()
      .filter({ hasNotText: /^\s*Loading\.\.\.\s*$/ })
      .waitFor({ timeout: patience })
      .catch(() => {
        // What still loads counts as what it says.
      });
    await delay(200);
    return (await this.hoverBox().innerText()).replaceAll('\u00a0', ' ');
  }

  /** Clicks a link inside the hover that is shown. */
  async clickInHover(text: string): Promise<void> {
    await this.hoverBox().locator('a', { hasText: text }).first().click();
  }

  /** Takes the pointer away, so that a hover closes. */
  async hideHover(): Promise<void> {
    await this.page.mouse.move(2, 2);
    await this.hoverBox().waitFor({ state: 'hidden', timeout: 5000 });
  }

  /** The hover of the editor that is shown, as it is on the page. */
  hoverBox(): Locator {
    return this.page.locator('.monaco-editor .monaco-hover:not(.workbench-hover):visible').first();
  }

  /** The suggestions on offer, best first; waits for them, and for one that starts with `until` where it is given. */
  async suggestions(until?: string): Promise<Suggestion[]> {
    await this.suggestionRows().first().waitFor({ timeout: patience });
    if (until !== undefined) {
      await this.page
        .locator(`.suggest-widget.visible .monaco-list-row[aria-label^="${until.replaceAll('"', String.raw`\"`)}"]`)
        .first()
        .waitFor({ timeout: patience });
    }
    return this.shownSuggestions();
  }

  /** Waits until these labels, and no others, are on offer. */
  async waitForSuggestions(labels: readonly string[]): Promise<void> {
    await eventually(async () => {
      assert.deepEqual(
        (await this.shownSuggestions()).map(({ label }) => label),
        labels,
      );
    });
  }

  /** The suggestions that are there after a while without any being expected. */
  async suggestionsAfter(milliseconds: number): Promise<Suggestion[]> {
    await delay(milliseconds);
    return this.shownSuggestions();
  }

  /** Walks to a suggestion with the arrow keys and accepts it with Enter. */
  async accept(label: string): Promise<void> {
    await this.suggestions();
    const shown = await this.shownSuggestions();
    for (let tries = 0; tries <= shown.length + 50; tries += 1) {
      const focused = this.page.locator('.suggest-widget.visible .monaco-list-row.focused .label-name');
      if ((await focused.first().innerText()) === label) {
        await this.page.keyboard.press('Enter');
        await this.page
          .locator('.suggest-widget.visible')
          .waitFor({ state: 'hidden', timeout: attempt })
          .catch(() => {
            // Accepting a segment may ask for the next one at once.
          });
        return;
      }
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`“${label}” is not suggested, but ${shown.map((item) => item.label).join(' | ')}`);
  }

  /** The text of the documentation beside the suggestions; opened first where it is closed. */
  async suggestionDetails(): Promise<string> {
    const details = this.page.locator('.suggest-details-container:visible');
    if ((await details.count()) === 0) {
      await this.page.keyboard.press('Control+Space');
    }
    await details.waitFor({ timeout: 5000 });
    return details.innerText();
  }

  /** The colour in which a drawn text stands, such as `rgb(0, 0, 255)`. */
  async colour(text: string, options: Occurrence = {}): Promise<string> {
    return (await this.place(text, options)).colour;
  }

  /** How many underlined problems of a severity are drawn. */
  async squiggles(severity: 'error' | 'warning' | 'info' | 'hint'): Promise<number> {
    return this.root().locator(`.squiggly-${severity}`).count();
  }

  private async shownSuggestions(): Promise<Suggestion[]> {
    return this.suggestionRows().evaluateAll((rows) =>
      rows.map((row) => ({
        label: row.querySelector('.label-name')?.textContent ?? '',
        detail:
          (row.querySelector('.details-label')?.textContent ?? '') ||
          (row.querySelector('.label-description')?.textContent ?? ''),
      })),
    );
  }

  private suggestionRows(): Locator {
    return this.page.locator('.suggest-widget.visible .monaco-list-row');
  }

  private async place(text: string, options: Occurrence): Promise<FoundText> {
    const end = Date.now() + patience;
    for (;;) {
      const found = await this.root()
        .locator('.view-lines')
        .evaluate(findText, { text, occurrence: options.occurrence ?? 0 });
      if (found !== undefined) {
        return found;
      }
      if (Date.now() > end) {
        throw new Error(`“${text}” is not on the screen, which shows:\n${await this.text()}`);
      }
      await delay(100);
    }
  }

  private root(more = ''): Locator {
    return this.page.locator(`.editor-group-container.active .editor-instance .monaco-editor${more}`).first();
  }
}
