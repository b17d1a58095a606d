import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Takes out what differs from one time to the next: the time of day, and names made by chance. */
export function settle(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  const ids = new Map<string, string>();
  const places = new Map<string, number>();
  const rename = (text: string): string =>
    text.replace(/rId(?!\d+")[a-z0-9_-]+/g, (id) => {
      const known = ids.get(id) ?? `rIdLink${ids.size + 1}`;
      ids.set(id, known);
      return known;
    });
  const renumber = (text: string): string =>
    text.replace(/(<w:bookmark(?:Start|End)\b[^>]*?w:id=")([^"]*)/g, (_, tag: string, id: string) => {
      const number = places.get(id) ?? places.size + 1;
      places.set(id, number);
      return tag + String(number);
    });
  const settled: Record<string, Uint8Array> = {};
  for (const name of Object.keys(files).sort(
    (a, b) => Number(b === 'word/document.xml') - Number(a === 'word/document.xml'),
  )) {
    const content = files[name];
    if (!content) continue;
    if (!/\.(?:xml|rels)$/.test(name)) {
      settled[name] = content;
      continue;
    }
    const text = renumber(rename(strFromU8(content))).replace(
      /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
      (_, tag: string) => `${tag}2000-01-01T00:00:00Z`,
    );
    settled[name] = strToU8(text);
  }
  // The parts in the order that readers expect, with a time that is the same in every time zone.
  const ordered = Object.fromEntries(
    Object.keys(files).flatMap((name) => (settled[name] ? [[name, settled[name]]] : [])),
  );
  return zipSync(ordered, { level: 6, mtime: new Date(1980, 0, 1) });
}

/** The words of a Word document, to read an export back. */
export function wordsOfDocx(bytes: Uint8Array): string {
  const files = unzipSync(bytes, { filter: ({ name }) => name.endsWith('.xml') || name.endsWith('.rels') });
  return Object.values(files)
    .map((content) =>
      strFromU8(content)
        .replace(/<\/w:p>|<w:br\/>/g, '\n')
        .replace(/<[^>]*>/g, '')
        .replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => entities[name] ?? ''),
    )
    .join('\n');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
