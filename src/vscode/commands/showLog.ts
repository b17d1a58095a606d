import type { OutputLog } from '../support/log.js';
import type { Command } from './command.js';

/** Shows what the extension has written down. */
export function showLog(log: OutputLog): Command {
  return { id: 'skillJournal.showLog', execute: () => log.show() };
}
