import { nextTurn } from './nextTurn.js';

/** Methods whose answers come as promises. */
type Promised<T, Name extends keyof T> = {
  readonly [N in Name]: T[N] extends (...args: infer Args) => infer Answer
    ? (...args: Args) => Promise<Awaited<Answer>>
    : never;
};

/** What is loaded is used in another turn: both take their time. */
export async function loadAlone<T>(load: () => Promise<T>): Promise<T> {
  const loaded = await load();
  await nextTurn();
  return loaded;
}

/** Stands in for something, a provider mostly, whose code is loaded when one of the named methods is first called. */
export function onFirstUse<T extends object, Name extends keyof T>(
  load: () => Promise<T>,
  ...names: readonly Name[]
): Promised<T, Name> {
  let loading: Promise<T> | undefined;
  const call = async (name: Name, args: readonly unknown[]): Promise<unknown> => {
    loading ??= loadAlone(load);
    const loaded = await loading;
    const method = loaded[name] as (...args: readonly unknown[]) => unknown;
    return method.apply(loaded, [...args]);
  };
  const methods = names.map((name) => [name, (...args: readonly unknown[]) => call(name, args)] as const);
  return Object.fromEntries(methods) as Promised<T, Name>;
}
