import assert from 'node:assert/strict';
import { EvidenceTree, type EvidenceGrouping, type EvidenceNode } from '../../../src/core/editor/evidenceTree.js';
import type { Library } from '../../../src/core/framework/library.js';
import { RowLimits } from '../../../src/core/editor/support/rowLimits.js';
import { JournalIndex } from '../../../src/core/journal/index/journalIndex.js';
import { english } from '../../../src/core/messages/translate.js';
import { finish } from '../../../src/core/steps.js';
import { countWork, packedJournal, type CountedWork } from '../../support/countWork.js';
import { bothLibrary, hostileLibrary, sfiaLibrary } from './fixtures.js';
import { noteOf } from './noteAt.js';
import { assertHarmless } from './render.js';

const library = sfiaLibrary();
const a = 'file:///journal/a.md';
const b = 'file:///journal/b%20b.md';

const notes = {
  [a]: [
    '- 2026-11-20 Restored the wiki #ITOP/4/2 #PROG/3',
    '- 2026-11-02 Moved the backups #ITOP/3 #private',
    '- 2026-W41 Swapped the fans #ITOP/2',
    '- Undated work #ITOP/1',
    '- 2026-11-03 Only talked of #ITOP',
    '- 2026-11-04 #ITOP/1',
    '- 2026-11-05 Cancelled ~~#ITOP/1~~',
    '- [ ] Plan b 📅 2027-02-01 #ITOP/5',
    '- [ ] Plan a 📅 2027-01-10 #ITOP/5',
    '- [ ] Plan without a day #ITOP/5',
  ].join('\n'),
  [b]: '- 2026-11-20 Patched the hosts #ITOP/3/1 #ITOP/3/2\n- 2026-10-01 Read a book #ITOP/4 #knowledge\n',
};

function indexOf(given: Readonly<Record<string, string>>, of: Library = library): JournalIndex {
  const index = new JournalIndex();
  for (const [uri, text] of Object.entries(given)) index.set(noteOf(text, of, uri));
  return index;
}

interface Options {
  readonly index?: JournalIndex;
  readonly of?: Library;
  readonly grouping?: EvidenceGrouping;
  readonly ready?: boolean;
}

function tree({ index = indexOf(notes), of = library, grouping = 'month', ready = true }: Options = {}): EvidenceTree {
  const made = new EvidenceTree(index, of, english, grouping, () => ready);
  update(made);
  return made;
}

/** Lets a tree take in what these notes now say. */
function update(given: EvidenceTree, ...uris: readonly string[]): ReadonlySet<string> {
  given.mark(uris);
  finish(given.update());
  return given.takeTouched();
}

function childrenOf(given: EvidenceTree, row: EvidenceNode): readonly EvidenceNode[] {
  return finish(given.children(row));
}

/** Every row, entries indented below their group. */
function shown(given: EvidenceTree): readonly string[] {
  const say = ({ label, description }: EvidenceNode): string =>
    description === undefined ? label : `${label} [${description}]`;
  return given.roots().flatMap((root) => [say(root), ...childrenOf(given, root).map((row) => `  ${say(row)}`)]);
}

function everyRow(given: EvidenceTree): readonly EvidenceNode[] {
  return given.roots().flatMap((root) => [root, ...childrenOf(given, root)]);
}

