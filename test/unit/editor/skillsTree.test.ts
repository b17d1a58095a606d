import assert from 'node:assert/strict';
import { skillsTree, type SkillsFilter, type SkillsTree } from '../../../src/core/editor/skillsTree.js';
import { RowLimits } from '../../../src/core/editor/support/rowLimits.js';
import type { SkillNode } from '../../../src/core/editor/support/treeNodes.js';
import { Library } from '../../../src/core/framework/library.js';
import type { SkillRef } from '../../../src/core/framework/model.js';
import { english } from '../../../src/core/messages/translate.js';
import { safeMarkdown } from '../../../src/core/safeMarkdown.js';
import type { TallyEntry } from '../../../src/core/tally/model.js';
import { bothLibrary, entry, evidenceOf, framework, hostileLibrary, sfiaLibrary } from './fixtures.js';
import { assertHarmless } from './render.js';

const entries = {
  'ITOP/4': [
    entry({ statements: [2] }),
    entry({ uri: 'file:///journal/week%2047.md', statements: [2, 3], private: true }),
    entry({ position: { line: 9, character: 3 }, date: undefined, text: 'Loose end.' }),
    entry({ state: 'planned' }),
  ],
  'PROG/3': [entry()],
};

interface Options {
  readonly library?: Library;
  readonly entries?: Readonly<Record<string, readonly TallyEntry[]>>;
  readonly ready?: boolean;
  readonly filter?: SkillsFilter;
}

function tree({
  library = sfiaLibrary(),
  entries: given = entries,
  ready = true,
  filter = 'all',
}: Options = {}): SkillsTree {
  return skillsTree(library, evidenceOf(library, given, ready), english, filter);
}

/** The rows below a path of labels' beginnings. */
function below(given: SkillsTree, ...labels: readonly string[]): readonly SkillNode[] {
  let rows = given.roots();
  for (const label of labels) {
    const found = rows.find((row) => row.label.startsWith(label));
    assert.ok(found, `${label} among ${rows.map((row) => row.label).join(' | ')}`);
    rows = given.children(found);
  }
  return rows;
}

function shown(rows: readonly SkillNode[]): string[] {
  return rows.map(({ label, description }) => (description === undefined ? label : `${label} [${description}]`));
}

function everyRow(given: SkillsTree): SkillNode[] {
  const all: SkillNode[] = [];
  const visit = (rows: readonly SkillNode[]): void => {
    for (const row of rows) {
      all.push(row);
      visit(given.children(row));
    }
  };
  visit(given.roots());
  return all;
}

const itop = ['SFIA', 'Delivery', 'Technology', 'ITOP'] as const;

/** A row without what makes its tooltip. */
const dataOf = (row: SkillNode | undefined): unknown => row && { ...row, tooltip: undefined };

