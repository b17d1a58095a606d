import * as vscode from 'vscode';
import { retagJournal, touchedByRetag, type RenamePlan } from '../../core/editor/rename.js';
import { retagSources, retagTargets, type RetagPick } from '../../core/editor/retagPicks.js';
import type { Parts } from '../features.js';
import type { JournalTexts } from '../journalTexts.js';
import { addEdits } from '../journalTexts.js';
import type { Command } from './command.js';
import { findTarget } from './target.js';

type Needs = Pick<Parts, 't' | 'frameworks' | 'journal'>;

const MOST_NAMED = 8;

/** Writes all tags of a skill or level as another, after a look at what it would change. */
export function retag(texts: JournalTexts, parts: Needs): Command {
  const { t, frameworks, journal } = parts;
  return {
    id: 'skillJournal.retag',
    execute: async (argument) => {
      await frameworks.whenLoaded();
      await journal.whenReady();
      const { library } = frameworks;
      const from = findTarget(argument, library) ?? (await pick(retagSources(journal.index, library), 'from'));
      if (from === undefined) return;
      const to = await pick(retagTargets(from, library), 'to', library.tagFor(from));
      if (to === undefined) return;
      const notes = await texts.read(touchedByRetag(from));
      const plan = retagJournal(from, to, [...notes, ...texts.restOf(notes)], library);
      const names = { from: library.tagFor(from), to: library.tagFor(to) };
      if (plan.kind === 'refused') {
        void vscode.window.showWarningMessage(t(plan.key, plan.args));
        return;
      }
      const counts = { ...names, tags: plan.tags, notes: plan.notes.length };
      const answer = await vscode.window.showWarningMessage(
        t('host.retag.confirm', counts),
        { modal: true, detail: describe(plan, names.to) },
        t('host.retag.do'),
      );
      if (answer === undefined) return;
      const touched = notes.filter(({ record }) => plan.notes.some(({ uri }) => uri === record.uri));
      const edit = new vscode.WorkspaceEdit();
      for (const { document, record } of touched) {
        addEdits(edit, document.uri, plan.notes.find(({ uri }) => uri === record.uri)?.edits ?? [], undefined);
      }
      await texts.check(touched);
      if (await texts.apply(edit)) void vscode.window.showInformationMessage(t('host.retag.done', counts));
    },
  };

  async function pick(
    picks: readonly RetagPick[],
    which: 'from' | 'to',
    tag = '',
  ): Promise<RetagPick['target'] | undefined> {
    if (picks.length === 0) {
      void vscode.window.showInformationMessage(t('host.retag.noTags'));
      return undefined;
    }
    const items = picks.map(({ target, label, description, tags }) => ({
      label,
      description,
      target,
      ...(which === 'from' ? { detail: t('host.retag.count', { count: tags }) } : {}),
    }));
    const placeHolder = which === 'from' ? t('host.retag.from') : t('host.retag.to', { tag });
    const chosen = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
    return chosen?.target;
  }

  /** The notes it changes, and what it merges. */
  function describe(plan: RenamePlan, to: string): string {
    const path = (uri: string): string => vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true));
    const places = plan.merges.map(({ uri, position }) => `${path(uri)}:${position.line + 1}`);
    return [
      t('host.retag.files', { files: shorten(plan.notes.map(({ uri }) => path(uri))) }),
      ...(plan.existing > 0 ? [t('host.retag.existing', { to, count: plan.existing })] : []),
      ...(places.length > 0 ? [t('host.retag.merges', { places: shorten(places) })] : []),
    ].join('\n');
  }

  function shorten(names: readonly string[]): string {
    const shown = names.slice(0, MOST_NAMED).join(', ');
    return names.length > MOST_NAMED ? t('host.retag.more', { files: shown, count: names.length - MOST_NAMED }) : shown;
  }
}
