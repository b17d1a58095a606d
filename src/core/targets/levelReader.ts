import type { Library } from '../framework/library.js';
import type { Skill, SkillRef } from '../framework/model.js';
import type { EvidenceSource } from '../tally/evidenceSource.js';
import { countImplied } from '../tally/implied.js';
import type { LevelTally, TallyEntry } from '../tally/model.js';
import type { LevelEvidence, LevelName, StatementGap } from './gapModel.js';
import type { Enough } from './model.js';
import { firstDayWithin } from './time.js';

export interface LevelReading extends LevelEvidence {
  readonly level: LevelName;
  readonly isEnough: boolean;
}

/** Reads what the evidence of a skill at a level amounts to, given what is enough. */
export class LevelReader {
  constructor(
    private readonly library: Library,
    private readonly evidence: Pick<EvidenceSource, 'skill'>,
    private readonly today: string,
  ) {}

  skill(ref: SkillRef): Skill | undefined {
    return this.library.skill(ref);
  }

  hasEvidence(ref: SkillRef): boolean {
    return this.evidence.skill(ref).levels.some(({ evidence }) => evidence.length > 0);
  }

  /** Of the skill's levels, by position. */
  nameOf(ref: SkillRef, index: number): LevelName | undefined {
    const id = this.skill(ref)?.levels[index]?.id;
    return id === undefined ? undefined : { id, name: this.library.level(ref.framework, id)?.name ?? id };
  }

  /** Undefined where the skill has no such level. */
  read(ref: SkillRef, index: number, enough: Enough): LevelReading | undefined {
    const defined = this.skill(ref)?.levels[index];
    const level = this.nameOf(ref, index);
    if (!defined || !level) return undefined;
    const tally = this.tallyOf(ref, defined.id);
    const since = enough.within && firstDayWithin(enough.within, this.today);
    const { recent, old, undated } = sortByAge(tally?.evidence ?? [], since);
    const statements = defined.statements.map(({ text }, i) =>
      readStatement(i + 1, text, { recent, rest: [...old, ...undated], planned: tally?.planned ?? [] }),
    );
    const wanted = enough.statements === 'all' ? statements.length : Math.min(enough.statements, statements.length);
    const implied = tally?.implied?.map((above) => ({ ...above, evidence: sortByAge(above.evidence, since).recent }));
    const missing = Math.max(0, enough.evidence - recent.length - countImplied({ implied }));
    const missingStatements = Math.max(0, wanted - statements.filter(({ state }) => state === 'shown').length);
    return {
      level,
      isEnough: missing === 0 && missingStatements === 0,
      evidence: recent,
      ...(implied && { implied }),
      old,
      undated,
      planned: tally?.planned ?? [],
      knowledge: tally?.knowledge ?? [],
      missing,
      missingStatements,
      statements,
    };
  }

  private tallyOf(ref: SkillRef, level: string): LevelTally | undefined {
    return this.evidence.skill(ref).levels.find(({ id }) => id === level);
  }
}

interface ByAge {
  readonly recent: readonly TallyEntry[];
  readonly old: readonly TallyEntry[];
  readonly undated: readonly TallyEntry[];
}

/** Where nothing has to be recent, everything is. */
function sortByAge(entries: readonly TallyEntry[], since: string | undefined): ByAge {
  if (since === undefined) return { recent: entries, old: [], undated: [] };
  return {
    recent: entries.filter(({ date }) => date !== undefined && date.day >= since),
    old: entries.filter(({ date }) => date !== undefined && date.day < since),
    undated: entries.filter(({ date }) => date === undefined),
  };
}

function readStatement(
  number: number,
  text: string,
  entries: {
    readonly recent: readonly TallyEntry[];
    readonly rest: readonly TallyEntry[];
    readonly planned: readonly TallyEntry[];
  },
): StatementGap {
  const about = (list: readonly TallyEntry[]): readonly TallyEntry[] =>
    list.filter(({ statements }) => statements.includes(number));
  const evidence = about(entries.recent);
  const old = about(entries.rest);
  const planned = about(entries.planned);
  const state = evidence.length > 0 ? 'shown' : old.length > 0 ? 'old' : planned.length > 0 ? 'planned' : 'missing';
  return { number, text, state, evidence, old, planned };
}
