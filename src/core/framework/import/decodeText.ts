/** Windows-1252 from 0x80 to 0x9F, where it differs from Latin-1; the five unused places keep their control character. */
const windows1252 =
  '\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F' +
  '\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178';

/** How many UTF-16 units one call of `String.fromCharCode` takes without trouble on any stack. */
const unitsAtOnce = 8192;
const lineFeed = 10;

/**
 * Decodes a text file of unknown encoding: by its byte order mark (UTF-8, UTF-16), else as UTF-8 where every byte of it
 * is sound, else as Windows-1252. A file put together from both is decoded line by line. The mark is left out, all else
 * stays as it is.
 *
 * Done by hand since the core knows no `TextDecoder`, and since Node's decodes 0x80 to 0x9F of Windows-1252 wrongly in
 * 20.18.3+, 22.13+ and 24.0 to 24.6.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return decodeUtf16(bytes.subarray(2), 0, 1);
  if (first === 0xfe && second === 0xff) return decodeUtf16(bytes.subarray(2), 1, 0);
  const rest = first === 0xef && second === 0xbb && third === 0xbf ? bytes.subarray(3) : bytes;
  return decodeUtf8(rest) ?? decodeLines(rest);
}

/** A line that is sound UTF-8 beyond ASCII is practically never meant as Windows-1252. */
function decodeLines(bytes: Uint8Array): string {
  const lines: string[] = [];
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(lineFeed, start);
    const end = found < 0 ? bytes.length : found + 1;
    const line = bytes.subarray(start, end);
    lines.push(decodeUtf8(line) ?? decodeWindows1252(line));
    start = end;
  }
  return lines.join('');
}

function decodeWindows1252(bytes: Uint8Array): string {
  const text = new TextBuilder(bytes.length);
  for (const byte of bytes) text.add(byte >= 0x80 && byte <= 0x9f ? windows1252.charCodeAt(byte - 0x80) : byte);
  return text.finish();
}

function decodeUtf16(bytes: Uint8Array, low: 0 | 1, high: 0 | 1): string {
  const text = new TextBuilder(bytes.length);
  for (let offset = 0; offset + 1 < bytes.length; offset += 2) {
    text.add((bytes[offset + low] ?? 0) | ((bytes[offset + high] ?? 0) << 8));
  }
  return text.finish();
}

/** Undefined where one byte is wrong: overlong forms, surrogates and what lies past U+10FFFF included. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  const text = new TextBuilder(bytes.length);
  let offset = 0;
  while (offset < bytes.length) {
    const lead = bytes[offset++] ?? 0;
    if (lead < 0x80) {
      text.add(lead);
      continue;
    }
    const following = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    if (lead < 0xc2 || lead > 0xf4 || offset + following > bytes.length) return undefined;
    let point = lead & (0x3f >> following);
    for (const end = offset + following; offset < end; offset++) {
      const byte = bytes[offset] ?? 0;
      if ((byte & 0xc0) !== 0x80) return undefined;
      point = (point << 6) | (byte & 0x3f);
    }
    const smallest = following === 3 ? 0x10000 : following === 2 ? 0x800 : 0x80;
    if (point < smallest || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return undefined;
    text.addPoint(point);
  }
  return text.finish();
}

/** Collects UTF-16 units; a string a unit would be slow for files of megabytes. */
class TextBuilder {
  private readonly parts: string[] = [];
  private readonly units: Uint16Array;
  private used = 0;

  /** No text is longer in units than in bytes. */
  constructor(bytes: number) {
    this.units = new Uint16Array(Math.min(bytes, unitsAtOnce));
  }

  add(unit: number): void {
    if (this.used === this.units.length) this.flush();
    this.units[this.used++] = unit;
  }

  addPoint(point: number): void {
    if (point < 0x10000) return this.add(point);
    this.add(0xd800 + ((point - 0x10000) >> 10));
    this.add(0xdc00 + ((point - 0x10000) & 0x3ff));
  }

  finish(): string {
    this.flush();
    return this.parts.join('');
  }

  private flush(): void {
    this.parts.push(String.fromCharCode(...this.units.subarray(0, this.used)));
    this.used = 0;
  }
}
