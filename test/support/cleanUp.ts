/**
 * What has to be undone however this process ends: servers to stop, temporary folders to remove. A test run that is
 * interrupted must leave no server behind.
 */

const pending = new Set<() => void>();
let listening = false;

/** Registers a synchronous action for the end of the process; the returned function withdraws it. */
export function atExit(action: () => void): () => void {
  listen();
  pending.add(action);
  return () => pending.delete(action);
}

function listen(): void {
  if (listening) {
    return;
  }
  listening = true;
  process.on('exit', runAll);
  // The conventional codes: 128 plus the signal's number.
  for (const [signal, code] of [
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.on(signal, () => process.exit(code));
  }
}

function runAll(): void {
  for (const action of [...pending].reverse()) {
    pending.delete(action);
    try {
      action();
    } catch (error) {
      console.error('Could not clean up:', error);
    }
  }
}
