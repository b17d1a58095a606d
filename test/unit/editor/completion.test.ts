import assert from 'node:assert/strict';
import {
  completeTag,
  completionDocumentation,
  isFirstLetter,
  type Completion,
  type CompletionList,
  type CompletionRequest,
} from '../../../src/core/editor/completion.js';
import type { Library } from '../../../src/core/framework/library.js';
import { english } from '../../../src/core/messages/translate.js';
import type { TallyEntry } from '../../../src/core/tally/model.js';
import { bothLibrary, entry, evidenceOf, hostileLibrary, sfiaLibrary } from './fixtures.js';
import { assertHarmless } from './render.js';

interface Options {
  readonly library?: Library;
  readonly place?: CompletionRequest['place'];
  readonly asked?: boolean;
  readonly entries?: Readonly<Record<string, readonly TallyEntry[]>>;
  readonly ready?: boolean;
}

const sfia = sfiaLibrary();
const both = bothLibrary();

/** Suggestions at the `|` of a line. */
function complete(marked: string, options?: Options): readonly Completion[] | undefined {
  return completionsAt(marked, options)?.items;
}

function completionsAt(marked: string, options: Options = {}): CompletionList | undefined {
  const { library = sfia, place = 'text', asked = false, entries, ready = true } = options;
  const character = marked.indexOf('|');
  assert.notEqual(character, -1);
  return completeTag({
    line: marked.slice(0, character) + marked.slice(character + 1),
    character,
    place,
    library,
    evidence: evidenceOf(library, entries, ready),
    t: english,
    asked,
  });
}

function labels(marked: string, options?: Options): readonly string[] | undefined {
  return complete(marked, options)?.map(({ label }) => label);
}

/** The line after choosing the suggestion whose label begins with `label`; the cursor as `|`. */
function choose(marked: string, label: string, options?: Options): string {
  const chosen = complete(marked, options)?.find((completion) => completion.label.startsWith(label));
  assert.ok(chosen, `${label} among ${JSON.stringify(labels(marked, options))}`);
  const line = marked.replace('|', '');
  const { range, insertText } = chosen;
  return `${line.slice(0, range.start)}${insertText}|${line.slice(range.end)}`;
}

