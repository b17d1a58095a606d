import { isIsoDay } from '../core/journal/dates/calendar.js';
import { plainArrangement, readArrangement, type Arrangement } from '../core/tally/arrangement.js';
import { parsePeriodChoice, type PeriodChoice } from '../core/tally/periods.js';
import { Bodies } from './bodies.js';
import { rememberPlace } from './place.js';
import type { MessageFromPage, MessageToPage, UpdateMessage } from './protocol.js';
import { isMessage, parseJson } from './received.js';
import { Roving } from './roving.js';
import { Sections } from './sections.js';

/** Survives the page being hidden and shown again. */
interface PageState {
  /** Ids of the `details` that are open. */
  readonly open: readonly string[];
  readonly scroll: number;
}

interface Host {
  postMessage(message: MessageFromPage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
}

declare function acquireVsCodeApi(): Host;

const TYPING_MS = 200;

/** The script of the tally page: the core renders all of it, this opens, closes, and tells the extension. */
class TallyPage {
  private readonly open: Set<string>;
  private readonly sections: Sections;
  private readonly bodies: Bodies;
  private readonly roving: Roving;
  private saving = false;
  /** The user is giving a range: an earlier choice that still arrives must not take the form away. */
  private rangeBegun = false;
  private typing: number | undefined;
  /** Until what was open is filled again, there is less to scroll in. */
  private scrollWanted: number | undefined;
  /** The panel that was opened last: it comes into view once its lines are there. */
  private opening: string | undefined;

