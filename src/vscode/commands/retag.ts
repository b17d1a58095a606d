import * as vscode from 'vscode';
import {
  retagJournal,
  retagUnresolved,
  touchedByFamily,
  type RenamePlan,
  type WantedNotes,
} from '../../core/editor/rename.js';
import {
  formerSources,
  retagSources,
  retagTargets,
  type RetagPick,
  type RetagSource,
} from '../../core/editor/retagPicks.js';
import type { TagTarget } from '../../core/journal/model.js';
import type { Refusal } from '../../core/editor/support/refusal.js';
import { mapSteps, type Steps } from '../../core/steps.js';
import { sayCount } from '../../core/tally/page/words.js';
import type { ChangePreview } from '../dialogs/changePreview.js';
import type { Parts } from '../features.js';
import { RETAG_COMMAND, RETAG_LOST, type FormerVersions } from '../frameworks/formerVersions.js';
import type { CurrentNote, JournalTexts, NoteChange } from '../journalTexts.js';
import { untilCancelled, withProgress } from '../support/progress.js';
import { describeLeft, describeRename, sayRefusal } from '../support/sayRename.js';
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
      const sources = argument === RETAG_LOST ? lostSources : allSources;
      const from = given(argument) ?? (await pick(sources, t('host.retag.from')));
      if (from === undefined) return;
      const { library } = frameworks;
      const targets = retagTargets(from.target, library, from.name);
      const to = await pick(() => targets, t('host.retag.to', { tag: from.label }));
      if (to === undefined) return;
      const { notes, plan } = await withProgress(t('host.looking'), (token) => prepare(from, to.target, token));
      if (plan.kind === 'refused') {
        void vscode.window.showWarningMessage(sayRefusal(plan, t));
        return;
      }
      const counts = { from: from.label, to: to.label, tags: plan.tags, notes: plan.notes.size };
      if (plan.tags === 0) {
        void vscode.window.showWarningMessage(
          [t('host.retag.nothing', counts), ...describeLeft(plan, to.label, t)].join('\n'),
        );
        return;
      }
      const changes = notes.flatMap((note) => {
        const edits = plan.notes.get(note.record.uri);
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
    const source = lost && lostSources().find(({ target }) => known.tagFor(target) === known.tagFor(lost));
    if (source) return source;
    const target = findTarget(argument, frameworks.library);
    if (target === undefined) return undefined;
    const label = frameworks.library.tagFor(target);
    const about = { target, label, description: '', tags: 0, name: undefined };
    return { ...about, state: 'known', family: { kind: 'target', target } };
  }

  function lostSources(): readonly RetagSource[] {
    return formerSources(former.lost, former.library);
  }

  async function allSources(token: vscode.CancellationToken): Promise<readonly RetagSource[]> {
    const lost = lostSources();
    const labels = new Set(lost.map(({ label }) => label));
    const { wrong, known } = await untilCancelled(retagSources(journal.index, frameworks.library, t), token);
    return [...lost, ...wrong.filter(({ label }) => !labels.has(label)), ...known];
  }

  /** What would become of the notes, and the notes. */
  async function prepare(
    from: RetagSource,
    to: TagTarget,
    token: vscode.CancellationToken,
  ): Promise<{ readonly notes: readonly CurrentNote[]; readonly plan: RenamePlan | Refusal }> {
    const wanted = wantedFor(from);
    const notes = await read(from, wanted, token);
    const plan = await untilCancelled(planFor(from, to, notes), token);
    return { notes, plan: plan.kind === 'refused' ? plan : await texts.complete(plan, notes, wanted, token) };
  }

  function wantedFor(from: RetagSource): WantedNotes {
    if (from.state !== 'former') return touchedByFamily(from.family);
    const uris = new Set(former.lost.flatMap(({ places }) => places.map(({ uri }) => uri)));
    return { code: '', has: ({ uri }) => uris.has(uri) };
  }

  async function read(
    { state }: RetagSource,
    wanted: WantedNotes,
    token: vscode.CancellationToken,
  ): Promise<readonly CurrentNote[]> {
    const notes = await texts.read(wanted, undefined, token);
    if (state !== 'former') return notes;
    const readAnew = (note: CurrentNote): CurrentNote => ({ ...note, record: former.read(note.record.uri, note.text) });
    return untilCancelled(mapSteps(notes, readAnew), token);
  }

  function planFor(from: RetagSource, to: TagTarget, notes: readonly CurrentNote[]): Steps<RenamePlan | Refusal> {
    const { library } = frameworks;
    if (from.state === 'known') return retagJournal(from.target, to, notes, library);
    return retagUnresolved(from, to, notes, { library, known: from.state === 'former' ? former.library : library });
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

  /** What there is to pick from may take a moment to be found; the picker is there, and can be left, at once. */
  async function pick<T extends RetagPick>(
    find: (token: vscode.CancellationToken) => readonly T[] | Promise<readonly T[]>,
    placeHolder: string,
  ): Promise<T | undefined> {
    const source = new vscode.CancellationTokenSource();
    const listItems = async (): Promise<readonly (vscode.QuickPickItem & { readonly choice: T })[]> => {
      const picks = await find(source.token);
      if (picks.length === 0) {
        source.cancel();
        void vscode.window.showInformationMessage(t('host.retag.noTags'));
      }
      return picks.map((choice) => ({ ...rowOf(choice), choice }));
    };
    const options = { placeHolder, matchOnDescription: true };
    try {
      return (await vscode.window.showQuickPick(listItems(), options, source.token))?.choice;
    } finally {
      source.cancel();
      source.dispose();
    }
  }

  function rowOf({ label, description, tags }: RetagPick): vscode.QuickPickItem {
    return { label, description, ...(tags > 0 && { detail: sayCount(t, 'versions.count', tags) }) };
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
