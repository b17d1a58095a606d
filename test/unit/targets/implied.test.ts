import assert from 'node:assert/strict';
import { english } from '../../../src/core/messages/translate.js';
import { countImplied } from '../../../src/core/tally/implied.js';
import { listsPlace } from '../../../src/core/tally/page/listsPlace.js';
import { renderTallyPage } from '../../../src/core/tally/page/page.js';
import { IndexEvidence } from '../../../src/core/tally/tally.js';
import type { GapAnalysis, TargetGap } from '../../../src/core/targets/gapModel.js';
import { analyseGaps } from '../../../src/core/targets/gaps.js';
import { gapsToJson, type GapReport } from '../../../src/core/targets/json.js';
import { readProfile } from '../../../src/core/targets/readProfile.js';
import { resolveProfile } from '../../../src/core/targets/resolveProfile.js';
import { gapsToTable } from '../../../src/core/targets/table.js';
import { describeTarget, sayTarget } from '../../../src/core/targets/words.js';
import { textOf } from '../../fixtures/tally/markup.js';
import { makeTally } from '../tally/tallies.js';
import { indexOf, library, profileText, today, uri } from './support.js';

function gapsOf(profile: string, note: string, impliedLevels = true): GapAnalysis {
  const { file } = readProfile(profileText(profile), uri);
  assert.ok(file);
  const evidence = new IndexEvidence(indexOf(note), library, { impliesLevels: () => impliedLevels });
  return analyseGaps(resolveProfile(file, [], library).profile, library, evidence, today);
}

function only({ targets: [gap] }: GapAnalysis): TargetGap {
  assert.ok(gap);
  return gap;
}

const reportOf = (gaps: GapAnalysis): GapReport => ({ gaps, hints: [], problems: [], notes: 1 });

describe('a target, where levels imply those below', () => {
  const note = '- 2026-01-02 One #RUN/1\n- 2026-02-02 Two #RUN/2\n- 2026-03-02 Three #RUN/3\n';

  it('is met by evidence of higher levels together with its own, and says so', () => {
    const gap = only(gapsOf('targets: { RUN: { level: 1, by: 2027-06 } }', note));
    assert.deepEqual([gap.state, gap.evidence.length, countImplied(gap), gap.missing], ['met', 1, 2, 0]);
    assert.deepEqual(gap.reached, { id: '1', name: '1' });
    assert.equal(sayTarget(english, gap), 'Target: met · counting 2 implied by higher levels');
    assert.equal(only(gapsOf('targets: { RUN: 1 }', note, false)).state, 'open');
  });

  it('says what it still wants with what is implied', () => {
    const gap = only(gapsOf('targets: { RUN: 2 }', note));
    assert.deepEqual([gap.state, gap.missing], ['open', 1]);
    assert.equal(sayTarget(english, gap), 'Target: 1 +1 implied of 3 pieces of evidence');
    assert.equal(describeTarget(english, gap, '1 · +1 implied'), '1 +1 implied of 3 · target');
    assert.match(gapsToTable(reportOf({ ...gapsOf('targets: { RUN: 2 }', note) }), library), /1 \+1 implied of 3/);
  });

  it('is not said to be met by what it does not need', () => {
    const gap = only(gapsOf('targets: { RUN: { level: 2, evidence: 1 } }', note));
    assert.equal(sayTarget(english, gap), 'Target: met');
    assert.match(
      gapsToTable(reportOf(gapsOf('targets: { RUN: { level: 2, evidence: 1 } }', note)), library),
      / 1 of 1 /,
    );
  });

  it('needs evidence of its own for statements, and evidence that is recent where that is asked for', () => {
    const statements = only(gapsOf('targets: { RUN: { level: 1, statements: 1 } }', note));
    assert.deepEqual([statements.state, statements.missing, statements.missingStatements], ['open', 0, 1]);
    const old = '- 2024-01-02 One #RUN/3\n- 2026-03-02 Two #RUN/3\n- Three #RUN/3\n';
    const recent = only(gapsOf('targets: { RUN: { level: 1, within: 12 months } }', old));
    assert.deepEqual([recent.state, countImplied(recent), recent.old.length, recent.missing], ['open', 1, 0, 2]);
  });

  it('follows the rule in the rules of a profile, too', () => {
    const rules = 'rules: [{ skills: 1, level: "1" }]';
    assert.equal(gapsOf(rules, note).rules[0]?.met, true);
    assert.equal(gapsOf(rules, note, false).rules[0]?.met, false);
  });

  it('has fields of its own in the JSON, only there', () => {
    const json = gapsToJson(reportOf(gapsOf('targets: { RUN: 1 }', note)), library, (one) => one);
    const [target] = json.targets;
    assert.equal(target?.implied, 2);
    assert.deepEqual(target.impliedBy, [
      { level: '2', uri: 'file:///journal/note0.md', line: 2 },
      { level: '3', uri: 'file:///journal/note0.md', line: 3 },
    ]);
    const plain = gapsToJson(reportOf(gapsOf('targets: { RUN: 1 }', note, false)), library, (one) => one);
    assert.equal(JSON.stringify(plain).includes('implied'), false);
  });

  it('shows on the tally page what counts so, and leads there', () => {
    const gaps = gapsOf('targets: { RUN: 1 }', note);
    const view = { periodChoice: { kind: 'all' }, today, links: 'editor', gaps } as const;
    const page = renderTallyPage(makeTally(), library.frameworks, view, english);
    assert.match(textOf(page.html), /met counting 2 implied by higher levels/);
    const body = textOf(page.body('target.own.0')?.html ?? '');
    assert.match(body, /1 piece counts[^]*One[^]*2 implied by higher levels[^]*Three[^]*#RUN\/3[^]*Two[^]*#RUN\/2/);
    const position = only(gaps).implied?.[0]?.evidence[0]?.position;
    assert.ok(position && listsPlace(makeTally(), gaps, { uri: 'file:///journal/note0.md', ...position }));
  });
});
