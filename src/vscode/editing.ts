/** What answers what the editor asks about a tag: loaded together, with the first question. */
export { SkillCompletionProvider } from './providers/completion.js';
export { SkillHoverProvider } from './providers/hover.js';
export { JournalTexts } from './journalTexts.js';
export { PageLinkProvider } from './providers/pageLinks.js';
export { TagQuickFixes } from './providers/quickFixes.js';
export { TagNavigation } from './providers/references.js';
export { TagRenameProvider } from './providers/rename.js';
export { EntrySymbols, SkillSymbols } from './providers/symbols.js';
export { YamlCompletionProvider } from './providers/yamlCompletion.js';
