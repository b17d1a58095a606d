import { nextTurn } from './nextTurn.js';

/** How long work may go on before others get their turn on the thread. */
const SLICE_MS = 12;

/** Gives others their turn, once a slice is over: for work that waits for others now and then, and mostly not for long. */
export class Turns {
  private began = Date.now();

  async give(): Promise<void> {
    if (Date.now() - this.began < SLICE_MS) return;
    await nextTurn();
    this.began = Date.now();
  }
}

/** Does work step by step, and lets others have their turn between; what the steps yield is handed on. */
export async function inSlices<T, R>(steps: Generator<T, R>, take: (step: T) => void = () => undefined): Promise<R> {
  let began = Date.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    take(step.value);
    if (Date.now() - began < SLICE_MS) continue;
    await nextTurn();
    began = Date.now();
  }
}
