import type { Problem } from '../../problem.js';
import { frameworkFormat, readFramework } from '../read.js';
import { textIn } from './content.js';
import type { ImportContent, ImportOptions, ImportResult, Importer, Recognition, SkippedPart } from './model.js';

/** A framework file of our own, YAML or JSON. */
export const skillFramework: Importer = {
  id: 'skill-framework',
  title: 'Skill Journal framework (.yaml, .json)',
  recognise,
  read,
};

const mark = /["']?format["']?[ \t]*:\s*["']?skill-framework\//;
/** What may stand above that line in YAML; not the prose of a document that quotes a framework file. */
const aboveMark = /^(?:[ \t].*|[#%-].*|["']?[\w$]+["']?[ \t]*:.*)?$/;

function recognise(content: ImportContent): Recognition {
  const isOurs = hasMark(textIn(content));
  const label = `format: ${frameworkFormat}`;
  return isOurs ? { found: [label], missing: [] } : { found: [], missing: [label] };
}

function hasMark(text: string): boolean {
  const at = mark.exec(text)?.index;
  if (at === undefined) return false;
  if (/^\s*\{/.test(text)) return true;
  const above = text.slice(0, at).split(/\r\n|[\r\n]/);
  return above.at(-1) === '' && above.every((line) => aboveMark.test(line));
}

function read(content: ImportContent, options: ImportOptions): ImportResult {
  const { framework, problems } = readFramework(textIn(content), '');
  if (!framework) {
    const args = { line: lineOf(problems[0]), count: String(problems.length) };
    return { kind: 'failure', reason: { key: 'import.failure.ownFormat', args }, problems };
  }
  const { id = framework.id, name = framework.name } = options;
  return { kind: 'framework', framework: { ...framework, id, name }, skipped: problems.map(asSkipped) };
}

function asSkipped(problem: Problem): SkippedPart {
  return { part: lineOf(problem), why: { key: problem.code, args: problem.args } };
}

/** Counted from 1, as editors show it. */
function lineOf(problem: Problem | undefined): string {
  return String((problem?.range.start.line ?? 0) + 1);
}
