import assert from 'node:assert/strict';
import { entryHints } from '../../../src/core/journal/reading/entryHints.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { IndexEvidence } from '../../../src/core/tally/tally.js';
import type { SkillRef } from '../../../src/core/framework/model.js';
import { createTranslate } from '../../../src/core/messages/translate.js';
import germanTexts from '../../../l10n/bundle.l10n.de.json';
import { findHints, HintLookup, sayHint, type HintOptions } from '../../../src/core/targets/hints.js';
import { indexOf, library, today } from './support.js';

const hintsFor = (note: string, options: Partial<HintOptions> = {}): readonly string[] =>
  findHints(library, new IndexEvidence(indexOf(note), library), { today, ...options }).map(
    ({ hint, code, level, args }) => [hint, `${code}/${level}`, args['month'] ?? args['date'] ?? ''].join(' ').trim(),
  );

describe('hints about the evidence of a level', () => {
  it('are none where there is no evidence', () => assert.deepEqual(hintsFor('# Nothing\n'), []));

  it('name a level with one single piece', () => {
    assert.deepEqual(hintsFor('- 2026-10-01 a #RUN/2'), ['level.single RUN/2']);
    assert.deepEqual(hintsFor('- 2026-09-01 a #RUN/2\n- 2026-10-01 b #RUN/2'), []);
  });

  it('do not look back at the levels below', () => {
    assert.deepEqual(
      hintsFor('- 2026-09-01 a #RUN/1\n- 2026-09-01 b #RUN/2\n- 2026-10-01 c #RUN/2\n- 2026-10-02 d #RUN/3'),
      ['level.single RUN/3'],
    );
  });

  it('name a level whose evidence is all from one month', () => {
    assert.deepEqual(hintsFor('- 2026-10-01 a #RUN/2\n- 2026-10-31 b #RUN/2'), ['level.one-month RUN/2 2026-10']);
    // What has no date, or no more than a quarter, may be from another month.
    assert.deepEqual(hintsFor('- 2026-10-01 a #RUN/2\n- b #RUN/2'), []);
    assert.deepEqual(hintsFor('- Q4 2026 a #RUN/2\n- Q4 2026 b #RUN/2'), []);
  });

  it('name a skill without anything in the last year, or what the profile calls recent', () => {
    const old = '- 2024-10-01 a #RUN/2\n- 2025-11-25 b #RUN/2';
    assert.deepEqual(hintsFor(old), ['level.stale RUN/2 2025-11-25']);
    assert.deepEqual(hintsFor(old, { within: { count: 2, unit: 'year' } }), []);
    assert.deepEqual(hintsFor(`${old}\n- 2026-01-01 c #RUN/1`), []);
    assert.deepEqual(hintsFor(`${old}\n- c #RUN/1`), []);
  });

  it('are said in the words of the user, dates and spans included', () => {
    const german = createTranslate((message, args) => {
      const words = germanTexts[message as keyof typeof germanTexts];
      return words.replace(/\{(\w+)\}/g, (_, name: string) => String(args[name]));
    });
    const found = findHints(library, new IndexEvidence(indexOf('- 2024-10-01 a #RUN/2\n'), library), { today });
    assert.deepEqual(
      found.map((hint) => sayHint(german, hint)),
      [
        'Für RUN, Stufe 2, gibt es nur einen einzigen Beleg. Ein zweiter zeigt, dass es kein Zufall war.',
        'Für RUN gibt es auf keiner Stufe etwas aus jüngerer Zeit (12 Monate); zuletzt: 1. Okt. 2024.',
      ],
    );
  });

  it('are found by skill and level', () => {
    const evidence = new IndexEvidence(indexOf('- 2026-10-01 a #RUN/2\n- 2026-10-01 b #COOK/1\n'), library);
    const lookup = new HintLookup(findHints(library, evidence, { today }));
    const run = { framework: 'acme', code: 'RUN' };
    assert.deepEqual(
      lookup.level(run, '2').map(({ hint }) => hint),
      ['level.single'],
    );
    assert.deepEqual(lookup.level(run, '1'), []);
    assert.equal(lookup.skill({ framework: 'other', code: 'COOK' }).length, 1);
    assert.deepEqual(lookup.skill({ framework: 'acme', code: 'COOK' }), []);
  });

  it('look only at skills with evidence, of however many there are', () => {
    const index = indexOf('- 2026-10-01 a #RUN/2\n');
    const evidence = new IndexEvidence(index, library);
    const looked: string[] = [];
    const watched = {
      count: (ref: SkillRef) => evidence.count(ref),
      skill: (ref: SkillRef) => {
        looked.push(ref.code);
        return evidence.skill(ref);
      },
    };
    assert.equal(findHints(library, watched, { today }).length, 1);
    assert.deepEqual(looked, ['RUN']);
  });

  it('are left out where they are turned off', () => {
    assert.deepEqual(hintsFor('- 2024-10-01 a #RUN/2', { isWanted: (hint) => hint !== 'level.stale' }), [
      'level.single RUN/2',
    ]);
  });
});

