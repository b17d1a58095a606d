import assert from 'node:assert/strict';
import { findSkills } from '../../../src/core/editor/skillPicks.js';
import { Library } from '../../../src/core/framework/library.js';
import type { Skill } from '../../../src/core/framework/model.js';
import { bothLibrary, hostileLibrary, sfiaLibrary } from './fixtures.js';

const library = sfiaLibrary();

function found(query: string, given: Library = library): string[] {
  return findSkills(given, query, 20).map(({ target: { code, level, statement } }) =>
    [code, level, statement].filter((part) => part !== undefined).join('/'),
  );
}

describe('finding skills', () => {
  it('lists all skills in the framework’s order for an empty query', () => {
    assert.deepEqual(found(''), ['ITOP', 'PROG', 'ITMG', 'LONE']);
    assert.deepEqual(found('  '), ['ITOP', 'PROG', 'ITMG', 'LONE']);
  });

  it('finds by code in any case, before names', () => {
    assert.deepEqual(found('itmg'), ['ITMG']);
    assert.deepEqual(found('it'), ['ITOP', 'ITMG']);
  });

  it('finds by words of the name, in any order', () => {
    assert.deepEqual(found('operations infra'), ['ITOP']);
    assert.deepEqual(found('software'), ['PROG']);
  });

  it('finds by words of a statement and says which', () => {
    assert.deepEqual(found('automate configures'), ['ITOP/4/2']);
    const [pick] = findSkills(library, 'automate', 5);
    assert.equal(pick?.label, 'ITOP Infrastructure operations');
    assert.equal(pick.description, 'SFIA');
    assert.equal(pick.detail, '4 Enable: Configures tools to automate tasks.');
  });

  it('finds a statement of a named skill', () => {
    assert.deepEqual(found('itop backups'), ['ITOP/3/3']);
    assert.deepEqual(found('prog backups'), []);
  });

  it('puts skills found by name before those found by a statement', () => {
    assert.deepEqual(found('tech'), ['ITMG', 'ITOP/4/1', 'ITOP/5/1']);
  });

  it('finds a level by its tag', () => {
    assert.deepEqual(found('itop/4')[0], 'ITOP/4');
    assert.deepEqual(found('#ITOP/4/2')[0], 'ITOP/4/2');
    assert.equal(findSkills(library, 'ITOP/4', 5)[0]?.detail, '4 Enable');
    assert.deepEqual(found('acme/itop/2', bothLibrary())[0], 'ITOP/2');
  });

  it('finds nothing where a word is missing', () => {
    assert.deepEqual(found('infrastructure zebra'), []);
  });

  it('keeps to the limit', () => {
    assert.equal(findSkills(library, '', 2).length, 2);
  });

  it('shows hostile words as one line without icons', () => {
    for (const { label, description, detail } of findSkills(hostileLibrary(), 'statement', 5)) {
      assert.doesNotMatch(`${label}${description}${detail ?? ''}`, /\$\(|[\n\u0000]/u);
    }
  });

  it('answers from two thousand skills', () => {
    const [framework] = library.frameworks;
    const [model] = framework?.skills ?? [];
    assert.ok(framework && model);
    const skills = Array.from({ length: 2000 }, (_, i): Skill => ({
      ...model,
      code: `CODE${i}`,
      name: `${model.name} ${i}`,
    }));
    const large = new Library([{ ...framework, skills }]);
    for (const query of ['infra', 'improvements', 'code1999', 'zebra', 'backups restores']) {
      assert.ok(findSkills(large, query, 50).length <= 50);
    }
    assert.equal(findSkills(large, 'code1999', 50)[0]?.target.code, 'CODE1999');
  });
});
