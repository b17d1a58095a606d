import type { SkillLevel } from '../model.js';
import { slug, typedForm } from '../spelling.js';
import { textIn } from './content.js';
import { cleanLine, cleanText, notesMarkdown, splitDescription } from './importText.js';
import { weighMarks } from './marks.js';
import type {
  ImportContent,
  ImportOptions,
  ImportQuestion,
  ImportResult,
  Importer,
  Recognition,
  SkippedPart,
} from './model.js';
import { sfiaLevel, sfiaLicence, type SfiaLevel } from './sfia/assemble.js';

/**
 * The text of one skill's page, as it comes from a browser. It names neither code nor skill.
 *
 *     Skill description
 *     Growing plants.
 *     Guidance notes
 *     Level 1Follow
 *     Waters plants.
 *     No notes added yet.
 */
export const pageText: Importer = {
  id: 'page-text',
  title: 'One skill, copied from its web page (text)',
  recognise,
  read,
};

interface Page {
  readonly description: readonly string[];
  readonly notes: readonly string[];
  readonly levels: ReadonlyMap<number, PageLevel>;
  /** Lines of the page that belong to no skill. */
  readonly dropped: number;
}

interface PageLevel extends SfiaLevel {
  readonly lines: string[];
}

const descriptionHeading = /^skill description:?$/i;
const notesHeading = /^guidance notes:?$/i;
/** The name may stand right behind the number, which therefore ends before any letter. */
const levelHeading = /^level\s*(\d{1,2})(?!\d)(.*)$/is;
const longestLevelName = 60;
/** What the page says below the skill. */
const furniture = [
  /^no (?:notes|comments)\b.{0,40}$/i,
  /^comments?$/i,
  /^\d+ comments?$/i,
  /^(?:please )?(?:sign|log) in\b/i,
  /^(?:add|leave|post) a (?:comment|note)\b/i,
];

function recognise(content: ImportContent): Recognition {
  if (content.kind !== 'text') return { found: [], missing: ['text'] };
  const lines = linesOf(content.text);
  const { levels } = readPage(lines);
  const marks = weighMarks([
    ['Skill description', lines.some((line) => descriptionHeading.test(line))],
    ['Level 1', levels.size > 0],
  ]);
  // A selection may begin below the first heading.
  const isGlued = lines.some((line) => /^Level \d{1,2}\p{Lu}/u.test(line));
  const hasNotes = lines.some((line) => notesHeading.test(line));
  return levels.size > 0 && (isGlued || hasNotes) ? { ...marks, missing: [] } : marks;
}

function read(content: ImportContent, options: ImportOptions): ImportResult {
  const code = cleanLine(options.code ?? '');
  const name = cleanLine(options.skillName ?? '');
  const asks: ImportQuestion[] = [];
  if (typedForm(code) === '') asks.push({ kind: 'code' });
  if (name === '') asks.push({ kind: 'skill-name' });
  if (asks.length > 0) return { kind: 'question', asks };

  const page = readPage(linesOf(textIn(content)));
  const numbers = [...page.levels].sort(([a], [b]) => a - b);
  const skipped: readonly SkippedPart[] =
    page.dropped === 0
      ? []
      : [{ part: name, why: { key: 'import.skip.furniture', args: { count: String(page.dropped) } } }];
  return {
    kind: 'framework',
    framework: {
      id: options.id ?? `sfia-${slug(code)}`,
      name: options.name ?? `SFIA: ${name}`,
      version: undefined,
      language: undefined,
      codePattern: undefined,
      licence: sfiaLicence,
      levels: numbers.map(([number, level]) => sfiaLevel(number, level)),
      groups: [],
      skills: [
        {
          code,
          name,
          group: [],
          description: page.description.join('\n'),
          notes: notesMarkdown(page.notes.join('\n')),
          url: undefined,
          aliases: [],
          levels: numbers.map(([number, { lines }]): SkillLevel => ({
            id: String(number),
            summary: undefined,
            statements: splitDescription(lines.join('\n')).map((text) => ({ text, examples: [] })),
          })),
        },
      ],
      uri: '',
    },
    skipped,
  };
}

function linesOf(text: string): readonly string[] {
  return cleanText(text)
    .split('\n')
    .map((line) => line.trimEnd());
}

function readPage(lines: readonly string[]): Page {
  const description: string[] = [];
  const notes: string[] = [];
  const levels = new Map<number, PageLevel>();
  let dropped = 0;
  let section: string[] | undefined = description;
  for (const line of lines) {
    const content = line.trim();
    const level = readHeading(content, levels);
    if (level) {
      levels.set(level.number, level);
      section = level.lines;
    } else if (levels.size === 0 && descriptionHeading.test(content)) {
      // What stands above it is the page's, too.
      dropped += description.filter((above) => above.trim() !== '').length;
      description.length = 0;
      section = description;
    } else if (levels.size === 0 && notesHeading.test(content)) {
      section = notes;
    } else {
      if (levels.size > 0 && furniture.some((pattern) => pattern.test(content))) section = undefined;
      if (section) section.push(line);
      else if (content !== '') dropped++;
    }
  }
  return { description, notes, levels, dropped };
}

/** A sentence about a level is no heading, nor is a level a second time. */
function readHeading(
  line: string,
  levels: ReadonlyMap<number, PageLevel>,
): (PageLevel & { readonly number: number }) | undefined {
  const [, digits = '', rest = ''] = levelHeading.exec(line) ?? [];
  const number = Number(digits);
  const name = cleanLine(rest.replace(/^\s*[:–—-]/, ''));
  const isHeading = number > 0 && !levels.has(number) && name.length <= longestLevelName && !/[.!?;:]$/.test(name);
  return isHeading ? { number, name: name === '' ? undefined : name, essence: undefined, lines: [] } : undefined;
}
