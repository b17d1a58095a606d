import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import path from 'node:path';
import tls from 'node:tls';

/**
 * A watch on what could reach out of the extension host. Files need none: the extension's bundle has no module for them
 * (a test of the package sees to it), so that it writes through the editor only.
 */

/** One call of something that reaches out of the extension host. */
export interface Reached {
  readonly what: string;
  readonly stack: string;
}

/** Each test file is a bundle of its own: what was seen is kept where all of them find it. */
const key = Symbol.for('skill-journal.reached');
const store = globalThis as { [key]?: Reached[] };

/** Everything that was called since the watch began, by whomever: the extension host itself calls some of it too. */
export function everythingReached(): readonly Reached[] {
  return store[key] ?? [];
}

/** What our extension, in that folder, has called, and not the host, another extension or a test. */
export function reachedBy(extensionFolder: string): readonly Reached[] {
  const scripts = ['extension.js', 'noteWorker.js'].map((name) => path.join(extensionFolder, 'dist', name));
  return everythingReached().filter(({ stack }) => scripts.some((script) => stack.includes(script)));
}

/** Puts a watch on the modules for network and processes of this extension host. */
export function watchReach(): void {
  if (store[key] !== undefined) return;
  const reached: Reached[] = [];
  store[key] = reached;
  // Stacks are short by default, and the caller that matters stands low in them.
  Error.stackTraceLimit = 50;
  const watch = (owner: object, module: string, names: readonly string[]): void => {
    const functions = owner as Record<string, unknown>;
    for (const name of names) {
      const original = functions[name];
      if (typeof original !== 'function') continue;
      functions[name] = function (this: unknown, ...args: unknown[]): unknown {
        reached.push({ what: `${module}.${name}`, stack: new Error().stack ?? '' });
        return Reflect.apply(original, this, args) as unknown;
      };
    }
  };
  watch(childProcess, 'child_process', ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']);
  for (const [module, owner] of [
    ['http', http],
    ['https', https],
  ] as const)
    watch(owner, module, ['request', 'get']);
  watch(net, 'net', ['connect', 'createConnection']);
  watch(net.Socket.prototype, 'net.Socket', ['connect']);
  watch(tls, 'tls', ['connect']);
  watch(dgram, 'dgram', ['createSocket']);
  watch(dns, 'dns', ['lookup', 'resolve']);
  watch(globalThis, 'globalThis', ['fetch']);
}