describe('completion of skills', () => {
  it('offers all skills after a mark that follows white space', () => {
    assert.deepEqual(labels('Patched hosts #|'), ['ITOP', 'PROG', 'ITMG', 'LONE']);
  });

  it('finds by the beginning of the code, in any case', () => {
    assert.deepEqual(labels('Patched #it|'), ['ITOP', 'ITMG']);
    assert.deepEqual(labels('Patched #ITO|'), ['ITOP']);
  });

  it('finds by the beginning of any word of the name', () => {
    assert.deepEqual(labels('Patched #infra|'), ['ITOP']);
    assert.deepEqual(labels('Patched #manag|'), ['ITMG']);
    assert.deepEqual(labels('Patched #software-dev|'), ['PROG']);
    assert.equal(labels('Patched #structure|'), undefined);
  });

  it('shows code and name, and how much evidence there is', () => {
    const [first] = complete('#IT|', { entries: { 'ITOP/4': [entry()], 'ITOP/3': [entry(), entry()] } }) ?? [];
    assert.equal(first?.label, 'ITOP');
    assert.equal(first.description, 'Infrastructure operations');
    assert.equal(first.detail, '3 pieces of evidence');
    assert.deepEqual(first.target, { framework: 'sfia-9', code: 'ITOP' });
  });

  it('never says a number while counting', () => {
    assert.deepEqual(
      complete('x #IT|', { ready: false, entries: { 'ITMG/5': [entry()] } })?.map(({ label, detail }) => [
        label,
        detail,
      ]),
      [
        ['ITOP', 'counting…'],
        ['ITMG', 'counting…'],
      ],
    );
  });

  it('puts used skills first, then keeps the framework’s order', () => {
    const entries = { 'LONE/3': [entry()], 'ITMG/5': [entry(), entry()] };
    assert.deepEqual(labels('x #|', { entries }), ['ITMG', 'LONE', 'ITOP', 'PROG']);
    const sorted = complete('x #|', { entries }) ?? [];
    assert.deepEqual(
      sorted.map(({ sortText }) => sortText),
      [...sorted.map(({ sortText }) => sortText)].sort(),
    );
  });

  it('inserts the code with a slash and asks again for levels', () => {
    assert.equal(choose('Patched #IT| today', 'ITOP'), 'Patched #ITOP/| today');
    assert.equal(complete('x #IT|')?.[0]?.retrigger, true);
  });

  it('replaces the segment under the cursor and keeps valid later ones', () => {
    assert.equal(choose('x #IT|/4', 'ITOP'), 'x #ITOP|/4');
    assert.equal(complete('x #IT|/4')?.[0]?.retrigger, false);
    assert.equal(choose('x #IT|XX/4/2 y', 'ITOP'), 'x #ITOP|/4/2 y');
    assert.equal(choose('x #|PROG/3', 'ITOP', { asked: true }), 'x #ITOP|/3');
  });

  it('drops later segments that the chosen skill does not have', () => {
    assert.equal(choose('x #PR|/4/2 y', 'PROG'), 'x #PROG/| y');
    assert.equal(choose('x #IT|/4/9 y', 'ITOP'), 'x #ITOP/4| y');
    assert.equal(choose('x #IT|/ y', 'ITOP'), 'x #ITOP/| y');
  });

  it('works for the second tag of a line, and beside emphasis', () => {
    assert.equal(choose('- did it #ITOP/4 #PR|', 'PROG'), '- did it #ITOP/4 #PROG/|');
    assert.equal(choose('_#IT|_ done', 'ITOP'), '_#ITOP/|_ done');
    assert.equal(choose('**#IT|** done', 'ITOP'), '**#ITOP/|** done');
  });

  it('has no white space in the filter text, which begins with what was typed', () => {
    for (const marked of ['x #|', 'x #in|', 'x #ITOP/|', 'x #ITOP/ens|', 'x #ITOP/4/|', 'x #ITOP/4/conf|']) {
      const typed = marked.slice(0, -1);
      for (const { filterText, range } of complete(marked) ?? []) {
        assert.doesNotMatch(filterText, /\s/u);
        assert.ok(filterText.startsWith(typed.slice(range.start)), `${filterText} at ${marked}`);
      }
    }
    assert.deepEqual(
      complete('x #Infra|')?.map(({ filterText }) => filterText),
      ['Infrastructure-operations'],
    );
  });

  it('names the framework where the bare code means another one', () => {
    assert.deepEqual(labels('x #ITOP|', { library: both, asked: true }), ['ITOP', 'ITOP']);
    assert.deepEqual(
      complete('x #|', { library: both })?.map(({ description }) => description),
      [
        'Infrastructure operations · SFIA',
        'Programming and software development',
        'Technology service management',
        'Learning',
        'Keeping things running · Acme ladder',
        'Cluster operations',
      ],
    );
    assert.equal(choose('x #keep|', 'ITOP', { library: both }), 'x #acme/ITOP/|');
    assert.equal(choose('x #keep|/2', 'ITOP', { library: both }), 'x #acme/ITOP|/2');
  });

  it('works behind a framework’s prefix, and offers the prefix', () => {
    assert.deepEqual(labels('x #acme/|', { library: both }), ['ITOP', 'K8S-OPS']);
    assert.equal(choose('x #sfia-9/IT|', 'ITOP', { library: both }), 'x #sfia-9/ITOP/|');
    assert.equal(choose('x #acm|', 'acme', { library: both }), 'x #acme/|');
    assert.equal(choose('x #acm|/ITOP/2', 'acme', { library: both }), 'x #acme|/ITOP/2');
  });

  it('finds by former codes', () => {
    assert.equal(choose('x #kub|', 'K8S-OPS', { library: both }), 'x #K8S-OPS/|');
  });
});

