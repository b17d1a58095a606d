import assert from 'node:assert/strict';
import { hoverFor, type HoverContent, type HoverDeps } from '../../../src/core/editor/hover.js';
import { hoverCommands } from '../../../src/core/editor/support/commandLinks.js';
import { Library } from '../../../src/core/framework/library.js';
import { english } from '../../../src/core/messages/translate.js';
import type { TallyEntry } from '../../../src/core/tally/model.js';
import { bothLibrary, day, entry, evidenceOf, hostileLibrary, sfiaLibrary } from './fixtures.js';
import { argumentsOf, assertHarmless, linksOf, render } from './render.js';

function deps(
  entries: Readonly<Record<string, readonly TallyEntry[]>> = {},
  library = sfiaLibrary(),
  changes: Partial<HoverDeps> = {},
): HoverDeps {
  return { library, evidence: evidenceOf(library, entries), t: english, today: '2026-11-23', ...changes };
}

function hover(tag: string, given: HoverDeps = deps()): HoverContent {
  const content = hoverFor(tag, given);
  assert.ok(content, `a hover for ${tag}`);
  return content;
}

function text(content: HoverContent): string {
  return content.parts.map(({ markdown }) => markdown).join('\n\n');
}

function targets(content: HoverContent): unknown[] {
  return linksOf(text(content))
    .filter((link) => link.includes('?'))
    .map((link) => [link.slice(0, link.indexOf('?')), argumentsOf(link)]);
}

