import * as vscode from 'vscode';
import { slug } from '../../core/framework/spelling.js';
import { starterFramework } from '../../core/framework/starter.js';
import type { Parts } from '../features.js';
import type { FrameworkStore } from '../frameworks/frameworkStore.js';
import type { Command } from './command.js';

/** Writes a framework file that explains itself, and opens it. Never over another. */
export function newFramework(store: FrameworkStore, { frameworks, t }: Pick<Parts, 'frameworks' | 't'>): Command {
  return {
    id: 'skillJournal.newFramework',
    execute: async (argument) => {
      await frameworks.whenLoaded();
      const given =
        typeof argument === 'string'
          ? argument
          : await vscode.window.showInputBox({
              prompt: t('import.newFramework.name'),
              value: t('import.newFramework.example'),
              validateInput: (text) => (slug(text) === '' ? t('import.newFramework.name') : undefined),
            });
      const name = given?.trim() ?? '';
      if (slug(name) === '') return;
      // The first folder, else the user's own.
      const [home] = store.homes();
      if (home === undefined) return;
      const id = await store.freeId(home, slug(name));
      const uri = store.fileFor(home, id);
      await store.writeText(uri, starterFramework({ id, name }));
      await vscode.window.showTextDocument(uri);
    },
  };
}
