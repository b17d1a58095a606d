/** The middle of a text on the screen, and the colour it has there. */
export interface FoundText {
  readonly x: number;
  readonly y: number;
  readonly colour: string;
}

/**
 * Finds a text in the drawn lines of an editor. It runs inside the page, so it must not use anything from outside.
 *
 * A line is one element with a span for each colour; the text may begin in one span and end in another.
 */
export function findText(
  lines: Element,
  wanted: { readonly text: string; readonly occurrence: number },
): FoundText | undefined {
  const places: { readonly node: Text; readonly offset: number; readonly top: number }[] = [];
  for (const line of lines.querySelectorAll('.view-line')) {
    const nodes: Text[] = [];
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() !== null) {
      if (walker.currentNode instanceof Text) {
        nodes.push(walker.currentNode);
      }
    }
    const text = nodes
      .map((node) => node.data)
      .join('')
      .replaceAll('\u00a0', ' ');
    for (let start = text.indexOf(wanted.text); start >= 0; start = text.indexOf(wanted.text, start + 1)) {
      let rest = start + Math.floor((wanted.text.length - 1) / 2);
      for (const node of nodes) {
        if (rest < node.data.length) {
          places.push({ node, offset: rest, top: line.getBoundingClientRect().top });
          break;
        }
        rest -= node.data.length;
      }
    }
  }
  places.sort((a, b) => a.top - b.top);
  const place = places[wanted.occurrence];
  if (place === undefined || place.node.parentElement === null) {
    return undefined;
  }
  const range = document.createRange();
  range.setStart(place.node, place.offset);
  range.setEnd(place.node, place.offset + 1);
  const box = range.getBoundingClientRect();
  const colour = getComputedStyle(place.node.parentElement).color;
  return { x: box.left + box.width / 2, y: box.top + box.height / 2, colour };
}
