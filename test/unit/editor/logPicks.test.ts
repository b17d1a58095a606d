import assert from 'node:assert/strict';
import { findLogPicks, statementPicks } from '../../../src/core/editor/logPicks.js';
import type { Library } from '../../../src/core/framework/library.js';
import { english } from '../../../src/core/messages/translate.js';
import type { TallyEntry } from '../../../src/core/tally/model.js';
import { bothLibrary, day, entry, evidenceOf, hostileLibrary, sfiaLibrary } from './fixtures.js';
import { today } from './noteAt.js';

const library = sfiaLibrary();

interface Options {
  readonly used?: Readonly<Record<string, readonly TallyEntry[]>>;
  readonly ready?: boolean;
  readonly library?: Library;
}

function find(query: string, options: Options = {}): readonly string[] {
  const used = options.library ?? library;
  const evidence = evidenceOf(used, options.used, options.ready);
  return findLogPicks(query, { library: used, evidence, t: english, today }, 50).map(({ label }) => label);
}

const tags = (labels: readonly string[]): readonly string[] => labels.map((label) => label.split(' ')[0] ?? '');

describe('the levels to log for', () => {
  it('are all there without a query, named in one row each', () => {
    const all = find('');
    assert.equal(all.length, 9);
    assert.equal(all[3], 'ITOP/4 Infrastructure operations — Enable');
  });

  it('come with the most used, and those of late, first', () => {
    const old = entry({ date: day('2024-01-01') });
    const used = { 'ITOP/2': [old, old, old], 'PROG/3': [entry()], 'ITOP/5': [old] };
    assert.deepEqual(tags(find('', { used })).slice(0, 4), ['PROG/3', 'ITOP/2', 'ITOP/5', 'ITOP/1']);
  });

  it('stay in order while counting', () => {
    assert.equal(tags(find('', { used: { 'PROG/3': [entry()] }, ready: false }))[0], 'ITOP/1');
  });

  it('are found by tag, by code and level, and by words of the names', () => {
    assert.equal(tags(find('itop/4'))[0], 'ITOP/4');
    assert.equal(tags(find('#ITOP/4'))[0], 'ITOP/4');
    assert.equal(tags(find('itop 4'))[0], 'ITOP/4');
    assert.deepEqual(tags(find('infra ena')), ['ITOP/4']);
    assert.deepEqual(tags(find('software')), ['PROG/2', 'PROG/3']);
  });

  it('are found by words of a statement, which is kept', () => {
    const [first] = findLogPicks('automate', { library, evidence: evidenceOf(library), t: english, today }, 5);
    assert.deepEqual(first?.target, { framework: 'sfia-9', code: 'ITOP', level: '4', statement: 2 });
    assert.equal(first.detail, '2 Configures tools to automate tasks.');
  });

  it('keep the statement of a whole tag', () => {
    const [first] = findLogPicks('ITOP/4/3', { library, evidence: evidenceOf(library), t: english, today }, 5);
    assert.equal(first?.target.statement, 3);
  });

  it('are found by letters in order, after all else', () => {
    assert.deepEqual(tags(find('infop')), ['ITOP/1', 'ITOP/2', 'ITOP/3', 'ITOP/4', 'ITOP/5']);
    assert.deepEqual(find('zzz'), []);
    assert.deepEqual(find('software zzz'), []);
  });

  it('of equal match are ordered by use', () => {
    assert.equal(tags(find('infra', { used: { 'ITOP/3': [entry()] } }))[0], 'ITOP/3');
  });

  it('name the framework where two share a code', () => {
    const labels = tags(find('running', { library: bothLibrary() }));
    assert.deepEqual(labels, ['acme/ITOP/1-5', 'acme/ITOP/2', 'acme/ITOP/10', 'K8S-OPS/2']);
  });

  it('break the icons of a hostile framework', () => {
    for (const label of find('', { library: hostileLibrary() })) assert.doesNotMatch(label, /\$\(|\n/);
  });

  it('lead to their statements, the level as a whole first', () => {
    const target = { framework: 'sfia-9', code: 'ITOP', level: '5' };
    assert.deepEqual(
      statementPicks(target, { library, t: english }).map(({ statement, label }) => [statement, label]),
      [
        [undefined, 'The level as a whole'],
        [1, '1 Leads technically.'],
        [2, '2 Drives adoption.'],
      ],
    );
    assert.deepEqual(statementPicks({ ...target, level: '9' }, { library, t: english }), []);
  });
});
