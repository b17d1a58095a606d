import type { Skill, SkillLevel, Statement } from '../model.js';
import type { SourceMap, SourceValue } from '../sourceTree.js';
import { assembleFramework, makeLevel, plainStatements, skip } from './assembleFramework.js';
import { Codes } from './codes.js';
import { textIn } from './content.js';
import { cleanLine } from './importText.js';
import { weighMarks } from './marks.js';
import type { ImportContent, ImportOptions, ImportResult, Importer, Recognition, SkippedPart } from './model.js';
import { fieldOf, itemsAt, plainText, readYamlMap, textAt, textsAt } from './yamlFields.js';

/**
 * A progression framework as Monzo writes it: a page whose front matter holds all of it. A topic becomes a skill.
 *
 *     levels: 6
 *     topics:
 *       - name: impact
 *         content: [{ level: 1, criteria: […], exampleCriteria: [{ criteria: …, examples: […] }] }]
 */
export const monzoMarkdown: Importer = {
  id: 'monzo-markdown',
  title: 'Progression framework of Monzo (.md)',
  recognise,
  read,
};

const keys = ['topics', 'content', 'criteria'] as const;
const frontMatter = /^\uFEFF?---[ \t]*[\r\n]([\s\S]*?)[\r\n]---[ \t]*(?=[\r\n]|$)/;
/** More than any ladder has rungs. */
const mostLevels = 100;

function recognise(content: ImportContent): Recognition {
  const text = textIn(content);
  const { yaml } = splitPage(text);
  // Reading YAML takes long: first a look.
  const isLikely = keys.every((key) => yaml.includes(key));
  const root = isLikely ? readYamlMap(yaml) : undefined;
  if (!root) return weighMarks([...keys.map((key) => [key, yaml.includes(key)] as const), ['YAML', !isLikely]]);
  const topics = itemsAt(root, 'topics');
  const entries = topics.flatMap((topic) => itemsAt(topic, 'content'));
  return weighMarks([
    ['topics', topics.length > 0],
    ['content', entries.length > 0],
    ['criteria', entries.some((entry) => fieldOf(entry, 'criteria') ?? fieldOf(entry, 'exampleCriteria'))],
  ]);
}

function read(content: ImportContent, options: ImportOptions): ImportResult {
  const { yaml, body } = splitPage(textIn(content));
  const root = readYamlMap(yaml);
  if (!root) return { kind: 'failure', reason: { key: 'import.failure.notYaml', args: {} } };
  const skipped: SkippedPart[] = [];
  const codes = new Codes();
  const skills = itemsAt(root, 'topics').flatMap((topic, index): readonly Pick<Skill, 'code' | 'name' | 'levels'>[] => {
    const name = cleanLine(textAt(topic, 'title')) || cleanLine(textAt(topic, 'name'));
    if (name !== '') return [{ code: codes.take(name, textAt(topic, 'name')), name, levels: readContent(topic) }];
    skipped.push(skip(`topics, ${index + 1}`, 'import.skip.noName'));
    return [];
  });
  if (body !== '') skipped.push(skip(firstLine(body), 'import.skip.noPlace'));
  const levels = listLevels(root, skills).map((id) => makeLevel(id, /^\d+$/.test(id) ? `Level ${id}` : id));
  return assembleFramework({ name: textAt(root, 'title'), levels, skills }, skipped, options);
}

/** A file that is YAML from end to end has no body. */
function splitPage(text: string): { readonly yaml: string; readonly body: string } {
  const page = frontMatter.exec(text);
  return page ? { yaml: page[1] ?? '', body: text.slice(page[0].length).trim() } : { yaml: text, body: '' };
}

function readContent(topic: SourceValue): readonly SkillLevel[] {
  const levels = new Map<string, Statement[]>();
  for (const entry of itemsAt(topic, 'content')) {
    const id = cleanLine(textAt(entry, 'level'));
    const statements = levels.get(id) ?? [];
    statements.push(...plainStatements(textsAt(entry, 'criteria').map(cleanLine)));
    for (const item of itemsAt(entry, 'exampleCriteria')) {
      const text = cleanLine(item.kind === 'text' ? plainText(item) : textAt(item, 'criteria'));
      if (text !== '') statements.push({ text, examples: textsAt(item, 'examples').map(cleanLine) });
    }
    levels.set(id, statements);
  }
  return [...levels].map(([id, statements]) => ({ id, summary: undefined, statements }));
}

/** As many as the file says, and those that it uses beyond; numbers in their order, then what is no number. */
function listLevels(root: SourceMap, skills: readonly Pick<Skill, 'levels'>[]): readonly string[] {
  const count = Math.min(Number(/^\d{1,3}$/.exec(textAt(root, 'levels').trim())?.[0] ?? 0), mostLevels);
  const stated = Array.from({ length: count }, (_, index) => String(index + 1));
  const used = skills.flatMap(({ levels }) => levels.map(({ id }) => id)).filter((id) => id !== '');
  const ids = [...new Set([...stated, ...used])];
  const isNumber = (id: string): boolean => /^\d+$/.test(id);
  return [...ids.filter(isNumber).sort((a, b) => Number(a) - Number(b)), ...ids.filter((id) => !isNumber(id))];
}

function firstLine(body: string): string {
  const line = cleanLine(/^.*/.exec(body)?.[0] ?? '');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
