import * as vscode from 'vscode';

/** Where adapters write what went wrong: once, at the edge. The user finds it with *Show Log*. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  /** `doing` says what was tried: “Reading a note”. */
  error(doing: string, error: unknown): void;
}

/** The log that VS Code shows under *Output*. */
export class OutputLog implements Log, vscode.Disposable {
  private readonly channel = vscode.window.createOutputChannel('Skill Journal', { log: true });

  info(message: string): void {
    this.channel.info(message);
  }

  warn(message: string): void {
    this.channel.warn(message);
  }

  error(doing: string, error: unknown): void {
    if (error instanceof vscode.CancellationError) return;
    this.channel.error(`${doing}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }

  show(): void {
    this.channel.show();
  }

  dispose(): void {
    this.channel.dispose();
  }
}

/** Runs something nobody waits for; what it throws goes to the log. */
export function runLogged(log: Log, doing: string, work: () => Promise<unknown> | Thenable<unknown>): void {
  void (async () => {
    try {
      await work();
    } catch (error) {
      log.error(doing, error);
    }
  })();
}
