import assert from 'node:assert/strict';
import { pageLinks } from '../../../src/core/editor/pageLinks.js';
import { skillPage, type SkillPage, type SkillPageDeps } from '../../../src/core/editor/skillPage.js';
import { Library } from '../../../src/core/framework/library.js';
import type { Framework } from '../../../src/core/framework/model.js';
import { english } from '../../../src/core/messages/translate.js';
import { finish } from '../../../src/core/steps.js';
import type { TallyEntry } from '../../../src/core/tally/model.js';
import { countWork } from '../../support/countWork.js';
import { entry, evidenceOf, hostileLibrary, sfiaLibrary } from './fixtures.js';
import { assertHarmless, linksOf, render } from './render.js';

const itop = { framework: 'sfia-9', code: 'ITOP' };

function page(
  entries: Readonly<Record<string, readonly TallyEntry[]>> = {},
  changes: Partial<SkillPageDeps> = {},
): SkillPage {
  const library = sfiaLibrary();
  const deps = { library, evidence: evidenceOf(library, entries), t: english, ...changes };
  const made = finish(skillPage(itop, deps));
  assert.ok(made);
  return made;
}

describe('the page of a skill', () => {
  it('shows title, description, guidance, every level and statement, and where they come from', () => {
    assert.equal(
      page().markdown,
      `# ITOP Infrastructure operations

Running the machines that others build upon.

## Guidance notes

Covers machines and _networks_.

- patching
- backups

## Level 1 Follow

no evidence yet · 0 of 2 statements

1. Helps with routine tasks.
2. Watches dials.

## Level 2 Assist

no evidence yet · 0 of 3 statements

1. Runs scripts.
2. Adjusts scripts.
3. Reports events.

## Level 3 Apply

_Works to a plan._

no evidence yet · 0 of 3 statements

1. Deploys services.
2. Monitors load.
3. Restores backups.

## Level 4 Enable

_Works under direction._

no evidence yet · 0 of 4 statements

1. Maintains technology.
2. Configures tools to automate tasks.
3. Checks procedures.
4. Proposes improvements.

## Level 5 Ensure, advise

no evidence yet · 0 of 2 statements

1. Leads technically.
2. Drives adoption.

---

Source: SFIA, version 9

Licence: Words of the framework are the foundation's.
`,
    );
  });

  it('lists the evidence under the statement that it shows, with date and a link to its line', () => {
    const { markdown } = page({ 'ITOP/4': [entry({ statements: [2] }), entry({ statements: [2], private: true })] });
    assert.ok(
      markdown.includes(
        [
          '2. ✓ Configures tools to automate tasks. (2)',
          '   - 20 Nov 2026: Restored the wiki. — [2026-11-20.md:5][1]',
          '   - 20 Nov 2026: Restored the wiki. (private) — [2026-11-20.md:5][1]',
          '3. Checks procedures.',
        ].join('\n'),
      ),
      markdown,
    );
    assert.match(markdown, /^2 pieces of evidence · 1 of 4 statements$/mu);
  });

  it('calls notes as it is told to', () => {
    const { markdown } = page({ 'ITOP/4': [entry()] }, { nameNote: () => 'daily/note.md' });
    assert.match(markdown, /\[daily\/note\.md:5\]\[1\]/u);
    assert.match(markdown, /^\[1\]: <file:\/\/\/journal\/2026-11-20\.md#L5>$/mu);
  });

  it('knows where the words of its links lead', () => {
    const { markdown } = page(
      { 'ITOP/4': [entry(), entry({ uri: 'file:///journal/a [b].md' })] },
      { nameNote: (uri) => uri },
    );
    const lines = markdown.split('\n');
    assert.deepEqual(
      pageLinks(markdown).map(({ range, destination }) => [
        lines[range.start.line]?.slice(range.start.character, range.end.character),
        destination,
      ]),
      [
        ['[file:///journal/2026-11-20.md:5][1]', 'file:///journal/2026-11-20.md#L5'],
        ['[file:///journal/a \\[b\\].md:5][2]', 'file:///journal/a%20%5Bb%5D.md#L5'],
      ],
    );
  });

  it('takes no address from what others have written on the page', () => {
    const hostile = '[99]: <command:workbench.action.quit>';
    const texts = [
      `\`\`\`\n[x][99]\n${hostile}\n\`\`\`\n\nSource\n\n[1]: <file:///a.md#L1>\n`,
      `${hostile}\n\n- [x][99]\n`,
      `- [x][99]\n\n${hostile}\n`,
      '- [x][99]\n\n[99]: <file:///a b.md>\n',
    ];
    for (const text of texts) assert.deepEqual(pageLinks(text), [], text);
  });

  it('lists evidence without a statement, planned and knowledge apart', () => {
    const { markdown } = page({
      'ITOP/4': [
        entry({ text: 'Loose.' }),
        entry({ state: 'planned', text: 'Goal.', date: undefined }),
        entry({ kind: 'knowledge', text: 'Course.' }),
      ],
    });
    const after = (heading: string): string => markdown.split(`### ${heading}\n\n`)[1]?.split('\n')[0] ?? '';
    assert.match(after('Evidence'), /^- 20 Nov 2026: Loose\. —/u);
    assert.match(after('Planned'), /^- undated: Goal\. —/u);
    assert.match(after('Knowledge'), /^- 20 Nov 2026: Course\. —/u);
  });

  it('shows the user’s own notes, reduced to what is safe, and knows the line that leads to them', () => {
    const made = page({}, { notes: '# Mine\n\nAsk Dov. ![x](https://evil.example/i.png)\n\n- one' });
    assert.match(made.markdown, /## Notes\n\n\*\*Mine\*\*\n\nAsk Dov\. x\n\n- one\n\nYour notes\n\n## Level 1/);
    assert.equal(made.markdown.split('\n')[made.notesLine ?? -1], 'Your notes');
    const empty = page({}, { notes: '' });
    assert.equal(empty.markdown.split('\n')[empty.notesLine ?? -1], 'No skill notes yet: add some');
    assert.equal(page().notesLine, undefined);
  });

  it('knows the line of each level', () => {
    const { markdown, levelLines } = page({ 'ITOP/3': [entry({ statements: [1] }), entry()] });
    const lines = markdown.split('\n');
    assert.deepEqual([...levelLines.keys()], ['1', '2', '3', '4', '5']);
    for (const [id, line] of levelLines) assert.ok(lines[line]?.startsWith(`## Level ${id} `), `${id} at ${line}`);
  });

  it('never says a number while counting', () => {
    const library = sfiaLibrary();
    const evidence = evidenceOf(library, { 'ITOP/4': [entry({ statements: [1] })] }, false);
    const { markdown } = page({}, { library, evidence });
    assert.equal(markdown.split('counting…').length - 1, 5);
    assert.doesNotMatch(markdown, /no evidence|✓|Restored the wiki/u);
  });

  it('links to the web in words that can be read as they stand, and in no others', () => {
    const library = sfiaLibrary();
    const [framework, ...others] = library.frameworks;
    assert.ok(framework);
    const pageWith = (url: string): string => {
      const skills = framework.skills.map((skill) => ({ ...skill, url }));
      const licence = { ...framework.licence, url };
      const linked = new Library([{ ...framework, skills, licence } as Framework, ...others]);
      return page({}, { library: linked, evidence: evidenceOf(linked) }).markdown;
    };
    const plain = 'https://www.sfia-online.org/en/legal_notes?a=1&b=2#top';
    assert.ok(pageWith(plain).endsWith(`\n<${plain}>\n`));
    assert.deepEqual(linksOf(pageWith(plain)), Array<string>(2).fill(plain.replace('&', '&amp;')));
    for (const url of [
      'https://x.example/a>[b](command:evil)',
      'https://x.example/<img/src=x>',
      'https://x.example/$(alert)`*|![]',
      'https://x.example/\u202egnp.exe',
    ]) {
      assertHarmless(pageWith(url), /^https:\/\/x\.example\/[^()<>]*$/u);
      assert.doesNotMatch(pageWith(url), /<https/);
    }
    for (const url of ['command:evil', 'javascript:alert(1)', 'https://a b', 'file:///etc']) {
      assert.deepEqual(linksOf(pageWith(url)), []);
    }
  });

  it('is none for a skill that is not there', () => {
    const library = sfiaLibrary();
    const deps = { library, evidence: evidenceOf(library), t: english };
    assert.equal(finish(skillPage({ framework: 'sfia-9', code: 'NOPE' }, deps)), undefined);
  });

  it('leaves hostile words as words, and links only to notes', () => {
    const library = hostileLibrary();
    const nasty = [
      entry({
        text: '[x](command:evil)\n\n# <img src=x> $(alert)',
        uri: 'file:///a/](command:evil)<b>.md',
        statements: [1],
      }),
      entry({ uri: 'command:evil' }),
      entry({ uri: 'javascript:alert(1)', state: 'planned' }),
    ];
    const deps = { library, evidence: evidenceOf(library, { 'EVIL/4': nasty }), t: english };
    const made = finish(skillPage({ framework: 'evil-1', code: 'EVIL' }, deps));
    assert.ok(made);
    assertHarmless(made.markdown, /^file:\/\/\/a\/[^()<>]*$/u);
    assert.equal(linksOf(made.markdown).length, 1);
    assert.equal([...render(made.markdown).matchAll(/<h1>/gu)].length, 1);
    const lines = made.markdown.split('\n');
    for (const line of made.levelLines.values()) assert.match(lines[line] ?? '', /^## Level /u);
  });

  it('lists of many entries the last, of plans the next, a step for each, and says how many others there are', () => {
    const many = (over: Partial<TallyEntry>): TallyEntry[] =>
      Array.from({ length: 150 }, (_, i) => entry({ text: `entry ${i}`, uri: `file:///note ${i}.md`, ...over }));
    const entries = [
      ...many({ statements: [1] }),
      ...many({ statements: [] }),
      ...many({ state: 'planned', statements: [] }),
    ];
    const library = sfiaLibrary();
    const evidence = evidenceOf(library, { 'ITOP/4': entries });
    const { result, steps } = countWork(skillPage(itop, { library, evidence, t: english }));
    assert.ok(result);
    const [, level = ''] = result.markdown.split('## Level 4');
    const parts = level
      .split(/^(?=### )/m)
      .map((part) => [...part.matchAll(/entry (\d+) /g)].map(([, i]) => Number(i)));
    assert.deepEqual(
      parts.map((part) => [part.length, part[0], part.at(-1)]),
      [
        [100, 50, 149],
        [100, 50, 149],
        [100, 0, 99],
      ],
    );
    const others = [...level.matchAll(/^ *- _Not listed here: 50 entries\. “Tally Evidence” lists them all\._$/gm)];
    assert.equal(others.length, 3);
    assert.equal(steps, 300);
    // Both lists are of the same notes, whose addresses stand there once.
    assert.equal([...result.markdown.matchAll(/^\[\d+\]: /gm)].length, 150);
  });
});
