import type { SkillRef } from '../framework/model.js';
import type { SkillTally } from './model.js';

/** The counts of the whole journal, as the editor's features ask for them: skill by skill, of all time. */
export interface EvidenceSource {
  /** False while notes are still being read: then no count may be shown, not even a zero. */
  readonly ready: boolean;
  /** How many notes the journal has. */
  readonly noteCount: number;
  /** Pieces of evidence of all levels of the skill; costs next to nothing where no note names it. */
  count(ref: SkillRef): number;
  /** All defined levels of the skill, with empty lists where there is nothing. */
  skill(ref: SkillRef): SkillTally;
}
