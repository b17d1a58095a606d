import assert from 'node:assert/strict';
import { completeTag } from '../../../src/core/editor/completion.js';
import { hoverFor } from '../../../src/core/editor/hover.js';
import { findSkills } from '../../../src/core/editor/skillPicks.js';
import { skillsTree } from '../../../src/core/editor/skillsTree.js';
import { Library } from '../../../src/core/framework/library.js';
import type { Framework, Skill } from '../../../src/core/framework/model.js';
import { JournalIndex } from '../../../src/core/journal/index/journalIndex.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { english } from '../../../src/core/messages/translate.js';
import { safeMarkdown } from '../../../src/core/safeMarkdown.js';
import { IndexEvidence } from '../../../src/core/tally/tally.js';
import { largeFramework } from '../../support/largeFramework.js';

/** Which parts of the framework something has looked at. */
interface Looks {
  readonly names: Set<string>;
  readonly notes: Set<string>;
  /** `code/level` */
  readonly statements: Set<string>;
}

function watched(framework: Framework): { readonly framework: Framework; readonly looks: Looks } {
  const looks: Looks = { names: new Set(), notes: new Set(), statements: new Set() };
  const skills = framework.skills.map((skill): Skill => {
    const { code, name, notes } = skill;
    const levels = skill.levels.map((level) => ({
      ...level,
      get statements() {
        looks.statements.add(`${code}/${level.id}`);
        return level.statements;
      },
    }));
    return {
      ...skill,
      get name() {
        looks.names.add(code);
        return name;
      },
      get notes() {
        looks.notes.add(code);
        return notes;
      },
      levels,
    };
  });
  return { framework: { ...framework, skills }, looks };
}

function forget({ names, notes, statements }: Looks): void {
  for (const set of [names, notes, statements]) set.clear();
}

describe('a framework of 2,000 skills', () => {
  const { framework, looks } = watched(largeFramework(2000));
  const library = new Library([framework]);
  const index = new JournalIndex();
  const text = '- did it #SK0003/3/2\n- and more #SK1999/4\n';
  index.set(readNote('file:///a.md', text, { library, markers: defaultMarkers, today: '2026-11-23' }));
  const evidence = new IndexEvidence(index, library);
  const deps = { library, evidence, t: english, today: '2026-11-23' };
  beforeEach(() => forget(looks));

  it('shows its row, and the sum of its evidence, without a look at its skills', () => {
    const [row] = skillsTree(library, evidence, english).roots();
    assert.equal(row?.description, '2');
    assert.equal(looks.names.size, 2, 'those with evidence');
    assert.deepEqual([...looks.statements].map((place) => place.slice(0, 6)).sort(), [
      ...Array.from({ length: 5 }, () => 'SK0003'),
      ...Array.from({ length: 5 }, () => 'SK1999'),
    ]);
  });

  it('has rows made for what is open, and for nothing else', () => {
    const tree = skillsTree(library, evidence, english);
    const [root] = tree.roots();
    assert.ok(root);
    const areas = tree.children(root);
    assert.equal(areas.length, 10);
    const parts = tree.children(areas[1] ?? root);
    assert.equal(parts.length, 10);
    forget(looks);
    const skills = tree.children(parts[0] ?? root);
    assert.equal(skills.length, 20);
    assert.equal(looks.names.size, 20);
    assert.equal(looks.statements.size, 0);
    const levels = tree.children(skills[4] ?? root);
    assert.equal(levels.length, 5);
    assert.equal(tree.children(levels[2] ?? root).length, 5);
    assert.deepEqual(new Set([...looks.statements].map((place) => place.slice(0, 6))), new Set(['SK0204']));
  });

  it('has the guidance of a row read when the pointer rests on it', () => {
    const tree = skillsTree(library, evidence, english);
    const row = tree.find({ framework: 'large', code: 'SK0100' });
    JSON.stringify(row);
    assert.equal(looks.notes.size, 0);
    assert.match(row?.tooltip(safeMarkdown) ?? '', /Activities include/);
    assert.deepEqual([...looks.notes], ['SK0100']);
  });

  it('is hovered and completed without a look at the statements of other skills', () => {
    hoverFor('#SK0100/3/2', deps);
    const levels = completeTag({ ...deps, line: 'did #SK0100/', character: 12, place: 'text' });
    assert.equal(levels?.items.length, 5);
    const skills = completeTag({ ...deps, line: 'did #st', character: 7, place: 'text' });
    assert.equal(skills?.items.length, 200, 'more than anybody reads are left to the next key');
    const read = new Set([...looks.statements].map((place) => place.slice(0, 6)));
    read.delete('SK0003');
    read.delete('SK1999');
    assert.deepEqual([...read], ['SK0100']);
  });

  it('is searched through to the last statement, and then without reading it again', () => {
    const last = framework.skills.at(-1)?.levels.at(-1)?.statements.at(-1)?.text ?? '';
    const [found] = findSkills(library, last, 100);
    assert.deepEqual(found?.target, { framework: 'large', code: 'SK1999', level: '5', statement: 5 });
    forget(looks);
    findSkills(library, 'storage number 77', 100);
    assert.ok(looks.statements.size <= 100, `${looks.statements.size} for the rows that are shown`);
  });
});
