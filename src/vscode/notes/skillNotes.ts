import * as vscode from 'vscode';
import { newSkillNotes, skillNotesBody, skillNotesFile } from '../../core/editor/skillNotes.js';
import type { SkillRef } from '../../core/framework/model.js';
import { folderFaultOf } from '../../core/journal/dates/notePattern.js';
import type { Translate } from '../../core/messages/translate.js';
import type { Config } from '../support/config.js';
import { FileWatch } from '../support/fileWatch.js';
import type { Frameworks } from '../frameworks/frameworks.js';
import type { JournalFiles } from './journalFiles.js';

/** The user's own notes on skills: one Markdown file a skill, in a folder beside the journal. */
export class SkillNotes implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: readonly vscode.Disposable[];
  private readonly watched = new FileWatch(
    () => this.changed.fire(),
    (uri) => this.homes().some((home) => `${uri.path}/`.startsWith(`${home.path}/`)),
  );

  /** Some skill's notes have changed on disk, or lie elsewhere now. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly config: Config,
    private readonly frameworks: Frameworks,
    private readonly files: JournalFiles,
    private readonly t: Translate,
  ) {
    this.subscriptions = [
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.start()),
      config.onDidChange((event) => {
        if (event.affectsConfiguration('skillJournal.skillNotes')) this.start();
      }),
    ];
  }

  /** Watches the folders, as the settings name them now, from now on. */
  start(): void {
    this.watched.follow(this.homes().map((home) => new vscode.RelativePattern(home, '*.md')));
    this.changed.fire();
  }

  /** What the user wrote on a skill; empty where nothing was, undefined where there is no folder to keep it in. */
  async read(ref: SkillRef): Promise<string | undefined> {
    const homes = this.homes();
    if (homes.length === 0) return undefined;
    const found = await this.find(ref, homes);
    return found === undefined ? '' : skillNotesBody(found.text);
  }

  /** Opens the notes of a skill; makes them where there are none yet. */
  async open(ref: SkillRef): Promise<void> {
    const homes = this.homes();
    const [home] = homes;
    if (home === undefined) {
      this.sayWhyNone();
      return;
    }
    const uri = (await this.find(ref, homes))?.uri ?? (await this.create(ref, home));
    if (uri === undefined) return;
    const document = await vscode.workspace.openTextDocument(uri);
    const end = document.positionAt(document.getText().length);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(end, end) });
  }

  dispose(): void {
    for (const disposable of [...this.subscriptions, this.watched, this.changed]) disposable.dispose();
  }

  private async create(ref: SkillRef, home: vscode.Uri): Promise<vscode.Uri | undefined> {
    const uri = this.fileOf(ref, home);
    const edit = new vscode.WorkspaceEdit();
    const contents = new TextEncoder().encode(newSkillNotes(ref, this.frameworks.library));
    edit.createFile(uri, { ignoreIfExists: true, contents });
    if (await vscode.workspace.applyEdit(edit)) return uri;
    const note = vscode.workspace.asRelativePath(uri);
    void vscode.window.showWarningMessage(this.t('capture.log.refused', { note }));
    return undefined;
  }

  /** In the first folder that has them. */
  private async find(
    ref: SkillRef,
    homes: readonly vscode.Uri[],
  ): Promise<{ readonly uri: vscode.Uri; readonly text: string } | undefined> {
    for (const home of homes) {
      const uri = this.fileOf(ref, home);
      const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
      if (open?.isDirty === true) return { uri, text: open.getText() };
      const text = await readText(uri);
      if (text !== undefined) return { uri, text };
    }
    return undefined;
  }

  private fileOf(ref: SkillRef, home: vscode.Uri): vscode.Uri {
    return vscode.Uri.joinPath(home, skillNotesFile(ref, this.frameworks.library));
  }

  /** The folders for notes that the settings name well. */
  private homes(): readonly vscode.Uri[] {
    return this.files.folders().flatMap((folder) => {
      const path = this.pathIn(folder);
      return folderFaultOf(path) === undefined ? [vscode.Uri.joinPath(folder.uri, path)] : [];
    });
  }

  private pathIn(folder: vscode.WorkspaceFolder): string {
    return this.config.skillNotesFolder(folder.uri).replace(/^\.\/|\/$/g, '');
  }

  private sayWhyNone(): void {
    const [folder] = this.files.folders();
    const fault = folder && folderFaultOf(this.pathIn(folder));
    if (fault === undefined) return;
    const reason = this.t(`capture.path.${fault}`);
    void vscode.window.showWarningMessage(this.t('capture.notes.badFolder', { reason }));
  }
}

/** Notes beyond this are some other file. */
const LARGEST_BYTES = 1024 * 1024;

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    return new TextDecoder().decode(bytes.subarray(0, LARGEST_BYTES));
  } catch {
    return undefined;
  }
}
