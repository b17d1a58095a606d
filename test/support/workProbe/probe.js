'use strict';

const { clearInterval, setInterval } = require('node:timers');
const vscode = require('vscode');

/**
 * For tests: says in the status bar how many notes Skill Journal has read from files since its start, once all are counted.
 *
 * @param {vscode.ExtensionContext} context
 */
async function activate({ subscriptions }) {
  const item = vscode.window.createStatusBarItem('work', vscode.StatusBarAlignment.Left, 1000);
  subscriptions.push(item);
  item.name = 'Work';
  const { whenReady, work } = await vscode.extensions.getExtension('skill-journal.skill-journal').activate();
  await whenReady();
  const show = () => {
    item.text = `Notes read: ${work.read}`;
    item.show();
  };
  show();
  const timer = setInterval(show, 200);
  subscriptions.push({ dispose: () => clearInterval(timer) });
}

module.exports = { activate };
