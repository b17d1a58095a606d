import * as vscode from 'vscode';
import { frameworkSeverityOf, severityOf } from '../../core/editor/severity.js';
import type { Problem, Severity } from '../../core/problem.js';
import { entryHints } from '../../core/journal/reading/entryHints.js';
import type { NoteRecord } from '../../core/journal/model.js';
import { toRange } from '../support/convert.js';
import type { Steps } from '../../core/steps.js';
import { Debounced } from '../support/debounced.js';
import type { Parts } from '../features.js';
import { runLogged } from '../support/log.js';
import { inSlices } from '../support/slices.js';
import { sayProblem } from '../support/sayProblem.js';

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
  /** Closed notes that are to be looked at. */
  private readonly stale = new Set<string>();
  /** Closed notes that are shown to have words that stand elsewhere. */
  private readonly twins = new Set<string>();
  private areTwinsStale = false;
  private isLooking = false;

  constructor(private readonly parts: Needs) {
    const { open, journal, frameworks, profiles, config, state } = parts;
    this.subscriptions = [
      open.onDidChange((uris) => uris.forEach((uri) => this.updateNote(uri))),
      open.onDidForget(() => this.updateEvery()),
      // Equal words in another note are a problem that only the journal shows.
      journal.onDidChange(({ uris }) => {
        this.all.ensure();
        if (!this.whole) return;
        this.areTwinsStale = true;
        this.lookAt(uris);
      }),
      frameworks.onDidChange(() => this.updateFiles()),
      profiles.onDidChange(() => this.updateFiles()),
      state.onDidChange(() => this.all.schedule()),
      config.onDidChange(() => {
        this.updateFiles();
        this.updateEvery();
      }),
    ];
    this.updateFiles();
    this.all.schedule();
  }

  dispose(): void {
    this.stale.clear();
    this.areTwinsStale = false;
    for (const disposable of [...this.subscriptions, this.all, this.notes, this.files]) disposable.dispose();
  }

  /** Lists the problems of every note of the journal, and follows them from now on. */
  checkJournal(): Promise<{ readonly notes: number; readonly files: number; readonly problems: number }> {
    this.whole = true;
    return inSlices(this.checkAll());
  }

  private *checkAll(): Steps<{ notes: number; files: number; problems: number }> {
    const { index } = this.parts.journal;
    let files = 0;
    let problems = 0;
    for (const uri of index.uris()) {
      const found = this.updateClosed(uri).length;
      if (found > 0) files++;
      problems += found;
      yield;
    }
    return { notes: index.noteCount, files, problems };
  }

  /** At many notes with turns for others between. */
  private lookAt(uris: Iterable<string>): void {
    for (const uri of uris) this.stale.add(uri);
    if (this.isLooking) return;
    this.isLooking = true;
    runLogged(this.parts.log, 'Looking for problems', async () => {
      try {
        while (this.stale.size > 0 || this.areTwinsStale) await inSlices(this.updateStale());
      } finally {
        this.isLooking = false;
      }
    });
  }

  private *updateStale(): Steps<void> {
    if (this.areTwinsStale) {
      this.areTwinsStale = false;
      for (const uri of this.twins) this.stale.add(uri);
      for (const uri of yield* this.parts.journal.index.urisOfTwins()) this.stale.add(uri);
    }
    for (const uri of this.stale) {
      this.stale.delete(uri);
      this.updateClosed(uri);
      yield;
    }
  }

  /** The problems of a note as the journal knows it; shown, unless it is open. */
  private updateClosed(text: string): readonly vscode.Diagnostic[] {
    const { index } = this.parts.journal;
    const uri = vscode.Uri.parse(text, true);
    const found = this.diagnosticsOf(uri, index.problemsOf(text), index.record(text));
    if (this.parts.open.find(text) !== undefined) return found;
    if (found.some(({ code }) => code === 'entry.duplicate')) this.twins.add(text);
    else this.twins.delete(text);
    if (found.length > 0) this.notes.set(uri, found);
    else this.notes.delete(uri);
    return found;
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

  private updateEvery(): void {
    this.all.schedule();
    if (this.whole) this.lookAt(this.parts.journal.index.uris());
  }

  /** Open notes, and those that have been closed. */
  private updateAll(): void {
    if (!this.whole) {
      this.notes.forEach((uri) => {
        if (this.parts.open.find(uri.toString()) === undefined) this.notes.delete(uri);
      });
    }
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
