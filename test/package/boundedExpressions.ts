/** Expressions that take more than linear time on some text, each with what keeps its text short. */
export const bounded: readonly { readonly expression: string; readonly why: string }[] = [
  { expression: String.raw`/[\s,;:.]+$/u`, why: 'a line that has been cut to its limit' },
  {
    expression: String.raw`/(?:\u001b\[|\u009b)[0-?]{0,99}[ -/]{0,99}[@-~]|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])\P{Cc}{0,4096}(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]{0,9}[0-~]/gu`,
    why: 'every repetition has a limit of its own',
  },
  { expression: String.raw`/\s.*$/u`, why: "a word of a skill's name or of a statement" },
  {
    expression: String.raw`/\[((?:\\.|[^[\]\\])*)\]\[(\d+)\]$/`,
    why: 'a line of a page that we have written, whose texts are cut',
  },
  { expression: String.raw`/(?:[ \t]+|\\)$/`, why: 'the line that the user tags' },
  { expression: String.raw`/[ \t]+\^[\w-]+[ \t]*$/`, why: 'the line that the user tags' },
  { expression: String.raw`/[ \t]*\|[ \t]*$/`, why: 'the line that the user tags' },
  { expression: String.raw`/(?<=^#{1,6}[ \t].*)[ \t]+#+[ \t]*$/`, why: 'the line that the user tags' },
  { expression: String.raw`/[/_-]+$/`, why: 'front matter, of which 64 KB are read' },
  { expression: String.raw`/\/+$/`, why: "a name of the user's settings" },
  { expression: String.raw`/(?:\/\*\*)+$/`, why: 'a glob of the settings, of at most 1,000 characters' },
  {
    expression: String.raw`/^[^\p{L}\p{N}]*(?:[\p{L}\p{M}\p{N}]+\s*:(?!:))?[^\p{L}\p{N}]*$/u`,
    why: 'a line of at most 32 KB, longer ones are not read',
  },
  { expression: String.raw`/[\p{L}\p{M}\p{N}_ -]+$/u`, why: "the 48 characters before a field's mark" },
  { expression: String.raw`/(?:^|[\r\n])\s*\[.\]$/`, why: "the 8 characters before a field's key" },
  {
    expression: String.raw`/\{\{[ \t]*(date|title)(?::([^{}\r\n]*))?[ \t]*\}\}/gi`,
    why: "a template of the user's, when a note is made",
  },
  { expression: String.raw`/[?#].*$/`, why: 'the address of a note' },
  { expression: String.raw`/[ \t]+#+[ \t]*$/`, why: 'a heading, of a line of at most 32 KB' },
  { expression: String.raw`/[\r\n]+[ \t]*(?:=+|-+)[ \t]*$/`, why: 'a heading, of lines of at most 32 KB' },
  { expression: String.raw`/-.*$/`, why: 'a code or a name of a framework' },
  { expression: String.raw`/[^\r\n]*$/`, why: 'front matter, of which 64 KB are read' },
  { expression: String.raw`/[\p{L}\p{M}\p{N}_\-/]*$/u`, why: 'the 256 characters before the cursor' },
  { expression: String.raw`/[-_]+$/u`, why: 'the 256 characters behind the cursor' },
  { expression: String.raw`/(?:\]\(|\]:\s*|\[\[[^\]]*|\]\(<)$/u`, why: 'the 256 characters before the tag' },
  { expression: String.raw`/[-\p{Cs}]+$/u`, why: 'a code that has been cut to its limit' },
  {
    expression: String.raw`/(?<![\p{L}\p{N}\\])(\*\*|__|~~|\*|_)(?=\S)([^*_~]*[^\s*_~\\])\1(?![\p{L}\p{N}])/gu`,
    why: 'a cell of a table that the user imports',
  },
  {
    expression: String.raw`/^(?:#|no\.?|nr\.?|.*\b(?:roles?|notes?|guidance|comments?|remarks?|owners?|urls?|links?|examples?|resources?|source|weight(?:ing)?|targets?|current|scores?|ratings?|evidence|status|updated|date|version|tags?|keywords?|types?|priority|training|assessment|levels)\b.*)$/`,
    why: 'a header of a table that the user imports',
  },
  { expression: String.raw`/\s*:$/`, why: 'a header of a table that the user imports' },
  {
    expression: String.raw`/\s*[-–—:]?\s*\(?\b(?:description|descriptors?|criteria|expectations?|statements?|behaviou?rs?)\)?$/i`,
    why: 'a header, of at most 60 characters',
  },
  {
    expression: String.raw`/^(?:level|lvl|grade|stage|step|tier|band|rung|stufe|niveau|nivel|livello)\s*[-:#.]?\s*(\d{1,2})(?!\d)(.*)$/i`,
    why: 'a header, of at most 60 characters',
  },
  { expression: String.raw`/\d+$/`, why: 'a header, of at most 60 characters' },
  {
    expression: String.raw`/^level\s*(\d{1,2})(?!\d)\s*[:–—-]?\s*(.*)$/i`,
    why: 'a line of a page that the user imports',
  },
  {
    expression: String.raw`/^(?:level\s*)?(\d{1,2})(?:\s*[-–—:.]\s*|\s+|$)(.*)$/i`,
    why: 'a header of a table that the user imports',
  },
  { expression: String.raw`/"[^"]*"|\[[^\]]*\]|\\.|_.|general/gi`, why: 'a number format of a workbook' },
  { expression: String.raw`/[\s,;:–—(-]+$/u`, why: 'the words before a comment, from a line of at most 32 KB' },
  {
    expression: String.raw`/^(?:course|training|webinar|tutorial|book|mooc|bootcamp|certification)\s*:|\b(?:attended|took|completed|finished|passed|watched|enrolled|signed up|sat|read)\b[^.!?\n]{0,60}\b(?:courses?|training|webinars?|tutorials?|moocs?|bootcamps?|certifications?|certificates?|exams?|book|lectures?|e-?learning|masterclass)\b/i`,
    why: 'the text of an entry, which is cut at 4,000 characters',
  },
  { expression: String.raw`/[ \t\r\n]+$/`, why: 'a value of the user’s own profile, when a target is set' },
  { expression: String.raw`/,?[ \t]*$/`, why: 'the line of an entry, at most 32 KB' },
  {
    expression: String.raw`/(<w:bookmark(?:Start|End)\b[^>]*?w:id=")([^"]*)/g`,
    why: 'a document that we have just made',
  },
  { expression: String.raw`/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g`, why: 'a document that we have just made' },
  { expression: String.raw`/<[^>]*>/g`, why: 'a page that we have just made, in which every < of a text is escaped' },
  { expression: String.raw`/<style>[\s\S]*?<\/style>/g`, why: 'a page that we have just made' },
  { expression: String.raw`/<(?:\/(?:p|li|td|th|h\d|tr)|br)\b[^>]*>/g`, why: 'a page that we have just made' },
  { expression: String.raw`/[.\s]+$/u`, why: 'a sentence of ours or of a licence' },
  { expression: String.raw`/^[-*+]\s+\[.\]\s+(.*)$/`, why: 'the line of a review, at most 32 KB' },
  { expression: String.raw`/[*_\\]|\(\[.*$/g`, why: 'the line of a review, at most 32 KB' },
  { expression: String.raw`/^\s*(verdict|rating)::\s*(.*?)\s*$/i`, why: 'the line of a comment, at most 32 KB' },
];

/** Files in which expressions are put together, with where the parts come from. */
export const composed: Readonly<Record<string, string>> = {
  'core/editor/logEntry.ts': 'a tag, with every mark escaped',
  'core/framework/codePattern.ts':
    'a framework’s pattern, refused unless it can match in few ways and short texts only',
  'core/framework/import/csv.ts': 'the delimiter, which is one of four',
  'core/journal/dateSpellings.ts': 'parts of ours, each repetition with a limit',
  'core/journal/lines.ts': 'the words for states, which are ours',
};
