import * as vscode from 'vscode';
import type { FileVocabulary } from '../core/editor/support/fileVocabulary.js';
import { completeYaml, expectsMore, type YamlCompletion } from '../core/editor/yamlCompletion.js';
import type { Parts } from './features.js';

/** One kind of YAML file that is completed. */
export interface YamlFileKind {
  readonly vocabulary: FileVocabulary;
  /** Files by their place. A YAML extension knows them too, from `yamlValidation` in the manifest. */
  readonly places: vscode.DocumentSelector;
  /** Files that only the settings tell. */
  readonly isNamed?: (document: vscode.TextDocument) => boolean;
}

export const YAML: vscode.DocumentSelector = { language: 'yaml' };
/** Level ids are often numbers, and after those and blanks the editor does not ask by itself. */
export const yamlTriggers: readonly string[] = [...' 0123456789'];

/** Completes the YAML files of this product, so that nobody needs a YAML extension for them. */
export class YamlCompletionProvider implements vscode.CompletionItemProvider {
  constructor(
    private readonly kinds: readonly YamlFileKind[],
    private readonly parts: Pick<Parts, 'log' | 'config'>,
  ) {}

  provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    _token: vscode.CancellationToken,
    { triggerKind }: vscode.CompletionContext,
  ): vscode.CompletionItem[] | undefined {
    const kind = this.kinds.find(
      ({ places, isNamed }) => vscode.languages.match(places, document) > 0 || isNamed?.(document) === true,
    );
    if (kind === undefined || !this.parts.config.completionEnabled(document.uri)) return undefined;
    const before = document.lineAt(position.line).text.slice(0, position.character);
    if (triggerKind === vscode.CompletionTriggerKind.TriggerCharacter && !expectsMore(before)) return undefined;
    try {
      const found = completeYaml(document.getText(), document.offsetAt(position), kind.vocabulary, {
        namesOnly: isServedByOthers(document, kind),
      });
      return found.map((completion, i) => toItem(completion, position.line, i));
    } catch (error) {
      this.parts.log.error('Completing YAML', error);
      return undefined;
    }
  }
}

/** True: Red Hat's YAML extension offers what the schema says for this document, and nothing is to be offered twice. */
function isServedByOthers(document: vscode.TextDocument, { places }: YamlFileKind): boolean {
  if (vscode.extensions.getExtension('redhat.vscode-yaml') === undefined) return false;
  if (vscode.workspace.getConfiguration('yaml', document.uri).get<unknown>('completion') === false) return false;
  return (
    vscode.languages.match(places, document) > 0 || /^# yaml-language-server: *\$schema=/m.test(document.getText())
  );
}

function toItem(completion: YamlCompletion, line: number, index: number): vscode.CompletionItem {
  const { label, description, documentation, insertText, filterText, range, retrigger } = completion;
  const item = new vscode.CompletionItem(
    { label, ...(description === undefined ? {} : { description }) },
    kinds[completion.kind],
  );
  if (documentation !== undefined) item.documentation = documentation;
  item.insertText = insertText;
  // The text holds its own indentation, which is not always that of the line.
  item.keepWhitespace = true;
  item.filterText = filterText;
  item.sortText = String(index).padStart(4, '0');
  item.range = new vscode.Range(line, range.start, line, range.end);
  if (retrigger) item.command = { command: 'editor.action.triggerSuggest', title: '' };
  return item;
}

const kinds: Readonly<Record<YamlCompletion['kind'], vscode.CompletionItemKind>> = {
  key: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.Value,
  name: vscode.CompletionItemKind.EnumMember,
};
