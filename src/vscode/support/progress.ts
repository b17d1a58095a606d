import * as vscode from 'vscode';
import type { Steps } from '../../core/steps.js';
import { inSlices } from './slices.js';

/** Nobody needs to be told of what takes less. */
const MOMENT_MS = 500;

/** Throws where the user has given up what is being done. */
export function stopIfCancelled(token: vscode.CancellationToken | undefined): void {
  if (token?.isCancellationRequested === true) throw new vscode.CancellationError();
}

/** Does work step by step, with turns for others between, until it is given up. */
export function untilCancelled<R>(steps: Steps<R>, token: vscode.CancellationToken | undefined): Promise<R> {
  return inSlices(steps, () => stopIfCancelled(token));
}

/** Does work again where notes have changed meanwhile: they may be in one part of what came of it, and not in another. */
export async function ofOneVersion<R>(index: { readonly version: number }, work: () => Promise<R>): Promise<R> {
  const { version } = index;
  const result = await work();
  return version === index.version ? result : work();
}

/** Says what goes on as soon as it has taken a moment; whoever gives it up there ends the command that waits for it. */
export async function withProgress<R>(
  title: string,
  work: (token: vscode.CancellationToken) => Promise<R>,
): Promise<R> {
  const source = new vscode.CancellationTokenSource();
  const result = work(source.token);
  const ended = result.then(
    () => true,
    () => true,
  );
  const moment = new Promise<false>((resolve) => setTimeout(() => resolve(false), MOMENT_MS));
  try {
    if (!(await Promise.race([ended, moment]))) {
      const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
      void vscode.window.withProgress(options, async (_progress, token) => {
        token.onCancellationRequested(() => source.cancel());
        await ended;
      });
    }
    return await result;
  } finally {
    source.dispose();
  }
}
