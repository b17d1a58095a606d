import * as vscode from 'vscode';
import { fixAll, fixesFor } from '../../core/editor/quickFixes.js';
import type { Fix, FixRequest } from '../../core/editor/quickFixes.js';
import type { FixPlace } from '../../core/editor/support/fixDraft.js';
import { severityOf } from '../../core/editor/severity.js';
import { mergeEdits } from '../../core/editor/support/offsetEdits.js';
import type { OffsetEdit } from '../../core/editor/support/offsetEdits.js';
import { entryHints } from '../../core/journal/reading/entryHints.js';
import type { NoteRecord } from '../../core/journal/model.js';
import type { Problem } from '../../core/problem.js';
import { nameToIgnore } from '../../core/tag/ignored.js';
import { resolveTag } from '../../core/tag/resolve.js';
import { toRange } from '../support/convert.js';
import { FIX_ALL, type Parts } from '../features.js';
import { isLive } from '../notes/liveDocument.js';
import { today } from '../support/today.js';

type Needs = Pick<Parts, 't' | 'log' | 'config' | 'frameworks' | 'journal' | 'open' | 'state'>;

/** The light bulb of problems in notes. All is made from the text as it is, so that no stale place is ever edited. */
export class TagQuickFixes implements vscode.CodeActionProvider {
  constructor(private readonly parts: Needs) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[] | undefined> {
    const { t, log, config, frameworks, open, state } = this.parts;
    if (!isLive(document) || !state.answersIn(document.uri)) return undefined;
    try {
      await frameworks.whenLoaded();
      const { version } = document;
      const text = document.getText();
      const record = await open.read(document);
      const wasOvertaken = (): boolean => token.isCancellationRequested || document.version !== version;
      if (record === undefined || wasOvertaken()) return undefined;
      const [plannedMarker] = config.markers().planned;
      const request = { text, library: frameworks.library, t, plannedMarker };
      // What the settings hide is not to be mended either.
      const shown = this.shownProblems(document.uri, record);
      if (context.only !== undefined && context.only.intersects(FIX_ALL)) {
        return this.wholeFile(document, shown, request);
      }
      const here = shown.filter((problem) => toRange(problem.range).intersection(range) !== undefined);
      if (here.length === 0) return [];
      const days = { today: today(), ...(await savedDay(document)) };
      if (wasOvertaken()) return undefined;
      return here.flatMap((problem) => this.actionsFor(document, problem, shown, { ...request, days }, context));
    } catch (error) {
      log.error('Offering quick fixes', error);
      return undefined;
    }
  }

  private shownProblems(uri: vscode.Uri, record: NoteRecord): readonly Problem[] {
    const { config, frameworks, journal } = this.parts;
    const deps = { chosen: config.severities(uri), builtIn: frameworks.builtIn };
    const isShown = (problem: Pick<Problem, 'code' | 'args'>): boolean => severityOf(problem, deps) !== 'off';
    const hints = entryHints(record, config.markers(), (code) => isShown({ code, args: {} }));
    return [...journal.problemsOf(record).filter(isShown), ...hints];
  }

  private actionsFor(
    document: vscode.TextDocument,
    problem: Problem,
    all: readonly Problem[],
    request: FixRequest,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const diagnostics = context.diagnostics.filter(
      ({ code, range }) => code === problem.code && range.isEqual(toRange(problem.range)),
    );
    const fixes = fixesFor(problem, request);
    const actions = fixes.map((fix) => {
      const action =
        fix.opens === undefined
          ? toAction(document, fix.title, vscode.CodeActionKind.QuickFix, fix.edits)
          : toOpening(fix.title, fix.opens);
      action.isPreferred = fix.preferred;
      return action;
    });
    actions.push(...this.allAlike(document, problem, fixes, all, request), ...this.ignoring(document, problem));
    for (const action of actions) action.diagnostics = [...diagnostics];
    return actions;
  }

  private allAlike(
    document: vscode.TextDocument,
    problem: Problem,
    fixes: readonly Fix[],
    all: readonly Problem[],
    request: FixRequest,
  ): vscode.CodeAction[] {
    const alike = all.filter(({ code }) => code === problem.code);
    if (alike.length < 2 || !fixes.some(({ certain }) => certain)) return [];
    const title = request.t('editor.fix.allAlike', { count: alike.length });
    return [toAction(document, title, vscode.CodeActionKind.QuickFix, fixAll(alike, request))];
  }

  private wholeFile(
    document: vscode.TextDocument,
    problems: readonly Problem[],
    request: FixRequest,
  ): vscode.CodeAction[] {
    const edits = fixAll(problems, request);
    return edits.length === 0 ? [] : [toAction(document, request.t('editor.fix.allInFile'), FIX_ALL, edits)];
  }

  private ignoring(document: vscode.TextDocument, problem: Problem): vscode.CodeAction[] {
    const { t, frameworks } = this.parts;
    const tag = document.getText(toRange(problem.range));
    const resolution = resolveTag(tag, frameworks.library);
    if (!ignorable.has(problem.code) || resolution === undefined) return [];
    const name = nameToIgnore(tag, problem, resolution.prefixed);
    const scopes =
      vscode.workspace.workspaceFolders === undefined ? (['user'] as const) : (['workspace', 'user'] as const);
    return scopes.map((scope) => {
      const title = t(scope === 'user' ? 'editor.fix.ignoreForUser' : 'editor.fix.ignoreInFolder', { name });
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.command = { command: 'skillJournal.ignoreTag', title, arguments: [name, scope] };
      return action;
    });
  }
}

const ignorable: ReadonlySet<string> = new Set([
  'tag.unknown-skill',
  'tag.undefined-level',
  'tag.unknown-statement',
  'tag.malformed',
  'tag.not-canonical',
]);

function toOpening(title: string, { uri, line }: FixPlace): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  const selection = new vscode.Range(line, 0, line, 0);
  action.command = { command: 'vscode.open', title, arguments: [vscode.Uri.parse(uri, true), { selection }] };
  return action;
}

/** The day when the file was last written; none for a note that is in no file. */
async function savedDay({ uri, isUntitled }: vscode.TextDocument): Promise<{ readonly saved?: string }> {
  if (isUntitled) return {};
  try {
    return { saved: today(new Date((await vscode.workspace.fs.stat(uri)).mtime)) };
  } catch {
    return {};
  }
}

function toAction(
  document: vscode.TextDocument,
  title: string,
  kind: vscode.CodeActionKind,
  edits: readonly OffsetEdit[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.edit = new vscode.WorkspaceEdit();
  for (const { start, end, newText } of mergeEdits(edits)) {
    action.edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), newText);
  }
  return action;
}
