import { makeWorkbook, type FixtureCell, type FixtureSheet } from './makeWorkbook.js';

/**
 * Files in the form of SFIA's, filled with invented text about gardens. All forms of one source hold the same statements,
 * with the traps of the real files: parts of a cell by `_x000D_`, bullets, no-break spaces, curly quotes, sentences that
 * begin small.
 */
export interface FixtureSource {
  readonly skills: readonly FixtureSkill[];
  readonly attributes: readonly FixtureSkill[];
}

export interface FixtureSkill {
  readonly code: string;
  readonly name: string;
  /** Category and subcategory; of an attribute its type. */
  readonly groups: readonly string[];
  readonly description: string;
  /** Paragraphs and, with `- `, bullets. */
  readonly notes: readonly string[];
  readonly url: string;
  readonly levels: ReadonlyMap<number, readonly string[]>;
}

export const fixtureLevels = [1, 2, 3, 4, 5, 6, 7] as const;
export const fixturePhrases = ['Dig', 'Sow', 'Water', 'Weed', 'Prune, graft', 'Plan, plant', 'Dream, draw, dare'];

const categories = ['Beds and borders', 'Glass & warmth', 'Trees', 'Water'];
const subjects = [
  'seed drawers',
  'compost heaps',
  'cold frames',
  'espaliers',
  'rain barrels',
  'hedges',
  'moss',
  'bees',
];
const deeds = [
  'Looks after the {thing} that the day’s list names.',
  'Writes down what the {thing} need – and when.',
  'counts the {thing}, as last year (with care).',
  'Shows others how {thing} are kept “alive”!',
  'Decides where new {thing} go; explains why.',
  'Mends {thing} before the frost comes.',
];

/** `count` skills, of three to five levels each, and three attributes. */
export function inventSfia(count = 12): FixtureSource {
  return {
    skills: Array.from({ length: count }, (_, index) => inventSkill(index)),
    attributes: ['Patience', 'Daylight', 'Stooping'].map((name, index) => ({
      ...inventSkill(index + 3),
      code: name.slice(0, 4).toUpperCase(),
      name,
      groups: [index === 0 ? 'Temper' : 'Back'],
      levels: new Map(fixtureLevels.map((level) => [level, inventStatements(index, level)])),
    })),
  };
}

function inventSkill(index: number): FixtureSkill {
  const thing = pick(subjects, index);
  const category = pick(categories, index >> 2);
  const first = 1 + (index % 4);
  const levels = fixtureLevels.filter((level) => level >= first && level < first + 3 + (index % 3));
  return {
    code: codeOf(index),
    name: `Keeping ${thing}, part ${index + 1}`,
    groups: [category, `${category}: ${index % 2 === 0 ? 'day' : 'night'}`],
    description: `Keeping ${thing} in good order, "come rain or shine".`,
    notes: [
      `Here ${thing} are meant widely.`,
      'Work may include:',
      '- looking.',
      '- lifting, and carrying.',
      'Gloves help.',
    ],
    url: `https://sfia-online.org/en/sfia-9/skills/keeping-${index + 1}`,
    levels: new Map(levels.map((level) => [level, inventStatements(index, level)])),
  };
}

function inventStatements(index: number, level: number): readonly string[] {
  return Array.from({ length: 1 + ((index + level) % 4) }, (_, number) =>
    pick(deeds, index + level + number).replace('{thing}', pick(subjects, index + number)),
  );
}

/** How a level stands in a cell: in one line, in several, or as bullets; never in a way of its own twice running. */
export function describeLevel(statements: readonly string[], level: number): string {
  if (level % 3 === 0) return statements.join(' ');
  if (level % 3 === 1) return `${statements.join('\r\n')}\u00A0\r\n`;
  return statements.map((statement) => `• ${statement}`).join('\r\n');
}

const levelHeaders = fixtureLevels.map((level) => `Level ${level} description`);
const blanks = Array.from({ length: fixtureLevels.length - 1 }, () => '');

