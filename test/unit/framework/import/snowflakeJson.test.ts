import assert from 'node:assert/strict';
import { snowflakeJson } from '../../../../src/core/framework/import/snowflakeJson.js';
import { countLevels, countStatements, fixture, fuzz, importSound, levelOf, skillOf, textContent } from './formats.js';

const source = fixture('medium-snowflake-tracks.json');

describe('Snowflake tracks', () => {
  const { framework, skipped } = importSound(snowflakeJson, textContent(source));

  it('has every track, milestone, signal and example of the source', () => {
    assert.equal(framework.skills.length, source.match(/"displayName":/g)?.length);
    assert.equal(countLevels(framework), source.match(/"summary":/g)?.length);
    assert.deepEqual([framework.skills.length, countLevels(framework), countStatements(framework)], [16, 80, 240]);
    const tracks = JSON.parse(source) as Record<string, { milestones: { signals: string[]; examples: string[] }[] }>;
    for (const [code, { milestones }] of Object.entries(tracks)) {
      milestones.forEach(({ signals, examples }, index) => {
        const { statements } = levelOf(framework, code, String(index + 1));
        const tidy = (texts: string[]): string[] => texts.map((text) => text.replace(/\s+/g, ' ').trim());
        assert.deepEqual(
          statements.map(({ text }) => text),
          tidy(signals),
        );
        const notes = (skillOf(framework, code).notes ?? '').replace(/\\(?=[*_[\]<&~`])/g, '');
        for (const example of tidy(examples)) assert.ok(notes.includes(`- ${example}`), example);
      });
    }
    assert.deepEqual(skipped, []);
  });

  it('keeps summaries, categories and the order of milestones', () => {
    assert.equal(
      levelOf(framework, 'MOBILE', '1').summary,
      'Works effectively within established iOS or Android architectures, following current best practices',
    );
    assert.deepEqual(
      framework.levels.map(({ id }) => id),
      ['1', '2', '3', '4', '5'],
    );
    assert.deepEqual(
      framework.groups.map(({ id, name }) => [id, name]),
      [
        ['a', 'A'],
        ['b', 'B'],
        ['c', 'C'],
        ['d', 'D'],
      ],
    );
    assert.deepEqual(skillOf(framework, 'WEB_CLIENT').group, ['a']);
  });

  it('takes the name of the file where the user gives none', () => {
    assert.deepEqual([framework.id, framework.name], ['given', 'given']);
    const named = importSound(snowflakeJson, textContent(source), { id: 'tracks', name: 'Our tracks' }).framework;
    assert.deepEqual([named.id, named.name], ['tracks', 'Our tracks']);
  });

  it('reads hostile keys and gaps as data', () => {
    const text = `{ "tracks": {
      "__proto__": { "displayName": "A", "category": "constructor", "milestones": [null, { "signals": ["s", 1, ""], "examples": ["*e*"] }] },
      "constructor": { "displayName": "A", "milestones": [{ "summary": "m" }, {}, 5] },
      "CONSTRUCTOR": { "milestones": [{ "signals": "no list", "summary": " " }] },
      "toString": 1, "hasOwnProperty": { "milestones": {} } } }`;
    const { framework: small, skipped: left } = importSound(snowflakeJson, textContent(text));
    assert.deepEqual(
      small.skills.map(({ code, name }) => [code, name]),
      [
        ['__proto__', 'A'],
        ['constructor', 'A'],
        ['CONSTRUCTOR-2', 'CONSTRUCTOR'],
      ],
    );
    assert.deepEqual(skillOf(small, '__proto__').levels, [
      { id: '2', summary: undefined, statements: [{ text: 's', examples: [] }] },
    ]);
    assert.equal(skillOf(small, '__proto__').notes, 'Milestone 2, examples:\n\n- \\*e\\*');
    assert.deepEqual(skillOf(small, 'constructor').levels, [{ id: '1', summary: 'm', statements: [] }]);
    assert.equal(small.levels.length, 3);
    assert.deepEqual(left, [
      ['toString', 'import.skip.notSkill'],
      ['hasOwnProperty', 'import.skip.notSkill'],
      ['CONSTRUCTOR', 'import.skip.withoutLevels'],
    ]);
  });

  it('names what is missing', () => {
    assert.deepEqual(snowflakeJson.recognise(textContent('{"A":{"displayName":"a"}}')).missing, [
      'milestones',
      'signals',
    ]);
    assert.deepEqual(snowflakeJson.recognise(textContent('[1]')).missing, ['JSON']);
  });

  it('never throws over damaged files', () => {
    const two = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(source) as object).slice(0, 2)), null, 1);
    fuzz(snowflakeJson, two);
  }).timeout(60_000);
});