describe('completion of levels', () => {
  it('offers only the levels defined for the skill, by rank', () => {
    assert.deepEqual(labels('x #ITOP/|'), ['1 Follow', '2 Assist', '3 Apply', '4 Enable', '5 Ensure, advise']);
    assert.deepEqual(labels('x #PROG/|'), ['2 Assist', '3 Apply']);
    assert.deepEqual(labels('x #prog/|'), ['2 Assist', '3 Apply']);
  });

  it('finds by id, name, a word of the name and alias', () => {
    assert.deepEqual(labels('x #ITOP/en|'), ['4 Enable', '5 Ensure, advise']);
    assert.deepEqual(labels('x #ITOP/adv|'), ['5 Ensure, advise']);
    assert.deepEqual(labels('x #ITOP/l|'), ['1 Follow', '2 Assist', '3 Apply', '4 Enable', '5 Ensure, advise']);
    assert.equal(labels('x #ITOP/6|'), undefined);
  });

  it('inserts the id and stops', () => {
    assert.equal(choose('x #ITOP/en|', '4'), 'x #ITOP/4|');
    assert.equal(complete('x #ITOP/|')?.[0]?.retrigger, false);
  });

  it('inserts an id that no tag can hold as its slug', () => {
    assert.equal(choose('x #acme/ITOP/|', '1.5', { library: both }), 'x #acme/ITOP/1-5|');
  });

  it('keeps a statement that the level has, and drops one that it has not', () => {
    assert.equal(choose('x #ITOP/|/2', '4'), 'x #ITOP/4|/2');
    assert.equal(choose('x #ITOP/|/4 y', '1'), 'x #ITOP/1| y');
    assert.equal(choose('x #ITOP/|4/2', '3', { asked: true }), 'x #ITOP/3|/2');
  });

  it('shows the evidence of each', () => {
    const found = complete('x #ITOP/|', { entries: { 'ITOP/4': [entry()] } });
    assert.deepEqual(
      found?.map(({ detail }) => detail),
      ['no evidence yet', 'no evidence yet', 'no evidence yet', '1 piece of evidence', 'no evidence yet'],
    );
  });
});

describe('completion of statements', () => {
  it('offers the statements by number', () => {
    assert.deepEqual(labels('x #ITOP/4/|'), [
      '1 Maintains technology.',
      '2 Configures tools to automate tasks.',
      '3 Checks procedures.',
      '4 Proposes improvements.',
    ]);
  });

  it('finds by the beginning of a word', () => {
    assert.equal(choose('x #ITOP/4/autom| y', '2'), 'x #ITOP/4/2| y');
    assert.equal(choose('x #sfia-9/ITOP/enable/check|', '3'), 'x #sfia-9/ITOP/enable/3|');
  });

  it('counts the evidence of each', () => {
    const found = complete('x #ITOP/4/|', { entries: { 'ITOP/4': [entry({ statements: [2] })] } });
    assert.equal(found?.[1]?.detail, '1 piece of evidence');
    assert.equal(found[0]?.detail, 'no evidence yet');
  });

  it('offers nothing for a level that is not defined, or a fourth segment', () => {
    assert.equal(labels('x #ITOP/6/|'), undefined);
    assert.equal(labels('x #ITOP/4/2/|'), undefined);
    assert.equal(labels('x #NOPE/4/|'), undefined);
  });
});

