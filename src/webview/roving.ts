/**
 * Makes one stop of the Tab key of each table and each chart, with the arrow keys leading on from there: past five
 * hundred numbers nobody tabs.
 */
export class Roving {
  /** The id of the number that has the stop, by the id of its table or chart. */
  private readonly stops = new Map<string, string>();

  constructor(private readonly root: HTMLElement) {
    root.addEventListener('focusin', ({ target }) => {
      const group = target instanceof Element && isStop(target) ? groupOf(target) : undefined;
      if (group === undefined || !(target instanceof HTMLElement)) return;
      this.stops.set(group.id, target.id);
      this.refresh(group);
    });
  }

  /** After anything was replaced. */
  refresh(within: Element = this.root): void {
    const groups = within.matches(groupSelector) ? [within] : within.querySelectorAll(groupSelector);
    for (const group of groups) {
      const stops = stopsOf(group);
      const known = this.stops.get(group.id);
      const current =
        stops.find(({ id }) => id === known) ?? stops.find((stop) => stop.matches('.main, .bar-opener')) ?? stops[0];
      for (const stop of stops) stop.tabIndex = stop === current ? 0 : -1;
    }
  }

  /** Where a key leads from a number; undefined where it leads nowhere. */
  next(from: HTMLElement, { key, ctrlKey }: KeyboardEvent): HTMLElement | undefined {
    const group = isStop(from) ? groupOf(from) : undefined;
    if (group === undefined) return undefined;
    const all = stopsOf(group);
    const row = from.closest('tr, ol');
    const line = all.filter((stop) => stop.closest('tr, ol') === row);
    const at = line.indexOf(from);
    switch (key) {
      case 'ArrowLeft':
        return line[at - 1];
      case 'ArrowRight':
        return line[at + 1];
      case 'ArrowUp':
      case 'ArrowDown':
        return ctrlKey ? undefined : nextInColumn(from, all, key === 'ArrowUp' ? -1 : 1);
      case 'Home':
        return ctrlKey ? all[0] : line[0];
      case 'End':
        return (ctrlKey ? all : line).at(-1);
      default:
        return undefined;
    }
  }
}

const groupSelector = '.framework, .timeline';

function isStop(element: Element): boolean {
  return element.matches('.numbers-row .opener, .bars .opener');
}

function stopsOf(group: Element): readonly HTMLElement[] {
  return [...group.querySelectorAll<HTMLElement>('.numbers-row .opener, .bars .opener')];
}

function groupOf(stop: Element): Element | undefined {
  return stop.closest(groupSelector) ?? undefined;
}

/** Past levels that are not defined. */
function nextInColumn(from: HTMLElement, all: readonly HTMLElement[], step: 1 | -1): HTMLElement | undefined {
  const cell = from.closest<HTMLTableCellElement>('td, th');
  if (cell === null) return undefined;
  const column = all.filter((stop) => {
    const other = stop.closest<HTMLTableCellElement>('td, th');
    return (
      other?.cellIndex === cell.cellIndex && (other === cell ? stop === from : stop.matches('.main, .group-toggle'))
    );
  });
  return column[column.indexOf(from) + step];
}
