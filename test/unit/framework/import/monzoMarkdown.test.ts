import assert from 'node:assert/strict';
import { monzoMarkdown } from '../../../../src/core/framework/import/monzoMarkdown.js';
import {
  countLevels,
  countStatements,
  fixture,
  fuzz,
  importSound,
  levelOf,
  skillOf,
  statementsOf,
  textContent,
} from './formats.js';

const source = fixture('monzo-backend.md');

describe('progression framework of Monzo', () => {
  const { framework, skipped } = importSound(monzoMarkdown, textContent(source));

  it('has every topic, level and criterion of the source', () => {
    assert.equal(framework.skills.length, source.match(/^ {2}- name: /gm)?.length);
    assert.equal(countLevels(framework), source.match(/^ {6}- level: /gm)?.length);
    const criteria = source.match(/^ {10}- (?:"|')|^ {10}- criteria: /gm)?.length;
    assert.equal(countStatements(framework), criteria);
    assert.deepEqual([framework.skills.length, countLevels(framework), criteria], [5, 28, 135]);
  });

  it('names a topic by its title and codes it by its name', () => {
    assert.deepEqual(
      framework.skills.map(({ code, name }) => [code, name]),
      [
        ['communication', 'communication'],
        ['impact', 'impact'],
        ['leadership', '👩‍💼 Leadership'],
        ['influence', '✨ Influence'],
        ['mastery', '🛠️ Mastery'],
      ],
    );
    assert.equal(framework.id, 'backend-engineering-framework');
    assert.equal(framework.name, '🛠️ Backend Engineering Framework');
  });

  it('keeps examples with their criterion, and criteria whole', () => {
    assert.deepEqual(levelOf(framework, 'communication', '2').statements.slice(-2), [
      {
        text: 'Provides helpful and actionable feedback in code reviews in an empathetic manner',
        examples: ['Take a look at the levelling up your code reviews talk for some ideas'],
      },
      {
        text: 'Writes PR descriptions that provide context and provide rationale for significant decisions',
        examples: ['I decided to X instead of Y here, I also considered Z but for these reasons I went with X'],
      },
    ]);
    assert.equal(statementsOf(framework, 'communication', '6').length, 1);
  });

  it('has the six levels, though some topics begin at the third', () => {
    assert.deepEqual(framework.levels.map(({ id, name }) => `${id}: ${name}`).at(-1), '6: Level 6');
    assert.equal(framework.levels.length, 6);
    assert.deepEqual(
      skillOf(framework, 'leadership').levels.map(({ id }) => id),
      ['3', '4', '5', '6'],
    );
  });

  it('says that the page below the front matter is left out', () => {
    assert.deepEqual(skipped, [['### About our engineering progression frameworks', 'import.skip.noPlace']]);
  });

  it('puts levels in order, adds those beyond the stated number, and tells topics of one name apart', () => {
    const text = [
      '---',
      'title: Crew',
      'levels: 2',
      'topics:',
      '  - name: Tea',
      '    content: [{ level: 10, criteria: [c] }, { level: 2, criteria: [b. B] }, { level: 1, criteria: [a] }]',
      '  - name: tea',
      '    content: [{ level: 2, exampleCriteria: [plain] }, { level: 2, criteria: [again] }]',
      '  - name: __proto__',
      '    content: [{ level: constructor, criteria: [x] }]',
      '  - title:',
      '---',
    ].join('\r\n');
    const { framework: small, skipped: left } = importSound(monzoMarkdown, textContent(text));
    assert.deepEqual(
      small.levels.map(({ id }) => id),
      ['1', '2', '10', 'constructor'],
    );
    assert.deepEqual(
      small.skills.map(({ code }) => code),
      ['Tea', 'tea-2', '__proto__'],
    );
    assert.deepEqual(
      skillOf(small, 'Tea').levels.map(({ id }) => id),
      ['1', '2', '10'],
    );
    assert.deepEqual(statementsOf(small, 'Tea', '2'), ['b. B']);
    assert.deepEqual(statementsOf(small, 'tea-2', '2'), ['plain', 'again']);
    assert.deepEqual(left, [['topics, 4', 'import.skip.noName']]);
  });

  it('makes no billion levels of a number', () => {
    const text = '---\nlevels: 999999999\ntopics: [{ name: a, content: [{ level: 1, criteria: [x] }] }]\n---\n';
    assert.equal(importSound(monzoMarkdown, textContent(text)).framework.levels.length, 1);
    const many = text.replace('999999999', '999');
    assert.equal(importSound(monzoMarkdown, textContent(many)).framework.levels.length, 100);
  });

  it('wants topics with criteria: an ordinary note has none', () => {
    assert.deepEqual(monzoMarkdown.recognise(textContent('---\ntags: [a]\n---\nText\n')).missing, [
      'topics',
      'content',
      'criteria',
    ]);
    assert.deepEqual(monzoMarkdown.recognise(textContent('---\ntopics: [content, criteria]\n---\n')).missing, [
      'content',
      'criteria',
    ]);
  });

  it('never throws over damaged files', () => {
    fuzz(monzoMarkdown, `${source.slice(0, 5_000)}\n---\nText\n`);
  }).timeout(60_000);
});
