/** Where the user is on the page, found again after parts of it were replaced. */
export interface Place {
  restore(): void;
}

const focusable = 'button, summary, input, select, a[href]';

/** What has the focus keeps it and stays where it is seen; else what stands at the top of the window does. */
export function rememberPlace(root: HTMLElement): Place {
  const focused = document.activeElement;
  const find = focused instanceof HTMLElement && root.contains(focused) ? rememberElement(focused) : () => undefined;
  const anchor = isSeen(focused) ? focused : firstSeen(root);
  const findAnchor = anchor === focused ? find : () => (anchor === undefined ? undefined : findById(anchor.id));
  const offset = anchor?.getBoundingClientRect().top ?? 0;
  const top = window.scrollY;
  return {
    restore() {
      const target = find();
      if (target !== undefined && target !== document.activeElement) target.focus({ preventScroll: true });
      const found = findAnchor();
      if (found === undefined || (top === 0 && found !== target)) window.scrollTo({ top });
      else window.scrollBy({ top: found.getBoundingClientRect().top - offset });
    },
  };
}

/** Elements with an id are found by it, lines by what they open, others by their rank among their kind. */
function rememberElement(element: HTMLElement): () => HTMLElement | undefined {
  const around = element.closest<HTMLElement>('[id]');
  const rank = around === null ? -1 : [...around.querySelectorAll(focusable)].indexOf(element);
  const { openUri, openLine } = element.dataset;
  return () => {
    if (element.isConnected) return element;
    const place = around === null ? undefined : findById(around.id);
    if (place === undefined || place.matches(focusable)) return place;
    const candidates = [...place.querySelectorAll<HTMLElement>(focusable)];
    if (openUri === undefined) return candidates[rank];
    const isSame = ({ dataset }: HTMLElement): boolean =>
      dataset['openUri'] === openUri && dataset['openLine'] === openLine;
    return candidates.find(isSame) ?? candidates[rank];
  };
}

function firstSeen(root: HTMLElement): HTMLElement | undefined {
  return [...root.querySelectorAll<HTMLElement>('[id]')].find(isSeen);
}

function isSeen(element: Element | null): element is HTMLElement {
  if (!(element instanceof HTMLElement) || element === document.body) return false;
  const { top, height } = element.getBoundingClientRect();
  return height > 0 && top >= 0 && top < window.innerHeight;
}

function findById(id: string): HTMLElement | undefined {
  return document.getElementById(id) ?? undefined;
}
