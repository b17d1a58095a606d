import assert from 'node:assert/strict';
import profileSchema from '../../../schemas/skill-profile.schema.json';
import { hoverFor } from '../../../src/core/editor/hover.js';
import { profileVocabulary } from '../../../src/core/editor/profileVocabulary.js';
import { fixesFor } from '../../../src/core/editor/quickFixes.js';
import { skillsTree } from '../../../src/core/editor/skillsTree.js';
import { applyEdits } from '../../../src/core/editor/support/offsetEdits.js';
import type { SkillNode } from '../../../src/core/editor/support/treeNodes.js';
import { completeYaml } from '../../../src/core/editor/yamlCompletion.js';
import { entryHints } from '../../../src/core/journal/reading/entryHints.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { english } from '../../../src/core/messages/translate.js';
import { safeMarkdown } from '../../../src/core/safeMarkdown.js';
import type { TallyEntry } from '../../../src/core/tally/model.js';
import { analyseGaps } from '../../../src/core/targets/gaps.js';
import { HintLookup } from '../../../src/core/targets/hints.js';
import { TargetLookup } from '../../../src/core/targets/lookup.js';
import { readProfile } from '../../../src/core/targets/readProfile.js';
import { resolveProfile } from '../../../src/core/targets/resolveProfile.js';
import { bothLibrary, entry, evidenceOf, sfiaLibrary } from './fixtures.js';

const library = sfiaLibrary();
const today = '2026-11-23';

function lookupOf(
  profile: string,
  entries: Readonly<Record<string, readonly TallyEntry[]>> = {},
): { readonly lookup: TargetLookup; readonly evidence: ReturnType<typeof evidenceOf> } {
  const { file } = readProfile(`format: skill-profile/1\n${profile}`, 'file:///profile.yaml');
  assert.ok(file);
  const evidence = evidenceOf(library, entries);
  return {
    lookup: new TargetLookup(analyseGaps(resolveProfile(file, [], library).profile, library, evidence, today)),
    evidence,
  };
}

describe('a target in the tree', () => {
  const find = (profile: string, level: string | undefined, entries = {}): SkillNode => {
    const { lookup, evidence } = lookupOf(profile, entries);
    const tree = skillsTree(library, evidence, english, 'all', () => lookup);
    const node = tree.find({ framework: 'sfia-9', code: 'ITOP', ...(level !== undefined && { level }) });
    assert.ok(node);
    return node;
  };

  it('is a mark on its level, with the day and the count', () => {
    const node = find('targets: { ITOP: { level: 4, by: 2027-06, evidence: 5 } }', '4', {
      'ITOP/4': [entry(), entry()],
    });
    assert.equal(node.description, '2 of 5 · target, by Jun 2027');
    assert.equal(node.icon, 'target');
    assert.match(node.tooltip(safeMarkdown), /Target by Jun 2027: 2 of 5 pieces of evidence/);
    assert.match(node.tooltip(safeMarkdown), /2 pieces of evidence/);
    assert.match(node.accessibleLabel, /Target by Jun 2027: 2 of 5/);
  });

  it('says where it is met or overdue', () => {
    const met = find('targets: { ITOP: { level: 4, by: 2027-06, evidence: 1 } }', '4', { 'ITOP/4': [entry()] });
    assert.equal(met.description, '1 · 0 of 4 statements · target met');
    assert.equal(met.icon, 'pass-filled');
    const statements = find('targets: { ITOP: { level: 4, evidence: 1, statements: 2 } }', '4', {
      'ITOP/4': [entry({ statements: [1] })],
    });
    assert.equal(statements.description, '1 of 2 statements · target');
    const late = 'targets: { ITOP: { level: 4, by: 2026-06 } }';
    const overdue = find(late, '4');
    assert.equal(overdue.description, '0 of 3 · overdue since Jun 2026');
    assert.equal(find(late, undefined).description, '0 · target 4, overdue');
    assert.match(find(late, undefined).accessibleLabel, /target 4, overdue/);
    assert.equal(
      find(late.replace('by', 'evidence: 1, by'), undefined, { 'ITOP/4': [entry()] }).description,
      '1 · target 4',
    );
    assert.match(overdue.tooltip(safeMarkdown), /Target, overdue since Jun 2026: 0 of 3/);
  });

  it('is named by its skill, and by no other level', () => {
    const profile = 'targets: { ITOP: 4 }';
    assert.equal(find(profile, undefined).description, '0 · target 4');
    assert.equal(find(profile, '3').icon, 'layers');
    assert.doesNotMatch(find(profile, '3').description ?? '', /target/);
  });
});

