/** Those that are, or lie below, one of `gone`. Files are many, and folders few. */
export function lyingIn(gone: ReadonlySet<string>, uris: Iterable<string>): readonly string[] {
  const known = new Map<string, boolean>();
  const isGone = (uri: string): boolean => {
    if (gone.has(uri)) return true;
    const end = uri.lastIndexOf('/');
    if (end <= 0) return false;
    const folder = uri.slice(0, end);
    let result = known.get(folder);
    if (result === undefined) known.set(folder, (result = isGone(folder)));
    return result;
  };
  return [...uris].filter(isGone);
}
