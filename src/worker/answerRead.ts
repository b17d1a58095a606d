import type { NoteRecord } from '../core/journal/model.js';
import type { PostedRecords } from './postedRecords.js';
import type { ReadAnswer, ReadRequest } from './protocol.js';
import { readContent, type PreparedSetup } from './readSource.js';

/** Reads the notes of a request, whose contents were fetched in the order of its batch. */
export function answerRead(
  { id, batch, today }: ReadRequest,
  contents: readonly PromiseSettledResult<string | Uint8Array>[],
  setup: PreparedSetup,
  posted: PostedRecords,
): ReadAnswer {
  const open: NoteRecord[] = [];
  const files: NoteRecord[] = [];
  const unread: { uri: string; reason: string }[] = [];
  for (const [i, source] of batch.entries()) {
    const content = contents[i];
    try {
      if (content?.status !== 'fulfilled') throw content?.reason;
      const record = readContent(source, content.value, setup, today);
      (typeof content.value === 'string' ? open : files).push(record);
    } catch (error) {
      unread.push({ uri: source.uri, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { id, ...posted.post(open, files), unread };
}
