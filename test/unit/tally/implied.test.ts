import assert from 'node:assert/strict';
import type { JournalIndex } from '../../../src/core/journal/index/journalIndex.js';
import { countImplied } from '../../../src/core/tally/implied.js';
import type { LevelTally, Period, Tally } from '../../../src/core/tally/model.js';
import { countEvidence, tallyJournal } from '../../../src/core/tally/tally.js';
import { indexOf, library, lines, ref, setNote } from './impliedJournal.js';

const allTime: Period = { from: undefined, to: undefined };

interface Options {
  readonly period?: Period;
  readonly includePrivate?: boolean;
}

function tallyOf(index: JournalIndex, { period = allTime, includePrivate = true }: Options = {}): Tally {
  return tallyJournal(index, library, { period, includePrivate, impliedLevels: true });
}

/** `level: own +implied`, with the levels that imply. */
function levelsOf(tally: Tally, { framework, code } = ref): readonly string[] {
  const skill = tally.skills.find((one) => one.framework === framework && one.code === code);
  return (skill?.levels ?? []).map((level) => {
    const by = (level.implied ?? []).map(({ id, evidence }) => `${id}×${evidence.length}`).join(' ');
    return `${level.id}: ${level.evidence.length} +${countImplied(level)}${by === '' ? '' : ` (${by})`}`;
  });
}

describe('levels that imply those below', () => {
  it('count for each lower level that the skill has, apart from its own evidence', () => {
    const tally = tallyOf(indexOf(lines));
    assert.deepEqual(levelsOf(tally), [
      '2: 1 +3 (4×2 6×1)',
      '3: 0 +3 (4×2 6×1)',
      '4: 2 +1 (6×1)',
      '5: 0 +1 (6×1)',
      '6: 1 +0',
    ]);
  });

  it('are asked for: without, a tally is what it was', () => {
    const index = indexOf(lines);
    const plain = tallyJournal(index, library, { period: allTime, includePrivate: true });
    assert.equal('impliedLevels' in plain, false);
    assert.ok(plain.skills.flatMap(({ levels }) => levels).every((level) => !('implied' in level)));
    const { impliedLevels, ...rest } = tallyOf(index);
    assert.equal(impliedLevels, true);
    const skills = rest.skills.map((skill) => ({
      ...skill,
      levels: skill.levels.map(({ implied, ...level }) => (assert.ok(implied), level)),
    }));
    assert.equal(JSON.stringify({ ...rest, skills }), JSON.stringify(plain));
  });

  it('leave each framework, and each skill, alone', () => {
    const tally = tallyOf(indexOf('- One #ITOP/4\n- Two #acme/ITOP/2\n- Three #TEST/5\n'));
    assert.deepEqual(levelsOf(tally, { framework: 'sfia-9', code: 'ITOP' }), [
      '1: 0 +1 (4×1)',
      '2: 0 +1 (4×1)',
      '3: 0 +1 (4×1)',
      '4: 1 +0',
      '5: 0 +0',
    ]);
    const acme = levelsOf(tally, { framework: 'acme', code: 'ITOP' });
    assert.ok(
      acme.some((level) => level.endsWith('(2×1)')) && !acme.some((level) => level.includes('4×')),
      String(acme),
    );
  });

  it('count an entry once for a level, and not where it has that level of its own', () => {
    const note = '- 2026-03-01 Wrote it all #PROG/2 #PROG/4 #PROG/5\n- 2026-03-02 And more #PROG/5 #TEST/3\n';
    assert.deepEqual(levelsOf(tallyOf(indexOf(note))), [
      '2: 1 +1 (5×1)',
      '3: 0 +2 (4×1 5×1)',
      '4: 1 +1 (5×1)',
      '5: 2 +0',
      '6: 0 +0',
    ]);
  });

  it('change nothing in what an entry counts for itself: inner entries win by their own level', () => {
    const note = '- 2026-03-01 A month of work #PROG/3\n  - 2026-03-02 its parser #PROG/5\n  - its printer #PROG/3\n';
    assert.deepEqual(levelsOf(tallyOf(indexOf(note))), [
      '2: 0 +2 (3×1 5×1)',
      '3: 1 +1 (5×1)',
      '4: 0 +1 (5×1)',
      '5: 1 +0',
      '6: 0 +0',
    ]);
  });

  it('imply practice alone: no plans, no knowledge, no mentions', () => {
    const note =
      '- [ ] Write it #PROG/5\n- Read a book #PROG/5 #knowledge\n- Thought of it #PROG\n- [-] Not that #PROG/5\n';
    const tally = tallyOf(indexOf(note));
    assert.ok(levelsOf(tally).every((level) => level.endsWith(': 0 +0')));
  });

  it('follow the period, and leave private entries out where these are', () => {
    const index = indexOf(lines, '- 2026-06-01 #private Asked for more #PROG/5\n');
    const period = { from: '2026-01-01', to: '2026-12-31' };
    assert.equal(levelsOf(tallyOf(index, { period }))[0], '2: 1 +3 (4×2 5×1)');
    assert.equal(levelsOf(tallyOf(index, { period, includePrivate: false }))[0], '2: 1 +2 (4×2)');
    assert.equal(JSON.stringify(tallyOf(index, { includePrivate: false })).includes('Asked for more'), false);
  });

  it('are in no sum, and show no statement of a lower level', () => {
    const tally = tallyOf(indexOf(lines));
    const [skill] = tally.skills;
    assert.ok(skill);
    assert.equal(countEvidence(skill), 4);
    assert.equal(tally.entries, 4);
    const shown = skill.levels.map(({ statements }) => statements.filter(({ evidence }) => evidence.length > 0).length);
    assert.deepEqual(shown, [0, 0, 1, 0, 0]);
  });

  it('are the same objects until a piece comes or goes above', () => {
    const index = indexOf(lines, '- 2026-01-01 Elsewhere #TEST/4\n');
    const levels = (): readonly LevelTally[] => tallyOf(index).skills.find(({ code }) => code === 'PROG')?.levels ?? [];
    const before = levels();
    setNote(index, 1, '- 2026-01-01 Nowhere #TEST/5\n');
    assert.ok(levels().every((level, i) => level === before[i]));
    setNote(index, 1, '- 2026-01-01 Here #PROG/3\n');
    const after = levels();
    assert.deepEqual(
      after.map((level, i) => level === before[i]),
      [false, false, true, true, true],
    );
    assert.equal(levelsOf(tallyOf(index))[0], '2: 1 +4 (3×1 4×2 6×1)');
  });
});
