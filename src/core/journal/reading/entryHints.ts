import type { Problem, ProblemCode } from '../../problem.js';
import { comparePositions } from '../../text.js';
import type { Markers } from '../markers.js';
import type { Entry, NoteRecord } from '../model.js';

/** Fields, and words of STAR, that say what came of the work. */
const resultKeys = new Set(['result', 'results', 'impact', 'outcome', 'outcomes']);

/** Taking part in teaching is learning; giving it is practice. In the languages that the product speaks. */
const learning: readonly RegExp[] = [
  /^(?:course|training|webinar|tutorial|book|mooc|bootcamp|certification)\s*:/i,
  /\b(?:attended|took|completed|finished|passed|watched|enrolled|signed up|sat|read)\b[^.!?\n]{0,60}\b(?:courses?|training|webinars?|tutorials?|moocs?|bootcamps?|certifications?|certificates?|exams?|book|lectures?|e-?learning|masterclass)\b/i,
  /^(?:(?:\p{L}+-)?kurs|schulung|lehrgang|fortbildung|weiterbildung|seminar|vorlesung|buch|zertifizierung)\s*:/iu,
  /(?:kurs|schulung|lehrgang|fortbildung|weiterbildung|seminar|webinar|tutorial|workshop|vorlesung|buch|prüfung|zertifizierung)(?:e|s|es|en)?(?!\p{L})[^.!?\n]{0,60}(?<!\p{L})(?:besucht|teilgenommen|absolviert|abgeschlossen|bestanden|gelesen|angesehen|angehört)(?!\p{L})/iu,
  /(?<!\p{L})(?:nahm an|besuchte|absolvierte|bestand|las)(?!\p{L})[^.!?\n]{0,60}(?:kurs|schulung|lehrgang|fortbildung|weiterbildung|seminar|webinar|tutorial|workshop|vorlesung|buch|prüfung|zertifizierung)(?:e|s|es|en)?(?!\p{L})/iu,
  /^(?:curso|formación|capacitación|taller|seminario|libro|certificación)\s*:/iu,
  /(?<!\p{L})(?:asist(?:í|ido) a|participé en|hice una?|tomé|complet(?:é|ado)|termin(?:é|ado)|acabé|aprob(?:é|ado)|le(?:í|ído)|vi)(?:l?(?!\p{L}))[^.!?\n]{0,60}(?<!\p{L})(?:cursos?|formación|capacitación|talleres|taller|seminarios?|webinars?|tutorial(?:es)?|libros?|exámenes|examen|certificación)(?!\p{L})/iu,
];

/** What is kept of a text is long; the first words say what it is. */
const looked = 400;

/**
 * What a coach would say to the entries of a note, each at its tag: no result told, a course tagged as practice. Found on
 * demand rather than kept with the note: most users have the first turned off, and it is true of most entries.
 */
export function entryHints(
  record: Pick<NoteRecord, 'entries' | 'tags'>,
  markers: Markers,
  isWanted: (code: ProblemCode) => boolean,
): readonly Problem[] {
  const wantsResult = isWanted('entry.no-result');
  const wantsCourse = isWanted('entry.course');
  if (!wantsResult && !wantsCourse) return [];
  const marker = `#${markers.knowledge[0] ?? 'knowledge'}`;
  return record.entries.flatMap((entry): Problem[] => {
    const claim = entry.claims.find(({ state, displaced }) => state === 'done' && !displaced);
    if (!claim || entry.kind !== 'practice' || entry.empty) return [];
    const tag = record.tags.find(({ range }) => comparePositions(range.start, claim.position) === 0);
    if (!tag) return [];
    // A course has no result of one's own to tell.
    if (wantsCourse && isLearning(entry.text.slice(0, looked))) {
      return [{ code: 'entry.course', args: { marker }, range: tag.range }];
    }
    return wantsResult && !tellsResult(entry) ? [{ code: 'entry.no-result', args: {}, range: tag.range }] : [];
  });
}

function isLearning(text: string): boolean {
  return learning.some((words) => words.test(text));
}

function tellsResult({ fields }: Entry): boolean {
  return fields.some(({ key, value }) => resultKeys.has(key.toLowerCase()) && /[\p{L}\p{N}]/u.test(value));
}
