import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { checkSync } from 'recheck';
import ts from 'typescript';

import { projectRoot } from '../support/paths.js';
import { bounded, composed } from './boundedExpressions.js';

const sourceFolder = path.join(projectRoot, 'src');

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
    const known = new Map(bounded.map(({ expression, why }) => [expression, why]));
    const checked = new Set<string>();
    const wrong: string[] = [];
    let slow = 0;
    for (const { file, text } of literals) {
      if (checked.has(text) || known.has(text)) continue;
      checked.add(text);
      const verdict = judge(text);
      if (verdict === undefined) continue;
      slow += 1;
      wrong.push(`${file}: ${verdict}: ${text}`);
    }
    console.log(`        ${checked.size} checked, ${known.size} bounded by their input, ${slow} in doubt`);
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
    for (const { expression } of bounded) assert.notEqual(kindOf(expression), 'exponential', expression);
  });

  it('is put together from parts only where that has been looked at', () => {
    const places = constructed.map(({ file }) => file);
    assert.deepEqual([...new Set(places)].sort(), Object.keys(composed).sort());
  });
});

function kindOf(literal: string): string {
  const verdict = check(literal);
  return verdict.status === 'unknown' ? 'unknown' : verdict.complexity.type;
}

/** The tool times attacks of its own, and on a busy machine anything may take long: what is wrong is wrong each time. */
const TRIES = 4;

/** What is wrong; `undefined` where it is linear. An expression that the tool cannot finish with counts as wrong. */
function judge(literal: string): string | undefined {
  let kind = '';
  for (let i = 0; i < TRIES; i++) {
    kind = kindOf(literal);
    if (kind === 'safe' || kind === 'linear') return undefined;
  }
  return kind;
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