describe('the Skills tree', () => {
  it('goes from framework over groups to skills, with the evidence counted at each', () => {
    const given = tree();
    assert.deepEqual(shown(given.roots()), ['SFIA [4]']);
    assert.deepEqual(shown(below(given, 'SFIA')), ['Delivery [4]', 'LONE Learning [0]']);
    assert.deepEqual(shown(below(given, 'SFIA', 'Delivery')), [
      'Technology [4]',
      'ITMG Technology service management [0]',
    ]);
    assert.deepEqual(shown(below(given, 'SFIA', 'Delivery', 'Technology')), [
      'ITOP Infrastructure operations [3]',
      'PROG Programming and software development [1]',
    ]);
  });

  it('shows every level of a skill with its coverage, those without evidence too', () => {
    assert.deepEqual(shown(below(tree(), ...itop)), [
      '1 Follow [0 of 2 statements]',
      '2 Assist [0 of 3 statements]',
      '3 Apply [0 of 3 statements]',
      '4 Enable [3 · 2 of 4 statements]',
      '5 Ensure, advise [0 of 2 statements]',
    ]);
  });

  it('names a skill once where its code was made of its name', () => {
    const made = framework(`format: skill-framework/1
id: made
name: Made
levels: [Junior]
skills:
  pair-programming: { name: Pair programming, levels: { junior: [Pairs.] } }
  PP: { name: Pair programming, levels: { junior: [Pairs.] } }
`);
    const [root] = tree({ library: new Library([made]), entries: {} }).roots();
    assert.ok(root);
    const rows = tree({ library: new Library([made]), entries: {} }).children(root);
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['Pair programming', 'PP Pair programming'],
    );
  });

  it('says counts in the tooltips too, since narrow rows are cut', () => {
    const [skill] = below(tree(), 'SFIA', 'Delivery', 'Technology');
    assert.match(
      skill?.tooltip(safeMarkdown) ?? '',
      /^\*\*ITOP Infrastructure operations\*\*\n\n3 pieces of evidence\n/u,
    );
    const enable = below(tree(), ...itop)[3];
    assert.match(enable?.tooltip(safeMarkdown) ?? '', /^\*\*4 Enable\*\*\n\n3 pieces of evidence · 2 of 4 statements/u);
  });

  it('shows statements in order, then the evidence that names none', () => {
    const rows = below(tree(), ...itop, '4');
    assert.deepEqual(shown(rows), [
      '1 Maintains technology.',
      '2 Configures tools to automate tasks. [2]',
      '3 Checks procedures. [1]',
      '4 Proposes improvements.',
      'undated · Loose end. [2026-11-20.md]',
    ]);
    assert.deepEqual(
      rows.map(({ collapsible, icon }) => [collapsible, icon]),
      [
        ['none', 'circle-outline'],
        ['collapsed', 'pass'],
        ['collapsed', 'pass'],
        ['none', 'circle-outline'],
        ['none', 'note'],
      ],
    );
  });

  it('shows evidence with date and note, and opens it at its line', () => {
    const rows = below(tree(), ...itop, '4', '2');
    assert.deepEqual(shown(rows), [
      '20 Nov 2026 · Restored the wiki. [private · week 47.md]',
      '20 Nov 2026 · Restored the wiki. [2026-11-20.md]',
    ]);
    assert.deepEqual(rows[1]?.open, { uri: 'file:///journal/2026-11-20.md', position: { line: 4, character: 10 } });
    assert.match(rows[1].tooltip(safeMarkdown), /journal\/2026-11-20\\\.md\\:5_$/u);
  });

  it('tells notes of the same name apart', () => {
    const uris = ['work/log.md', 'home/log.md', 'other.md'].map((path) => `file:///journal/${path}`);
    const rows = below(tree({ entries: { 'ITOP/4': uris.map((uri) => entry({ uri })) } }), ...itop, '4');
    assert.deepEqual(
      rows.filter(({ kind }) => kind === 'evidence').map(({ description }) => description),
      ['other.md', 'home/log.md', 'work/log.md'],
    );
  });

  it('leaves planned entries out of the counts and the rows', () => {
    assert.equal(everyRow(tree()).filter(({ kind }) => kind === 'evidence').length, 5);
  });

  it('has an id of its own for every row, the same after a refresh', () => {
    const ids = everyRow(tree({ library: bothLibrary() })).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(
      everyRow(tree({ library: bothLibrary() })).map(({ id }) => id),
      ids,
    );
    const without = everyRow(tree({ library: bothLibrary(), entries: {} })).map(({ id }) => id);
    assert.ok(without.every((id) => ids.includes(id)));
  });

  it('knows the parent of every row', () => {
    const given = tree({ library: bothLibrary() });
    for (const root of given.roots()) assert.equal(given.parent(root), undefined);
    for (const row of everyRow(given)) {
      for (const child of given.children(row)) assert.deepEqual(dataOf(given.parent(child)), dataOf(row));
    }
  });

  it('finds the row of a skill, level and statement', () => {
    const given = tree();
    const ref = { framework: 'sfia-9', code: 'ITOP' };
    for (const target of [ref, { ...ref, level: '4' }, { ...ref, level: '4', statement: 2 }]) {
      const found = given.find(target);
      assert.ok(found);
      assert.deepEqual(found.target, target);
      assert.deepEqual(dataOf(everyRow(given).find(({ id }) => id === found.id)), dataOf(found));
    }
    assert.equal(given.find({ ...ref, level: '6' }), undefined);
    assert.equal(given.find({ ...ref, code: 'NOPE' }), undefined);
  });

  it('never says a number while counting', () => {
    const rows = everyRow(tree({ ready: false }));
    assert.ok(rows.every(({ kind }) => kind !== 'evidence'));
    for (const { description, accessibleLabel, kind } of rows) {
      assert.match(description ?? '', /^counting…$/u, kind);
      assert.match(accessibleLabel, /counting…$/u);
    }
  });

  it('says the count in words to a screen reader', () => {
    const given = tree();
    assert.equal(given.roots()[0]?.accessibleLabel, 'SFIA, 4 pieces of evidence');
    assert.equal(below(given, ...itop)[3]?.accessibleLabel, '4 Enable, 2 of 4 statements, 3 pieces of evidence');
    assert.equal(below(given, ...itop, '4')[0]?.accessibleLabel, 'Statement 1: Maintains technology., no evidence yet');
    assert.equal(below(given, ...itop, '4', '3')[0]?.accessibleLabel, '20 Nov 2026: Restored the wiki., in week 47.md');
  });

  it('shows the licence notice where the framework is', () => {
    assert.match(tree().roots()[0]?.tooltip(safeMarkdown) ?? '', /Words of the framework are the foundation's\./u);
  });

  it('asks only for the skills that are looked at', () => {
    const library = sfiaLibrary();
    const asked: SkillRef[] = [];
    const source = evidenceOf(library, entries);
    const given = skillsTree(
      library,
      {
        ...source,
        skill: (ref) => {
          asked.push(ref);
          return source.skill(ref);
        },
      },
      english,
    );
    const found = given.find({ framework: 'sfia-9', code: 'ITOP' });
    assert.ok(found);
    given.children(found);
    assert.deepEqual([...new Set(asked.map(({ code }) => code))], ['ITOP']);
  });
});

