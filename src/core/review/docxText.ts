import { ExternalHyperlink, InternalHyperlink, TextRun, type ParagraphChild } from 'docx';
import type { Inline } from './tree.js';

export interface Look {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly strike?: boolean;
  readonly style?: string;
  readonly font?: string;
  /** In half points. */
  readonly size?: number;
}

/** The words of a line as Word has them. */
export function runs(content: readonly Inline[], look: Look): ParagraphChild[] {
  return content.flatMap((inline): ParagraphChild[] => {
    switch (inline.kind) {
      case 'text':
        return lines(inline.text, look);
      case 'strong':
        return runs(inline.content, { ...look, bold: true });
      case 'emphasis':
        return runs(inline.content, { ...look, italics: true });
      case 'delete':
        return runs(inline.content, { ...look, strike: true });
      case 'code':
        return lines(inline.text, { ...look, font: 'Consolas' });
      case 'break':
        return [new TextRun({ ...look, break: 1 })];
      case 'link': {
        const children = runs(inline.content, { ...look, style: 'Hyperlink' });
        if (inline.address.startsWith('#'))
          return [new InternalHyperlink({ anchor: bookmarkOf(decode(inline.address.slice(1))), children })];
        return [new ExternalHyperlink({ link: inline.address, children })];
      }
    }
  });
}

export function lines(text: string, look: Look): TextRun[] {
  return plain(text)
    .split('\n')
    .map(
      (line, i) =>
        new TextRun({
          ...look,
          text: line,
          ...(i > 0 && { break: 1 }),
          ...(isRightToLeft(line) && { rightToLeft: true }),
        }),
    );
}

/** XML cannot hold control characters and broken halves. */
export function plain(text: string): string {
  return text
    .replace(/\p{Cs}|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '\ufffd')
    .replace(/\r\n?/g, '\n');
}

function isRightToLeft(text: string): boolean {
  const letter = /\p{L}/u.exec(text)?.[0];
  return (
    letter !== undefined &&
    /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(letter)
  );
}

/** Word's names for places begin with a letter, hold no other marks, and are short. */
export function bookmarkOf(id: string): string {
  return `s_${id.replace(/[^\p{L}\p{N}]/gu, '_')}`.slice(0, 40);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
