import type { ImportMessage } from './model.js';

/** Thrown inside the opening and reading of a file, and turned into a failure by who opened it: it never leaves `import/`. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly reason: ImportMessage;

  constructor(key: string, args: Readonly<Record<string, string>> = {}) {
    super(key);
    this.reason = { key, args };
  }
}
