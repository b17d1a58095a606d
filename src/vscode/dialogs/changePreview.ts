import * as vscode from 'vscode';
import { applyTextEdits } from '../../core/editor/support/offsetEdits.js';
import type { Translate } from '../../core/messages/translate.js';
import { mapSteps } from '../../core/steps.js';
import type { NoteChange } from '../journalTexts.js';
import { inSlices } from '../support/slices.js';

/** What is to be shown of a change. */
interface ShownChange extends Pick<NoteChange, 'edits'> {
  readonly note: Pick<NoteChange['note'], 'document' | 'text'>;
}

const SCHEME = 'skill-journal-change';

/**
 * Shows notes as they are beside what they are to become, and asks. The editor's own refactor preview will not do: it
 * opens only for edits that need confirmation, and those come unticked, so that *Apply* alone would change nothing.
 */
export class ChangePreview implements vscode.Disposable, vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  private shown = 0;

  constructor(private readonly t: Translate) {}

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  /** True where the user says yes to the changes on the screen. `name` is the tab's, to which the editor adds a count of files. */
  async ask(
    { name, question, action }: { readonly name: string; readonly question: string; readonly action: string },
    changes: readonly ShownChange[],
  ): Promise<boolean> {
    const makeRow = ({
      note: { document, text },
      edits,
    }: ShownChange): readonly [vscode.Uri, vscode.Uri, vscode.Uri] => {
      const after = vscode.Uri.from({ scheme: SCHEME, path: document.uri.path, query: String(++this.shown) });
      this.texts.set(after.toString(), applyTextEdits(text, edits));
      return [document.uri, document.uri, after];
    };
    const rows = await inSlices(mapSteps(changes, makeRow));
    try {
      await vscode.commands.executeCommand('vscode.changes', name, rows);
      const yes = { label: `$(check) ${action}` };
      const no = { label: `$(close) ${this.t('host.change.leave')}` };
      // It stays while the user looks through the changes.
      const options = { title: question, placeHolder: this.t('host.change.look'), ignoreFocusOut: true };
      return (await vscode.window.showQuickPick([yes, no], options)) === yes;
    } finally {
      await closeTab(name);
      for (const [, , after] of rows) this.texts.delete(after.toString());
    }
  }

  dispose(): void {
    this.registration.dispose();
    this.texts.clear();
  }
}

/** What the tab of several changes shows has no type of its own in the editor's API. */
async function closeTab(name: string): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter(({ label }) => label.startsWith(name));
  if (tabs.length > 0) await vscode.window.tabGroups.close(tabs, true);
}
