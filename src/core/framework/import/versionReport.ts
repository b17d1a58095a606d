import type { JournalIndex } from '../../journal/index/journalIndex.js';
import type { TagOccurrence, TagTarget } from '../../journal/model.js';
import type { Steps } from '../../steps.js';
import { resolveTag } from '../../tag/resolve.js';
import { compareText } from '../../text.js';
import { Library } from '../library.js';
import type { Framework } from '../model.js';
import { slug } from '../spelling.js';

/** What a newer version of a framework does to the tags of a journal. */
export interface VersionReport {
  readonly before: Framework;
  readonly after: Framework;
  /** Sorted by tag. */
  readonly lost: readonly LostTag[];
}

/** A tag that means something in the loaded version, and no longer in the new one. */
export interface LostTag {
  /** As the loaded framework writes it. */
  readonly tag: string;
  readonly target: TagTarget;
  readonly why: 'skill' | 'level' | 'statement' | 'other';
  /** One for each tag; lines are counted from 0. */
  readonly places: readonly { readonly uri: string; readonly line: number }[];
}

/** Undefined where no framework of this id is loaded: nothing can be lost. */
export function* reportVersions(
  index: Pick<JournalIndex, 'records'>,
  loaded: Library,
  after: Framework,
): Steps<VersionReport | undefined> {
  const before = loaded.frameworks.find(({ id }) => slug(id) === slug(after.id));
  if (!before) return undefined;
  const next = new Library(loaded.frameworks.map((framework) => (framework === before ? after : framework)));
  const lost = new Map<string, { target: TagTarget; why: LostTag['why']; places: LostTag['places'][number][] }>();
  for (const record of index.records()) {
    yield;
    if (!record) continue;
    for (const occurrence of record.tags) {
      const { target, range } = occurrence;
      if (target?.framework !== before.id) continue;
      const why = findLoss(occurrence, target, next, after);
      if (why === undefined) continue;
      const tag = loaded.tagFor(target);
      const known = lost.get(tag) ?? { target, why, places: [] };
      known.places.push({ uri: record.uri, line: range.start.line });
      lost.set(tag, known);
    }
  }
  const tags = [...lost].sort(([a], [b]) => compareText(a, b)).map(([tag, about]) => ({ tag, ...about }));
  return { before, after, lost: tags };
}

/** Tags that are wrong already lose nothing. */
function findLoss(
  { kind, text }: TagOccurrence,
  target: TagTarget,
  next: Library,
  after: Framework,
): LostTag['why'] | undefined {
  if (kind !== 'level' && kind !== 'mention') return undefined;
  const resolution = resolveTag(text, next);
  if (resolution?.skill === undefined) return 'skill';
  if (resolution.framework !== after) return 'other';
  if (resolution.kind === 'wrong') return 'level';
  return target.statement !== undefined && resolution.statement === undefined ? 'statement' : undefined;
}
