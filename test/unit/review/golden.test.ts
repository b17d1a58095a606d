import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { strFromU8, unzipSync } from 'fflate';
import { exportReview, reviewFormats, type ReviewFormat } from '../../../src/core/review/exportReview.js';
import { exportTally, tallyFormats } from '../../../src/core/review/tallyExport.js';
import type { Period } from '../../../src/core/tally/model.js';
import { tallyJournal } from '../../../src/core/tally/tally.js';
import { writeReview } from './atOnce.js';
import { fixtureGaps, fixtureNotes, makeReview, render, reviewLibrary, reviewPeriod } from './journal.js';

const update = process.env['UPDATE'] === '1';

/** A Word document is held by its main part: the rest is the library's. */
const endings: Readonly<Record<ReviewFormat, string>> = {
  markdown: 'md',
  html: 'html',
  json: 'json',
  csv: 'csv',
  docx: 'docx.xml',
};

function expectFile(name: string, text: string): void {
  const url = new URL(`../../fixtures/review/expected/${name}`, import.meta.url);
  // Git keeps line feeds alone; that CSV ends its lines with both is held elsewhere.
  const plain = text.replaceAll('\r\n', '\n');
  if (update) writeFileSync(url, plain);
  assert.equal(plain, readFileSync(url, 'utf8'));
}

async function printReview(format: ReviewFormat, includeLicensedText = false): Promise<string | Uint8Array> {
  const { source, context } = makeReview(fixtureNotes(), {
    includeLicensedText,
    ...fixtureGaps(reviewLibrary()),
  });
  const exported = await exportReview(writeReview(source, render), format, context);
  assert.ok(exported.kind === 'export', 'a leak');
  return exported.data;
}

function toText(data: string | Uint8Array): string {
  if (typeof data === 'string') return data;
  const main = unzipSync(data)['word/document.xml'];
  assert.ok(main);
  return `${strFromU8(main).replace(/(?=<w:p[ >]|<w:tbl>)/g, '\n')}\n`;
}

function validate(schema: string, json: string): void {
  const file = readFileSync(new URL(`../../../schemas/${schema}`, import.meta.url), 'utf8');
  const check = new Ajv({ allErrors: true, strict: true }).compile(JSON.parse(file) as object);
  assert.ok(check(JSON.parse(json)), JSON.stringify(check.errors, undefined, 2));
}

describe('a review, printed (UPDATE=1 writes the expected files)', () => {
  for (const format of reviewFormats) {
    it(`is as expected as ${format}`, async () => {
      expectFile(`review.${endings[format]}`, toText(await printReview(format)));
    });

    it(`is the same to the byte when it is printed again as ${format}`, async () => {
      assert.deepEqual(await printReview(format), await printReview(format));
    });
  }

  it('has the words of licensed frameworks only where that is asked for', async () => {
    const words = 'Keeping what we cannot buy again';
    assert.ok(!String(await printReview('markdown')).includes(words));
    assert.ok(String(await printReview('markdown')).includes('The text of Acme ladder 2026.1 is left out'));
    assert.ok(String(await printReview('markdown', true)).includes(words));
    expectFile('review.licensed.md', String(await printReview('markdown', true)));
  });

  it('says in whole sentences that there is no evidence, and speaks of days only where the period has two', async () => {
    const print = async (period: Period): Promise<string> => {
      const { source, context } = makeReview({ 'a.md': 'nothing\n' }, { period });
      const exported = await exportReview(writeReview(source, render), 'markdown', context);
      return exported.kind === 'export' ? String(exported.data) : '';
    };
    const always = await print({ from: undefined, to: undefined });
    assert.match(always, /^No evidence, all time\.$/m);
    assert.match(always, /^- Period: all time\. Planned work is listed whatever the period\.$/m);
    const year = await print(reviewPeriod);
    assert.match(year, /^No evidence, 1 Jan 2026 to 31 Dec 2026\.$/m);
    assert.match(year, /^- Period: 1 Jan 2026 to 31 Dec 2026, both days included\. Planned/m);
  });

  it('is described by its JSON schema', async () => {
    validate('skill-journal-review.schema.json', String(await printReview('json')));
    validate('skill-journal-review.schema.json', String(await printReview('json', true)));
  });

  it('holds no markup of the notes', async () => {
    const page = String(await printReview('html'));
    assert.ok(!/<script|<img|javascript:|onerror=(?!alert\(1\)&gt;)/i.test(page));
    assert.ok(!/(?:src|href)="(?:https?:)?\/\/(?!example\.org\/backups)/.test(page));
  });
});

describe('the first page as a Word document', () => {
  it('has room for each head beside a column of targets, without a break', async () => {
    const document = toText(await printReview('docx'));
    const [table = ''] = /<w:tbl>[\s\S]*?<\/w:tbl>/.exec(document) ?? [];
    const widths = [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
    const [head = ''] = /<w:tr>[\s\S]*?<\/w:tr>/.exec(table) ?? [];
    const cells = head.split('<w:tc>').slice(1);
    const words = cells.map((cell) => [...cell.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, text = '']) => text).join(''));
    assert.equal(words.at(-1), 'Target');
    assert.equal(words.length, widths.length);
    // A bold letter of 9.5 points is 5 points wide at most, on the average, in any font that Word would take.
    for (const [i, text] of words.entries()) assert.ok((widths[i] ?? 0) >= text.length * 100 + 160, text);
  });
});

describe('a tally, exported', () => {
  for (const format of tallyFormats) {
    it(`is as expected as ${format}`, async () => {
      const { source, context, library } = makeReview();
      const tally = tallyJournal(context.journal, library, { period: reviewPeriod, includePrivate: false });
      const exported = await exportTally(tally, source.review, format, context);
      assert.ok(exported.kind === 'export', 'a leak');
      const text = String(exported.data);
      expectFile(`tally.${endings[format]}`, text);
      if (format === 'json') validate('skill-journal-tally.schema.json', text);
    });
  }
});