  constructor(
    private readonly host: Host,
    private readonly root: HTMLElement,
    private readonly announcement: HTMLElement,
  ) {
    const state = host.getState();
    this.open = new Set(state?.open);
    this.scrollWanted = state?.scroll;
    this.sections = new Sections(root);
    this.bodies = new Bodies();
    this.roving = new Roving(root);
    this.showOpen();
    this.scrollBars();
    root.addEventListener('click', (event) => this.click(event));
    root.addEventListener('keydown', (event) => this.press(event));
    root.addEventListener('change', (event) => this.change(event));
    root.addEventListener('input', (event) => this.input(event));
    root.addEventListener('submit', (event) => this.submit(event));
    // `toggle` does not bubble.
    root.addEventListener('toggle', () => this.readOpen(), true);
    window.addEventListener('scroll', () => this.save(), { passive: true });
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (isMessage(event.data)) this.receive(event.data);
    });
    host.postMessage({ type: 'ready', open: [...this.open] });
  }

  private receive(message: MessageToPage): void {
    // First of all: as soon as lines are replaced, the focus is gone.
    const place = rememberPlace(this.root);
    this.bodies.add(message.bodies);
    if (message.type === 'update') this.update(message);
    this.showOpen();
    place.restore();
    this.showOpened();
    if (this.scrollWanted !== undefined) window.scrollTo({ top: this.scrollWanted });
    this.scrollWanted = undefined;
  }

  private update({ html, rows }: UpdateMessage): void {
    this.readOpen();
    const before = this.headline();
    const scrolled = this.root.querySelector('.bars-scroller')?.scrollLeft;
    const isOutdated = this.sections.replace(html, rows, this.rangeBegun ? 'period' : undefined);
    if (isOutdated) this.root.querySelector('#period .period-words')?.remove();
    this.scrollBars(scrolled);
    const after = this.headline();
    if (after !== undefined && after !== before) this.announcement.textContent = after;
  }

  private click(event: MouseEvent): void {
    if (!(event.target instanceof Element)) return;
    const target = event.target.closest<HTMLElement>('button, summary');
    if (target === null) return;
    const { opens, openUri, openLine, openCharacter, action, group } = target.dataset;
    if (opens !== undefined) this.togglePanel(opens);
    else if (group !== undefined) this.toggleGroup(group);
    else if (openUri !== undefined) {
      const beside = event.ctrlKey || event.metaKey;
      const position = { line: Number(openLine), character: Number(openCharacter) };
      this.host.postMessage({ type: 'open', uri: openUri, ...position, beside });
    } else if (action === 'show-all') this.choose({ kind: 'all' });
    else if (action === 'clear-filters') this.clearFilters();
    else if (action === 'open-settings') this.host.postMessage({ type: 'open-settings' });
    else if (target.parentElement?.matches('details.panel')) {
      event.preventDefault();
      this.close(target.parentElement);
    }
  }

  private press(event: KeyboardEvent): void {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || event.altKey || event.metaKey || event.shiftKey) return;
    if (key === 'Escape') {
      const opened = target.dataset['opens'] === undefined ? null : document.getElementById(target.dataset['opens']);
      // The rest of a list is no part of its own.
      const details = opened?.matches('[open]') ? opened : target.closest('details[open]:not(.rest)');
      if (details === null) return;
      event.preventDefault();
      this.close(details);
      return;
    }
    const next = this.roving.next(target, event);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }

  private change({ target }: Event): void {
    if (target instanceof HTMLSelectElement) {
      if (target.name === 'quarter') this.chooseQuarter(target);
      else this.arrange({ [target.name]: target.name === 'scope' ? parseJson(target.value) : target.value });
    }
    if (!(target instanceof HTMLInputElement)) return;
    if (target.name === 'grain') this.arrange({ grain: target.value });
    if (target.name !== 'period') return;
    this.rangeBegun = target.value === 'range';
    const quarters = target.form?.elements.namedItem('quarter');
    if (target.value === 'quarter') {
      if (quarters instanceof HTMLSelectElement) this.chooseQuarter(quarters);
    } else if (target.value !== 'range') {
      // A range is counted once its ends are given.
      this.choose(parsePeriodChoice(target.value));
    }
  }

  private input({ target }: Event): void {
    if (!(target instanceof HTMLInputElement) || target.name !== 'words') return;
    window.clearTimeout(this.typing);
    this.typing = window.setTimeout(() => this.arrange({ words: target.value }), TYPING_MS);
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const data = new FormData(event.target);
    if (data.get('period') !== 'range') return;
    const end = (name: string): string | undefined => {
      const value = data.get(name);
      return typeof value === 'string' && isIsoDay(value) ? value : undefined;
    };
    this.choose({ kind: 'range', from: end('from'), to: end('to') });
  }

  private chooseQuarter(quarters: HTMLSelectElement): void {
    this.choose(parsePeriodChoice(quarters.value));
  }

  private choose(choice: PeriodChoice | undefined): void {
    this.rangeBegun = false;
    if (choice !== undefined) this.host.postMessage({ type: 'choose-period', choice });
  }

  private arrange(data: unknown): void {
    const change: Partial<Arrangement> | undefined = readArrangement(data);
    if (change !== undefined) this.host.postMessage({ type: 'arrange', change });
  }

  private clearFilters(): void {
    window.clearTimeout(this.typing);
    const { counted, privacy, scope, words } = plainArrangement;
    const field = this.root.querySelector<HTMLInputElement>('#filters [name="words"]');
    if (field !== null) {
      field.value = words;
      // The button that was pressed is about to go.
      field.focus();
    }
    this.arrange({ counted, privacy, scope, words });
  }

  private togglePanel(id: string): void {
    const panel = document.getElementById(id);
    if (panel instanceof HTMLDetailsElement && panel.open) {
      this.close(panel);
      return;
    }
    // What comes to stand beside it would be closed by the browser, or would close it.
    for (const beside of this.openBeside(id)) this.open.delete(beside);
    this.open.add(id);
    this.opening = id;
    this.showOpen();
    this.save();
    this.host.postMessage({ type: 'show', open: [...this.open] });
    this.showOpened();
  }

  /** The rows below a heading come from the extension. */
  private toggleGroup(id: string): void {
    if (!this.open.delete(id)) this.open.add(id);
    this.save();
    this.host.postMessage({ type: 'show', open: [...this.open] });
  }

  /** The panels of the same row, or of the same chart, that are open or about to be. */
  private openBeside(id: string): readonly string[] {
    const around = this.root
      .querySelector(`[data-opens="${CSS.escape(id)}"]`)
      ?.closest('.row, .target, section, header');
    const openers = [...(around?.querySelectorAll<HTMLElement>('[data-opens]') ?? [])];
    return openers.flatMap(({ dataset: { opens } }) => (opens === undefined || opens === id ? [] : [opens]));
  }

  private showOpened(): void {
    if (this.opening === undefined || !this.bodies.has(this.opening)) return;
    document.getElementById(this.opening)?.scrollIntoView({ block: 'nearest' });
    this.opening = undefined;
  }

  /** Closes, and gives the focus back to what opened it. */
  private close(details: Element): void {
    if (!(details instanceof HTMLDetailsElement)) return;
    details.open = false;
    this.readOpen();
    const opener = this.root.querySelector<HTMLElement>(`[data-opens="${CSS.escape(details.id)}"]`);
    (opener ?? details.querySelector('summary'))?.focus();
  }

  /** Takes what is open from the page. Ids that are not on it now are kept: they may come back. */
  private readOpen(): void {
    let isOther = false;
    for (const details of this.root.querySelectorAll<HTMLDetailsElement>('details[id]')) {
      if (details.open === this.open.has(details.id)) continue;
      if (details.open) this.open.add(details.id);
      else this.open.delete(details.id);
      isOther = true;
    }
    this.bodies.fill(this.open);
    this.tellOpeners();
    this.save();
    if (isOther) this.host.postMessage({ type: 'show', open: [...this.open] });
  }

  private showOpen(): void {
    this.bodies.fill(this.open);
    for (const details of this.root.querySelectorAll<HTMLDetailsElement>('details[id]')) {
      details.open = this.open.has(details.id);
    }
    this.tellOpeners();
    this.roving.refresh();
  }

  private tellOpeners(): void {
    for (const opener of this.root.querySelectorAll<HTMLElement>('[data-opens]')) {
      opener.ariaExpanded = String(this.open.has(opener.dataset['opens'] ?? ''));
    }
  }

  /** A chart too long for the window begins at its end, and then stays where it was scrolled to. */
  private scrollBars(kept?: number): void {
    const scroller = this.root.querySelector('.bars-scroller');
    if (scroller !== null) scroller.scrollLeft = kept ?? scroller.scrollWidth;
  }

  /** At most once a frame: scrolling asks for it many times. */
  private save(): void {
    if (this.saving) return;
    this.saving = true;
    requestAnimationFrame(() => {
      this.saving = false;
      this.host.setState({ open: [...this.open], scroll: this.scrollWanted ?? window.scrollY });
    });
  }

  /** Undefined while counting: progress is not read out. */
  private headline(): string | undefined {
    if (this.root.querySelector('#indexing') !== null) return undefined;
    return this.root.querySelector('h1')?.textContent.replace(/\s+/g, ' ').trim();
  }
}

const root = document.getElementById('page');
const announcement = document.getElementById('announcement');
if (root !== null && announcement !== null) new TallyPage(acquireVsCodeApi(), root, announcement);