describe('completion keeps out of the way', () => {
  const silent: readonly string[] = [
    '#|',
    '##|',
    '###|',
    '  #|',
    '# |',
    '# Notes|',
    '## IT|',
    '#todo|',
    'x #todo|',
    'x #ITOP |',
    'x|',
    '|',
    'IT|',
    'x#IT|',
    'issue C#|',
    'https://example.org/#IT|',
    '[text](#IT|)',
    '[text](#|)',
    '[[#IT|]]',
    '[[Note#IT|]]',
    '[[Note #IT|',
    '[ref]: #IT|',
    '\\#IT|',
    '&#IT|',
    'x (#|',
    'x #/|',
    'x #ITOP//|',
    'x #ITOP//4|',
    'x #-|',
    'x #zz/|',
  ];
  for (const marked of silent) {
    it(`is silent at ${marked}`, () => {
      assert.equal(labels(marked), undefined);
    });
  }

  it('never changes a tag that is right as it stands', () => {
    for (const marked of [
      '#ITOP|',
      'x #ITOP/4|',
      'x #ITOP/4/2|',
      'x #ITOP/enable|',
      'x #sfia-9/ITOP/4|',
      'x #ITO|P/4',
    ]) {
      assert.equal(labels(marked), undefined, marked);
    }
    assert.equal(labels('tags: [ITOP|]', { place: 'front-matter' }), undefined);
  });

  it('speaks there when it is asked', () => {
    assert.deepEqual(labels('#|', { asked: true }), ['ITOP', 'PROG', 'ITMG', 'LONE']);
    assert.deepEqual(labels('x (#|', { asked: true }), ['ITOP', 'PROG', 'ITMG', 'LONE']);
    assert.deepEqual(labels('x #ITOP/4|', { asked: true }), ['4 Enable']);
  });

  it('speaks at the start of a line as soon as there is a character', () => {
    assert.deepEqual(labels('#i|'), ['ITOP', 'ITMG']);
    assert.ok(isFirstLetter('#i', 2, 'text'));
    assert.ok(isFirstLetter('see (#i', 7, 'text'));
  });

  it('lets a digit close a list of numbers, so that Enter behind it ends the line, and a word narrow it', () => {
    for (const marked of ['x #ITOP/|', 'x #ITOP/|/2']) {
      const list = completionsAt(marked);
      assert.equal(list?.isIncomplete, false, marked);
      assert.ok(list.items.length > 1);
      for (const { label, filterText } of list.items) {
        assert.match(filterText, /^[^\d\s]+$/u);
        assert.ok(label.toLowerCase().includes(filterText.split('-')[0] ?? ''), filterText);
      }
    }
    assert.equal(complete('x #ITOP/|')?.at(-1)?.filterText, 'ensure-advise-l');
    // The letters of `auto` are in most sentences: those who type it shall not get another than the one with that word.
    assert.deepEqual([...new Set(complete('x #ITOP/4/|')?.map(({ filterText }) => filterText))], ['']);
    // What a comment of front matter replaces comes before the words.
    assert.match(complete('tags: #ITOP/|', { place: 'front-matter' })?.[0]?.filterText ?? '', /^#ITOP\/[a-z-]+$/u);
  });

  it('finds the number in a list that was asked for, which stays open', () => {
    for (const marked of ['x #ITOP/|', 'x #ITOP/4/|']) {
      const list = completionsAt(marked, { asked: true });
      assert.equal(list?.isIncomplete, false, marked);
      for (const { insertText, filterText } of list.items)
        assert.ok(filterText.startsWith(`${insertText}-`), filterText);
    }
  });

  it('is asked for anew where a character may bring up others', () => {
    const others: readonly (readonly [string, Options?])[] = [
      ['x #|'],
      ['x #IT|'],
      ['x #ITOP/e|'],
      ['x #acme/ITOP/|', { library: both }],
    ];
    for (const [marked, options] of others) assert.equal(completionsAt(marked, options)?.isIncomplete, true, marked);
  });

  it('is made to speak at the letter that may have closed a list', () => {
    assert.ok(isFirstLetter('x #ITOP/4/r', 11, 'text'));
    assert.equal(isFirstLetter('x #ITOP/4/re', 12, 'text'), false);
    assert.equal(isFirstLetter('x etc/e', 7, 'text'), false);
  });

  it('is made to speak at the first letter only where the mark itself was silent', () => {
    const others = ['# i', '#in', '##i', 'i', 'Patched #i', '#ITOP/42', '`#`i', '', 'a#i'];
    assert.deepEqual(
      others.filter((line) => isFirstLetter(line, line.length, 'text')),
      [],
    );
  });

  it('speaks where other tools may not read a tag, as soon as there is a character', () => {
    assert.deepEqual(labels('(#infra|)'), ['ITOP']);
  });

  it('survives any line and column', () => {
    for (const line of [
      '\ud800#IT',
      '#'.repeat(5000),
      `x #${'I'.repeat(1_000_000)}`,
      'x #IT/'.repeat(1000),
      '\u0000#IT',
    ]) {
      for (const character of [0, 1, 2, line.length, line.length + 5]) {
        assert.doesNotThrow(() =>
          completeTag({ line, character, place: 'text', library: sfia, evidence: evidenceOf(sfia), t: english }),
        );
      }
    }
  });
});

describe('completion in front matter', () => {
  const place = 'front-matter';

  it('inserts without a mark', () => {
    assert.equal(choose('tags: [food, IT|]', 'ITOP', { place }), 'tags: [food, ITOP/|]');
    assert.equal(choose('skills: IT|', 'ITOP', { place }), 'skills: ITOP/|');
    assert.equal(choose('  - IT|', 'ITOP', { place }), '  - ITOP/|');
    assert.equal(choose('- ITOP/e|', '4', { place }), '- ITOP/4|');
    assert.equal(choose('skill: |', 'ITOP', { place }), 'skill: ITOP/|');
  });

  it('takes away a bare mark, which would begin a comment', () => {
    assert.equal(choose('tags: #IT|', 'ITOP', { place }), 'tags: ITOP/|');
    assert.equal(choose('tags: [#ITOP/|]', '4', { place }), 'tags: [ITOP/4|]');
  });

  it('keeps a mark inside quotes', () => {
    assert.equal(choose('tags: ["#IT|"]', 'ITOP', { place }), 'tags: ["#ITOP/|"]');
    assert.equal(choose("  - '#ITOP/|'", '4', { place }), "  - '#ITOP/4|'");
    assert.equal(choose('tags: ["IT|"]', 'ITOP', { place }), 'tags: ["ITOP/|"]');
  });

  it('is silent at other keys, and while a key is typed', () => {
    for (const marked of ['title: IT|', 'IT|', 'tag|', 'date: #IT|', 'tags: x.IT|']) {
      assert.equal(labels(marked, { place }), undefined, marked);
    }
  });

  it('leaves the user’s own words alone unless asked or marked', () => {
    assert.equal(labels('tags: [infra|]', { place }), undefined);
    assert.deepEqual(labels('tags: [infra|]', { place, asked: true }), ['ITOP']);
    assert.deepEqual(labels('tags: ["#infra|"]', { place }), ['ITOP']);
  });
});

describe('what stands beside a suggestion', () => {
  const deps = { library: sfia };
  const ref = { framework: 'sfia-9', code: 'ITOP' };

  it('describes skill, level and statement', () => {
    assert.equal(
      completionDocumentation(ref, deps),
      '**Infrastructure operations**\n\nRunning the machines that others build upon.',
    );
    assert.equal(
      completionDocumentation({ ...ref, level: '3' }, deps),
      '_Works to a plan._\n\n1. Deploys services.\n2. Monitors load.\n3. Restores backups.',
    );
    assert.equal(completionDocumentation({ ...ref, level: '4', statement: 3 }, deps), 'Checks procedures.');
  });

  it('is empty for what no longer exists', () => {
    assert.equal(completionDocumentation({ framework: 'gone', code: 'ITOP' }, deps), '');
  });

  it('leaves hostile words as words, in labels too', () => {
    const library = hostileLibrary();
    const evil = { framework: 'evil-1', code: 'EVIL' };
    for (const target of [evil, { ...evil, level: '4' }, { ...evil, level: '4', statement: 1 }]) {
      assertHarmless(completionDocumentation(target, { library }), /^(?!)/u);
    }
    for (const marked of ['x #EV|', 'x #EVIL/|', 'x #EVIL/4/|']) {
      for (const { label, description, insertText } of complete(marked, { library }) ?? []) {
        assert.doesNotMatch(`${label}${description ?? ''}`, /\$\(|[\n\u0000]/u);
        assert.match(insertText, /^[\w/-]+$/u);
      }
    }
  });
});
