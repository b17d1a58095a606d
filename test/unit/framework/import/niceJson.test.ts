import assert from 'node:assert/strict';
import { niceJson } from '../../../../src/core/framework/import/niceJson.js';
import { fixture, fuzz, importSound, skillOf, statementsOf, textContent } from './formats.js';

const subset = fixture('NICE-2.2.0.subset.json');
const related = fixture('nice-related.json');

describe('NICE Framework components', () => {
  it('makes a skill of every work role and competency area of the sample', () => {
    const { framework, skipped } = importSound(niceJson, textContent(subset));
    assert.equal(framework.skills.length, subset.match(/"element_type":"(?:work_role|competency_area)"/g)?.length);
    assert.deepEqual(
      framework.skills.map(({ code, name, group }) => [code, name, ...group]),
      [
        ['OG-WRL-010', 'Program Management', 'oversight-and-governance'],
        ['NF-COM-008', 'DevSecOps', 'competency-areas'],
      ],
    );
    assert.match(skillOf(framework, 'OG-WRL-010').description ?? '', /^Responsible for leading/);
    assert.deepEqual([framework.id, framework.version, framework.licence?.redistributable], ['nice', '2.2.0', true]);
    assert.deepEqual(skipped, [
      ['sort: S-OG-WRL-010', 'import.skip.otherElements'],
      ['opm_code: 801', 'import.skip.otherElements'],
      ['task: T0077', 'import.skip.unrelated'],
      ['OG-WRL-010 → T1345, NF-COM-008 → S0463', 'import.skip.dangling'],
    ]);
  });

  it('has one level, for every skill', () => {
    const { framework } = importSound(niceJson, textContent(subset));
    assert.deepEqual(
      framework.levels.map(({ id, name }) => [id, name]),
      [['shown', 'Shown']],
    );
    assert.ok(framework.skills.every(({ levels }) => levels.length === 1 && levels[0]?.id === 'shown'));
  });

  it('follows relationships to statements, in the order of the file and once each, also inside a wrapper', () => {
    const { framework, skipped } = importSound(niceJson, textContent(related));
    assert.deepEqual(statementsOf(framework, 'XX-GAR-001', 'shown'), [
      'T9002: Shut the gate',
      'T9001: Open the gate in the morning',
      'K9001: Knowledge of hinges',
    ]);
    assert.deepEqual(statementsOf(framework, 'NF-COM-901', 'shown'), [
      'S9001: Skill in oiling hinges',
      'K9001: Knowledge of hinges',
    ]);
    assert.deepEqual(skillOf(framework, 'XX-GAR-001').group, ['tending']);
    assert.deepEqual(skipped, [
      ['task: T9003', 'import.skip.unrelated'],
      ['opm_code: 999', 'import.skip.otherElements'],
      ['NF-COM-901 → S9999', 'import.skip.dangling'],
    ]);
  });

  it('takes identifiers as data', () => {
    const text = JSON.stringify({
      elements: [
        { element_type: 'work_role', element_identifier: '__proto__', title: 'A' },
        { element_type: 'work_role', element_identifier: '???', title: 'A' },
        { element_type: 'work_role', element_identifier: 'constructor' },
        { element_type: 'task', element_identifier: 'toString', text: 'x' },
        'no element',
      ],
      relationships: [{ source_element_identifier: '__proto__', dest_element_identifier: 'toString' }, null],
    });
    const { framework } = importSound(niceJson, textContent(text));
    assert.deepEqual(
      framework.skills.map(({ code }) => code),
      ['__proto__', 'a', 'constructor'],
    );
    assert.deepEqual(statementsOf(framework, '__proto__', 'shown'), ['toString: x']);
    assert.equal(framework.licence, undefined);
  });

  it('names what is missing', () => {
    assert.deepEqual(niceJson.recognise(textContent('{"elements":[]}')).missing, [
      'element_identifier',
      'element_type = work_role',
    ]);
    assert.deepEqual(niceJson.recognise(textContent('elements')).missing, ['JSON', 'elements']);
  });

  it('never throws over damaged files', () => {
    fuzz(niceJson, related, 300);
  }).timeout(60_000);
});
