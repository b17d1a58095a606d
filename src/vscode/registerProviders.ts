import * as vscode from 'vscode';
import { reach } from '../core/editor/support/reach.js';
import type * as Editing from './editing.js';
import { FIX_ALL, OFFER_NEXT, type Parts } from './features.js';
import { runLogged } from './support/log.js';
import { PAGE_SCHEME } from './notes/liveDocument.js';
import type { SkillNotes } from './notes/skillNotes.js';
import { loadAlone, onFirstUse } from './support/onFirstUse.js';
import type { SkillPages } from './views/skillPages.js';

const MARKDOWN: vscode.DocumentSelector = { language: 'markdown' };
/** Level ids are often numbers, and after those and blanks the editor does not ask by itself. */
const YAML_TRIGGERS = [...' 0123456789'];

/** The parser, which most of it needs, takes as long to load as all the rest: others have their turn between. */
const load = async (): Promise<typeof Editing> => {
  await loadAlone(() => import('../core/withParser.js'));
  return import('./editing.js');
};

/** What the editor asks when the user does: each is loaded with its first question. */
export function registerProviders(pages: SkillPages, notes: SkillNotes, parts: Parts): vscode.Disposable {
  const { languages } = vscode;
  const hover = onFirstUse(async () => new (await load()).SkillHoverProvider(parts, notes), 'provideHover');
  const fixes = onFirstUse(async () => new (await load()).TagQuickFixes(parts), 'provideCodeActions');
  const rename = onFirstUse(
    async () => {
      const { JournalTexts, TagRenameProvider } = await load();
      return new TagRenameProvider(new JournalTexts(parts), parts);
    },
    'prepareRename',
    'provideRenameEdits',
  );
  const navigation = onFirstUse(
    async () => new (await load()).TagNavigation(pages, parts),
    'provideReferences',
    'provideDefinition',
    'provideDocumentHighlights',
  );
  const outline = onFirstUse(async () => new (await load()).EntrySymbols(parts), 'provideDocumentSymbols');
  const search = onFirstUse(
    async () => new (await load()).SkillSymbols(pages, parts),
    'provideWorkspaceSymbols',
    'resolveWorkspaceSymbol',
  );
  const yaml = onFirstUse(async () => new (await load()).YamlCompletionProvider(parts), 'provideCompletionItems');
  const links = onFirstUse(async () => new (await load()).PageLinkProvider(), 'provideDocumentLinks');
  return vscode.Disposable.from(
    registerCompletion(parts),
    languages.registerHoverProvider(MARKDOWN, hover),
    languages.registerCodeActionsProvider(MARKDOWN, fixes, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL],
    }),
    languages.registerRenameProvider(MARKDOWN, rename),
    languages.registerReferenceProvider(MARKDOWN, navigation),
    languages.registerDefinitionProvider(MARKDOWN, navigation),
    languages.registerDocumentHighlightProvider(MARKDOWN, navigation),
    languages.registerDocumentSymbolProvider(MARKDOWN, outline, { label: 'Skill Journal' }),
    languages.registerWorkspaceSymbolProvider(search),
    languages.registerCompletionItemProvider({ language: 'yaml' }, yaml, ...YAML_TRIGGERS),
    languages.registerDocumentLinkProvider({ scheme: PAGE_SCHEME }, links),
  );
}

/** Completion is asked at `#` and `/`, and made to be asked at the letter behind one, where none is open. */
function registerCompletion(parts: Parts): vscode.Disposable {
  const completion = onFirstUse(
    async () => new (await load()).SkillCompletionProvider(parts),
    'provideCompletionItems',
    'resolveCompletionItem',
    'offerAtFirstLetter',
    'offerNext',
  );
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(MARKDOWN, completion, '#', '/'),
    vscode.commands.registerCommand(OFFER_NEXT, () => {
      runLogged(parts.log, 'Offering tags', () => completion.offerNext());
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
      const [change] = contentChanges;
      if (change?.text.length !== 1 || contentChanges.length > 1 || reason !== undefined) return;
      if (vscode.window.activeTextEditor?.document !== document || document.languageId !== 'markdown') return;
      const { line, character } = change.range.start;
      const before = document.lineAt(line).text.slice(Math.max(0, character - reach), character);
      if (!/#(?:[^\s#]*\/)?$/u.test(before)) return;
      const behind = new vscode.Position(line, character + 1);
      runLogged(parts.log, 'Offering tags', () => completion.offerAtFirstLetter(document, behind));
    }),
  );
}
