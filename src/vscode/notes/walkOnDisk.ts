import type { ListAnswer } from '../../worker/protocol.js';
import { joinPaths } from '../../worker/joinedPaths.js';

/** Lists some folders: their paths, joined. */
export type List = (folders: string) => Promise<ListAnswer | undefined>;

/** All notes were found; or without those behind links, which are too many; or nothing could be listed. */
export type WalkEnd = 'whole' | 'without links' | 'not listed';

/** Folders behind links beyond this number are no journal: a link may lead to the whole disk, or in a maze of others. */
const LINKED_FOLDERS = 10_000;

/**
 * Finds all notes of a folder by asking for them part by part. `take` gets texts of joined paths; the next part is on its way
 * meanwhile. What links lead to is taken as a whole or not at all. `from` is a path in the folder: what lies below it is found.
 */
export async function walkOnDisk(
  list: List,
  take: (notes: readonly string[]) => Promise<void>,
  goOn: () => boolean,
  from = '',
): Promise<WalkEnd> {
  const links: string[] = [];
  let listed = 0;
  for await (const part of partsOf(list, from, ({ rest }) => rest)) {
    listed += part.listed;
    if (part.links !== undefined) links.push(part.links);
    await take(part.notes);
    if (!goOn()) return 'whole';
  }
  if (listed === 0) return 'not listed';
  if (links.length === 0) return 'whole';
  const linked: string[] = [];
  listed = 0;
  const restOf = ({ rest, links: further }: ListAnswer): string | undefined =>
    rest !== undefined && further !== undefined ? joinPaths([rest, further]) : (rest ?? further);
  for await (const part of partsOf(list, joinPaths(links), restOf)) {
    listed += part.listed;
    if (listed > LINKED_FOLDERS) return 'without links';
    linked.push(...part.notes);
    if (!goOn()) return 'whole';
  }
  await take(linked);
  return 'whole';
}

async function* partsOf(
  list: List,
  folders: string,
  restOf: (part: ListAnswer) => string | undefined,
): AsyncGenerator<ListAnswer> {
  for (let next: ReturnType<List> | undefined = list(folders); next !== undefined;) {
    const part: ListAnswer | undefined = await next;
    if (part === undefined) return;
    const rest = restOf(part);
    next = rest === undefined ? undefined : list(rest);
    // Who asked may have enough; then nobody waits for it.
    next?.catch(() => undefined);
    yield part;
  }
}
