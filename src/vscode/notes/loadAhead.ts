/** Some of many items, and what was loaded for them. */
interface Loaded<T, R> {
  readonly items: readonly T[];
  readonly loaded: R;
}

/** What is loaded for many items, so many at a time; the next are being loaded while who asked is busy with these. */
export async function* loadAhead<T, R>(
  items: readonly T[],
  atOnce: number,
  load: (some: readonly T[]) => Promise<R>,
): AsyncGenerator<Loaded<T, R>> {
  const start = async (from: number): Promise<Loaded<T, R>> => {
    const some = items.slice(from, from + atOnce);
    return { items: some, loaded: await load(some) };
  };
  let next = items.length > 0 ? start(0) : undefined;
  for (let from = atOnce; next; from += atOnce) {
    const some = await next;
    next = from < items.length ? start(from) : undefined;
    // Who asked may have enough; then nobody waits for it.
    next?.catch(() => undefined);
    yield some;
  }
}