/** The sheet of skills: `Levels` is merged over seven columns, which have no headers of their own. */
export function skillRows(skills: readonly FixtureSkill[], version: 8 | 9): readonly (readonly string[])[] {
  const url = version === 9;
  return [
    [
      ...['#', 'Levels', ...blanks, 'Code', ...(url ? ['URL'] : []), 'Skill', 'Category', 'Subcategory'],
      ...['Overall description', 'Guidance notes', ...levelHeaders],
    ],
    ...skills.map((skill, index) => [
      ...[String(index + 1), ...marks(skill), skill.code, ...(url ? [skill.url] : []), skill.name],
      ...[skill.groups[0] ?? '', skill.groups[1] ?? '', skill.description, notesCell(skill), ...cells(skill)],
    ]),
  ];
}

export function attributeRows(attributes: readonly FixtureSkill[]): readonly (readonly string[])[] {
  return [
    [
      'Levels',
      ...blanks,
      'Code',
      'URL',
      'Attribute name',
      'Type',
      'Overall description',
      'Guidance notes',
      ...levelHeaders,
    ],
    ...attributes.map((item) => [
      ...[...marks(item), item.code, item.url, item.name, item.groups[0] ?? '', item.description, notesCell(item)],
      ...cells(item),
    ]),
  ];
}

function marks({ levels }: FixtureSkill): readonly string[] {
  return fixtureLevels.map((level) => (levels.has(level) ? String(level) : ''));
}

function notesCell({ notes }: FixtureSkill): string {
  return notes.map((line) => line.replace(/^- /, '• ')).join('\r\n');
}

function cells({ levels }: FixtureSkill): readonly string[] {
  return fixtureLevels.map((level) => describeLevel(levels.get(level) ?? [], level));
}

export function essenceOf(level: number): string {
  return `Essence: grows ${level} rows of beans.`;
}

/** The workbook of version 9, or of version 8 with its levels down the sheet. */
export function sfiaWorkbookFile({ skills, attributes }: FixtureSource, version: 8 | 9): Uint8Array {
  const skillSheet: FixtureSheet = {
    name: 'Skills',
    // The number before each skill is a number, not a text.
    rows: skillRows(skills, version).map((row, index) =>
      index === 0 ? row : [numberCell(row[0] ?? ''), ...row.slice(1)],
    ),
    merged: ['B1:H1'],
  };
  if (version === 8) {
    const names = ['Autonomy', 'Influence', 'Complexity', 'Business skills', 'Knowledge'];
    const rows = fixtureLevels.map((level) => [
      `${level} - ${fixturePhrases[level - 1] ?? ''}`,
      ...names.map((name) => `${name} of a gardener at ${level}.\r\nAnd more.`),
    ]);
    return makeWorkbook([skillSheet, { name: 'Levels of responsibility', rows: [['Level', ...names], ...rows] }]);
  }
  return makeWorkbook([
    { name: 'Read Me Notes', rows: [['An invented file in the form of SFIA 9']] },
    skillSheet,
    { name: 'Attributes', rows: attributeRows(attributes), merged: ['A1:G1'] },
    {
      name: 'Levels of responsibility',
      rows: [
        ['Level', ...fixtureLevels.map((level) => numberCell(String(level)))],
        ['Guiding phrase', ...fixturePhrases],
        ['Essence of the level', ...fixtureLevels.map(essenceOf)],
        ['URL', ...fixtureLevels.map((level) => `https://sfia-online.org/en/sfia-9/levels/${level}`)],
      ],
    },
  ]);
}

function numberCell(digits: string): FixtureCell {
  return { xml: `<c r="REF"><v>${digits}</v></c>` };
}

/** Another export that is about: the marks come before the code. */
export function exportRows(skills: readonly FixtureSkill[]): readonly (readonly string[])[] {
  return [
    [
      ...['ID', ...fixtureLevels.map((level) => `Level ${level}`), 'Code', 'Skill', 'Category', 'Subcategory'],
      ...['Overall description', 'Guidance notes', ...levelHeaders],
    ],
    ...skills.map((skill, index) => [
      ...[String(index + 1), ...marks(skill), skill.code, skill.name, skill.groups[0] ?? '', skill.groups[1] ?? ''],
      ...[skill.description, notesCell(skill), ...cells(skill)],
    ]),
  ];
}

