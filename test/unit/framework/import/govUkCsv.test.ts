import assert from 'node:assert/strict';
import { govUkCsv } from '../../../../src/core/framework/import/govUkCsv.js';
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

const source = fixture('uk_gdad_pcf_skill.csv');
const header = 'Skill Name,Skill Description,Awareness,Working,Practitioner,Expert,Roles that require Skill';

/** Counts by pattern alone, unlike the importer. */
function countSource(): { skills: number; levels: number; bullets: number; withoutLevels: number } {
  const cells = [...source.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n\r"]*))(,|\r?\n|$)/g)].map(([, quoted, plain, end]) => ({
    text: quoted ?? plain ?? '',
    isLast: end !== ',',
  }));
  const rows: string[][] = [[]];
  for (const { text, isLast } of cells) {
    rows.at(-1)?.push(text);
    if (isLast) rows.push([]);
  }
  const skills = rows.slice(1).filter((row) => row.length === 7);
  const described = skills.map((row) =>
    row.slice(2, 6).filter((cell) => /\S/.test(cell) && !cell.includes('not defined')),
  );
  return {
    skills: skills.length,
    levels: described.flat().length,
    bullets: described.flat().join('\n').match(/^- /gm)?.length ?? 0,
    withoutLevels: described.filter((cells) => cells.length === 0).length,
  };
}

describe('UK Government Digital and Data CSV', () => {
  const { framework, skipped } = importSound(govUkCsv, textContent(source));

  it('has every skill, level and bullet of the source', () => {
    const counted = countSource();
    assert.deepEqual(counted, { skills: 188, levels: 604, bullets: counted.bullets, withoutLevels: 22 });
    assert.equal(framework.skills.length, 188);
    assert.equal(countLevels(framework), 604);
    assert.equal(countStatements(framework), counted.bullets);
    assert.ok(counted.bullets > 1500);
  });

  it('keeps skills without a level, and says so', () => {
    assert.equal(skipped.length, 22);
    assert.deepEqual(skipped[5], ['Data architecture', 'import.skip.withoutLevels']);
    const skill = skillOf(framework, 'data-architecture');
    assert.deepEqual(skill.levels, []);
    assert.match(skill.description ?? '', /^You can:\n- identify/);
  });

  it('drops the lead-in, with or without its colon, and never a statement', () => {
    assert.deepEqual(statementsOf(framework, 'accessibility', 'awareness'), [
      'understand accessibility and that users have different accessibility needs',
      'help fix accessibility issues under the direction of others',
    ]);
    assert.match(statementsOf(framework, 'user-centred-content-design', 'working')[0] ?? '', /^design content to meet/);
    const texts = framework.skills.flatMap(({ levels }) => levels.flatMap(({ statements }) => statements));
    assert.ok(texts.every(({ text }) => !/^you can|^- |not defined/i.test(text)));
  });

  it('names levels, in their order, and makes codes that can be typed', () => {
    assert.deepEqual(
      framework.levels.map(({ id, name }) => `${id} ${name}`),
      ['awareness Awareness', 'working Working', 'practitioner Practitioner', 'expert Expert'],
    );
    const skill = skillOf(framework, 'agile-working-content-design');
    assert.deepEqual(
      skill.levels.map(({ id }) => id),
      ['working', 'practitioner', 'expert'],
    );
    assert.ok(framework.skills.every(({ code }) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(code) && code.length <= 60));
    assert.equal(skillOf(framework, 'shaping-the-direction-of-organisational-strategy-through').levels.length, 0);
  });

  it('keeps the roles as notes and states the licence', () => {
    assert.equal(
      skillOf(framework, 'adapting-to-delivery-methodologies').notes,
      'Roles that require Skill: Business analyst, Service owner',
    );
    assert.equal(framework.licence?.name, 'Open Government Licence v3.0');
    assert.equal(framework.licence.redistributable, true);
  });

  it('wants all of its marks: a table with the same four levels may be anybody’s', () => {
    assert.deepEqual(govUkCsv.recognise(textContent(`${header}\nTea,Brewing,Knows tea,,,,Cook\n`)).missing, [
      'You can:',
    ]);
    assert.ok(govUkCsv.recognise(textContent('Skill,Awareness,Working\nTea,a,b\n')).missing.includes('Expert'));
  });

  it('tells skills of one name apart, takes columns in any order and with Windows line ends', () => {
    const text = [
      'Expert,Skill Name,Working,Awareness,Practitioner,Skill Description,Roles that require Skill',
      '"You can:\r\n- teach tea",Tea,,"You can:\r\n- smell tea\r\n- name it",This skill level is currently not defined.,Brewing.,',
      '"You can:\n- x",tea,,,,,"a * b"',
      ',constructor,,"You can:\n• y",,,',
      ',__proto__,,,,,',
      ',,,,,nameless,',
    ].join('\r\n');
    const { framework: small, skipped: left } = importSound(govUkCsv, textContent(text));
    assert.deepEqual(
      small.skills.map(({ code }) => code),
      ['tea', 'tea-2', 'constructor', 'proto'],
    );
    assert.deepEqual(
      skillOf(small, 'tea').levels.map(({ id }) => id),
      ['awareness', 'expert'],
    );
    assert.deepEqual(statementsOf(small, 'tea', 'awareness'), ['smell tea', 'name it']);
    assert.equal(skillOf(small, 'tea-2').notes, 'Roles that require Skill: a \\* b');
    assert.deepEqual(levelOf(small, 'constructor', 'awareness').statements, [{ text: 'y', examples: [] }]);
    assert.deepEqual(left, [
      ['6', 'import.skip.noName'],
      ['__proto__', 'import.skip.withoutLevels'],
    ]);
  });

  it('never throws over damaged files', () => {
    fuzz(govUkCsv, source.slice(0, 12_000));
  }).timeout(60_000);
});
