/** Work that is done step by step, so that others may have their turn between, and what comes of it. */
export type Steps<R> = Generator<undefined, R, undefined>;

/** Does all of it at once. */
export function finish<R>(steps: Steps<R>): R {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** What is made of each item, a step each. */
export function* mapSteps<T, R>(items: Iterable<T>, make: (item: T) => R): Steps<R[]> {
  const made: R[] = [];
  for (const item of items) {
    made.push(make(item));
    yield;
  }
  return made;
}

/** Texts put together, some at a time: what was put together before is only copied. */
export function* joinSteps(texts: readonly string[], separator = ''): Steps<string> {
  const joined: string[] = [];
  for (let i = 0; i < texts.length; i += textsAtOnce) {
    joined.push(texts.slice(i, i + textsAtOnce).join(separator));
    yield;
  }
  return joined.join(separator);
}

const textsAtOnce = 1_000;
