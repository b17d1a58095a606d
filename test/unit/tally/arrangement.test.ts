import assert from 'node:assert/strict';

import {
  arrangeTally,
  isFiltered,
  isInScope,
  plainArrangement,
  readArrangement,
  type Arrangement,
} from '../../../src/core/tally/arrangement.js';
import { JournalIndex } from '../../../src/core/journal/index/journalIndex.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { listScopes } from '../../../src/core/tally/scopes.js';
import { tallyJournal } from '../../../src/core/tally/tally.js';
import { yearFrameworks, yearTally } from '../../fixtures/tally/year.js';
import { caseLibrary } from '../../support/caseFrameworks.js';
import { readSampleJournal } from '../../support/sampleJournal.js';

const plain = plainArrangement;
const [infra] = yearFrameworks;
assert.ok(infra);
const itop = infra.skills[0];
assert.ok(itop);

function codes(over: Partial<Arrangement>): readonly string[] {
  return arrangeTally(yearTally(), { ...plain, ...over }).skills.map(({ code }) => code);
}

describe('an arrangement', () => {
  it('changes nothing as it stands at first', () => {
    const { entries, ...tally } = yearTally();
    assert.ok(entries > 0);
    assert.deepEqual(arrangeTally(yearTally(), plain), tally);
    assert.equal(isFiltered(plain), false);
  });

  it('names all that a period leaves out for want of a date: evidence and knowledge, as far as they are counted', () => {
    const library = caseLibrary();
    const index = new JournalIndex();
    const lines = [
      '- 2026-02-03 Dated #ITOP/4',
      '- Worked #ITOP/4',
      '- Read a book #knowledge #ITOP/4',
      '- Took a course #private #knowledge #ITOP/4',
      '- [ ] Plan #ITOP/4',
    ];
    index.set(readNote('log.md', lines.join('\n\n'), { library, markers: defaultMarkers, today: '2026-11-23' }));
    const namesOf = (
      over: Partial<Arrangement>,
      from: string | undefined = '2026-01-01',
    ): readonly string[] | undefined => {
      const tally = tallyJournal(index, library, { period: { from, to: undefined }, includePrivate: true });
      return arrangeTally(tally, { ...plain, ...over }).undatedLeftOut?.map(({ text }) => text);
    };
    assert.deepEqual(namesOf({}), ['Worked', 'Read a book', 'Took a course']);
    assert.deepEqual(namesOf({ counted: 'knowledge' }), ['Read a book', 'Took a course']);
    assert.deepEqual(namesOf({ privacy: 'only' }), ['Took a course']);
    assert.equal(namesOf({ counted: 'planned' }), undefined);
    const all = tallyJournal(index, library, { period: { from: undefined, to: undefined }, includePrivate: true });
    assert.equal(arrangeTally(all, plain).undatedLeftOut, undefined);
  });

  it('counts knowledge or plans instead of practice, each number still the length of its list', () => {
    for (const counted of ['knowledge', 'planned'] as const) {
      const before = yearTally().skills.flatMap((skill) => skill.levels);
      const after = arrangeTally(yearTally(), { ...plain, counted }).skills.flatMap((skill) => skill.levels);
      assert.deepEqual(
        after.map(({ evidence }) => evidence),
        before.map((level) => level[counted]),
      );
      assert.ok(after.every(({ planned, knowledge }) => planned.length + knowledge.length === 0));
    }
  });

  it('keeps only private lines, in statements too', () => {
    const skills = arrangeTally(yearTally(), { ...plain, privacy: 'only' }).skills;
    const levels = skills.flatMap((skill) => skill.levels);
    const lists = levels.flatMap((level) => [level.evidence, ...level.statements.map(({ evidence }) => evidence)]);
    assert.ok(levels.some(({ evidence }) => evidence.length > 0));
    assert.ok(lists.flat().every((entry) => entry.private));
  });

  it('sorts skills by name, by evidence, by the latest date, and what is equal as the framework does', () => {
    assert.deepEqual(codes({ order: 'framework' }), ['ITOP', 'SCTY', 'CFMG', 'USUP', 'AVMT', 'WRITE', 'MENTOR']);
    assert.deepEqual(codes({ order: 'name' }), ['AVMT', 'CFMG', 'MENTOR', 'USUP', 'SCTY', 'ITOP', 'WRITE']);
    assert.deepEqual(codes({ order: 'evidence' }), ['ITOP', 'USUP', 'CFMG', 'WRITE', 'SCTY', 'AVMT', 'MENTOR']);
    const latest = arrangeTally(yearTally(), { ...plain, order: 'last' }).skills.map(({ levels }) =>
      levels
        .flatMap(({ last }) => last?.first ?? [])
        .sort()
        .at(-1),
    );
    assert.deepEqual(latest, [...latest].sort().reverse());
  });

  it('finds skills by words of code and name, in any case and without accents', () => {
    const finds = (words: string): boolean => isInScope({ ...plain, words }, infra, { ...itop, name: 'Opérations IT' });
    for (const words of ['', '  ', 'itop', 'oper it', 'OPÉR', 'ito']) assert.equal(finds(words), true, words);
    for (const words of ['security', 'itop security']) assert.equal(finds(words), false, words);
  });

  it('narrows to a framework, to a group of it, and to a group within that', () => {
    const skill = { ...itop, group: ['delivery', 'tech'] };
    const holds = (scope: readonly string[]): boolean => isInScope({ ...plain, scope }, infra, skill);
    for (const scope of [[], ['infra'], ['infra', 'delivery'], ['infra', 'delivery', 'tech']]) assert.ok(holds(scope));
    for (const scope of [['craft'], ['infra', 'tech'], ['infra', 'delivery', 'people']]) assert.ok(!holds(scope));
  });

  it('takes from untyped data only what is a choice', () => {
    const good: Partial<Arrangement> = { ...plain, scope: ['infra', 'tech'], words: 'x', grain: 'quarter' };
    assert.deepEqual(readArrangement(JSON.parse(JSON.stringify(good))), good);
    const bad = [null, 'x', { counted: 'all' }, { words: 7 }, { words: 'x'.repeat(201) }, { scope: [1] }, { other: 1 }];
    for (const data of bad) assert.equal(readArrangement(data), undefined, JSON.stringify(data));
  });

  it('offers frameworks and groups that have tags, and each of them holds some', () => {
    const { index, library } = readSampleJournal('2026-11-23');
    const scopes = listScopes(index, library);
    assert.ok(scopes.length > 0);
    for (const scope of scopes.flatMap((one) => [one, ...one.scopes])) {
      const only: Arrangement = { ...plain, scope: scope.path };
      const tally = tallyJournal(index, library, {
        period: { from: undefined, to: undefined },
        includePrivate: true,
        only: (framework, skill) => isInScope(only, framework, skill),
      });
      assert.ok(tally.skills.length > 0, scope.name);
      assert.ok(tally.skills.every(({ framework }) => framework === scope.path[0]));
    }
  });
});
