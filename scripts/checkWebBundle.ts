import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vm from 'node:vm';

import { distFolder } from '../test/support/paths.js';

/**
 * Loads the built browser bundle where there is nothing but what a web worker has, and `vscode`.
 *
 * The build has checked already that it asks for no Node built-in; this finds a `process` or a `Buffer` that is used
 * without being asked for.
 */
function main(): void {
  const file = path.join(distFolder, 'extension.web.js');
  const exported: Record<string, unknown> = {};
  const globals: Record<string, unknown> = {
    exports: exported,
    module: { exports: exported },
    require: (name: string): unknown => {
      if (name === 'vscode') {
        return standIn();
      }
      throw new Error(`The browser bundle asks for “${name}”.`);
    },
    console,
    TextDecoder,
    TextEncoder,
    URL,
    setTimeout,
    clearTimeout,
    queueMicrotask,
    performance,
  };
  globals['self'] = globals;
  vm.runInNewContext(fs.readFileSync(file, 'utf8'), globals, { filename: file });
  const { exports: result } = globals['module'] as { readonly exports: Record<string, unknown> };
  if (typeof result['activate'] !== 'function') {
    throw new Error('The browser bundle exports no `activate`.');
  }
  console.log(`The browser bundle loads without Node (${(fs.statSync(file).size / 1024).toFixed(0)} kB).`);
}

/** Answers to everything that loading a module may do with `vscode`: read names, derive classes, make objects. */
function standIn(): unknown {
  const answer: unknown = new Proxy(class {}, {
    get: (target, name) => (name === 'prototype' ? target.prototype : answer),
    apply: () => answer,
    construct: () => ({}),
  });
  // esbuild copies a module's own names; what it does not find there it looks up in the prototype.
  return Object.create(answer as object) as unknown;
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  process.exitCode = 1;
}
