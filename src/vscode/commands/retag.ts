import * as vscode from 'vscode';
import {
  retagJournal,
  retagUnresolved,
  touchedByFamily,
  touchedByRetag,
  type RenamePlan,
} from '../../core/editor/rename.js';
import {
  formerSources,
  retagSources,
  retagTargets,
  wrongSources,
  type RetagPick,
  type RetagSource,
} from '../../core/editor/retagPicks.js';
import type { TagTarget } from '../../core/journal/model.js';
import type { Parts } from '../features.js';
import { RETAG_COMMAND, RETAG_LOST, type FormerVersions } from '../formerVersions.js';
import type { CurrentNote, JournalTexts } from '../journalTexts.js';
import { addEdits } from '../journalTexts.js';
import type { Command } from './command.js';
import { findTarget } from './target.js';

type Needs = Pick<Parts, 't' | 'frameworks' | 'journal'>;

const MOST_NAMED = 8;

/**
 * Writes all tags of a skill or level as another, after a look at what it would change: also tags that mean nothing any
 * more, since a newer version of their framework was imported, and tags that are wrong.
 */
export function retag(texts: JournalTexts, former: FormerVersions, parts: Needs): Command {
  const { t, frameworks, journal } = parts;
  return {
    id: 'skillJournal.retag',
    execute: async (argument) => {
      await frameworks.whenLoaded();
      await journal.whenReady();
      const from = given(argument) ?? (await pick(sources(argument === RETAG_LOST), t('host.retag.from')));
      if (from === undefined) return;
      const { library } = frameworks;
      const targets = retagTargets(from.target, library, from.name);
      const to = await pick(targets, t('host.retag.to', { tag: from.label }));
      if (to === undefined) return;
      const notes = await read(from);
      const plan = planFor(from, to.target, notes);
      if (plan.kind === 'refused') {
        void vscode.window.showWarningMessage(t(plan.key, plan.args));
        return;
      }
      const counts = { from: from.label, to: to.label, tags: plan.tags, notes: plan.notes.length };
      if (plan.tags === 0) {
        void vscode.window.showWarningMessage(
          [t('host.retag.nothing', counts), ...describeLeft(plan, to.label)].join('\n'),
        );
        return;
      }
      const answer = await vscode.window.showWarningMessage(
        t('host.retag.confirm', counts),
        { modal: true, detail: describe(plan, to.label) },
        t('host.retag.do'),
      );
      if (answer === undefined) return;
      const touched = notes.filter(({ record }) => plan.notes.some(({ uri }) => uri === record.uri));
      const edit = new vscode.WorkspaceEdit();
      for (const { document, record } of touched) {
        addEdits(edit, document.uri, plan.notes.find(({ uri }) => uri === record.uri)?.edits ?? [], undefined);
      }
      await texts.check(touched);
      if (!(await texts.apply(edit))) return;
      if (from.state === 'former') former.settle(from.target);
      sayDone(counts);
    },
  };

  /** What the command was called for: a tag of the report on a newer version, or a row or a link. */
  function given(argument: unknown): RetagSource | undefined {
    const known = former.library;
    const lost = findTarget(argument, known);
    const source = lost && sources(true).find(({ target }) => known.tagFor(target) === known.tagFor(lost));
    if (source) return source;
    const target = findTarget(argument, frameworks.library);
    if (target === undefined) return undefined;
    const label = frameworks.library.tagFor(target);
    const about = { target, label, description: '', tags: 0, name: undefined };
    return { ...about, state: 'known', family: { kind: 'target', target } };
  }

  function sources(lostOnly: boolean): readonly RetagSource[] {
    const { library } = frameworks;
    const lost = formerSources(former.lost, former.library);
    if (lostOnly) return lost;
    const labels = new Set(lost.map(({ label }) => label));
    const wrong = wrongSources(journal.index, library, t).filter(({ label }) => !labels.has(label));
    return [...lost, ...wrong, ...retagSources(journal.index, library)];
  }

  async function read(from: RetagSource): Promise<readonly CurrentNote[]> {
    switch (from.state) {
      case 'known':
        return texts.read(touchedByRetag(from.target));
      case 'wrong':
        return texts.read(touchedByFamily(from.family));
      case 'former': {
        const uris = new Set(former.lost.flatMap(({ places }) => places.map(({ uri }) => uri)));
        const notes = await texts.read(({ uri }) => uris.has(uri));
        return notes.map((note) => ({ ...note, record: former.read(note.record.uri, note.text) }));
      }
    }
  }

  function planFor(from: RetagSource, to: TagTarget, notes: readonly CurrentNote[]): ReturnType<typeof retagJournal> {
    const { library } = frameworks;
    const all = [...notes, ...texts.restOf(notes)];
    if (from.state === 'known') return retagJournal(from.target, to, all, library);
    return retagUnresolved(from, to, all, { library, known: from.state === 'former' ? former.library : library });
  }

  async function pick<T extends RetagPick>(picks: readonly T[], placeHolder: string): Promise<T | undefined> {
    if (picks.length === 0) {
      void vscode.window.showInformationMessage(t('host.retag.noTags'));
      return undefined;
    }
    const items = picks.map((choice) => ({ ...rowOf(choice), choice }));
    return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.choice;
  }

  function rowOf({ label, description, tags }: RetagPick): vscode.QuickPickItem {
    return { label, description, ...(tags > 0 && { detail: t('host.retag.count', { count: tags }) }) };
  }

  function sayDone(counts: Readonly<Record<'from' | 'to' | 'tags' | 'notes', string | number>>): void {
    const done = t('host.retag.done', counts);
    if (former.lost.length === 0) {
      void vscode.window.showInformationMessage(done);
      return;
    }
    const next = t('host.retag.next');
    void vscode.window.showInformationMessage(done, next).then((answer) => {
      if (answer === next) void vscode.commands.executeCommand(RETAG_COMMAND, RETAG_LOST);
    });
  }

  /** The notes it changes, and what it merges. */
  function describe(plan: RenamePlan, to: string): string {
    const places = plan.merges.map(placeOf);
    return [
      t('host.retag.files', { files: shorten(plan.notes.map(({ uri }) => path(uri))) }),
      ...(plan.existing > 0 ? [t('host.retag.existing', { to, count: plan.existing })] : []),
      ...(places.length > 0 ? [t('host.retag.merges', { places: shorten(places) })] : []),
      ...describeLeft(plan, to),
    ].join('\n');
  }

  function describeLeft({ left }: RenamePlan, to: string): readonly string[] {
    return left.length === 0 ? [] : [t('host.retag.left', { to, places: shorten(left.map(placeOf)) })];
  }

  function placeOf({ uri, position }: RenamePlan['left'][number]): string {
    return `${path(uri)}:${position.line + 1}`;
  }

  function path(uri: string): string {
    return vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true));
  }

  function shorten(names: readonly string[]): string {
    const shown = names.slice(0, MOST_NAMED).join(', ');
    return names.length > MOST_NAMED ? t('host.retag.more', { files: shown, count: names.length - MOST_NAMED }) : shown;
  }
}
