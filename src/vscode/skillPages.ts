import * as vscode from 'vscode';
import { skillPage } from '../core/editor/skillPage.js';
import type { SkillPage } from '../core/editor/skillPage.js';
import type { SkillRef } from '../core/framework/model.js';
import type { TagTarget } from '../core/journal/model.js';
import { Debounced } from './debounced.js';
import type { Parts, SkillPlaces } from './features.js';
import { PAGE_SCHEME } from './notes/liveDocument.js';

type Needs = Pick<Parts, 't' | 'frameworks' | 'journal' | 'evidence'>;

const REFRESH_MS = 400;

/** Read-only documents, one a skill: what the framework says, with the own evidence beside it. */
export class SkillPages implements vscode.Disposable, vscode.TextDocumentContentProvider, SkillPlaces {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly refresh = new Debounced(REFRESH_MS, () => this.refreshOpen());
  private readonly subscriptions: readonly vscode.Disposable[];

  readonly onDidChange = this.changed.event;

  constructor(private readonly parts: Needs) {
    this.subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(PAGE_SCHEME, this),
      parts.journal.onDidChange(() => this.refresh.ensure()),
      parts.frameworks.onDidChange(() => this.refresh.ensure()),
    ];
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    // A page that the last session left open is asked for before the frameworks are there.
    await this.parts.frameworks.whenLoaded();
    const ref = readAddress(uri);
    if (ref === undefined) return '';
    return this.render(ref)?.markdown ?? `${this.parts.t('host.unknownSkill', { code: ref.code })}\n`;
  }

  /** Opens the page of a skill, at the level if one is given. */
  async show(target: TagTarget): Promise<void> {
    const name = this.parts.frameworks.library.skill(target)?.name ?? '';
    const document = await vscode.workspace.openTextDocument(addressOf(target, name));
    const at = new vscode.Position(this.findLevel(document, target), 0);
    const editor = await vscode.window.showTextDocument(document, {
      preview: true,
      selection: new vscode.Range(at, at),
    });
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.AtTop);
  }

  address(target: SkillRef): vscode.Uri {
    return addressOf(target, this.parts.frameworks.library.skill(target)?.name ?? '');
  }

  async locate(target: TagTarget): Promise<vscode.Location> {
    const document = await vscode.workspace.openTextDocument(this.address(target));
    return new vscode.Location(document.uri, new vscode.Position(this.findLevel(document, target), 0));
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.refresh.dispose();
    this.changed.dispose();
  }

  /** By the heading's words: the document may be some counts behind, and its lines elsewhere. */
  private findLevel(document: vscode.TextDocument, target: TagTarget): number {
    const page = target.level === undefined ? undefined : this.render(target);
    const line = page?.levelLines.get(target.level ?? '');
    const heading = line === undefined ? undefined : page?.markdown.split('\n')[line];
    if (heading === undefined) return 0;
    return Math.max(0, document.getText().split(/\r?\n/).indexOf(heading));
  }

  private render(ref: SkillRef): SkillPage | undefined {
    const { t, frameworks, evidence } = this.parts;
    return skillPage(ref, {
      library: frameworks.library,
      evidence,
      t,
      nameNote: (uri) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri)),
    });
  }

  private refreshOpen(): void {
    for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === PAGE_SCHEME) this.changed.fire(uri);
  }
}

/** The path is what the tab shows; the query is what the page is about. */
function addressOf({ framework, code }: SkillRef, name: string): vscode.Uri {
  const title = `${code} ${name}`.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ').trim();
  return vscode.Uri.from({ scheme: PAGE_SCHEME, path: `/${title}.md`, query: JSON.stringify([framework, code]) });
}

function readAddress(uri: vscode.Uri): SkillRef | undefined {
  try {
    const given: unknown = JSON.parse(uri.query);
    if (!Array.isArray(given)) return undefined;
    const [framework, code] = given as readonly unknown[];
    return typeof framework === 'string' && typeof code === 'string' ? { framework, code } : undefined;
  } catch {
    return undefined;
  }
}
