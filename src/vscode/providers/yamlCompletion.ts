import * as vscode from 'vscode';
import frameworkSchema from '../../../schemas/skill-framework.schema.json';
import profileSchema from '../../../schemas/skill-profile.schema.json';
import { frameworkVocabulary } from '../../core/editor/frameworkVocabulary.js';
import { profileVocabulary } from '../../core/editor/profileVocabulary.js';
import type { FileVocabulary } from '../../core/editor/support/fileVocabulary.js';
import { completeYaml, expectsMore, type YamlCompletion } from '../../core/editor/yamlCompletion.js';
import type { Parts } from '../features.js';

type Needs = Pick<Parts, 'log' | 'config' | 'frameworks' | 'profiles'>;

/** One kind of YAML file that is completed; each brings its vocabulary. */
interface YamlFileKind {
  readonly vocabulary: FileVocabulary;
  /** Files by their place. A YAML extension knows them too, from `yamlValidation` in the manifest. */
  readonly places: vscode.DocumentSelector;
  /** Files that only the settings tell. */
  readonly isNamed?: (document: vscode.TextDocument) => boolean;
}

/** Completes the YAML files of this product, so that nobody needs a YAML extension for them. */
export class YamlCompletionProvider implements vscode.CompletionItemProvider {
  private readonly kinds: readonly YamlFileKind[];

  constructor(private readonly parts: Needs) {
    this.kinds = [
      {
        vocabulary: frameworkVocabulary(frameworkSchema),
        places: [
          { language: 'yaml', pattern: '**/.skill-journal/frameworks/*.{yaml,yml}' },
          { language: 'yaml', pattern: '**/*.skill-framework.{yaml,yml}' },
        ],
        isNamed: ({ uri }) => parts.frameworks.problems.has(uri.toString()),
      },
      {
        vocabulary: profileVocabulary(profileSchema, () => parts.frameworks.library),
        places: [
          { language: 'yaml', pattern: '**/.skill-journal/profile.yaml' },
          { language: 'yaml', pattern: '**/*.skill-roles.{yaml,yml}' },
        ],
        isNamed: ({ uri }) => parts.profiles.problems.has(uri.toString()),
      },
    ];
  }

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
