import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import ts from 'typescript';

import { stagePackage } from '../../scripts/packageStage.js';
import { outFolder } from '../support/paths.js';

/**
 * What the built program could reach at all. A bundle in which nothing of this name occurs cannot open a connection or
 * start a process, whatever its input makes it do.
 */
const reachingOut = new Set([
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'RTCPeerConnection', 'sendBeacon'],
  ...['eval', 'importScripts', 'SharedWorker'],
]);

describe('the program as it ships', function () {
  this.timeout(180_000);
  let dist = '';

  before(async () => {
    const stage = await stagePackage('extension', { into: path.join(outFolder, 'package', 'reach') });
    dist = path.join(stage.folder, 'dist');
  });
  after(() => fs.rmSync(path.dirname(dist), { recursive: true, force: true }));

  /** What the files of each part may ask for, beside one another. */
  const allowed: readonly (readonly [RegExp, readonly string[]])[] = [
    [/^(?:extension|extension\/[\w-]+)\.js$/, ['node:os', 'node:worker_threads', 'vscode']],
    [/^extension\.web\.js$/, ['vscode']],
    [/^noteWorker\.js$/, ['node:fs', 'node:fs/promises', 'node:worker_threads']],
    [/^documentWorker\.js$/, ['node:worker_threads']],
    [/^noteWorker\.web\.js$/, []],
    [/^webview\/\w+\.js$/, []],
  ];

  it('consists of the parts that are looked at here', () => {
    const scripts = scriptsOf();
    for (const name of scripts) assert.ok(modulesFor(name), name);
    for (const [part] of allowed)
      assert.ok(
        scripts.some((name) => part.test(name)),
        String(part),
      );
  });

  it('asks for no module that could reach the network or start a process', () => {
    const scripts = scriptsOf();
    const asked = new Set<string>();
    for (const name of scripts) {
      for (const required of read(name).required) {
        const file = path.posix.join(path.posix.dirname(name), required);
        if (required.startsWith('.')) assert.ok(scripts.includes(file), `${name} asks for ${required}`);
        else assert.ok(modulesFor(name)?.includes(required), `${name} asks for ${required}`);
        asked.add(required);
      }
    }
    for (const module of allowed.flatMap(([, modules]) => modules)) assert.ok(asked.has(module), module);
  });

  it('names nothing that could reach the network, or run text as a program', () => {
    for (const name of scriptsOf()) assert.deepEqual(read(name).reaching, [], name);
  });

  it('would be found out if it did', () => {
    const found = readText(
      'void fetch("x"); globalThis["eval"]("1"); require("node:http"); new Function("return 1")',
      'x.js',
    );
    assert.deepEqual(found.reaching, ['fetch', 'eval', 'Function']);
    assert.deepEqual(found.required, ['node:http']);
  });

  function scriptsOf(): readonly string[] {
    const scripts = fs.readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
    return scripts.map((name) => name.replaceAll(path.sep, '/'));
  }

  function modulesFor(name: string): readonly string[] | undefined {
    return allowed.find(([part]) => part.test(name))?.[1];
  }

  function read(name: string): Reach {
    return readText(fs.readFileSync(path.join(dist, name), 'utf8'), name);
  }
});

interface Reach {
  readonly required: readonly string[];
  readonly reaching: readonly string[];
}

function readText(text: string, name: string): Reach {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const required: string[] = [];
  const reaching: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const [argument] = node.arguments;
      const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require';
      if (isRequire || node.expression.kind === ts.SyntaxKind.ImportKeyword) {
        required.push(argument !== undefined && ts.isStringLiteral(argument) ? argument.text : 'something computed');
      }
    }
    const isConstructed = ts.isNewExpression(node) || ts.isCallExpression(node);
    if (isConstructed && ts.isIdentifier(node.expression) && node.expression.text === 'Function')
      reaching.push('Function');
    if (ts.isIdentifier(node) && reachingOut.has(node.text) && !isOwnName(node) && !isSearchForGlobal(node))
      reaching.push(node.text);
    if (ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression)) {
      if (reachingOut.has(node.argumentExpression.text)) reaching.push(node.argumentExpression.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { required, reaching };
}

/** `(0, eval)('this')`, by which a package looks for the global object where nothing else has it. */
function isSearchForGlobal(node: ts.Identifier): boolean {
  let call: ts.Node = node;
  while (ts.isBinaryExpression(call.parent) || ts.isParenthesizedExpression(call.parent)) call = call.parent;
  const { parent } = call;
  const [argument] = ts.isCallExpression(parent) ? parent.arguments : [];
  return node.text === 'eval' && argument !== undefined && ts.isStringLiteral(argument) && argument.text === 'this';
}

/** A key of an object or a method of a class that merely has the name. */
function isOwnName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) && parent.name === node;
}
