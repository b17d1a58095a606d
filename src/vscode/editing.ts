/** What answers what the editor asks about a tag: loaded together, with the first question. */
export { SkillCompletionProvider } from './completion.js';
export { SkillHoverProvider } from './hover.js';
export { JournalTexts } from './journalTexts.js';
export { PageLinkProvider } from './pageLinks.js';
export { TagQuickFixes } from './quickFixes.js';
export { TagNavigation } from './references.js';
export { TagRenameProvider } from './rename.js';
export { EntrySymbols, SkillSymbols } from './symbols.js';
export { YamlCompletionProvider } from './yamlCompletion.js';
