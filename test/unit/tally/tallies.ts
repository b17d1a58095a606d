import { findDate } from '../../../src/core/journal/dates/dates.js';
import type { LevelTally, SkillTally, StatementTally, Tally, TallyEntry } from '../../../src/core/tally/model.js';

/** An entry in a note's second line; what a test is about is given. `date` in any spelling. */
export function makeEntry(given: Partial<Omit<TallyEntry, 'date'>> & { readonly date?: string } = {}): TallyEntry {
  const { date, ...rest } = given;
  const found = date === undefined ? undefined : findDate(date);
  if (date !== undefined && found?.kind !== 'date') throw new Error(`Not a date: ${date}`);
  return {
    uri: 'file:///journal/note.md',
    position: { line: 1, character: 4 },
    date: found?.kind === 'date' ? found.date : undefined,
    state: 'done',
    kind: 'practice',
    private: false,
    text: 'Swapped a disk',
    heading: undefined,
    fields: [],
    statements: [],
    ...rest,
  };
}

export function makeLevel(given: Partial<LevelTally> = {}): LevelTally {
  return {
    id: '4',
    name: 'Enable',
    evidence: [],
    planned: [],
    knowledge: [],
    undated: 0,
    first: undefined,
    last: undefined,
    statements: [],
    ...given,
  };
}

export function makeStatements(...evidence: readonly (readonly TallyEntry[])[]): readonly StatementTally[] {
  return evidence.map((entries, i) => ({ number: i + 1, text: `Statement ${i + 1}.`, evidence: entries }));
}

export function makeSkill(given: Partial<SkillTally> = {}): SkillTally {
  return { framework: 'sfia-9', code: 'ITOP', name: 'Infrastructure operations', mentions: [], levels: [], ...given };
}

export function makeTally(given: Partial<Tally> = {}): Tally {
  return {
    period: { from: undefined, to: undefined },
    notes: 3,
    entries: 0,
    undatedLeftOut: undefined,
    skills: [],
    problems: [],
    ...given,
  };
}
