import * as vscode from 'vscode';
import { completeTag, completionDocumentation, isFirstLetter } from '../../core/editor/completion.js';
import type { Completion, CompletionList } from '../../core/editor/completion.js';
import { tagPlaceAt } from '../../core/journal/blocks/tagPlace.js';
import type { TagTarget } from '../../core/journal/model.js';
import { OFFER_NEXT, type Parts } from '../features.js';
import { isLive } from '../notes/liveDocument.js';

type Needs = Pick<Parts, 't' | 'log' | 'config' | 'frameworks' | 'evidence' | 'state'>;

/** A suggestion that still knows what it stands for, so that its documentation can be made when it is looked at. */
class SkillCompletionItem extends vscode.CompletionItem {
  constructor(
    label: vscode.CompletionItemLabel,
    kind: vscode.CompletionItemKind,
    readonly target: TagTarget | undefined,
  ) {
    super(label, kind);
  }
}

/** Offers skills, levels and statements that really exist. */
export class SkillCompletionProvider implements vscode.CompletionItemProvider<SkillCompletionItem> {
  /** Where a list was asked for that the user did not ask for. */
  private offeredAt: vscode.Position | undefined;

  constructor(private readonly parts: Needs) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
    context: vscode.CompletionContext,
  ): Promise<vscode.CompletionList<SkillCompletionItem> | undefined> {
    const asked = context.triggerKind === vscode.CompletionTriggerKind.Invoke && !this.takeOffer(position);
    // A folder that is no journal is left in peace, unless the user asks for suggestions, and types on in their list.
    const uncalledFor = context.triggerKind === vscode.CompletionTriggerKind.TriggerCharacter;
    if (uncalledFor && !this.parts.state.speaksIn(document.uri)) return undefined;
    try {
      const found = await this.complete(document, position, asked, token);
      return (
        found &&
        new vscode.CompletionList(
          found.items.map((completion) => toItem(completion, position.line)),
          found.isIncomplete,
        )
      );
    } catch (error) {
      this.parts.log.error('Completing a tag', error);
      return undefined;
    }
  }

  private async complete(
    document: vscode.TextDocument,
    position: vscode.Position,
    asked: boolean,
    token?: vscode.CancellationToken,
  ): Promise<CompletionList | undefined> {
    const { t, config, frameworks, evidence, state } = this.parts;
    const { uri } = document;
    if (!isLive(document) || !config.completionEnabled(uri) || !state.answersIn(uri)) return undefined;
    await frameworks.whenLoaded();
    if (token?.isCancellationRequested === true) return undefined;
    const line = document.lineAt(position.line).text;
    const request = { line, character: position.character, library: frameworks.library, evidence, t, asked };
    // Whether a tag may stand here takes reading the note; most keys are not part of one.
    const hopeful = completeTag({ ...request, place: 'text' }) ?? completeTag({ ...request, place: 'front-matter' });
    if (hopeful === undefined) return undefined;
    const place = tagPlaceAt(document.getText(), document.offsetAt(position));
    return place && completeTag({ ...request, place });
  }

  /**
   * A `#` that opens a line may become a heading, and offers nothing; the letter after it does. So does a letter that has
   * closed a list of statements; other lists behind a `/` stay open.
   */
  async offerAtFirstLetter(document: vscode.TextDocument, position: vscode.Position): Promise<void> {
    const line = document.lineAt(position.line).text;
    if (!isFirstLetter(line, position.character, 'text') || !this.parts.state.speaksIn(document.uri)) return;
    const [first] = (await this.complete(document, position, false))?.items ?? [];
    if (first === undefined || (line.charAt(position.character - 2) === '/' && first.kind !== 'statement')) return;
    await this.offerAt(position);
  }

  /** Offers what follows a suggestion that was chosen. */
  async offerNext(): Promise<void> {
    const { activeTextEditor: editor } = vscode.window;
    if (editor) await this.offerAt(editor.selection.active);
  }

  /** A list that gives way to what the user types, which one they asked for would not. */
  private async offerAt(position: vscode.Position): Promise<void> {
    this.offeredAt = position;
    await vscode.commands.executeCommand('editor.action.triggerSuggest', { auto: true });
  }

  /** Whether the list is one that was offered; by the time the editor asks for it, more of the tag may be there. */
  private takeOffer(position: vscode.Position): boolean {
    const { offeredAt } = this;
    this.offeredAt = undefined;
    return offeredAt?.line === position.line && offeredAt.isBeforeOrEqual(position);
  }

  /** Only the suggestion that is looked at gets its documentation. */
  resolveCompletionItem(item: SkillCompletionItem): SkillCompletionItem {
    if (item.target === undefined) return item;
    const { library } = this.parts.frameworks;
    item.documentation = new vscode.MarkdownString(completionDocumentation(item.target, { library }));
    return item;
  }
}

function toItem(completion: Completion, line: number): SkillCompletionItem {
  const { label, description, detail } = completion;
  const item = new SkillCompletionItem(
    { label, ...(description === undefined ? {} : { description }) },
    kinds[completion.kind],
    completion.target,
  );
  if (detail !== undefined) item.detail = detail;
  item.insertText = completion.insertText;
  item.filterText = completion.filterText;
  item.sortText = completion.sortText;
  item.range = new vscode.Range(line, completion.range.start, line, completion.range.end);
  if (completion.retrigger) item.command = { command: OFFER_NEXT, title: '' };
  return item;
}

const kinds: Readonly<Record<Completion['kind'], vscode.CompletionItemKind>> = {
  framework: vscode.CompletionItemKind.Module,
  skill: vscode.CompletionItemKind.Class,
  level: vscode.CompletionItemKind.EnumMember,
  statement: vscode.CompletionItemKind.Constant,
};
