import assert from 'node:assert/strict';
import { importPreview } from '../../../src/core/editor/importPreview.js';
import type { ImportReport } from '../../../src/core/framework/import/registry.js';
import type { Framework } from '../../../src/core/framework/model.js';
import { english } from '../../../src/core/messages/translate.js';
import { hostileLibrary, sfiaLibrary } from './fixtures.js';
import { assertHarmless } from './render.js';

function reportOn(framework: Framework): ImportReport {
  const skipped = [{ part: 'Row 7', why: { key: 'import.skip.noCode', args: {} } }];
  const { licence, skills } = framework;
  return { levels: 6, skills: skills.length, skillLevels: 9, statements: 20, groups: 3, skipped, licence };
}

describe('the preview of an import', () => {
  it('says what was found, what was left out and why, and the terms', () => {
    const [framework] = sfiaLibrary().frameworks;
    assert.ok(framework);
    const text = importPreview({ file: 'a.csv', format: 'sfia-csv', framework, report: reportOn(framework) }, english);
    assert.match(text, /SFIA: 4 skills, 9 level descriptions, 20 statements, 3 groups/);
    assert.match(text, /^- Row 7: it has no code$/m);
    assert.match(text, /may not be passed on/);
    assert.match(text, /^- PROG Programming and software development: 2, 3 \(3 statements\)$/m);
    assert.match(text, /^4\. 4 Enable$/m);
  });

  it('shows hostile words as words', () => {
    const [framework] = hostileLibrary().frameworks;
    assert.ok(framework);
    const skipped = [{ part: '[x](command:evil)', why: { key: '![i](https://evil.example)', args: {} } }];
    const report = { ...reportOn(framework), skipped };
    assertHarmless(importPreview({ file: '<img src=x>', format: 'x](y', framework, report }, english), /^$/);
  });
});
