import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { finish } from '../../src/core/steps.js';
import { tallyToJson } from '../../src/core/tally/json.js';
import { tallyJournal } from '../../src/core/tally/tally.js';
import { readSampleJournal } from '../support/sampleJournal.js';

const golden = new URL('../fixtures/sample-tally.txt', import.meta.url);

describe('the sample journal', () => {
  const { index, library } = readSampleJournal('2026-11-23');
  const period = { from: undefined, to: undefined };
  const tally = tallyJournal(index, library, { period, includePrivate: true });
  const json = finish(tallyToJson(tally, (uri) => uri));

  it('is counted as it was when its counts were last looked at (UPDATE=1 writes them)', () => {
    const lines = json.skills.flatMap(({ code, mentions, levels }) => [
      `${code}: ${mentions} mentions`,
      ...levels.map(({ id, evidence, planned, knowledge, undated, statements, last }) =>
        [
          `${code}/${id}: ${evidence} evidence, ${planned} planned, ${knowledge} knowledge, ${undated} undated`,
          `last ${last ?? '–'}`,
          `statements ${statements.map((statement) => statement.evidence).join(' ')}`,
        ].join(', '),
      ),
    ]);
    const problems = json.problems.map(({ code, uri, line, column }) => `${uri}:${line}:${column} ${code}`);
    const text = [`${json.notes} notes, ${json.entries} entries`, ...lines, '', ...problems, ''].join('\n');
    if (process.env.UPDATE === '1') writeFileSync(golden, text);
    assert.equal(text, readFileSync(golden, 'utf8'));
  });

  it('has evidence for every level of the built-in skill, and a gap', () => {
    const levels = json.skills.find(({ code }) => code === 'ITOP')?.levels ?? [];
    assert.equal(levels.length, 5);
    assert.ok(levels.every(({ evidence }) => evidence > 0));
    assert.ok(levels.some(({ statements }) => statements.some(({ evidence }) => evidence === 0)));
  });

  it('adds up: every number is the length of the list that it opens', () => {
    for (const { levels } of json.skills) {
      for (const { entries, evidence, planned, knowledge } of levels) {
        assert.equal(entries.length, evidence + planned + knowledge);
        assert.equal(entries.filter(({ state }) => state === 'planned').length, planned);
      }
    }
  });
});
