import type { Statement } from '../model.js';
import { slug } from '../spelling.js';
import type { SourceMap, SourceValue } from '../sourceTree.js';
import { assembleFramework, makeLevel, plainStatements, presentText, skip } from './assembleFramework.js';
import { Codes } from './codes.js';
import { textIn } from './content.js';
import { cleanLine, splitDescription } from './importText.js';
import { weighMarks } from './marks.js';
import type { ImportContent, ImportOptions, ImportResult, Importer, Recognition, SkippedPart } from './model.js';
import { fieldOf, itemsAt, readYamlMap, textAt, textsAt } from './yamlFields.js';

/**
 * A job family as the Financial Times writes it: what each level asks for in each theme. A theme becomes a skill.
 *
 *     levels: [{ id: junior, name: … }]
 *     themes: [{ id: delivery, name: …, summary: … }]
 *     competencies: [{ level: junior, theme: delivery, summary: …, proficiency: Awareness, examples: […] }]
 */
export const ftYaml: Importer = {
  id: 'ft-yaml',
  title: 'Job family of the Financial Times (.yml)',
  recognise,
  read,
};

const keys = ['levels', 'themes', 'competencies'] as const;

/** What one theme asks for at one level; a file may give it in several pieces. */
interface Cell {
  readonly proficiencies: Set<string>;
  readonly statements: Statement[];
}

function recognise(content: ImportContent): Recognition {
  const text = textIn(content);
  // Reading YAML takes long: first a look.
  const isLikely = keys.every((key) => text.includes(key));
  const root = isLikely ? readYamlMap(text) : undefined;
  if (!root) return weighMarks([...keys.map((key) => [key, text.includes(key)] as const), ['YAML', !isLikely]]);
  return weighMarks(keys.map((key) => [key, fieldOf(root, key)?.kind === 'list']));
}

function read(content: ImportContent, options: ImportOptions): ImportResult {
  const root = readYamlMap(textIn(content));
  if (!root) return { kind: 'failure', reason: { key: 'import.failure.notYaml', args: {} } };
  const skipped: SkippedPart[] = [];
  const levels = itemsAt(root, 'levels').map((level) => {
    const [id, name] = [cleanLine(textAt(level, 'id')), cleanLine(textAt(level, 'name'))];
    return makeLevel(id || slug(name), name || id);
  });
  const themes = readThemes(root, skipped);
  const cells = readCompetencies(root, themes, skipped);
  const codes = new Codes();
  const skills = [...themes].map(([id, theme]) => {
    const name = cleanLine(textAt(theme, 'name')) || id;
    const levelsOfTheme = [...(cells.get(id) ?? [])].map(([level, { proficiencies, statements }]) => ({
      id: level,
      summary: presentText([...proficiencies].join(', ')),
      statements,
    }));
    return { code: codes.take(name, id), name, description: textAt(theme, 'summary'), levels: levelsOfTheme };
  });
  if (presentText(textAt(root, 'summary')) !== undefined) skipped.push(skip('summary', 'import.skip.noPlace'));
  return assembleFramework({ name: textAt(root, 'name'), levels, skills }, skipped, options);
}

function readThemes(root: SourceMap, skipped: SkippedPart[]): ReadonlyMap<string, SourceValue> {
  const themes = new Map<string, SourceValue>();
  itemsAt(root, 'themes').forEach((theme, index) => {
    const id = cleanLine(textAt(theme, 'id')) || slug(textAt(theme, 'name'));
    if (id === '') skipped.push(skip(`themes, ${index + 1}`, 'import.skip.noName'));
    else if (themes.has(id)) skipped.push(skip(`themes, ${index + 1}`, 'import.skip.repeated', { name: id }));
    else themes.set(id, theme);
  });
  return themes;
}

/** By theme, then by level. */
function readCompetencies(
  root: SourceMap,
  themes: ReadonlyMap<string, SourceValue>,
  skipped: SkippedPart[],
): ReadonlyMap<string, ReadonlyMap<string, Cell>> {
  const cells = new Map<string, Map<string, Cell>>();
  itemsAt(root, 'competencies').forEach((competency, index) => {
    const [theme, level] = [cleanLine(textAt(competency, 'theme')), cleanLine(textAt(competency, 'level'))];
    if (!themes.has(theme)) {
      const part = cleanLine(textAt(competency, 'id')) || `competencies, ${index + 1}`;
      skipped.push(skip(part, 'import.skip.unknownTheme', { theme }));
      return;
    }
    const levels = cells.get(theme) ?? new Map<string, Cell>();
    const cell = levels.get(level) ?? { proficiencies: new Set<string>(), statements: [] };
    const proficiency = cleanLine(textAt(competency, 'proficiency'));
    if (proficiency !== '') cell.proficiencies.add(proficiency);
    cell.statements.push(...readStatements(competency));
    cells.set(theme, levels.set(level, cell));
  });
  return cells;
}

/** Examples belong to the whole of a competency, which then stays whole. */
function readStatements(competency: SourceValue): readonly Statement[] {
  const summary = textAt(competency, 'summary');
  const examples = textsAt(competency, 'examples').map(cleanLine);
  return examples.length > 0 ? [{ text: cleanLine(summary), examples }] : plainStatements(splitDescription(summary));
}