/** The flat table: `code,name,description,link,category,subcategory,level_1…level_7`. */
export function flatRows(skills: readonly FixtureSkill[]): readonly (readonly string[])[] {
  return [
    [
      'code',
      'name',
      'description',
      'link',
      'category',
      'subcategory',
      ...fixtureLevels.map((level) => `level_${level}`),
    ],
    ...skills.map((skill) => [
      ...[skill.code, skill.name, skill.description, skill.url, skill.groups[0] ?? '', skill.groups[1] ?? ''],
      ...cells(skill),
    ]),
  ];
}

export function writeCsv(rows: readonly (readonly string[])[], { delimiter = ',', lineEnd = '\r\n' } = {}): string {
  const quote = (cell: string): string =>
    /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return rows.map((row) => `${row.map(quote).join(delimiter)}${lineEnd}`).join('');
}

/** As the flat table, with `null` for a level that a skill lacks. */
export function flatJson(skills: readonly FixtureSkill[]): string {
  const rows = skills.map((skill) => ({
    ...{ code: skill.code, name: skill.name, description: skill.description, link: skill.url },
    ...{ category: skill.groups[0], subcategory: skill.groups[1] },
    ...Object.fromEntries(
      fixtureLevels.map((level) => {
        const statements = skill.levels.get(level);
        return [`level_${level}`, statements ? describeLevel(statements, level) : null];
      }),
    ),
  }));
  return JSON.stringify(rows);
}

/** `{ category: { subcategory: { skill: { code, description, levels, url } } } }` */
export function nestedJson(skills: readonly FixtureSkill[]): string {
  const root = new Map<string, Map<string, Map<string, unknown>>>();
  for (const skill of skills) {
    const [category = '', subcategory = ''] = skill.groups;
    const inside = root.get(category) ?? new Map<string, Map<string, unknown>>();
    root.set(category, inside);
    const entries = inside.get(subcategory) ?? new Map<string, unknown>();
    inside.set(subcategory, entries);
    const levels = Object.fromEntries([...skill.levels].map(([level, texts]) => [level, describeLevel(texts, level)]));
    entries.set(skill.name, { code: skill.code, description: skill.description, levels, url: skill.url });
  }
  return JSON.stringify(root, (_, value: unknown) =>
    value instanceof Map ? Object.fromEntries(value as ReadonlyMap<string, unknown>) : value,
  );
}

/** The text of one skill's page as a browser copies it. */
export function skillPage(skill: FixtureSkill): string {
  const levels = [...skill.levels].flatMap(([level, statements]) => [
    `Level ${level}${fixturePhrases[level - 1] ?? ''}`,
    ...statements,
  ]);
  return [
    ...['Skill description', skill.description, 'Guidance notes', ...skill.notes, ...levels],
    ...['No notes added yet.', 'Comments', '0 comments', 'Please sign in to leave a comment.'],
  ].join('\n');
}

/** Throws for a character that Windows-1252 lacks. */
export function encodeWindows1252(text: string): Uint8Array {
  const special = new Map([...'€‚ƒ„…†‡ˆ‰Š‹Œ'].map((character, index) => [character, specialBytes[index] ?? 0]));
  [...'‘’“”•–—˜™š›œ'].forEach((character, index) => special.set(character, 0x91 + index));
  return Uint8Array.from([...text], (character) => {
    const code = character.charCodeAt(0);
    const byte = special.get(character) ?? (code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : undefined);
    if (byte === undefined) throw new Error(`Windows-1252 has no “${character}”`);
    return byte;
  });
}

const specialBytes = [0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c];

function codeOf(index: number): string {
  let code = '';
  for (let rest = index, letter = 0; letter < 4; letter++, rest = Math.floor(rest / 26)) {
    code = String.fromCharCode(65 + (rest % 26)) + code;
  }
  return code;
}

function pick(items: readonly string[], index: number): string {
  return items[index % items.length] ?? '';
}
