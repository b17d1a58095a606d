import * as vscode from 'vscode';
import type { Markers } from '../../core/journal/markers.js';
import type { PeriodChoice } from '../../core/tally/periods.js';
import { parsePeriodChoice } from '../../core/tally/periods.js';
import type { Severity } from '../../core/problem.js';
import { trimTail } from '../../core/text.js';

export type JournalSwitch = 'auto' | 'on' | 'off';

/** What a folder's settings say about its notes. */
export interface JournalSettings {
  readonly enabled: JournalSwitch;
  readonly include: readonly string[];
  /** Ours and `files.exclude` together. */
  readonly exclude: readonly string[];
  /** Those of `files.exclude` that hold only where a certain other file is beside. */
  readonly excludeBeside: readonly string[];
  /** Whether symbolic links are followed, as the editor's search does. */
  readonly followLinks: boolean;
}

export interface LogSettings {
  /** Path of the day's note with date tokens; empty where the journal's notes are to say. */
  readonly notePattern: string;
  readonly heading: string;
  /** Path of a template within the folder. */
  readonly template: string;
}

const SECTION = 'skillJournal';
/** Settings of the editor's own that say which files are notes. */
export const FILE_SETTINGS = ['files.exclude', 'search.followSymlinks'];

/** Reads the settings. Hand-written settings can hold anything: what has another type than described is ignored. */
export class Config implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.ConfigurationChangeEvent>();
  private readonly subscriptions: readonly vscode.Disposable[];
  /** What was read, by folder and name, until a setting or a folder changes: the editor takes long to answer, and is asked for each note. */
  private readonly known = new Map<string, unknown>();

  /** Only for our own settings and those of the editor that say which files are notes. */
  readonly onDidChange = this.changed.event;

  constructor() {
    this.subscriptions = [
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (![SECTION, ...FILE_SETTINGS].some((name) => event.affectsConfiguration(name))) return;
        this.known.clear();
        this.changed.fire(event);
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.known.clear()),
    ];
  }

  journal(scope: vscode.Uri | undefined): JournalSettings {
    const hidden = globsOf(this.read(scope, 'exclude', 'files'));
    const followed = this.read(scope, 'followSymlinks', 'search');
    const enabled = this.read(scope, 'journal.enabled');
    return {
      enabled: enabled === 'on' || enabled === 'off' ? enabled : 'auto',
      include: texts(this.read(scope, 'journal.include')).map(withSlashes),
      exclude: [...texts(this.read(scope, 'journal.exclude')).map(withSlashes), ...hidden.always],
      excludeBeside: hidden.beside,
      followLinks: followed !== false,
    };
  }

  /** Names without `#`, whether or not the user wrote it. */
  markers(): Markers {
    const names = (kind: string): string[] =>
      texts(this.read(undefined, `markers.${kind}`))
        .map((name) => name.trim().replace(/^#/, ''))
        .filter((name) => name !== '');
    return { private: names('private'), knowledge: names('knowledge'), planned: names('planned') };
  }

  /** Hashtags that are the user's own, without `#`. */
  ignoredTags(): readonly string[] {
    return texts(this.read(undefined, 'tags.ignore'));
  }

  async ignoreTag(name: string, scope: 'workspace' | 'user'): Promise<void> {
    const settings = vscode.workspace.getConfiguration(SECTION);
    const known = settings.inspect<unknown>('tags.ignore');
    // What holds in the workspace hides what holds for the user, so that it takes that along.
    const present = texts(scope === 'user' ? known?.globalValue : (known?.workspaceValue ?? known?.globalValue));
    const target = scope === 'user' ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.Workspace;
    await settings.update('tags.ignore', [...new Set([...present, name])], target);
  }

  /** Paths as written: absolute, or relative to the folder `scope`. */
  frameworkFiles(scope: vscode.Uri | undefined): readonly string[] {
    return texts(this.read(scope, 'frameworks.files'));
  }

  /** Framework ids, most important first. */
  frameworkOrder(): readonly string[] {
    return texts(this.read(undefined, 'frameworks.order'));
  }

  completionEnabled(scope: vscode.Uri): boolean {
    return this.read(scope, 'completion.enabled') !== false;
  }

  hoverEnabled(scope: vscode.Uri): boolean {
    return this.read(scope, 'hover.enabled') !== false;
  }

  inlayHintsEnabled(scope: vscode.Uri): boolean {
    return this.read(scope, 'inlayHints.enabled') === true;
  }

  codeLensEnabled(scope: vscode.Uri): boolean {
    return this.read(scope, 'codeLens.enabled') === true;
  }

  previewEnabled(scope: vscode.Uri | undefined): boolean {
    return this.read(scope, 'preview.enabled') !== false;
  }

  /** Where *Log Evidence* writes; texts as the user wrote them, empty where nothing is set. */
  log(scope: vscode.Uri): LogSettings {
    return {
      notePattern: text(this.read(scope, 'log.notePattern')),
      heading: text(this.read(scope, 'log.heading')),
      template: text(this.read(scope, 'log.template')),
    };
  }

  /** Relative to the folder, as the user wrote it. */
  skillNotesFolder(scope: vscode.Uri): string {
    return text(this.read(scope, 'skillNotes.folder'));
  }

  /** Where reviews go: relative to the folder, as the user wrote it. */
  reviewFolder(scope: vscode.Uri): string {
    return text(this.read(scope, 'review.folder'));
  }

  /** Text of frameworks that their licence keeps from being passed on is part of reviews and exports. */
  includeLicensedText(): boolean {
    return this.read(undefined, 'review.licensedText') === true;
  }

  /** The address under which the notes can be read; undefined: links lead to the files. */
  linkBase(scope: vscode.Uri): string | undefined {
    const base = trimTail(text(this.read(scope, 'review.linkBase')), /\//);
    return /^https?:\/\/\S+$/i.test(base) ? base : undefined;
  }

  /** Comments are offered beside the lines of notes, too. */
  commentsInNotes(scope: vscode.Uri): boolean {
    return this.read(scope, 'comments.inNotes') === true;
  }

  /** The severities that the user set, by problem code. */
  severities(scope: vscode.Uri | undefined): ReadonlyMap<string, Severity> {
    const chosen = this.read(scope, 'problems.severity');
    const found = new Map<string, Severity>();
    if (typeof chosen !== 'object' || chosen === null) return found;
    for (const [code, severity] of Object.entries(chosen)) if (isSeverity(severity)) found.set(code, severity);
    return found;
  }

  tallyPeriod(): PeriodChoice {
    const chosen = this.read(undefined, 'tally.period');
    return (typeof chosen === 'string' ? parsePeriodChoice(chosen) : undefined) ?? { kind: 'all' };
  }

  /** Evidence for a level counts for those below it too. */
  impliedLevels(): boolean {
    return this.read(undefined, 'tally.impliedLevels') === true;
  }

  async setJournalEnabled(folder: vscode.WorkspaceFolder, enabled: JournalSwitch): Promise<void> {
    await vscode.workspace
      .getConfiguration(SECTION, folder.uri)
      .update('journal.enabled', enabled, vscode.ConfigurationTarget.WorkspaceFolder);
  }

  /** Adds files to the setting: of the folder if there is one, else of the user. */
  async addFrameworkFiles(folder: vscode.WorkspaceFolder | undefined, paths: readonly string[]): Promise<void> {
    const settings = vscode.workspace.getConfiguration(SECTION, folder?.uri ?? null);
    const known = settings.inspect<unknown>('frameworks.files');
    const present = texts(
      folder === undefined ? known?.globalValue : (known?.workspaceFolderValue ?? known?.workspaceValue),
    );
    const target =
      folder === undefined ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.WorkspaceFolder;
    await settings.update('frameworks.files', [...new Set([...present, ...paths])], target);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changed.dispose();
  }

  /** What holds for a file holds for its whole folder. */
  private read(scope: vscode.Uri | undefined, name: string, section = SECTION): unknown {
    const folder = scope && vscode.workspace.getWorkspaceFolder(scope);
    const key = `${folder?.uri.toString() ?? ''}\n${section}.${name}`;
    if (!this.known.has(key)) {
      this.known.set(key, vscode.workspace.getConfiguration(section, scope ?? null).get<unknown>(name));
    }
    return this.known.get(key);
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string' && item !== '') : [];
}

/** The globs of a setting like `files.exclude`, in two parts: those with a `when` clause need a file beside. */
function globsOf(value: unknown): { readonly always: readonly string[]; readonly beside: readonly string[] } {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const those = (isMeant: (on: unknown) => boolean): string[] =>
    entries.flatMap(([glob, on]) => (isMeant(on) ? [withSlashes(glob)] : []));
  return { always: those((on) => on === true), beside: those((on) => typeof on === 'object' && on !== null) };
}

/** In its globs the editor reads a backslash as a slash, too. */
function withSlashes(glob: string): string {
  return glob.replace(/\\/g, '/');
}

function isSeverity(value: unknown): value is Severity {
  return value === 'error' || value === 'warning' || value === 'information' || value === 'hint' || value === 'off';
}
