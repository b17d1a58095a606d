import type { ImportContent } from './model.js';

/** The text of a file; empty where it is a workbook, which no format of text is. */
export function textIn(content: ImportContent): string {
  return content.kind === 'text' ? content.text : '';
}
