/** Work that is done step by step, so that others may have their turn between, and what comes of it. */
export type Steps<R> = Generator<undefined, R, undefined>;

/** Does all of it at once. */
export function finish<R>(steps: Steps<R>): R {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
