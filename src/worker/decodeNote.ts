/**
 * The text of a note's bytes as the editor shows it: UTF-8, or UTF-16 where a byte order mark says so, without the
 * mark, which the editor does not count as a column. Bytes that are no text become U+FFFD; nothing throws.
 */
export function decodeNote(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}
