import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { checkSync } from 'recheck';
import ts from 'typescript';

import { projectRoot } from '../support/paths.js';
import { bounded, composed } from './boundedExpressions.js';

const sourceFolder = path.join(projectRoot, 'src');
/** What the tool has said of each, for it takes a minute. `FULL=1`, as in `npm run fuzz`, asks again; `UPDATE=1` keeps it. */
const verdictsFile = path.join(import.meta.dirname, 'expressionVerdicts.json');
const isAskedAgain = process.env['FULL'] === '1' || process.env['UPDATE'] === '1';
const kept = JSON.parse(fs.readFileSync(verdictsFile, 'utf8')) as Readonly<Record<string, string>>;
const said = new Map<string, string>();

interface Found {
  readonly file: string;
  readonly text: string;
}

const files = fs
  .readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll(path.sep, '/'))
  .sort();
const literals: Found[] = [];
const constructed: Found[] = [];
for (const file of files) collect(file);

describe('every regular expression of the program', () => {
  it('is found in the source', () => {
    assert.ok(literals.length > 250, `only ${literals.length} were found`);
  });

  it('takes linear time, or has a reason why its input is short', function () {
    // A tool looks at each one for attacks; some take it a while.
    this.timeout(600_000);
    const reasons = new Set(bounded.map(({ expression }) => expression));
    const wrong: string[] = [];
    for (const { file, text } of literals) {
      if (said.has(text) || reasons.has(text)) continue;
      const kind = verdictOn(text, isLinear);
      if (!isLinear(kind)) wrong.push(`${file}: ${kind}: ${text}`);
    }
    console.log(`        ${said.size} are linear by the tool, ${reasons.size} are bounded by their input`);
    assert.deepEqual(wrong, []);
  });

  it('is listed as bounded only while it is there and needs it', function () {
    this.timeout(120_000);
    const present = new Set(literals.map(({ text }) => text));
    for (const { expression } of bounded)
      assert.ok(present.has(expression), `not in the source any more: ${expression}`);
  });

  it('is never exponential, bounded or not', function () {
    this.timeout(300_000);
    for (const { expression } of bounded) {
      assert.notEqual(
        verdictOn(expression, (kind) => kind !== 'exponential'),
        'exponential',
        expression,
      );
    }
  });

  it('has its verdict kept only while it is there', () => {
    const verdicts = Object.fromEntries([...said].sort(([a], [b]) => (a < b ? -1 : 1)));
    if (process.env['UPDATE'] === '1') fs.writeFileSync(verdictsFile, `${JSON.stringify(verdicts, undefined, 2)}\n`);
    else
      assert.deepEqual(Object.keys(kept), Object.keys(verdicts), 'UPDATE=1 npm run test:package -- --grep expression');
  });

  it('is put together from parts only where that has been looked at', () => {
    const places = constructed.map(({ file }) => file);
    assert.deepEqual([...new Set(places)].sort(), Object.keys(composed).sort());
  });
});

/** The tool times attacks of its own, and on a busy machine anything may take long: what is wrong is wrong each time. */
const TRIES = 4;

/** What the tool says: once it is as it should be, or each time. An expression that it cannot finish with is `unknown`. */
function verdictOn(literal: string, isFine: (kind: string) => boolean): string {
  let kind = isAskedAgain ? '' : (kept[literal] ?? '');
  for (let i = 0; i < TRIES && (kind === '' || !isFine(kind)); i++) {
    const verdict = check(literal);
    kind = verdict.status === 'unknown' ? 'unknown' : verdict.complexity.type;
  }
  said.set(literal, kind);
  return kind;
}

function isLinear(kind: string): boolean {
  return kind === 'safe' || kind === 'linear';
}

function check(literal: string): ReturnType<typeof checkSync> {
  const end = literal.lastIndexOf('/');
  return checkSync(literal.slice(1, end), literal.slice(end + 1), { timeout: 30_000 });
}

function collect(file: string): void {
  const text = fs.readFileSync(path.join(sourceFolder, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) literals.push({ file, text: node.text });
    const isConstructor =
      (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText(source) === 'RegExp';
    if (isConstructor) constructed.push({ file, text: node.getText(source) });
    ts.forEachChild(node, visit);
  };
  visit(source);
}
