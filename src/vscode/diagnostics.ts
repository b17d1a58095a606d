import * as vscode from 'vscode';
import { frameworkSeverityOf, severityOf } from '../core/editor/severity.js';
import type { Problem, Severity } from '../core/problem.js';
import { entryHints } from '../core/journal/entryHints.js';
import type { NoteRecord } from '../core/journal/model.js';
import { toRange } from './convert.js';
import { Debounced } from './debounced.js';
import type { Parts } from './features.js';
import { runLogged } from './log.js';
import { sayProblem } from './sayProblem.js';

type Needs = Pick<Parts, 't' | 'log' | 'config' | 'frameworks' | 'journal' | 'open' | 'profiles' | 'state'>;

const UPDATE_MS = 50;

/** Puts the problems of open notes, of framework files and of profiles where the editor lists problems. */
export class Diagnostics implements vscode.Disposable {
  private readonly notes = vscode.languages.createDiagnosticCollection('skillJournal.notes');
  private readonly files = vscode.languages.createDiagnosticCollection('skillJournal.frameworks');
  private readonly all = new Debounced(UPDATE_MS, () => this.updateAll());
  private readonly subscriptions: readonly vscode.Disposable[];
  /** The user has asked for the problems of all notes, closed ones too. */
  private whole = false;

  constructor(private readonly parts: Needs) {
    const { open, journal, frameworks, profiles, config, state } = parts;
    this.subscriptions = [
      open.onDidChange((uris) => uris.forEach((uri) => this.updateNote(uri))),
      open.onDidForget(() => this.all.schedule()),
      // Equal words in another note are a problem that only the journal shows.
      journal.onDidChange(({ uris }) => {
        this.all.ensure();
        if (this.whole) for (const uri of uris) this.updateClosed(uri);
      }),
      frameworks.onDidChange(() => this.updateFiles()),
      profiles.onDidChange(() => this.updateFiles()),
      state.onDidChange(() => this.all.schedule()),
      config.onDidChange(() => {
        this.updateFiles();
        this.all.schedule();
      }),
    ];
    this.all.schedule();
  }

  dispose(): void {
    for (const disposable of [...this.subscriptions, this.all, this.notes, this.files]) disposable.dispose();
  }

  /** Lists the problems of every note of the journal, and follows them from now on. */
  checkJournal(): { readonly notes: number; readonly files: number; readonly problems: number } {
    const { index } = this.parts.journal;
    this.whole = true;
    let files = 0;
    let problems = 0;
    for (const uri of index.uris()) {
      const found = this.diagnosticsOf(vscode.Uri.parse(uri, true), index.problemsOf(uri), index.record(uri));
      if (found.length > 0) files++;
      problems += found.length;
      this.updateClosed(uri);
    }
    return { notes: index.noteCount, files, problems };
  }

  private updateClosed(text: string): void {
    if (this.parts.open.find(text) !== undefined) return;
    const uri = vscode.Uri.parse(text, true);
    const { index } = this.parts.journal;
    this.notes.set(uri, this.diagnosticsOf(uri, index.problemsOf(text), index.record(text)));
  }

  private diagnosticsOf(
    uri: vscode.Uri,
    problems: readonly Problem[],
    record: NoteRecord | undefined,
  ): vscode.Diagnostic[] {
    const { config, frameworks } = this.parts;
    const deps = { chosen: config.severities(uri), builtIn: frameworks.builtIn };
    const isWanted = (code: Problem['code']): boolean => severityOf({ code, args: {} }, deps) !== 'off';
    const hints = record ? entryHints(record, config.markers(), isWanted) : [];
    return [...problems, ...hints].flatMap((problem) => this.toDiagnostic(problem, severityOf(problem, deps)));
  }

  private updateAll(): void {
    this.notes.forEach((uri) => {
      if (this.parts.open.find(uri.toString()) !== undefined) return;
      if (this.whole) this.updateClosed(uri.toString());
      else this.notes.delete(uri);
    });
    for (const document of this.parts.open.all()) this.updateNote(document.uri);
  }

  private updateNote(uri: vscode.Uri): void {
    const { log, frameworks, journal, open, state } = this.parts;
    const document = open.find(uri.toString());
    if (document === undefined || !state.speaksIn(uri)) {
      if (this.whole && document === undefined) this.updateClosed(uri.toString());
      else this.notes.delete(uri);
      return;
    }
    runLogged(log, 'Looking for problems', async () => {
      await frameworks.whenLoaded();
      const { version } = document;
      const record = await open.read(document);
      if (document.isClosed || document.version !== version) return;
      this.notes.set(uri, this.diagnosticsOf(uri, record === undefined ? [] : journal.problemsOf(record), record));
    });
  }

  private updateFiles(): void {
    const { config, frameworks, profiles } = this.parts;
    this.files.clear();
    for (const [text, { broken, problems }] of [...frameworks.problems, ...profiles.problems]) {
      const uri = vscode.Uri.parse(text, true);
      const deps = { chosen: config.severities(uri), builtIn: [] };
      this.files.set(
        uri,
        problems.flatMap((problem) => this.toDiagnostic(problem, frameworkSeverityOf(problem, broken, deps))),
      );
    }
  }

  private toDiagnostic(problem: Problem, severity: Severity): vscode.Diagnostic[] {
    if (severity === 'off') return [];
    const diagnostic = new vscode.Diagnostic(
      toRange(problem.range),
      sayProblem(problem, this.parts.t),
      toSeverity(severity),
    );
    diagnostic.source = 'Skill Journal';
    diagnostic.code = problem.code;
    return [diagnostic];
  }
}

function toSeverity(severity: Exclude<Severity, 'off'>): vscode.DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return vscode.DiagnosticSeverity.Error;
    case 'warning':
      return vscode.DiagnosticSeverity.Warning;
    case 'information':
      return vscode.DiagnosticSeverity.Information;
    case 'hint':
      return vscode.DiagnosticSeverity.Hint;
  }
}
