import * as vscode from 'vscode';
import { Debounced } from '../support/debounced.js';

/** Which notes have changed since the last event. */
export interface JournalChange {
  readonly uris: ReadonlySet<string>;
}

const COALESCE_MS = 60;

/** Tells which notes have changed: those of a moment at once, and those that are read together when the last is read. */
export class JournalNews implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<JournalChange>();
  private readonly uris = new Set<string>();
  private readonly telling = new Debounced(COALESCE_MS, () => this.tell());
  /** How many are reading notes that are to be told of together. */
  private held = 0;
  private missed = false;

  readonly onDidChange = this.changed.event;

  /** A note has changed. */
  add(uri: string): void {
    this.uris.add(uri);
    this.soon();
  }

  /** Tells soon, though no note may have changed. */
  soon(): void {
    this.telling.ensure();
  }

  /** Tells nothing while `work` goes on. */
  async hold(work: () => Promise<void>): Promise<void> {
    this.held++;
    try {
      await work();
    } finally {
      this.held--;
      if (this.held === 0 && this.missed) this.soon();
    }
  }

  dispose(): void {
    this.telling.dispose();
    this.changed.dispose();
  }

  private tell(): void {
    this.missed = this.held > 0;
    if (this.missed) return;
    const uris = new Set(this.uris);
    this.uris.clear();
    this.changed.fire({ uris });
  }
}
