import type { MessageArgs, MessageKey } from '../../messages/translate.js';

/** Why something cannot be done, for the catalogue. */
export interface Refusal {
  readonly kind: 'refused';
  readonly key: MessageKey;
  readonly args: MessageArgs;
}

export function refuse(key: MessageKey, args: MessageArgs = {}): Refusal {
  return { kind: 'refused', key, args };
}