describe('the Skills tree with the filter "with evidence"', () => {
  it('shows only what has evidence', () => {
    const given = tree({ filter: 'with-evidence' });
    assert.deepEqual(
      everyRow(given).map(({ label }) => label),
      [
        'SFIA',
        'Delivery',
        'Technology',
        'ITOP Infrastructure operations',
        '4 Enable',
        '2 Configures tools to automate tasks.',
        '20 Nov 2026 · Restored the wiki.',
        '20 Nov 2026 · Restored the wiki.',
        '3 Checks procedures.',
        '20 Nov 2026 · Restored the wiki.',
        'undated · Loose end.',
        'PROG Programming and software development',
        '3 Apply',
        '20 Nov 2026 · Restored the wiki.',
      ],
    );
  });

  it('explains itself when nothing has, and never while counting', () => {
    const none = tree({ filter: 'with-evidence', entries: {} }).roots();
    assert.deepEqual(shown(none), ['No evidence yet. Write a tag such as #ITOP/3 beside a line of work.']);
    assert.equal(none[0]?.kind, 'message');
    assert.deepEqual(shown(tree({ filter: 'with-evidence', ready: false }).roots()), ['counting…']);
  });
});

describe('the Skills tree with the filter "with gaps"', () => {
  it('shows the levels that have evidence, and what it does not show of them', () => {
    assert.deepEqual(
      everyRow(tree({ filter: 'with-gaps' })).map(({ label }) => label),
      [
        'SFIA',
        'Delivery',
        'Technology',
        'ITOP Infrastructure operations',
        '4 Enable',
        '1 Maintains technology.',
        '4 Proposes improvements.',
        'PROG Programming and software development',
        '3 Apply',
        '1 Writes programs.',
        '2 Tests programs.',
      ],
    );
  });

  it('explains itself when nothing is missing, when nothing is there, and never while counting', () => {
    const whole = tree({ filter: 'with-gaps', entries: { 'LONE/3': [entry({ statements: [1] })] } }).roots();
    assert.deepEqual(shown(whole), ['Every level that you have evidence for is shown in full.']);
    assert.match(shown(tree({ filter: 'with-gaps', entries: {} }).roots())[0] ?? '', /^No evidence yet/);
    assert.deepEqual(shown(tree({ filter: 'with-gaps', ready: false }).roots()), ['counting…']);
  });
});

