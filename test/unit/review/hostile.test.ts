import assert from 'node:assert/strict';
import { Library } from '../../../src/core/framework/library.js';
import { readFramework } from '../../../src/core/framework/read.js';
import { exportReview, reviewFormats } from '../../../src/core/review/exportReview.js';
import { english } from '../../../src/core/messages/translate.js';
import { buildReview, writeReview } from './atOnce.js';
import { indexOf, makeReview, printHere, render, reviewPeriod } from './journal.js';

/** The skill of the fixture's framework that the notes name. */
const tag = '#BACKUPS/2';

function print(notes: Readonly<Record<string, string>>): string {
  return writeReview(makeReview(notes).source, render).text;
}

describe('a review of what is hard to print', () => {
  it('names each of the undated notes that are called alike', () => {
    const text = `- Restored the wiki ${tag}\n`;
    assert.match(print({ 'work/index.md': text, 'home/index.md': text }), /\(home\/index\\\.md, work\/index\\\.md\)/);
  });

  it('has five hundred skills, each with its part', async () => {
    const skills = Array.from({ length: 500 }, (_, i) => `  S${i}: { name: Skill ${i}, levels: { 1: [Does it.] } }`);
    const text = `format: skill-framework/1\nid: many\nname: Many\nlevels: [{ id: "1", name: One }]\nskills:\n${skills.join('\n')}\n`;
    const library = new Library([readFramework(text, 'many.yaml').framework ?? assert.fail('no framework')]);
    const lines = skills.map((_, i) => `- 2026-03-01 Did the work of ${i} #S${i}/1`);
    const journal = indexOf({ 'log.md': lines.join('\n') }, library);
    const source = buildReview(journal, library, {
      period: reviewPeriod,
      includeLicensedText: false,
      pathOf: (uri) => uri,
    });
    const written = writeReview(source, render);
    assert.equal(written.text.match(/^## S\d+ /gm)?.length, 500);
    const context = { journal, library, pathOf: (uri: string) => uri, t: english, print: printHere };
    for (const format of reviewFormats) assert.equal((await exportReview(written, format, context)).kind, 'export');
  });

  it('leaves out what is dated after the period', () => {
    const text = print({ 'log.md': `- 2026-03-01 Restored the wiki ${tag}\n- 2031-03-01 Restored the moon ${tag}\n` });
    assert.ok(text.includes('Restored the wiki'));
    assert.ok(!text.includes('Restored the moon'));
  });

  it('cuts a huge table in an entry, and keeps its marks from making one of the review', () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `  | host${i} | ${i} |`).join('\n');
    const text = print({
      'log.md': `- 2026-03-01 Restored all hosts ${tag}\n\n  | host | minutes |\n  |---|---|\n${rows}\n`,
    });
    assert.ok(text.includes('Restored all hosts'));
    assert.ok(text.length < 20_000, `${text.length} characters`);
    assert.ok(!/^\s*\|?\s*host4999/m.test(text));
  });
});