describe('hints about an entry', () => {
  const hintsIn = (
    note: string,
    wanted: readonly string[] = ['entry.no-result', 'entry.course'],
  ): readonly string[] => {
    const record = indexOf(note).record('file:///journal/note0.md');
    assert.ok(record);
    return entryHints(record, defaultMarkers, (code) => wanted.includes(code)).map(
      ({ code, range: { start } }) => `${start.line + 1}:${start.character + 1} ${code}`,
    );
  };

  it('name evidence that tells no result', () => {
    assert.deepEqual(hintsIn('- Swapped a disk #RUN/2\n- Fixed it [result:: no pages since] #RUN/2'), [
      '1:18 entry.no-result',
    ]);
    assert.deepEqual(hintsIn('- Swapped a disk [result:: ] #RUN/2'), ['1:30 entry.no-result']);
  });

  it('take a STAR bullet, an impact or an outcome for a result', () => {
    assert.deepEqual(hintsIn('- Swapped a disk #RUN/2\n  - Result: no pages since\n'), []);
    assert.deepEqual(hintsIn('- Swapped a disk (impact:: 3 hours saved) #RUN/2'), []);
  });

  it('ask nothing of what is planned, knowledge or empty', () => {
    assert.deepEqual(
      hintsIn('- [ ] Swap a disk #RUN/2\n- Read about disks #RUN/2 #knowledge\n- #RUN/2\n- Named #RUN\n'),
      [],
    );
  });

  for (const text of [
    'Attended the course on disks',
    'Completed a two-day Kubernetes training',
    'Passed the RHCE exam',
    'Watched a webinar about backups',
    'Read the book “Site reliability”',
    'Course: Storage for beginners',
    'Kurs: Speicher für Einsteiger',
    'Kubernetes-Kurs besucht, zwei Tage',
    'An der Schulung zur Datensicherung teilgenommen',
    'Die Prüfung zum RHCE bestanden',
    'Nahm an einer Fortbildung über Netze teil',
    'Las das Buch „Site Reliability“',
    'Curso: almacenamiento para principiantes',
    'Asistí al curso de redes',
    'He asistido a una formación sobre copias de seguridad',
    'Aprobé el examen RHCE',
    'Leí el libro «Site Reliability»',
    'Hice un curso de dos días',
  ]) {
    it(`take “${text}” for learning`, () =>
      assert.deepEqual(hintsIn(`- ${text} #RUN/2`), [`1:${text.length + 4} entry.course`]));
  }

  for (const text of [
    'Gave the course on disks for twelve colleagues',
    'Wrote the training material for newcomers',
    'In the course of the migration moved two hosts',
    'Took the cluster down for an hour',
    'Completed the migration. The training is next week.',
    'Booked the hall',
    'Kurs für zwölf Kollegen gehalten',
    'Die Schulung für Neue vorbereitet und gehalten',
    'Die Migration abgeschlossen, die Schulung folgt',
    'Buchungssystem umgezogen, Abnahme bestanden',
    'Bestand an Ersatzplatten geprüft',
    'Impartí el curso de redes',
    'Hice el material del curso de redes',
    'Preparé la formación de los nuevos',
    'En el curso de la migración moví dos servidores',
  ]) {
    it(`take “${text}” for practice`, () => assert.deepEqual(hintsIn(`- ${text} #RUN/2`, ['entry.course']), []));
  }

  it('are not looked for where nobody wants them', () => assert.deepEqual(hintsIn('- Swapped a disk #RUN/2', []), []));
});
