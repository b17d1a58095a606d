import { textBefore } from '../text.js';

/**
 * The way from one file to another as a link: `../daily/2026-04-14.md`. Both are URIs, or both are paths of one folder. A
 * file elsewhere (another scheme or host) is named by its whole URI.
 */
export function relativeLink(from: string, to: string): string {
  const [fromRoot, fromPath] = splitUri(from);
  const [toRoot, toPath] = splitUri(to);
  if (fromRoot !== toRoot) return to;
  const here = fromPath.split('/').slice(0, -1);
  const there = toPath.split('/');
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++;
  const way = [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
  // A colon in the first part would be read as a scheme.
  return /^[^/]*:/.test(way) ? `./${way}` : way;
}

function splitUri(uri: string): readonly [string, string] {
  const root = /^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?/i.exec(uri)?.[0] ?? '';
  return [root.toLowerCase(), textBefore(uri.slice(root.length), /[?#]/)];
}
