/** Where the user is on the page, found again after parts of it were replaced. */
export interface Place {
  restore(): void;
}

const focusable = 'button, summary, input, select, a[href]';

export function rememberPlace(root: HTMLElement): Place {
  const focus = rememberFocus(root);
  const scroll = rememberScroll(root);
  return {
    restore() {
      focus();
      scroll();
    },
  };
}

function rememberFocus(root: HTMLElement): () => void {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !root.contains(active)) return () => undefined;
  const near = active.closest('[id]');
  const nearId = near?.id;
  const { openUri, openLine } = active.dataset;
  const rank = near === null ? -1 : [...near.querySelectorAll(focusable)].indexOf(active);
  return () => {
    if (document.activeElement === active && active.isConnected) return;
    const place = nearId === undefined ? null : document.getElementById(nearId);
    if (place === null) return;
    const candidates = [...place.querySelectorAll<HTMLElement>(focusable)];
    const same =
      openUri === undefined
        ? candidates[rank]
        : candidates.find((other) => other.dataset['openUri'] === openUri && other.dataset['openLine'] === openLine);
    (place.matches(focusable) ? place : (same ?? candidates.at(-1)))?.focus({ preventScroll: true });
  };
}

/** Keeps what stands at the top of the window there, whatever was added above it. */
function rememberScroll(root: HTMLElement): () => void {
  const top = window.scrollY;
  const anchor = [...root.querySelectorAll('[id]')].find((element) => {
    const box = element.getBoundingClientRect();
    return box.height > 0 && box.top >= 0;
  });
  const id = anchor?.id;
  const offset = anchor?.getBoundingClientRect().top ?? 0;
  return () => {
    const found = id === undefined ? null : document.getElementById(id);
    if (found === null || top === 0) window.scrollTo({ top });
    else window.scrollBy({ top: found.getBoundingClientRect().top - offset });
  };
}
