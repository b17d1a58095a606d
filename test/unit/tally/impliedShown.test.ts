import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { lookUpSkill } from '../../../src/core/agents/lookUpSkill.js';
import { tallyForModel } from '../../../src/core/agents/tallyEvidence.js';
import { hoverFor } from '../../../src/core/editor/hover.js';
import { skillPage } from '../../../src/core/editor/skillPage.js';
import { skillsTree, type SkillsFilter, type SkillsTree } from '../../../src/core/editor/skillsTree.js';
import type { SkillNode } from '../../../src/core/editor/support/treeNodes.js';
import { english } from '../../../src/core/messages/translate.js';
import { finish } from '../../../src/core/steps.js';
import { arrangeTally, plainArrangement, type Arrangement } from '../../../src/core/tally/arrangement.js';
import { tallyToJson } from '../../../src/core/tally/json.js';
import { renderTallyPage, type TallyPage } from '../../../src/core/tally/page/page.js';
import { RowMemory } from '../../../src/core/tally/page/rowMemory.js';
import { tallyToTable } from '../../../src/core/tally/table.js';
import { IndexEvidence, tallyJournal } from '../../../src/core/tally/tally.js';
import { findElements, hasClass, textOf } from '../../fixtures/tally/markup.js';
import { indexOf, library, lines, ref, today } from './impliedJournal.js';