describe('the Evidence tree', () => {
  it('has plans first, then evidence by month, the newest first, then what is undated or knowledge', () => {
    assert.deepEqual(shown(tree()), [
      'Planned [3]',
      '  10 Jan 2027 · Plan a [#ITOP/5]',
      '  1 Feb 2027 · Plan b [#ITOP/5]',
      '  Plan without a day [#ITOP/5]',
      'Nov 2026 [3]',
      '  20 Nov · Restored the wiki [#ITOP/4/2 #PROG/3]',
      '  20 Nov · Patched the hosts [#ITOP/3]',
      '  2 Nov · Moved the backups [#ITOP/3 · private]',
      'Oct 2026 [1]',
      '  week 41, 2026 · Swapped the fans [#ITOP/2]',
      'Undated [1]',
      '  Undated work [#ITOP/1]',
      'Knowledge [1]',
      '  1 Oct 2026 · Read a book [#ITOP/4]',
    ]);
  });

  it('groups by week where it is asked to', () => {
    assert.deepEqual(
      tree({ grouping: 'week' })
        .roots()
        .map(({ label }) => label),
      ['Planned', 'Week 47, 2026', 'Week 45, 2026', 'Week 41, 2026', 'Undated', 'Knowledge'],
    );
  });

  it('opens only the newest month by itself', () => {
    assert.deepEqual(
      tree()
        .roots()
        .map(({ label, collapsible }) => [label, collapsible]),
      [
        ['Planned', 'collapsed'],
        ['Nov 2026', 'expanded'],
        ['Oct 2026', 'collapsed'],
        ['Undated', 'collapsed'],
        ['Knowledge', 'collapsed'],
      ],
    );
  });

  it('opens the note at the tag, and says where that is', () => {
    const [, , , , , first] = everyRow(tree());
    assert.deepEqual(first?.open, { uri: a, position: { line: 0, character: 31 } });
    assert.match(
      first.tooltip,
      /^Restored the wiki\n\n\\#ITOP\/4\/2 \\#PROG\/3\n\n_20 Nov 2026 · \/journal\/a\\\.md\\:1_$/u,
    );
    assert.equal(first.accessibleLabel, '20 Nov 2026: Restored the wiki, in a.md, #ITOP/4/2 #PROG/3');
    assert.equal(tree().roots()[1]?.accessibleLabel, 'Nov 2026, 3 entries');
  });

  it('tells notes of the same name apart where it reads rows out', () => {
    const text = '- 2026-11-20 Restored the wiki #ITOP/4';
    const index = indexOf({ 'file:///journal/team/log.md': text, 'file:///journal/club/log.md': text });
    const said = everyRow(tree({ index })).map(({ accessibleLabel }) => accessibleLabel);
    assert.ok(
      said.some((label) => label.includes('in team/log.md')),
      said.join('\n'),
    );
    assert.ok(
      said.some((label) => label.includes('in club/log.md')),
      said.join('\n'),
    );
  });

  it('has an id of its own for every row, which stays while lines move', () => {
    const index = indexOf(notes);
    const given = tree({ index });
    const before = everyRow(given);
    assert.equal(new Set(before.map(({ id }) => id)).size, before.length);
    index.set(noteOf(`# Above\n\nMore words.\n\n${notes[a]}`, library, a));
    update(given, a);
    assert.deepEqual(
      everyRow(given).map(({ id }) => id),
      before.map(({ id }) => id),
    );
    assert.equal(everyRow(given)[5]?.open?.position.line, 4);
  });

  it('knows the parent of every row', () => {
    const given = tree();
    for (const root of given.roots()) {
      assert.equal(given.parent(root), undefined);
      for (const child of childrenOf(given, root)) assert.deepEqual(given.parent(child), root);
    }
  });

  it('says which groups a note was and is in, and is then as if built anew', () => {
    const index = indexOf(notes);
    const given = tree({ index });
    index.set(noteOf('- 2026-09-09 Patched the hosts #ITOP/3/1\n', library, b));
    assert.deepEqual([...update(given, b)].sort(), ['2026-09', '2026-11', 'knowledge']);
    assert.deepEqual(shown(given), shown(tree({ index })));
    index.delete(a);
    update(given, a);
    assert.deepEqual(shown(given), ['Sep 2026 [1]', '  9 Sep · Patched the hosts [#ITOP/3/1]']);
    index.delete(b);
    update(given, b);
    assert.deepEqual(shown(given), []);
  });

  it('takes no longer for a note than the note has entries', () => {
    const many = Object.fromEntries(
      Array.from({ length: 200 }, (_, i) => [`file:///journal/${i}.md`, `- 2026-11-20 Did ${i} #ITOP/4\n`]),
    );
    const index = indexOf(many);
    let asked = 0;
    const counting = {
      urisOfPieces: () => index.urisOfPieces(),
      piecesOf: (uri: string) => (asked++, index.piecesOf(uri)),
    };
    const given = new EvidenceTree(counting, library, english, 'month', () => true);
    // It goes on from where others had their turn.
    for (const steps = given.update(); asked < 100;) steps.next();
    update(given);
    assert.equal(asked, 200);
    assert.deepEqual(shown(given), shown(tree({ index })));
    update(given, 'file:///journal/7.md');
    assert.equal(asked, 201);
  });

  it('tells of a group that has changed, though a question about another row had the change taken in', () => {
    const index = indexOf({});
    const given = tree({ index });
    for (const [uri, text] of [
      ['file:///journal/a.md', '- [ ] Plan the move #ITOP/5\n'],
      ['file:///journal/b.md', '- 2026-03-16 Moved it #ITOP/4\n'],
    ] as const) {
      index.set(noteOf(text, library, uri));
      given.mark([uri]);
      finish(given.update());
    }
    assert.deepEqual(
      [...given.takeTouched()].sort(),
      given
        .roots()
        .map(({ group }) => group)
        .sort(),
    );
    assert.equal(given.roots().length, 2);
    assert.equal(given.takeTouched().size, 0);
  });

  it('shows a hundred rows of a group, and more of them for who asks, and unpacks no others', () => {
    const days = Array.from({ length: 250 }, (_, i) => new Date(Date.UTC(2027, 0, 1 + i)).toISOString().slice(0, 10));
    // In no order: what is due first has to be found.
    const records = days.map((day, i) => {
      const uri = `file:///journal/${(i * 7) % 250}.md`;
      return noteOf(`- [ ] Plan ${i} 📅 ${day} #ITOP/5\n`, library, uri);
    });
    const index = packedJournal(records);
    const limits = new RowLimits();
    const given = new EvidenceTree(index, library, english, 'month', () => true, limits);
    finish(given.update());
    const [root] = given.roots();
    assert.ok(root);
    assert.equal(root.description, '250');
    for (const [count, more] of [
      [100, '150 not shown'],
      [200, '50 not shown'],
      [250, undefined],
    ] as const) {
      const work: CountedWork<readonly EvidenceNode[]> = countWork(given.children(root));
      const { result, steps, most, read } = work;
      const entries = result.filter(({ kind }) => kind === 'entry');
      assert.deepEqual(
        entries.map(({ label }) => label.split(' · ')[1]),
        days.slice(0, count).map((_, i) => `Plan ${i}`),
      );
      assert.deepEqual([new Set(read).size, most, steps], [count, 1, 250 + count]);
      const behind = result.slice(count);
      assert.deepEqual(
        behind.map(({ kind, label, description, moreOf }) => [kind, label, description, moreOf]),
        more === undefined ? [] : [['more', 'Show more', more, root.id]],
      );
      for (const row of behind) assert.deepEqual(given.parent(row), root);
      limits.raise(root.id);
    }
  });

  it('never says a number while counting', () => {
    assert.deepEqual(shown(tree({ index: new JournalIndex(), ready: false })), ['counting…']);
    for (const { description, accessibleLabel } of tree({ ready: false }).roots()) {
      assert.equal(description, 'counting…');
      assert.doesNotMatch(accessibleLabel, /entr/);
    }
  });

  it('names the framework where the bare tag would mean another', () => {
    const of = bothLibrary();
    const index = indexOf({ [a]: '- 2026-11-20 Kept it running #acme/ITOP/2\n' }, of);
    assert.deepEqual(shown(tree({ index, of }))[1], '  20 Nov · Kept it running [#acme/ITOP/2]');
  });

  it('leaves hostile words as words', () => {
    const of = hostileLibrary();
    const uri = 'file:///a/<b>[x](command:evil).md';
    const index = indexOf({ [uri]: '- 2026-11-20 \\[x](command:evil) \\<img src=x> $(alert) #EVIL/4\n' }, of);
    const rows = everyRow(tree({ index, of }));
    assert.equal(rows.length, 2);
    for (const { tooltip, label, description } of rows) {
      assertHarmless(tooltip, /^(?!)/u);
      assert.doesNotMatch(`${label}${description ?? ''}`, /\$\(|[\n\u0000]/u);
    }
  });
});
