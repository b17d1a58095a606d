import { Parser } from 'saxen';
import { decodeText } from '../decodeText.js';
import { UnreadableFile } from '../unreadableFile.js';

/** Names come without their namespace's prefix. */
export interface XmlHandlers {
  readonly open: (name: string, attributes: XmlAttributes) => void;
  readonly close?: (name: string) => void;
  /** Piece by piece, entities decoded. */
  readonly text?: (text: string) => void;
}

/** The value of an attribute, by its name without a prefix; undefined where it is absent. */
export type XmlAttributes = (name: string) => string | undefined;

const entity = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|apos|gt|lt|quot));/g;
const named = new Map([
  ['amp', '&'],
  ['apos', "'"],
  ['gt', '>'],
  ['lt', '<'],
  ['quot', '"'],
]);

/** Goes through one XML part. Entities of its own and what a DOCTYPE says are not followed. Throws `UnreadableFile`. */
export function parseXml(bytes: Uint8Array, { open, close, text }: XmlHandlers): void {
  const parser = new Parser();
  parser.on('openTag', (name, read) => open(localName(name), (attribute) => findAttribute(read(), attribute)));
  if (close) parser.on('closeTag', (name) => close(localName(name)));
  if (text) parser.on('text', (raw) => text(decodeEntities(raw))).on('cdata', text);
  parser.on('error', () => {
    throw new UnreadableFile('import.failure.damaged');
  });
  parser.parse(decodeText(bytes));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function findAttribute(attributes: Readonly<Record<string, string>> | false, wanted: string): string | undefined {
  if (attributes === false) return undefined;
  const direct = Object.hasOwn(attributes, wanted) ? attributes[wanted] : undefined;
  if (direct !== undefined) return decodeEntities(direct);
  for (const [name, value] of Object.entries(attributes)) {
    if (localName(name) === wanted) return decodeEntities(value);
  }
  return undefined;
}

/** The parser's own decoder cuts characters past U+FFFF to sixteen bits. */
function decodeEntities(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(entity, (whole, decimal?: string, hex?: string, name = '') => {
    if (decimal === undefined && hex === undefined) return named.get(String(name)) ?? whole;
    const point = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
  });
}