describe('hover over a level tag', () => {
  it('begins with skill, level and its name, then the own count, then the statements in order', () => {
    const [first, second, third] = hover('#ITOP/4').parts;
    assert.equal(first?.markdown, '**ITOP Infrastructure operations — 4 Enable**\n\n_Works under direction._');
    assert.match(second?.markdown ?? '', /^no evidence yet$/mu);
    assert.equal(
      third?.markdown,
      '1. Maintains technology.\n2. Configures tools to automate tasks.\n3. Checks procedures.\n4. Proposes improvements.',
    );
    assert.deepEqual([first.trusted, second?.trusted, third.trusted], [false, true, false]);
  });

  it('ticks statements with evidence and says how much', () => {
    const given = deps({ 'ITOP/4': [entry({ statements: [2] }), entry({ statements: [2, 3] }), entry()] });
    const shown = text(hover('#ITOP/4', given));
    assert.match(shown, /^1\. Maintains technology\.$/mu);
    assert.match(shown, /^2\. ✓ Configures tools to automate tasks\. \(2\)$/mu);
    assert.match(shown, /^3\. ✓ Checks procedures\. \(1\)$/mu);
    assert.match(shown, /\(command:skillJournal\.showEvidence\?[^)]*\) · 2 of 4 statements/u);
  });

  it('emphasises the statement that the tag names', () => {
    assert.match(text(hover('#ITOP/4/2')), /^2\. \*\*Configures tools to automate tasks\.\*\*$/mu);
  });

  it('says the own count and the last date', () => {
    const given = deps({ 'ITOP/4': [entry({ date: day('2026-01-05') }), entry()] });
    assert.match(text(hover('#ITOP/4', given)), /\[2 pieces of evidence, last on 20 Nov 2026\]\(command:/u);
    assert.match(text(hover('#ITOP/3', given)), /^no evidence yet$/mu);
  });

  it('says today and yesterday, and dates that are not days', () => {
    const last = (date: TallyEntry['date']): string => text(hover('#ITOP/4', deps({ 'ITOP/4': [entry({ date })] })));
    assert.match(last(day('2026-11-23')), /last on 23 Nov 2026 \(today\)/u);
    assert.match(last(day('2026-11-22')), /last on 22 Nov 2026 \(yesterday\)/u);
    assert.match(last({ text: '2026-06', first: '2026-06-01', day: '2026-06-01' }), /last in Jun 2026/u);
    assert.match(last(undefined), /\[1 piece of evidence\]/u);
  });

  it('keeps planned and knowledge apart', () => {
    const given = deps({ 'ITOP/4': [entry({ state: 'planned' }), entry({ kind: 'knowledge' }), entry()] });
    assert.match(
      text(hover('#ITOP/4', given)),
      /\[1 piece of evidence, .*\) · 0 of 4 statements · 1 planned · 1 knowledge$/mu,
    );
  });

  it('never says a number while counting', () => {
    const library = sfiaLibrary();
    const evidence = evidenceOf(library, { 'ITOP/4': [entry({ statements: [2] })] }, false);
    for (const tag of ['#ITOP/4', '#ITOP']) {
      const shown = text(hover(tag, deps({}, library, { evidence })));
      assert.match(shown, /counting…/u);
      assert.doesNotMatch(shown, /no evidence|✓|showEvidence/u);
    }
  });

  it('has the neighbouring levels one click away', () => {
    const content = hover('#ITOP/4');
    assert.match(text(content), /\[‹ 3 Apply\]\(.*\) \\\| \[5 Ensure, advise ›\]/u);
    const open = 'command:skillJournal.openSkill';
    assert.deepEqual(targets(content), [
      [open, [{ framework: 'sfia-9', code: 'ITOP', level: '3' }]],
      [open, [{ framework: 'sfia-9', code: 'ITOP', level: '5' }]],
      [open, [{ framework: 'sfia-9', code: 'ITOP', level: '4' }]],
    ]);
  });

  it('leaves out neighbours that the skill lacks', () => {
    assert.doesNotMatch(text(hover('#ITOP/1')), /‹/u);
    assert.doesNotMatch(text(hover('#ITOP/5')), /›/u);
  });

  it('shows the guidance in a string without trust, and source and licence last', () => {
    const { parts } = hover('#ITOP/4');
    const guidance = parts.find(({ markdown }) => markdown.includes('patching'));
    assert.deepEqual(guidance, {
      markdown: 'Covers machines and _networks_.\n\n- patching\n- backups',
      trusted: false,
    });
    assert.equal(
      parts.at(-1)?.markdown,
      "_Source: SFIA, version 9_\n\n_Licence: Words of the framework are the foundation's._",
    );
  });

  it('shortens long guidance and leads to the whole', () => {
    const library = sfiaLibrary();
    const skill = library.frameworks[0]?.skills[0];
    assert.ok(skill);
    Object.assign(skill, {
      notes: Array.from({ length: 50 }, (_, i) => `Paragraph ${i} of the guidance.`).join('\n\n'),
    });
    const { parts } = hover('#ITOP/4', deps({}, library));
    const at = parts.findIndex(({ markdown }) => markdown.includes('Paragraph 0'));
    assert.ok((parts[at]?.markdown.length ?? 0) < 700);
    assert.match(parts[at + 1]?.markdown ?? '', /^\[Read on in the skill’s page\]\(command:skillJournal\.openSkill\?/u);
    assert.equal(parts[at + 1]?.trusted, true);
  });

  it('finds the framework by its prefix', () => {
    const library = bothLibrary();
    assert.match(text(hover('#acme/ITOP/2', deps({}, library))), /ITOP Keeping things running — 2 Doer/u);
    assert.match(text(hover('#ITOP/2', deps({}, library))), /Infrastructure operations — 2 Assist/u);
  });

  it('takes the text of a front matter tag, without its mark', () => {
    assert.equal(text(hover('ITOP/4')), text(hover('#ITOP/4')));
  });
});

describe('hover and the user’s own notes', () => {
  const ref = { framework: 'sfia-9', code: 'ITOP' };

  it('leads to them, with their beginning in a string without trust', () => {
    const notes = 'Ask *Dov* [first](command:evil).\n\nThen others. '.repeat(20);
    const { parts } = hover('#ITOP/4', deps({}, sfiaLibrary(), { notes }));
    const at = parts.findIndex(({ markdown }) => markdown.includes('[Your notes]'));
    assert.equal(parts[at]?.trusted, true);
    const links = targets({ parts: parts.slice(at, at + 1) });
    assert.deepEqual(links.at(-1), ['command:skillJournal.openSkillNotes', [ref]]);
    assert.equal(parts[at + 1]?.trusted, false);
    assert.match(parts[at + 1]?.markdown ?? '', /^Ask \\\*Dov\\\* \\\[first\\\].*…$/u);
  });

  it('offers to add some, over a skill too', () => {
    for (const tag of ['#ITOP/4', '#ITOP']) {
      assert.match(
        text(hover(tag, deps({}, sfiaLibrary(), { notes: '' }))),
        /\[No skill notes yet: add some\]\(command:/,
      );
    }
  });

  it('says nothing of them where none can be kept', () => {
    assert.doesNotMatch(text(hover('#ITOP/4')), /notes/iu);
  });
});

describe('hover over a mention', () => {
  it('shows the description and a table of the levels with counts', () => {
    const content = hover('#ITOP', deps({ 'ITOP/4': [entry(), entry()] }));
    const html = render(text(content));
    assert.match(html, /<strong>ITOP Infrastructure operations<\/strong>/u);
    assert.match(html, /Running the machines/u);
    assert.equal([...html.matchAll(/<tr>/gu)].length, 6);
    assert.match(html, /4 Enable<\/a><\/td>\s*<td align="right">4<\/td>\s*<td align="right"><a href="[^"]*">2<\/a>/u);
  });
});

describe('hover over a wrong tag', () => {
  it('says first what is wrong, then the nearest right thing and the levels that exist', () => {
    const content = hover('#ITOP/6');
    const shown = text(content);
    assert.match(shown, /^⚠ ITOP \(Infrastructure operations\) has no level “6”\./u);
    assert.match(shown, /Did you mean \[\\#ITOP\/5 Ensure, advise\]/u);
    assert.match(shown, /\| \[1 Follow\]/u);
    assert.doesNotMatch(shown, /Covers machines/u);
  });

  it('finds the nearest level of a range and of a level above all', () => {
    assert.match(text(hover('#ITOP/3-4')), /Did you mean \[\\#ITOP\/3 Apply\]/u);
    assert.match(text(hover('#PROG/6')), /Did you mean \[\\#PROG\/3 Apply\]/u);
    assert.match(text(hover('#PROG/follow')), /Did you mean \[\\#PROG\/2 Assist\]/u);
    assert.doesNotMatch(text(hover('#ITOP/high')), /Did you mean/u);
  });

  it('says that a statement is none, and shows the level all the same', () => {
    const shown = text(hover('#ITOP/4/9'));
    assert.match(shown, /^⚠ ITOP at level 4 has 4 statements; “9” is none of them\./u);
    assert.match(shown, /4 Enable/u);
  });

  it('offers skills whose code is a slip away', () => {
    const content = hover('#ITPO/4');
    assert.match(text(content), /^⚠ No skill “ITPO” in SFIA\./u);
    assert.match(text(content), /Did you mean \[\\#ITOP Infrastructure operations\]/u);
    assert.doesNotMatch(text(content), /addFramework/u);
  });

  it('says which skills are built in and offers to load more, while only those are there', () => {
    const content = hover('#SCTY/4', deps({}, sfiaLibrary(), { isBuiltIn: ({ id }) => id === 'sfia-9' }));
    assert.match(text(content), /Of SFIA, only ITOP, PROG, ITMG, LONE is built in\./u);
    assert.ok(linksOf(text(content)).includes('command:skillJournal.addFramework'));
  });

  it('leaves mere spelling to the problem that the editor shows', () => {
    assert.doesNotMatch(text(hover('#itop/4')), /⚠/u);
  });

  it('is nothing over the user’s own hashtags', () => {
    for (const tag of ['#todo', '#2026', '#', '', '#itop', '#a/b']) assert.equal(hoverFor(tag, deps()), undefined);
  });
});

describe('hover and hostile frameworks', () => {
  const given = deps({ 'EVIL/4': [entry({ statements: [1] })] }, hostileLibrary(), { isBuiltIn: () => true });
  const commands = new RegExp(`^command:(?:${hoverCommands.join('|').replace(/\./gu, '\\.')})(?:\\?|$)`, 'u');

  for (const tag of ['#EVIL/4', '#EVIL/4/1', '#EVIL', '#EVIL/9', '#EVLI/4', '#EVIL/4/x', '#evil-1/']) {
    it(`leaves words of ${tag} as words`, () => {
      for (const { markdown, trusted } of hover(tag, given).parts) {
        assertHarmless(markdown, trusted ? commands : /^(?!)/u);
      }
    });
  }

  it('hands over codes and ids unchanged, whatever they hold', () => {
    const library = hostileLibrary();
    const [skill] = library.frameworks[0]?.skills ?? [];
    assert.ok(skill);
    const [evil] = library.frameworks;
    assert.ok(evil);
    const id = '5%22,%5B"]})&x=%2541 é😀\\';
    const changed = {
      ...evil,
      levels: [...evil.levels, { id, name: 'x', aliases: [], essence: undefined }],
      skills: [{ ...skill, levels: [...skill.levels, { id, summary: undefined, statements: [] }] }],
    };
    const content = hover('#EVIL/5', deps({}, new Library([changed])));
    const handed = targets(content).map((target) => JSON.stringify(target));
    assert.ok(
      handed.includes(
        JSON.stringify(['command:skillJournal.openSkill', [{ framework: 'evil-1', code: 'EVIL', level: id }]]),
      ),
    );
  });
});
