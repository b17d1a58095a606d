import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import type { Entry, NoteRecord } from '../../../src/core/journal/model.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { caseLibrary } from '../../support/caseFrameworks.js';

interface Case {
  readonly title: string;
  readonly file: string;
  readonly note: string;
  readonly entries: readonly string[];
  readonly texts: readonly { kind: 'text' | 'export'; claim: string; has: boolean; words: string }[];
  readonly problems: readonly string[];
}

const files = ['worked-cases.md', 'more-cases.md'];
const library = caseLibrary();

for (const file of files) {
  describe(`notes as people write them (${file})`, () => {
    const cases = readCases(readFileSync(new URL(`../../fixtures/notes/${file}`, import.meta.url), 'utf8'));
    assert.ok(cases.length > 0, 'the fixture is read');
    for (const one of cases) {
      it(one.title, () => {
        const record = readNote(one.file, one.note, { library, markers: defaultMarkers, today: '2026-12-31' });
        assert.deepEqual(record.entries.flatMap(linesOf), one.entries);
        assert.deepEqual(record.problems.map(({ code }) => code).sort(), [...one.problems].sort());
        for (const expected of one.texts) checkText(record, expected);
      });
      it(`${one.title}, with Windows line ends and a BOM`, () => {
        const options = { library, markers: defaultMarkers, today: '2026-12-31' };
        const plain = readNote(one.file, one.note, options);
        const windows = readNote(one.file, `\uFEFF${one.note.replaceAll('\n', '\r\n')}`, options);
        assert.deepEqual(windows.entries.flatMap(linesOf), one.entries);
        const shift = (place: { line: number; character: number }): string =>
          `${place.line}:${place.line === 0 ? place.character + 1 : place.character}`;
        assert.deepEqual(
          windows.tags.map(({ range }) => `${range.start.line}:${range.start.character}`),
          plain.tags.map(({ range }) => shift(range.start)),
        );
      });
    }
  });
}

function checkText(record: NoteRecord, expected: Case['texts'][number]): void {
  const entries = expected.kind === 'export' ? (record.withoutPrivate ?? record).entries : record.entries;
  const matching = entries.filter((entry) => entry.claims.some((claim) => claimOf(claim) === expected.claim));
  assert.ok(matching.length > 0, `an entry for ${expected.claim}`);
  const text = matching.map((entry) => [entry.text, ...entry.fields.map(({ value }) => value)].join('\n')).join('\n');
  assert.equal(text.includes(expected.words), expected.has, `${expected.words} in: ${text}`);
}

function claimOf(claim: { code: string; level: string; framework: string }): string {
  return `${claim.framework === 'sfia-9' ? '' : `${claim.framework}/`}${claim.code}/${claim.level}`;
}

/** Lines as the fixture states them: what counts or is planned, not what is displaced. */
function linesOf(entry: Entry): string[] {
  if (entry.empty) return [];
  const marks = `${entry.kind === 'knowledge' ? ' knowledge' : ''}${entry.private ? ' private' : ''}`;
  const date = entry.date?.text ?? 'undated';
  const claims = entry.claims
    .filter((claim) => !claim.displaced)
    .map((claim) => {
      const statements = claim.statements.length > 0 ? `:${claim.statements.join(',')}` : '';
      return `${claimOf(claim)}${statements} | ${claim.state}${marks} | ${date}`;
    });
  const mentions = entry.mentions.map(({ code }) => `${code} mention | done${marks} | ${date}`);
  return [...claims, ...mentions].sort();
}

function readCases(text: string): Case[] {
  return text
    .split(/^## (?=\d\d )/m)
    .slice(1)
    .map((part) => {
      const [title = ''] = part.split('\n');
      const file = /^file: (.*)$/m.exec(part)?.[1] ?? 'note.md';
      const [, note = '', rest = ''] = part.split(/^~~~~~.*\n/m);
      const lines = rest.split('\n');
      const listed = lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2).trim());
      const texts = lines.flatMap((line) => {
        const match = /^(text|export): (\S+) (has|lacks) "(.*)"$/.exec(line);
        return match
          ? [
              {
                kind: match[1] as 'text' | 'export',
                claim: match[2] ?? '',
                has: match[3] === 'has',
                words: match[4] ?? '',
              },
            ]
          : [];
      });
      const problems = /^problems: (.*)$/m.exec(rest)?.[1]?.trim() ?? 'none';
      const codes = problems === 'none' ? [] : problems.split(/,\s*/);
      return { title, file, note, entries: listed, texts, problems: codes };
    });
}
