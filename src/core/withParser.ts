/** What takes a parser of Markdown. Hosts load it when it is first needed: notes themselves are read by a worker. */
export { codeLenses } from './editor/codeLens.js';
export { skillPage } from './editor/skillPage.js';
export { findHidden } from './editor/support/hiddenText.js';
export { wordsOfCallout } from './review/remarks.js';
export { safeMarkdown } from './safeMarkdown.js';
