import { isIsoDay } from '../core/journal/calendar.js';
import { parsePeriodChoice, type PeriodChoice } from '../core/tally/periods.js';
import { rememberPlace } from './place.js';
import type { MessageFromPage, MessageToPage } from './protocol.js';
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

/** The script of the tally page: the core renders all of it, this opens, closes, and tells the extension. */
class TallyPage {
  private readonly open: Set<string>;
  private readonly sections: Sections;
  private saving = false;
  /** The user is giving a range: an earlier choice that still arrives must not take the form away. */
  private rangeBegun = false;

  constructor(
    private readonly host: Host,
    private readonly root: HTMLElement,
    private readonly announcement: HTMLElement,
  ) {
    const state = host.getState();
    this.open = new Set(state?.open);
    this.sections = new Sections(root);
    this.showOpen();
    if (state !== undefined) window.scrollTo({ top: state.scroll });
    root.addEventListener('click', (event) => this.click(event));
    root.addEventListener('keydown', (event) => this.press(event));
    root.addEventListener('change', (event) => this.change(event));
    root.addEventListener('submit', (event) => this.submit(event));
    // `toggle` does not bubble.
    root.addEventListener('toggle', () => this.readOpen(), true);
    window.addEventListener('scroll', () => this.save(), { passive: true });
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (isUpdate(event.data)) this.update(event.data.html);
    });
    host.postMessage({ type: 'ready' });
  }

  private update(html: string): void {
    this.readOpen();
    const place = rememberPlace(this.root);
    const before = this.headline();
    const isOutdated = this.sections.replace(html, this.rangeBegun ? 'period' : undefined);
    if (isOutdated) this.root.querySelector('#period .period-words')?.remove();
    this.showOpen();
    place.restore();
    const after = this.headline();
    if (after !== undefined && after !== before) this.announcement.textContent = after;
  }

  private click(event: MouseEvent): void {
    if (!(event.target instanceof Element)) return;
    const target = event.target.closest<HTMLElement>('button, summary');
    if (target === null) return;
    const { opens, openUri, openLine, openCharacter, action } = target.dataset;
    if (opens !== undefined) this.togglePanel(opens);
    else if (openUri !== undefined) {
      const beside = event.ctrlKey || event.metaKey;
      const position = { line: Number(openLine), character: Number(openCharacter) };
      this.host.postMessage({ type: 'open', uri: openUri, ...position, beside });
    } else if (action === 'show-all') this.choose({ kind: 'all' });
    else if (action === 'open-settings') this.host.postMessage({ type: 'open-settings' });
    else if (target.parentElement?.matches('details.panel')) {
      event.preventDefault();
      this.close(target.parentElement);
    }
  }

  private press(event: KeyboardEvent): void {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (key === 'Escape') {
      const opened = target.dataset['opens'] === undefined ? null : document.getElementById(target.dataset['opens']);
      const details = opened?.matches('[open]') ? opened : target.closest('details[open]');
      if (details === null) return;
      event.preventDefault();
      this.close(details);
    } else if (key.startsWith('Arrow')) {
      const next = findNeighbour(target, key);
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
    }
  }

  private change({ target }: Event): void {
    if (target instanceof HTMLSelectElement && target.name === 'quarter') this.chooseQuarter(target);
    if (!(target instanceof HTMLInputElement) || target.name !== 'period') return;
    this.rangeBegun = target.value === 'range';
    const quarters = target.form?.elements.namedItem('quarter');
    if (target.value === 'quarter') {
      if (quarters instanceof HTMLSelectElement) this.chooseQuarter(quarters);
    } else if (target.value !== 'range') {
      // A range is counted once its ends are given.
      this.choose(parsePeriodChoice(target.value));
    }
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

  private togglePanel(id: string): void {
    const panel = document.getElementById(id);
    if (!(panel instanceof HTMLDetailsElement)) return;
    panel.open = !panel.open;
    this.readOpen();
    if (panel.open) panel.scrollIntoView({ block: 'nearest' });
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
    for (const details of this.root.querySelectorAll<HTMLDetailsElement>('details[id]')) {
      if (details.open) this.open.add(details.id);
      else this.open.delete(details.id);
    }
    this.tellOpeners();
    this.save();
  }

  private showOpen(): void {
    for (const details of this.root.querySelectorAll<HTMLDetailsElement>('details[id]')) {
      details.open = this.open.has(details.id);
    }
    this.tellOpeners();
  }

  private tellOpeners(): void {
    for (const opener of this.root.querySelectorAll<HTMLElement>('[data-opens]')) {
      opener.ariaExpanded = String(this.open.has(opener.dataset['opens'] ?? ''));
    }
  }

  /** At most once a frame: scrolling asks for it many times. */
  private save(): void {
    if (this.saving) return;
    this.saving = true;
    requestAnimationFrame(() => {
      this.saving = false;
      this.host.setState({ open: [...this.open], scroll: window.scrollY });
    });
  }

  /** Undefined while counting: progress is not read out. */
  private headline(): string | undefined {
    if (this.root.querySelector('#indexing') !== null) return undefined;
    return this.root.querySelector('h1')?.textContent.replace(/\s+/g, ' ').trim();
  }
}

/** The level's number beside or beyond this one in the table, past levels that are not defined. */
function findNeighbour(from: HTMLElement, key: string): HTMLElement | undefined {
  const cell = from.closest('td');
  const table = from.closest('table');
  if (!from.matches('.main') || cell === null || table === null) return undefined;
  const isVertical = key === 'ArrowUp' || key === 'ArrowDown';
  const isBack = key === 'ArrowUp' || key === 'ArrowLeft';
  const line = [...table.querySelectorAll<HTMLElement>('.main')].filter((main) => {
    const other = main.closest('td');
    return isVertical ? other?.cellIndex === cell.cellIndex : other?.parentElement === cell.parentElement;
  });
  return line[line.indexOf(from) + (isBack ? -1 : 1)];
}

function isUpdate(data: unknown): data is MessageToPage {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'update' && 'html' in data;
}

const root = document.getElementById('page');
const announcement = document.getElementById('announcement');
if (root !== null && announcement !== null) new TallyPage(acquireVsCodeApi(), root, announcement);