describe('a hint about the evidence of a level', () => {
  const hints = new HintLookup([
    { framework: 'sfia-9', code: 'ITOP', level: '4', hint: 'level.single', args: { code: 'ITOP', level: '4' } },
  ]);
  const words = /One piece of evidence is all there is for ITOP level 4\./;

  it('stands in the tooltip of its row, and in no other', () => {
    const tree = skillsTree(library, evidenceOf(library, {}), english, 'all', undefined, () => hints);
    const tooltipOf = (level: string): string =>
      tree.find({ framework: 'sfia-9', code: 'ITOP', level })?.tooltip(safeMarkdown) ?? '';
    assert.match(tooltipOf('4'), words);
    assert.doesNotMatch(tooltipOf('3'), words);
  });

  it('stands in the hover of its tag, and in no other', () => {
    const hoverOf = (tag: string): string =>
      (hoverFor(tag, { library, evidence: evidenceOf(library, {}), t: english, today, hints })?.parts ?? [])
        .map(({ markdown }) => markdown)
        .join('\n');
    assert.match(hoverOf('#ITOP/4'), words);
    assert.doesNotMatch(hoverOf('#ITOP/3'), words);
  });
});

describe('the Skills tree with the filter "targets"', () => {
  const rowsOf = (profile: string, ready = true): readonly string[] => {
    const { lookup } = lookupOf(profile);
    const tree = skillsTree(library, evidenceOf(library, { 'ITOP/3': [entry()] }, ready), english, 'targets', () =>
      ready ? lookup : new TargetLookup(undefined),
    );
    const labels: string[] = [];
    const visit = (rows: readonly SkillNode[], depth: number): void => {
      for (const row of rows) {
        labels.push(`${'  '.repeat(depth)}${row.label}`);
        if (row.kind !== 'level') visit(tree.children(row), depth + 1);
      }
    };
    visit(tree.roots(), 0);
    return labels;
  };

  it('shows the levels aimed at, and what leads to them', () => {
    assert.deepEqual(rowsOf('targets: { ITOP: 4, LONE: 3 }'), [
      'SFIA',
      '  Delivery',
      '    Technology',
      '      ITOP Infrastructure operations',
      '        4 Enable',
      '  LONE Learning',
      '    3 Apply',
    ]);
  });

  it('says what to do where there are none', () => {
    assert.match(rowsOf('name: A')[0] ?? '', /^No targets yet/);
    assert.deepEqual(rowsOf('targets: { ITOP: 4 }', false), ['counting…']);
  });
});

describe('a target in the hover', () => {
  const hover = (tag: string, profile: string): string => {
    const { lookup, evidence } = lookupOf(profile);
    const content = hoverFor(tag, { library, evidence, t: english, today, targets: lookup });
    return (content?.parts ?? []).map(({ markdown }) => markdown).join('\n\n');
  };

  it('is said at its level, with what makes it', () => {
    assert.match(
      hover('#ITOP/4', 'targets: { ITOP: { level: 4, within: 18 months, statements: all } }'),
      /^Target: 0 of 3 pieces of evidence · only the last 18 months count · statements still to show: 4$/m,
    );
  });

  it('is named at the other levels of the skill', () => {
    assert.match(hover('#ITOP/3', 'targets: { ITOP: 4 }'), /^Target: level 4 Enable$/m);
    assert.match(
      hover('#ITOP/3', 'targets: { ITOP: { level: 4, by: 2026-06 } }'),
      /^Target: level 4 Enable, overdue since Jun 2026$/m,
    );
    assert.doesNotMatch(hover('#PROG/3', 'targets: { ITOP: 4 }'), /Target/);
  });
});

