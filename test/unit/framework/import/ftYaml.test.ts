import assert from 'node:assert/strict';
import { ftYaml } from '../../../../src/core/framework/import/ftYaml.js';
import { countLevels, fixture, fuzz, importSound, levelOf, skillOf, statementsOf, textContent } from './formats.js';

const source = fixture('ft-engineering.yml');

describe('job family of the Financial Times', () => {
  const { framework, skipped } = importSound(ftYaml, textContent(source));

  it('has a skill for every theme and a level description for every competency of the source', () => {
    const [, themes = '', competencies = ''] = source.split(/^(?:themes|competencies):$/m);
    assert.equal(framework.skills.length, themes.match(/^ {2}- id: /gm)?.length);
    assert.equal(countLevels(framework), competencies.match(/^ {4}theme: /gm)?.length);
    assert.deepEqual([framework.skills.length, countLevels(framework)], [9, 72]);
  });

  it('has every word of the source’s summaries', () => {
    const words = (text: string): string => (text.match(/[\p{L}\p{N}]+/gu) ?? []).sort().join(' ');
    const competencies = source.slice(source.indexOf('\ncompetencies:'));
    const summaries = [...competencies.matchAll(/^ {4}summary: \|\n((?: {6}.*\n| *\n)*)/gm)].map(([, block = '']) =>
      block.replace(/^ *\d+\. /gm, ''),
    );
    assert.equal(summaries.length, 72);
    const statements = framework.skills.flatMap(({ levels }) => levels.flatMap((level) => level.statements));
    assert.equal(words(statements.map(({ text }) => text).join('\n')), words(summaries.join('\n')));
  });

  it('keeps the order and the names of levels', () => {
    assert.deepEqual(
      framework.levels.map(({ id }) => id),
      ['junior', 'engineer', 'senior-1', 'senior-2-ic', 'senior-2-pm', 'principal-ic', 'principal-pm', 'tech-director'],
    );
    assert.equal(framework.levels[3]?.name, 'Senior Engineer 2 (Individual Contributor)');
    for (const { levels } of framework.skills) {
      assert.deepEqual(
        levels.map(({ id }) => id),
        framework.levels.map(({ id }) => id),
      );
    }
  });

  it('parts numbered lists and sentences, and keeps the proficiency', () => {
    const level = levelOf(framework, 'technical', 'junior');
    assert.equal(level.summary, 'Foundational');
    assert.equal(level.statements.length, 2);
    assert.match(level.statements[0]?.text ?? '', /^Writes well-tested code .* Applies changes .* solutions\.$/);
    assert.deepEqual(statementsOf(framework, 'planning-organising', 'junior'), [
      'Aware of how the team delivers and the best practices they use.',
      'Plans and delivers own work tasks.',
    ]);
    assert.match(skillOf(framework, 'communication').description ?? '', /^Effectively listens/);
    assert.deepEqual([framework.id, framework.name], ['engineering', 'Engineering']);
    assert.deepEqual(skipped, [['summary', 'import.skip.noPlace']]);
  });

  it('reads ids as text, keeps examples with their competency, and tells what it leaves out', () => {
    const text = [
      'name: Crew',
      'levels: [{ id: 012, name: Deckhand }, { id: NO, name: Nobody }, { id: 1.10, name: Mate }]',
      'themes: [{ id: __proto__, name: Knots }, { id: tea, name: Tea }, { id: tea, name: More tea }, {}]',
      'competencies:',
      '  - { level: 1.10, theme: __proto__, summary: "Ties. Unties.", proficiency: Expert, examples: [Bowline, Sheet bend] }',
      '  - { level: 012, theme: __proto__, summary: "Ties. Unties." }',
      '  - { level: 012, theme: __proto__, summary: Whips., proficiency: Awareness }',
      '  - { level: NO, theme: sails, summary: Sews. }',
    ].join('\n');
    const { framework: small, skipped: left } = importSound(ftYaml, textContent(text));
    assert.deepEqual(
      small.levels.map(({ id }) => id),
      ['012', 'NO', '1.10'],
    );
    assert.deepEqual(statementsOf(small, '__proto__', '012'), ['Ties.', 'Unties.', 'Whips.']);
    assert.deepEqual(levelOf(small, '__proto__', '1.10'), {
      id: '1.10',
      summary: 'Expert',
      statements: [{ text: 'Ties. Unties.', examples: ['Bowline', 'Sheet bend'] }],
    });
    assert.deepEqual(left, [
      ['themes, 3', 'import.skip.repeated'],
      ['themes, 4', 'import.skip.noName'],
      ['competencies, 4', 'import.skip.unknownTheme'],
      ['Tea', 'import.skip.withoutLevels'],
    ]);
  });

  it('names what is missing, and that broken YAML is none', () => {
    assert.deepEqual(ftYaml.recognise(textContent('levels: []\nthemes: []\n')).missing, ['competencies']);
    assert.deepEqual(ftYaml.recognise(textContent('levels: [\nthemes: []\ncompetencies: []\n')).missing, ['YAML']);
    assert.deepEqual(ftYaml.read(textContent('levels: ['), {}), {
      kind: 'failure',
      reason: { key: 'import.failure.notYaml', args: {} },
    });
  });

  it('does not unfold an alias bomb', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let step = 0; step < 12; step++) {
      const [name, before] = ['bcdefghijklmn'.charAt(step), 'abcdefghijklm'.charAt(step)];
      bomb.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`);
    }
    const text = `${bomb.join('\n')}\nlevels: *m\nthemes: *m\ncompetencies: *m\n`;
    assert.deepEqual(ftYaml.recognise(textContent(text)).missing, ['YAML']);
    assert.equal(ftYaml.read(textContent(text), {}).kind, 'failure');
  });

  it('never throws over damaged files', () => {
    fuzz(ftYaml, source.slice(0, 5_500));
  }).timeout(60_000);
});
