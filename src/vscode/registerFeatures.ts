import * as vscode from 'vscode';
import { Config } from './config.js';
import { OutputLog } from './log.js';

/** What differs between hosts. */
export interface Surroundings {}

/** Builds everything and ties it to the extension's life. Returns before any note is read. */
export function registerFeatures(context: vscode.ExtensionContext, _surroundings: Surroundings): void {
  const log = new OutputLog();
  const config = new Config();
  context.subscriptions.push(
    log,
    config,
    vscode.commands.registerCommand('skillJournal.showLog', () => log.show()),
  );
}
