import assert from 'node:assert/strict';
import { weekNumber } from '../../../../src/core/journal/dates/calendar.js';
import {
  fillTemplate,
  findNotePattern,
  folderFaultOf,
  notePathFor,
} from '../../../../src/core/journal/dates/notePattern.js';

const day = '2026-11-23';

describe('the note of a day', () => {
  it('is called by the date tokens of a pattern', () => {
    const pathOf = (pattern: string): unknown => {
      const found = notePathFor(pattern, day);
      return found.kind === 'path' ? [found.path, found.saysDay] : found.reason;
    };
    assert.deepEqual(pathOf('daily/YYYY-MM-DD.md'), ['daily/2026-11-23.md', true]);
    assert.deepEqual(pathOf('YYYY/MM/DD.md'), ['2026/11/23.md', true]);
    assert.deepEqual(pathOf('./YYYY_MM_DD.markdown'), ['2026_11_23.markdown', true]);
    assert.deepEqual(pathOf('weekly/GGGG-[W]WW.md'), ['weekly/2026-W48.md', false]);
    assert.deepEqual(pathOf('[MM-DD]/YYYY.md'), ['MM-DD/2026.md', false]);
    assert.deepEqual(pathOf('YYYY/MM-MMMM/YYYY-MM-DD dddd.md'), ['2026/11-November/2026-11-23 Monday.md', true]);
    assert.deepEqual(pathOf('MMM/ddd, YYYY-MM-DD.md'), ['Nov/Mon, 2026-11-23.md', true]);
    assert.deepEqual(pathOf('log.md'), ['log.md', false]);
  });

  it('never lies outside the folder, and has a name that every system takes', () => {
    const reasonOf = (pattern: string): unknown => {
      const found = notePathFor(pattern, day);
      return found.kind === 'wrong' ? found.reason : found.path;
    };
    for (const pattern of [
      '/etc/YYYY.md',
      '../YYYY.md',
      'a/../../YYYY.md',
      '[..]/YYYY.md',
      'C:/YYYY.md',
      'a\\YYYY.md',
    ]) {
      assert.equal(reasonOf(pattern), 'outside', pattern);
    }
    for (const pattern of ['YYYY:MM.md', 'a//b.md', 'a /b.md', 'a\u0000.md', 'what?.md']) {
      assert.equal(reasonOf(pattern), 'name', pattern);
    }
    assert.equal(reasonOf(' '), 'empty');
    assert.equal(reasonOf('YYYY-MM-DD'), 'kind');
    assert.equal(reasonOf('daily/.md'), 'kind');
    assert.equal(folderFaultOf('.skill-journal/notes'), undefined);
    assert.equal(folderFaultOf('../notes'), 'outside');
  });

  it('knows the week at the turn of the year', () => {
    assert.deepEqual(weekNumber('2027-01-03'), { year: 2026, week: 53 });
    assert.deepEqual(weekNumber('2024-12-30'), { year: 2025, week: 1 });
    assert.deepEqual(weekNumber('2026-01-01'), { year: 2026, week: 1 });
    assert.deepEqual(weekNumber('2021-01-03'), { year: 2020, week: 53 });
  });
});

describe('the pattern of a journal', () => {
  const find = (...paths: readonly string[]): string | undefined => findNotePattern(paths, day);

  it('is what most of the latest dated notes are called', () => {
    assert.equal(
      find('README.md', 'daily/2026-11-20.md', 'daily/2026-11-18.md', '2020-01-01.md'),
      'daily/YYYY-MM-DD.md',
    );
    assert.equal(find('journals/2026_11_20.md'), 'journals/YYYY_MM_DD.md');
    assert.equal(find('2026/11/20.md', '2026/11/19.md'), 'YYYY/MM/DD.md');
    assert.equal(find('log/2026/2026-11/2026-11-20.md'), 'log/YYYY/YYYY-MM/YYYY-MM-DD.md');
    assert.equal(find('20261120.md'), 'YYYYMMDD.md');
    assert.equal(find('ADD/2026-11-20.md'), '[ADD]/YYYY-MM-DD.md');
    assert.equal(find('Oddd/2026-11-20.md'), '[Oddd]/YYYY-MM-DD.md');
  });

  it('has the names of the weekday and the month, as in many vaults', () => {
    assert.equal(find('Daily/2026-11-19 Thu.md', 'Daily/2026-11-20 Fri.md'), 'Daily/YYYY-MM-DD ddd.md');
    assert.equal(
      find('2026/11-November/2026-11-20-Friday.md', '2026/10-October/2026-10-01-Thursday.md'),
      'YYYY/MM-MMMM/YYYY-MM-DD-dddd.md',
    );
    assert.equal(find('2026/Nov 2026/Friday, 2026-11-20.md'), 'YYYY/MMM YYYY/dddd, YYYY-MM-DD.md');
    // May is long and short.
    assert.equal(find('May/2026-05-01.md', 'Apr/2026-04-30.md', 'Apr/2026-04-29.md'), 'MMM/YYYY-MM-DD.md');
    const inMay = Array.from({ length: 20 }, (_, i) => `05-May/2026-05-${String(i + 10)}.md`);
    assert.equal(find('04-Apr/2026-04-30.md', ...inMay), 'MM-MMM/YYYY-MM-DD.md');
    assert.equal(find('04-April/2026-04-30.md', ...inMay), 'MM-MMMM/YYYY-MM-DD.md');
    // A folder is called after the date as a whole, or not at all.
    assert.equal(find('team 11/2026-11-20.md'), 'team 11/YYYY-MM-DD.md');
    for (const other of ['2026-11-20 Thu.md', '2026-11-20 fri.md', '2026-11-20 Outage.md', 'Fr 2026-11-20.md']) {
      assert.equal(find(other), undefined, other);
    }
  });

  it('follows a change of habit', () => {
    const old = Array.from({ length: 28 }, (_, i) => `old/2025-02-${String(i + 1).padStart(2, '0')}.md`);
    const young = Array.from({ length: 12 }, (_, i) => `new/2026-03-${String(i + 1).padStart(2, '0')}.md`);
    assert.equal(find(...old, ...young), 'new/YYYY-MM-DD.md');
  });

  it('is not known where notes follow none, or several', () => {
    assert.equal(find('a.md', 'incidents/2026-04-14-outage.md', '2026-02-30.md'), undefined);
    assert.equal(find('a/2026-11-20.md', 'b/2026-11-20.md'), undefined);
    assert.equal(find('daily/2027-01-01.md'), undefined);
  });

  it('gives back the names that it was found by', () => {
    for (const path of [
      'daily/2026-11-20.md',
      '2026/11/20.md',
      'a [b]/MM/2026_11_20.md',
      '20261120.markdown',
      '2026/11-Nov/Fri 2026-11-20.md',
    ]) {
      const pattern = find(path);
      assert.ok(pattern, path);
      const made = notePathFor(pattern, '2026-11-20');
      // Brackets cannot be written in a pattern.
      assert.equal(made.kind === 'path' && made.path, path.replace(/[[\]]/g, ''));
    }
  });
});

describe('a template', () => {
  it('gets the date and the title, and keeps all other braces', () => {
    assert.equal(
      fillTemplate('created: {{date}}\n# {{ Title }} {{date:DD.MM.YYYY}} {{time}} {{title:x}}', day, 'Mon'),
      'created: 2026-11-23\n# Mon 23.11.2026 {{time}} {{title:x}}',
    );
  });

  it('takes a title for what it is', () => {
    assert.equal(fillTemplate('{{title}}', day, '$& {{date}}'), '$& {{date}}');
  });
});
