/** Expressions that take more than linear time on some text, each with what keeps its text short. */
export const bounded: readonly { readonly expression: string; readonly why: string }[] = [
  { expression: String.raw`/(?:[ \t]+|\\)$/`, why: 'the last 1,000 characters of the line that the user tags' },
  { expression: String.raw`/[ \t]+\^[\w-]+[ \t]*$/`, why: 'the last 1,000 characters of the line that the user tags' },
  { expression: String.raw`/[ \t]*\|[ \t]*$/`, why: 'the last 1,000 characters of the line that the user tags' },
  { expression: String.raw`/[ \t]+#+[ \t]*$/`, why: 'the last 1,000 characters of the line that the user tags' },
  { expression: String.raw`/(?:\/\*\*)+$/`, why: 'a glob of the settings, of at most 1,000 characters' },
  { expression: String.raw`/[\p{L}\p{M}\p{N}_ -]+$/u`, why: "the 48 characters before a field's mark" },
  { expression: String.raw`/(?:^|[\r\n])\s*\[.\]$/`, why: "the 8 characters before a field's key" },
  { expression: String.raw`/[\p{L}\p{M}\p{N}_\-/]*$/u`, why: 'the 256 characters before the cursor' },
  { expression: String.raw`/[-_]+$/u`, why: 'the 256 characters behind the cursor' },
  { expression: String.raw`/(?:\]\(|\]:\s*|\[\[[^\]]*|\]\(<)$/u`, why: 'the 256 characters before the tag' },
  {
    expression: '/\\[\\^[^\\]]*\\]|`[^`]*`|\\]\\([^)]*\\)|\\]\\[[^\\]]*\\]|\\[\\[[^\\]]*\\]\\]/g',
    why: 'a line of at most 2,000 characters',
  },
  {
    expression: String.raw`/(?:(?:[🔺⏫🔼🔽⏬]\uFE0F?|🔁\uFE0F?[ \t]*every(?:[ \t]+[a-z0-9]+[,!]?)+|(?:🆔|⛔)\uFE0F?[ \t]*[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*|🏁\uFE0F?[ \t]*(?:keep|delete)|(?<=\s)#[\p{L}\p{M}\p{N}_\-/]+)[ \t]*)+$/iu`,
    why: 'the last 300 characters of a task',
  },
  { expression: String.raw`/,?[ \t]*$/`, why: 'the 80 characters before the tag' },
  { expression: String.raw`/[-\p{Cs}]+$/u`, why: 'a code that has been cut to 60 characters' },
  {
    expression: String.raw`/^(?:#|no\.?|nr\.?|.*\b(?:roles?|notes?|guidance|comments?|remarks?|owners?|urls?|links?|examples?|resources?|source|weight(?:ing)?|targets?|current|scores?|ratings?|evidence|status|updated|date|version|tags?|keywords?|types?|priority|training|assessment|levels)\b.*)$/`,
    why: 'the first 200 characters of a header',
  },
  {
    expression: String.raw`/\s*[-–—:]?\s*\(?\b(?:description|descriptors?|criteria|expectations?|statements?|behaviou?rs?)\)?$/i`,
    why: 'a header, of at most 120 characters',
  },
  {
    expression: String.raw`/^(?:level|lvl|grade|stage|step|tier|band|rung|stufe|niveau|nivel|livello)\s*[-:#.]?\s*(\d{1,2})(?!\d)(.*)$/i`,
    why: 'a header, of at most 60 characters',
  },
  { expression: String.raw`/"[^"]*"|\[[^\]]*\]|\\.|_.|general/gi`, why: 'the first 255 characters of a number format' },
  {
    expression: String.raw`/\b(?:attended|took|completed|finished|passed|watched|enrolled|signed up|sat|read)\b[^.!?\n]{0,60}\b(?:courses?|training|webinars?|tutorials?|moocs?|bootcamps?|certifications?|certificates?|exams?|book|lectures?|e-?learning|masterclass)\b/i`,
    why: 'the first 400 characters of an entry',
  },
  {
    expression: String.raw`/(?:kurs|schulung|lehrgang|fortbildung|weiterbildung|seminar|webinar|tutorial|workshop|vorlesung|buch|prüfung|zertifizierung)(?:e|s|es|en)?(?!\p{L})[^.!?\n]{0,60}(?<!\p{L})(?:besucht|teilgenommen|absolviert|abgeschlossen|bestanden|gelesen|angesehen|angehört)(?!\p{L})/iu`,
    why: 'the first 400 characters of an entry',
  },
  {
    expression: String.raw`/(?<!\p{L})(?:nahm an|besuchte|absolvierte|bestand|las)(?!\p{L})[^.!?\n]{0,60}(?:kurs|schulung|lehrgang|fortbildung|weiterbildung|seminar|webinar|tutorial|workshop|vorlesung|buch|prüfung|zertifizierung)(?:e|s|es|en)?(?!\p{L})/iu`,
    why: 'the first 400 characters of an entry',
  },
  {
    expression: String.raw`/(?<!\p{L})(?:asist(?:í|ido) a|participé en|hice una?|tomé|complet(?:é|ado)|termin(?:é|ado)|acabé|aprob(?:é|ado)|le(?:í|ído)|vi)(?:l?(?!\p{L}))[^.!?\n]{0,60}(?<!\p{L})(?:cursos?|formación|capacitación|talleres|taller|seminarios?|webinars?|tutorial(?:es)?|libros?|exámenes|examen|certificación)(?!\p{L})/iu`,
    why: 'the first 400 characters of an entry',
  },
  {
    expression: String.raw`/(<w:bookmark(?:Start|End)\b[^>]*?w:id=")([^"]*)/g`,
    why: 'a document that we have just made, in which every tag is short and closed',
  },
  {
    expression: String.raw`/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g`,
    why: 'a document that we have just made, which has one of each',
  },
  {
    expression: String.raw`/<[^>]*>/g`,
    why: 'a page or document that we have just made, in which every < of a text is escaped and every tag closed',
  },
  { expression: String.raw`/<style>[\s\S]*?<\/style>/g`, why: 'a page that we have just made, which has one' },
  {
    expression: String.raw`/<(?:\/(?:p|li|td|th|h\d|tr)|br)\b[^>]*>/g`,
    why: 'a page that we have just made, in which every tag is closed',
  },
];

/** Files in which expressions are put together, with where the parts come from. */
export const composed: Readonly<Record<string, string>> = {
  'core/editor/logEntry.ts': 'a tag, with every mark escaped',
  'core/framework/codePattern.ts':
    'a framework’s pattern, refused unless it can match in few ways and short texts only',
  'core/framework/import/csv.ts': 'the delimiter, which is one of four',
  'core/journal/dates/dateSpellings.ts': 'parts of ours, each repetition with a limit',
  'core/journal/blocks/lines.ts': 'the words for states, which are ours',
};
