import * as vscode from 'vscode';
import type { SkillPage } from '../../core/editor/skillPage.js';
import type { SkillRef } from '../../core/framework/model.js';
import { slug } from '../../core/framework/spelling.js';
import type { TagTarget } from '../../core/journal/model.js';
import { Debounced } from '../support/debounced.js';
import type { Parts, SkillPlaces } from '../features.js';
import { PAGE_SCHEME } from '../notes/liveDocument.js';
import type { SkillNotes } from '../notes/skillNotes.js';
import { inSlices } from '../support/slices.js';

type Needs = Pick<Parts, 't' | 'frameworks' | 'journal' | 'evidence' | 'profiles'>;

const REFRESH_MS = 400;

/** Read-only documents, one a skill: what the framework says, with the own evidence beside it. */
export class SkillPages
  implements vscode.Disposable, vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider, SkillPlaces
{
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly refresh = new Debounced(REFRESH_MS, () => this.refreshOpen());
  private readonly subscriptions: readonly vscode.Disposable[];

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly parts: Needs,
    private readonly notes: SkillNotes,
  ) {
    this.subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(PAGE_SCHEME, this),
      parts.journal.onDidChange(() => this.refresh.ensure()),
      parts.frameworks.onDidChange(() => this.refresh.ensure()),
      // By the settings of the tally, too.
      parts.profiles.onDidChange(() => this.refresh.ensure()),
      notes.onDidChange(() => this.refresh.ensure()),
      vscode.languages.registerDocumentLinkProvider({ scheme: PAGE_SCHEME }, this),
    ];
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    // A page that the last session left open is asked for before the frameworks are there.
    await this.parts.frameworks.whenLoaded();
    const ref = readAddress(uri);
    if (ref === undefined) return '';
    return (await this.render(ref))?.markdown ?? `${this.parts.t('host.unknownSkill', { code: ref.code })}\n`;
  }

  /** The line of a page that leads to the user's notes. */
  async provideDocumentLinks(document: vscode.TextDocument): Promise<vscode.DocumentLink[]> {
    const ref = readAddress(document.uri);
    const page = ref && (await this.render(ref));
    if (ref === undefined || page?.notesLine === undefined) return [];
    const line = this.findLine(document, page, page.notesLine);
    if (line === undefined) return [];
    const command = `command:skillJournal.openSkillNotes?${encodeURIComponent(JSON.stringify([ref]))}`;
    return [new vscode.DocumentLink(document.lineAt(line).range, vscode.Uri.parse(command))];
  }

  /** Opens the page of a skill, at the level if one is given. */
  async show(target: TagTarget): Promise<void> {
    const name = this.parts.frameworks.library.skill(target)?.name ?? '';
    const document = await vscode.workspace.openTextDocument(addressOf(target, name));
    const at = new vscode.Position(await this.findLevel(document, target), 0);
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
    return new vscode.Location(document.uri, new vscode.Position(await this.findLevel(document, target), 0));
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.refresh.dispose();
    this.changed.dispose();
  }

  private async findLevel(document: vscode.TextDocument, target: TagTarget): Promise<number> {
    const page = target.level === undefined ? undefined : await this.render(target);
    const line = page?.levelLines.get(target.level ?? '');
    return page === undefined || line === undefined ? 0 : (this.findLine(document, page, line) ?? 0);
  }

  /** By its words: the document may be some counts behind, and its lines elsewhere. */
  private findLine(document: vscode.TextDocument, page: SkillPage, line: number): number | undefined {
    const words = page.markdown.split('\n')[line];
    const at = words === undefined ? -1 : document.getText().split(/\r?\n/).indexOf(words);
    return at === -1 ? undefined : at;
  }

  private async render(ref: SkillRef): Promise<SkillPage | undefined> {
    const { t, frameworks, evidence } = this.parts;
    const { skillPage } = await import('../../core/withParser.js');
    const steps = skillPage(ref, {
      library: frameworks.library,
      evidence,
      t,
      nameNote: (uri) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri)),
      notes: await this.notes.read(ref),
    });
    return inSlices(steps);
  }

  private refreshOpen(): void {
    for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === PAGE_SCHEME) this.changed.fire(uri);
  }
}

/** The path is what the tab shows; the query is what the page is about. */
function addressOf({ framework, code }: SkillRef, name: string): vscode.Uri {
  // A code that was made of the name says nothing more.
  const title = (slug(name) === code ? name : `${code} ${name}`).replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ').trim();
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
