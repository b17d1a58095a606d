import type { CalloutWords } from '../journal/model.js';
import { isSameComment } from '../journal/reading/sameComment.js';
import { regionId, type HandPick } from './regions.js';
import { wordsOfCallout } from './remarks.js';
import { mapSteps, type Steps } from '../steps.js';
import {
  identityOf,
  type Review,
  type ReviewEvidence,
  type ReviewLevel,
  type ReviewPiece,
  type ReviewSkill,
} from './model.js';

/** Callouts whose evidence is gone, by the part that they stood in. */
export type Orphans = ReadonlyMap<string, readonly string[]>;

/**
 * Puts what was done by hand in an earlier document into a review: boxes, and reviewers' callouts. Evidence is known by its
 * words; where they were edited, by its place. Each level is a step.
 */
export function* applyPicks(
  review: Review,
  picks: ReadonlyMap<string, readonly HandPick[]>,
): Steps<{ readonly review: Review; readonly orphans: Orphans }> {
  const orphans = new Map<string, readonly string[]>();
  const left = new Map(picks);
  const skills: ReviewSkill[] = [];
  for (const skill of review.skills) {
    const levels = yield* mapSteps(skill.levels, (level) => {
      const id = regionId('level', skill.framework, skill.code, level.id);
      const known = left.get(id);
      if (!known) return level;
      left.delete(id);
      const { level: picked, rest } = pickLevel(level, known);
      if (rest.length > 0) orphans.set(id, rest);
      return picked;
    });
    skills.push({ ...skill, levels });
  }
  for (const [id, known] of left) {
    const rest = known.flatMap(({ callouts }) => callouts);
    if (rest.length > 0) orphans.set(id, rest);
  }
  return { review: { ...review, skills }, orphans };
}

interface Slot {
  readonly statement: number | undefined;
  readonly piece: ReviewPiece;
  pick: HandPick | undefined;
}

/** The surest sign first: words and place, words alone, place alone, words under another statement. */
const signs: readonly ((slot: Slot, pick: HandPick) => boolean)[] = [
  (slot, pick) => isSameStatement(slot, pick) && hasKey(slot, pick) && hasPlace(slot, pick),
  (slot, pick) => isSameStatement(slot, pick) && hasKey(slot, pick),
  (slot, pick) => isSameStatement(slot, pick) && hasPlace(slot, pick),
  hasKey,
];

function pickLevel(
  level: ReviewLevel,
  picks: readonly HandPick[],
): { readonly level: ReviewLevel; readonly rest: readonly string[] } {
  const slots = level.groups.flatMap(({ statement, pieces }) =>
    pieces.map((piece): Slot => ({ statement, piece, pick: undefined })),
  );
  let open = [...picks];
  for (const isMatch of signs) {
    if (open.length === 0) break;
    const byPick = new Map<string, Slot[]>();
    for (const slot of slots) {
      if (slot.pick) continue;
      for (const sign of [slot.piece.evidence.key, slot.piece.evidence.place]) {
        const slotsOf = byPick.get(sign);
        if (slotsOf) slotsOf.push(slot);
        else byPick.set(sign, [slot]);
      }
    }
    open = open.filter((pick) => {
      const candidates = [...(byPick.get(pick.key) ?? []), ...(byPick.get(pick.place) ?? [])];
      const slot = candidates.find((one) => !one.pick && isMatch(one, pick));
      if (slot) slot.pick = pick;
      return !slot;
    });
  }
  const picked = new Map(slots.map(({ piece, pick }) => [piece, pick]));
  const remarks = remarksIn(slots);
  return {
    level: {
      ...level,
      groups: level.groups.map((group) => ({
        ...group,
        pieces: group.pieces.map((piece) => {
          const pick = picked.get(piece);
          const evidence = withRemarks(piece.evidence, remarks.get(identityOf(piece.evidence)));
          return pick ? { ...piece, evidence, dropped: pick.dropped, callouts: pick.callouts } : { ...piece, evidence };
        }),
      })),
    },
    rest: open.flatMap(({ callouts }) => callouts),
  };
}

/** What reviewers wrote into the document, by the evidence that it is about. */
function remarksIn(slots: readonly Slot[]): ReadonlyMap<string, readonly CalloutWords[]> {
  const found = new Map<string, CalloutWords[]>();
  for (const { piece, pick } of slots) {
    const name = identityOf(piece.evidence);
    for (const callout of pick?.callouts ?? []) {
      const words = wordsOfCallout(callout.replace(/^> ?/gm, ''));
      const known = found.get(name) ?? [];
      if (!known.some((other) => isSameComment(other, words))) found.set(name, [...known, words]);
    }
  }
  return found;
}

/** The journal knows the document too, so that its remarks are among the comments. */
function withRemarks(evidence: ReviewEvidence, remarks: readonly CalloutWords[] = []): ReviewEvidence {
  if (remarks.length === 0) return evidence;
  const comments = evidence.comments.filter(
    (comment) => comment.uri === undefined || !remarks.some((remark) => isSameComment(comment, remark)),
  );
  return { ...evidence, comments, remarks };
}

function isSameStatement(slot: Slot, pick: HandPick): boolean {
  return slot.statement === pick.statement;
}

function hasKey({ piece }: Slot, pick: HandPick): boolean {
  return piece.evidence.key === pick.key;
}

function hasPlace({ piece }: Slot, pick: HandPick): boolean {
  return piece.evidence.place === pick.place;
}
