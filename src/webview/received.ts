import type { MessageToPage } from './protocol.js';

/** Undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether it is the extension that speaks: other windows may post too. */
export function isMessage(data: unknown): data is MessageToPage {
  return typeof data === 'object' && data !== null && 'type' in data && 'bodies' in data;
}