describe('the Skills tree at its edges', () => {
  it('shows the newest hundred entries below a level and a statement, and more for who asks', () => {
    const many = (statements: readonly number[]): TallyEntry[] =>
      Array.from({ length: 150 }, (_, i) => entry({ text: `entry ${i}`, uri: `file:///${i}.md`, statements }));
    const newest = Array.from({ length: 150 }, (_, i) => `entry ${149 - i}`);
    const limits = new RowLimits();
    const library = sfiaLibrary();
    const evidence = evidenceOf(library, { 'ITOP/4': [...many([]), ...many([1])] });
    const given = skillsTree(library, evidence, english, 'all', undefined, undefined, limits);
    for (const of of [{}, { statement: 1 }]) {
      const parent = given.find({ framework: 'sfia-9', code: 'ITOP', level: '4', ...of });
      assert.ok(parent);
      const entriesOf = (): readonly string[] =>
        given.children(parent).flatMap(({ kind, label }) => (kind === 'evidence' ? [label.split(' · ')[1] ?? ''] : []));
      assert.deepEqual(entriesOf(), newest.slice(0, 100));
      const more = given.children(parent).at(-1);
      assert.ok(more);
      const { kind, label, description, moreOf } = more;
      assert.deepEqual([kind, label, description, moreOf], ['more', 'Show more', '50 not shown', parent.id]);
      assert.equal(given.parent(more)?.id, parent.id);
      assert.deepEqual(given.children(more), []);
      limits.raise(parent.id);
      assert.deepEqual(entriesOf(), newest);
      assert.equal(given.children(parent).at(-1)?.kind, 'evidence');
    }
  });

  it('explains itself without frameworks, and in a framework without skills', () => {
    assert.deepEqual(shown(tree({ library: new Library([]) }).roots()), ['No framework is loaded yet.']);
    const empty = { ...framework(minimal), skills: [] };
    const given = tree({ library: new Library([empty]) });
    const [message] = below(given, 'Small');
    assert.equal(message?.label, 'This framework has no skills.');
    assert.equal(given.parent(message)?.label, 'Small');
  });

  it('shows a skill whose group is not declared under what is', () => {
    const read = framework(minimal);
    const [first] = read.skills;
    assert.ok(first);
    const library = new Library([{ ...read, skills: [{ ...first, group: ['nowhere', 'deep'] }] }]);
    const given = tree({ library });
    const [row] = below(given, 'Small');
    assert.equal(row?.label, 'ONE One');
    assert.equal(given.parent(row)?.label, 'Small');
  });

  it('leaves hostile words as words', () => {
    const library = hostileLibrary();
    const nasty = entry({
      text: '[x](command:evil)\n<img src=x> $(alert)',
      uri: 'file:///a/<b>[x](command:evil).md',
      statements: [1],
    });
    const given = tree({ library, entries: { 'EVIL/4': [nasty, { ...nasty, statements: [] }] } });
    const rows = everyRow(given);
    assert.ok(rows.length > 7);
    for (const row of rows) {
      const { label, description } = row;
      assertHarmless(row.tooltip(safeMarkdown), /^(?!)/u);
      assert.doesNotMatch(`${label}${description ?? ''}`, /\$\(|[\n\u0000]/u);
    }
  });
});

const minimal = `
format: skill-framework/1
id: small
name: Small
levels: [{ id: "1", name: Only }]
skills: { ONE: { name: One, levels: { 1: [Does it.] } } }
`;
