import { fileName } from './words.js';

/**
 * Names notes that stand in one list. Where two have the same file name, each has as much of its path before it as tells it
 * from the others, as the tabs of editors do: `work/2026-06-01.md`, `home/2026-06-01.md`.
 */
export function nameNotes(uris: Iterable<string>): (uri: string) => string {
  const byName = new Map<string, Set<string>>();
  for (const uri of uris) {
    const name = lastPart(uri);
    const alike = byName.get(name);
    if (alike) alike.add(uri);
    else byName.set(name, new Set([uri]));
  }
  const known = new Map<string, string>();
  for (const alike of byName.values()) if (alike.size > 1) tellApart([...alike], known);
  return (uri) => known.get(uri) ?? fileName(uri);
}

function lastPart(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}

function tellApart(uris: readonly string[], names: Map<string, string>): void {
  const paths = uris.map((uri) => uri.split('/'));
  const [first = []] = paths;
  // What lies above all of them tells nothing.
  let shared = 0;
  while (paths.every((path) => shared < path.length - 1 && path[shared] === first[shared])) shared++;
  const ends = (path: readonly string[]): readonly string[] =>
    path.slice(shared).map((_, i) => path.slice(-1 - i).join('/'));
  const count = new Map<string, number>();
  for (const end of paths.flatMap(ends)) count.set(end, (count.get(end) ?? 0) + 1);
  for (const [i, path] of paths.entries()) {
    const parts = ends(path);
    const name = parts.find((end) => count.get(end) === 1) ?? parts.at(-1) ?? '';
    names.set(uris[i] ?? '', name.split('/').map(fileName).join('/'));
  }
}
