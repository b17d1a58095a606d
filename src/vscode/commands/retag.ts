import * as vscode from 'vscode';
import {
  retagJournal,
  retagUnresolved,
  touchedByFamily,
  touchedByRetag,
  type RenameNote,
} from '../../core/editor/rename.js';
import {
  formerSources,
  retagSources,
  retagTargets,
  wrongSources,
  type RetagPick,
  type RetagSource,
} from '../../core/editor/retagPicks.js';
import type { NoteRecord, TagTarget } from '../../core/journal/model.js';
import type { ChangePreview } from '../changePreview.js';
import type { Parts } from '../features.js';
import { RETAG_COMMAND, RETAG_LOST, type FormerVersions } from '../formerVersions.js';
import type { CurrentNote, JournalTexts, NoteChange } from '../journalTexts.js';
import { describeLeft, describeRename, sayRefusal } from '../sayRename.js';
import type { Command } from './command.js';
import { findTarget } from './target.js';

type Needs = Pick<Parts, 't' | 'frameworks' | 'journal'>;

/**
 * Writes all tags of a skill or level as another, after a look at what it would change: also tags that mean nothing any
 * more, since a newer version of their framework was imported, and tags that are wrong.
 */
export function retag(texts: JournalTexts, preview: ChangePreview, former: FormerVersions, parts: Needs): Command {
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
      const touches = touchesOf(from);
      const notes = await read(from, touches);
      const plan = planFor(from, to.target, [...notes, ...(await texts.restOf(notes, touches))]);
      if (plan.kind === 'refused') {
        void vscode.window.showWarningMessage(sayRefusal(plan, t));
        return;
      }
      const counts = { from: from.label, to: to.label, tags: plan.tags, notes: plan.notes.length };
      if (plan.tags === 0) {
        void vscode.window.showWarningMessage(
          [t('host.retag.nothing', counts), ...describeLeft(plan, to.label, t)].join('\n'),
        );
        return;
      }
      const changes = notes.flatMap((note) => {
        const edits = plan.notes.find(({ uri }) => uri === note.record.uri)?.edits;
        return edits === undefined ? [] : [{ note, edits }];
      });
      if (!(await confirm(counts, describeRename(plan, to.label, t), changes))) return;
      await texts.apply(changes);
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

  function touchesOf(from: RetagSource): (record: NoteRecord) => boolean {
    switch (from.state) {
      case 'known':
        return touchedByRetag(from.target);
      case 'wrong':
        return touchedByFamily(from.family);
      case 'former': {
        const uris = new Set(former.lost.flatMap(({ places }) => places.map(({ uri }) => uri)));
        return ({ uri }) => uris.has(uri);
      }
    }
  }

  async function read(
    { state }: RetagSource,
    touches: (record: NoteRecord) => boolean,
  ): Promise<readonly CurrentNote[]> {
    const notes = await texts.read(touches);
    if (state !== 'former') return notes;
    return notes.map((note) => ({ ...note, record: former.read(note.record.uri, note.text) }));
  }

  function planFor(from: RetagSource, to: TagTarget, all: readonly RenameNote[]): ReturnType<typeof retagJournal> {
    const { library } = frameworks;
    if (from.state === 'known') return retagJournal(from.target, to, all, library);
    return retagUnresolved(from, to, all, { library, known: from.state === 'former' ? former.library : library });
  }

  async function confirm(
    counts: Readonly<Record<'from' | 'to', string> & Record<'tags' | 'notes', number>>,
    detail: string,
    changes: readonly NoteChange[],
  ): Promise<boolean> {
    const [question, action, look] = [t('host.retag.confirm', counts), t('host.retag.do'), t('host.change.show')];
    const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, action, look);
    if (answer !== look) return answer === action;
    return preview.ask({ name: t('host.retag.changes', counts), question, action }, changes);
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
}