describe('what levels imply, shown', () => {
  const index = indexOf(lines, '- 2026-06-01 #private Asked for more #PROG/5\n');
  const period = { from: undefined, to: undefined };
  const tally = tallyJournal(index, library, { period, includePrivate: true, impliedLevels: true });
  let isOn = true;
  const evidence = new IndexEvidence(index, library, { impliesLevels: () => isOn });
  afterEach(() => (isOn = true));

  const pageOf = (arrangement: Arrangement = plainArrangement, memory = new RowMemory()): TallyPage =>
    renderTallyPage(
      arrangeTally(tally, arrangement),
      library.frameworks,
      { periodChoice: { kind: 'all' }, today, links: 'editor', arrangement },
      english,
      memory,
    );
  const implied = (markup: string): readonly string[] =>
    findElements(markup, (element) => hasClass(element, 'implied')).map(({ inner }) => textOf(inner));

  it('has a number of its own on the tally page, which opens the lines of the higher levels', () => {
    const page = pageOf();
    assert.deepEqual(
      implied(page.html).map((words) => words.replace(/\s+/g, ' ').trim()),
      [
        '4 implied for PROG level 2 Assist by higher levels +4 implied',
        '4 implied for PROG level 3 Apply by higher levels +4 implied',
        '2 implied for PROG level 4 Enable by higher levels +2 implied',
        '1 implied for PROG level 5 Ensure, advise by higher levels +1 implied',
      ],
    );
    const body = page.body('skill.sfia-9.PROG.implied.2')?.html ?? '';
    const listed = findElements(body, (element) => element.name === 'li').map(({ inner }) => textOf(inner));
    assert.equal(listed.length, 4);
    assert.match(listed.join('\n'), /Asked for more[^]*#PROG\/5[^]*Wrote the printer[^]*#PROG\/4[^]*Chose[^]*#PROG\/6/);
    assert.match(textOf(page.html), /for the lower levels of its skill too: apart, as “implied”/);
  });

  it('is not there among knowledge and plans, and only private where that is looked at', () => {
    assert.deepEqual(implied(pageOf({ ...plainArrangement, counted: 'knowledge' }).html), []);
    assert.equal(textOf(pageOf({ ...plainArrangement, counted: 'planned' }).html).includes('“implied”'), false);
    const only = implied(pageOf({ ...plainArrangement, privacy: 'only' }).html);
    assert.equal(only.length, 3);
    assert.ok(only.every((words) => words.includes('+1 implied')));
  });

  it('leaves rows as they were drawn', () => {
    const memory = new RowMemory();
    pageOf(plainArrangement, memory);
    const { rendered } = memory;
    pageOf(plainArrangement, memory);
    assert.equal(memory.rendered, rendered);
  });

  it('has a column of its own in the terminal, and a line that says what it is', () => {
    const table = tallyToTable(tally).split('\n');
    assert.match(table[2] ?? '', /Evidence {2}Implied {2}Statements/);
    assert.match(table[3] ?? '', /2 Assist +1 +4 +0\/4/);
    assert.match(table[4] ?? '', /3 Apply +- +4 +0\/4/);
    assert.ok(table.includes('Implied: evidence of higher levels, which counts for the level too, and is in no sum.'));
  });

  it('has fields of its own in the JSON, which its schema describes', () => {
    const json = finish(tallyToJson(tally, (uri) => uri.replace('file:///journal/', '')));
    const schema = readFileSync(new URL('../../../schemas/skill-journal-tally.schema.json', import.meta.url), 'utf8');
    const check = new Ajv({ allErrors: true, strict: true }).compile(JSON.parse(schema) as object);
    assert.ok(check(JSON.parse(JSON.stringify(json))), JSON.stringify(check.errors));
    assert.equal(json.impliedLevels, true);
    const level = json.skills[0]?.levels.find(({ id }) => id === '4');
    assert.deepEqual(
      { evidence: level?.evidence, implied: level?.implied, impliedBy: level?.impliedBy },
      {
        evidence: 2,
        implied: 2,
        impliedBy: [
          { level: '5', uri: 'note1.md', line: 1 },
          { level: '6', uri: 'note0.md', line: 3 },
        ],
      },
    );
  });

  const treeOf = (filter: SkillsFilter = 'all'): SkillsTree => skillsTree(library, evidence, english, filter);
  function rowsBelow(tree: SkillsTree, ...labels: readonly string[]): readonly SkillNode[] {
    return labels.reduce((rows, label) => {
      const row = rows.find((candidate) => candidate.label.startsWith(label));
      assert.ok(row, `${label} among ${rows.map((other) => other.label).join(', ')}`);
      return tree.children(row);
    }, tree.roots());
  }

  it('stands beside a level of the tree, and has a row below it with each line and its level', () => {
    const tree = treeOf();
    const levels = rowsBelow(tree, 'Shaped', 'PROG');
    assert.deepEqual(
      levels.map(({ label, description }) => `${label}: ${description}`),
      [
        '2 Assist: 1 · +4 implied · 0 of 4 statements',
        '3 Apply: +4 implied · 0 of 4 statements',
        '4 Enable: 2 · +2 implied · 1 of 4 statements',
        '5 Ensure, advise: 1 · +1 implied · 0 of 4 statements',
        '6 Initiate, influence: 1 · 0 of 4 statements',
      ],
    );
    assert.match(levels[1]?.accessibleLabel ?? '', /no evidence yet, 4 implied by higher levels/);
    assert.match(levels[1]?.tooltip((notes) => notes) ?? '', /no evidence yet · 4 implied by higher levels/);
    const row = rowsBelow(tree, 'Shaped', 'PROG', '2 ').at(-1);
    assert.equal(`${row?.label}: ${row?.description}`, 'Implied: 4');
    const children = row ? tree.children(row) : [];
    assert.deepEqual(
      children.map(({ label, description }) => `${label} (${description})`),
      [
        '1 Jun 2026 · Asked for more (private · 5 Ensure, advise · note1.md)',
        '1 Apr 2026 · Wrote the printer (4 Enable · note0.md)',
        '1 Mar 2026 · Wrote the parser (4 Enable · note0.md)',
        '1 Apr 2025 · Chose the language (6 Initiate, influence · note0.md)',
      ],
    );
    // The way back up, by which a row is revealed.
    for (const child of children) assert.equal(tree.parent(child)?.id, row?.id);
    assert.equal(row && tree.parent(row)?.label, '2 Assist');
    const all = [...levels, ...levels.flatMap((level) => tree.children(level)), ...children].map(({ id }) => id);
    assert.equal(new Set(all).size, all.length);
  });

  it('is evidence for the filters of the tree, and no gap', () => {
    const labels = (filter: SkillsFilter): readonly string[] =>
      rowsBelow(treeOf(filter), 'Shaped', 'PROG').map(({ label }) => label[0] ?? '');
    assert.deepEqual(labels('with-evidence'), ['2', '3', '4', '5', '6']);
    assert.deepEqual(labels('with-gaps'), ['2', '4', '5', '6']);
    isOn = false;
    assert.deepEqual(labels('with-evidence'), ['2', '4', '5', '6']);
    assert.equal(rowsBelow(treeOf(), 'Shaped', 'PROG')[0]?.description, '1 · 0 of 4 statements');
  });

  it('is told apart in the hover, which leads to it', () => {
    const hover = (tag: string): string =>
      (hoverFor(tag, { library, evidence, t: english, today })?.parts ?? []).map(({ markdown }) => markdown).join('\n');
    assert.match(
      hover('#PROG/2'),
      /\[1 piece of evidence[^\]]*\]\(command:[^)]*\) · \[4 implied by higher levels\]\(command:skillJournal\.showEvidence/,
    );
    assert.match(hover('#PROG/3'), /no evidence yet · \[4 implied by higher levels\]/);
    assert.match(hover('#PROG'), /\| 4 \| \[1\]\(.*?\) \[\\?\+4 implied\]\(command/);
    isOn = false;
    assert.doesNotMatch(hover('#PROG/2') + hover('#PROG'), /implied/);
  });

  it('is said on the page of the skill', () => {
    const page = (): string => finish(skillPage(ref, { library, evidence, t: english }))?.markdown ?? '';
    assert.match(page(), /^1 piece of evidence · 4 implied by higher levels · 0 of 4 statements$/m);
    isOn = false;
    assert.doesNotMatch(page(), /implied/);
  });

  it('is given to language models apart, with a word on what it is', () => {
    const source = { index: index.withoutPrivate(), library, today, toPath: (uri: string) => uri };
    const told = JSON.stringify(finish(tallyForModel({ skill: 'PROG' }, { ...source, impliedLevels: true })));
    assert.match(
      told,
      /"level":"3 Apply","evidence":0,"implied":\[\{"by":"4 Enable","evidence":2\},\{"by":"6 Initiate, influence","evidence":1\}\]/,
    );
    assert.match(told, /Evidence of higher levels counts for lower ones too, as implied/);
    assert.doesNotMatch(told, /Asked for more/);
    const looked = JSON.stringify(lookUpSkill({ skill: 'PROG' }, { ...source, impliedLevels: true }));
    assert.match(looked, /"implied":\[\{"by":"4 Enable","evidence":2\}/);
    assert.doesNotMatch(JSON.stringify(lookUpSkill({ skill: 'PROG' }, source)), /implied/);
    assert.doesNotMatch(JSON.stringify(finish(tallyForModel({}, source))), /implied/);
  });
});
