import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import type { NoteRecord } from '../../../src/core/journal/model.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { tagPlaceAt } from '../../../src/core/journal/blocks/tagPlace.js';
import { caseLibrary } from '../../support/caseFrameworks.js';

const options = { library: caseLibrary(), markers: defaultMarkers, today: '2026-12-31' };
const seed = Number(process.env.SEED ?? 20261123);

function read(text: string): NoteRecord {
  return readNote('daily/2026-06-01.md', text, options);
}

function places(record: NoteRecord): string[] {
  return record.tags.map(({ text, range: { start } }) => `${text}@${start.line}:${start.character}`);
}

describe('a note that nobody meant', () => {
  it('counts positions in UTF-16 after emoji, combining marks and a lone surrogate', () => {
    assert.deepEqual(places(read('👩🏽‍💻é\ud800 x #ITOP/4 \udc00 #ITOP/3')), ['#ITOP/4@0:12', '#ITOP/3@0:22']);
  });

  it('counts a BOM as a character, and knows every line end', () => {
    assert.deepEqual(places(read('\uFEFF#ITOP/4 a\r\nb #ITOP/3\rc #ITOP/2\nd #ITOP/1')), [
      '#ITOP/4@0:1',
      '#ITOP/3@1:2',
      '#ITOP/2@2:2',
      '#ITOP/1@3:2',
    ]);
  });

  it('goes on behind NUL bytes', () => {
    assert.deepEqual(places(read('a\0b #ITOP/4\n\n\0\n\nc #ITOP/3')), ['#ITOP/4@0:4', '#ITOP/3@4:2']);
  });

  it('reads nothing behind a fence that is never closed', () => {
    assert.deepEqual(places(read('did #ITOP/4\n\n```sh\n# ITOP\nx #ITOP/3\n')), ['#ITOP/4@0:4']);
  });

  it('says what is wrong with broken front matter, and reads the rest', () => {
    const record = read('---\ntags: [ITOP/4\n---\n\n- x #ITOP/3\n');
    assert.deepEqual(places(record), ['#ITOP/3@4:4']);
    assert.deepEqual(
      record.problems.map(({ code }) => code),
      ['note.front-matter'],
    );
  });

  it('survives front matter that nests without end', () => {
    const record = read(`---\ntags: ${'['.repeat(50_000)}\n---\n\n- x #ITOP/3\n`);
    assert.deepEqual(places(record), ['#ITOP/3@4:4']);
  });

  it('has a word for tags that YAML takes for comments', () => {
    const record = read('---\nskills: #ITOP/3\ntags:\n  - #ITOP/4\n  - "#ITOP/2"\n---\nwords\n');
    assert.deepEqual(places(record), ['#ITOP/2@4:5']);
    assert.deepEqual(
      record.problems.map(({ code, range }) => [code, range.start.line, range.start.character]),
      [
        ['tag.yaml-comment', 1, 8],
        ['tag.yaml-comment', 3, 4],
      ],
    );
  });

  it('keeps to bounded work on a line of ten megabytes, and says that its tags are lost', () => {
    const record = read(`did #ITOP/4\n\n${'word '.repeat(2_000_000)} #ITOP/3\n\nthen #ITOP/2`);
    assert.deepEqual(places(record), ['#ITOP/4@0:4', '#ITOP/2@4:5']);
    assert.deepEqual(
      record.problems.map(({ code, range }) => [code, range.start.line]),
      [['note.unread-line', 2]],
    );
  });

  it('says nothing of a pasted picture as long as a book', () => {
    const record = read(`![](data:image/png;base64,${'QUJD'.repeat(100_000)})\n\n- x #ITOP/4`);
    assert.deepEqual(record.problems, []);
    assert.equal(record.entries.length, 1);
  });

  for (const [what, text] of [
    ['quotes', '>'.repeat(20_000)],
    ['lists', Array.from({ length: 400 }, (_, i) => `${' '.repeat(i * 2)}- x #ITOP/4`).join('\n')],
    ['brackets', '['.repeat(30_000)],
    ['open links', '[a](b '.repeat(5_000)],
    ['stars', '*a '.repeat(10_000)],
    ['fields', 'a:: b '.repeat(5_000)],
    ['dates of tasks', '📅 2026-01-01 '.repeat(2_000)],
    ['glued tags', '#a'.repeat(15_000)],
  ] as const) {
    it(`is not stopped by ${what} without end`, () => {
      const record = read(`${text}\n\nthen #ITOP/2`);
      assert.equal(record.tags.at(-1)?.text, '#ITOP/2');
    });
  }

  it(`never throws, and keeps every range in the text and in order (seed ${seed})`, () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '#ITOP/4',
        '#ITOP/4/2',
        '#private',
        '#itop/9',
        '- ',
        '  - ',
        '\t',
        '> ',
        '> [!note] ',
        '## ',
        '---\n',
        '---\ntags: [',
        '```\n',
        '~~',
        '**',
        '`',
        '[[',
        ']]',
        '%%',
        '{{',
        '}}',
        '<%',
        '%>',
        '<!--',
        '-->',
        '| ',
        '|---|\n',
        '\n',
        '\n\n',
        '\r\n',
        '\r',
        '[^1]',
        '[^1]: ',
        '$$',
        '2026-02-30',
        '2026-06-01 ',
        '[x] ',
        '[ ] ',
        'LATER ',
        'date:: ',
        '[due:: ',
        '✅ ',
        '📅 ',
        '\0',
        '\ud800',
        '🎉',
        'word ',
        ': ',
        '\\',
      ),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const record = read(text);
        const lines = text.split(/\r\n|\r|\n/);
        for (const { range, text: tag } of record.tags) {
          assert.equal(lines[range.start.line]?.slice(range.start.character, range.end.character), tag);
        }
        for (const { range } of record.problems) assert.ok(range.start.line < lines.length);
        for (const entry of record.entries) assert.ok(entry.range.end.line < lines.length);
        tagPlaceAt(text, text.length >> 1);
      }),
      { seed, numRuns: 3000 },
    );
  });
});