describe('completion in a profile', () => {
  const vocabulary = profileVocabulary(profileSchema, bothLibrary);
  const labels = (marked: string): readonly string[] => {
    const text = `format: skill-profile/1\n${marked}`;
    return completeYaml(text.replace('‸', ''), text.indexOf('‸'), vocabulary, { namesOnly: false }).map(
      ({ label }) => label,
    );
  };

  it('offers its keys', () => {
    assert.deepEqual(
      labels('name: A\n‸')
        .filter((label) => ['targets', 'aim', 'roles', 'rules'].includes(label))
        .sort(),
      ['aim', 'roles', 'rules', 'targets'],
    );
  });

  it('offers the codes that are no targets yet, with the framework where two share one', () => {
    assert.deepEqual(labels('targets:\n  PROG: 2\n  ‸'), ['ITOP', 'ITMG', 'LONE', 'acme/ITOP', 'K8S-OPS']);
    assert.ok(labels('roles:\n  senior:\n    skills:\n      ‸').includes('PROG'));
  });

  it('offers the levels that the skill has', () => {
    assert.deepEqual(labels('targets:\n  PROG: ‸'), ['2', '3']);
    assert.deepEqual(labels('targets:\n  acme/ITOP: { level: ‸ }').slice(0, 3), ['1.5', '2', '10']);
    assert.deepEqual(labels('targets:\n  PROG:\n    level: ‸').slice(0, 2), ['2', '3']);
  });

  it('offers the roles of the file, and frameworks, levels and skills to rules', () => {
    assert.deepEqual(labels('aim: ‸\nroles: { senior: { name: Senior } }'), ['senior']);
    assert.deepEqual(labels('rules:\n  - framework: ‸'), ['sfia-9', 'acme']);
    assert.ok(labels('rules:\n  - level: ‸').includes('1.5'));
    assert.ok(labels('rules:\n  - among: [‸]').includes('LONE'));
  });
});

describe('fixes of hints', () => {
  const fix = (text: string): readonly string[] => {
    const record = readNote('2026-06-01.md', text, { library, markers: defaultMarkers, today });
    return entryHints(record, defaultMarkers, () => true).flatMap((problem) =>
      fixesFor(problem, { text, library, t: english }).map(
        ({ title, edits }) => `${title} → ${applyEdits(text, edits)}`,
      ),
    );
  };

  it('give room for the result, where it can be read', () => {
    assert.deepEqual(fix('- Swapped a disk #ITOP/4'), ['Add “result:: …” → - Swapped a disk [result:: …] #ITOP/4']);
    assert.deepEqual(fix('- #ITOP/4 swapped a disk\n'), ['Add “result:: …” → - #ITOP/4 swapped a disk [result:: …]\n']);
    assert.deepEqual(fix('Swapped a disk.\n\n#ITOP/4\n'), [
      'Add “result:: …” → Swapped a disk.\n\n[result:: …] #ITOP/4\n',
    ]);
    assert.deepEqual(fix('| Swapped | #ITOP/4 |\n| --- | --- |\n| Fixed | x |\n'), [
      'Add “result:: …” → | Swapped | [result:: …] #ITOP/4 |\n| --- | --- |\n| Fixed | x |\n',
    ]);
  });

  it('leave headings and front matter to their writer', () => {
    assert.deepEqual(fix('## Outage #ITOP/4\n\nFixed it.\n'), []);
    assert.deepEqual(fix('---\ntags: [ITOP/4]\n---\nFixed it.\n'), []);
  });

  it('mark a course as knowledge, which settles it', () => {
    const [first = ''] = fix('- Attended a course on disks **#ITOP/4** today');
    assert.equal(
      first,
      'Mark as #knowledge: learning, counted apart → - Attended a course on disks **#ITOP/4** #knowledge today',
    );
    assert.deepEqual(fix(first.replace(/^.* → /, '')), []);
  });
});
