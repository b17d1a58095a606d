import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { Session } from 'node:inspector/promises';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import * as vscode from 'vscode';

interface Api {
  whenReady(): Promise<void>;
}

/**
 * Runs inside the extension host, as tests do, and measures how long its thread is kept busy at a stretch. A stretch is told
 * by the clock, and by the time that the thread itself has used: on a busy machine the clock alone tells little.
 */

/** Milliseconds. */
export interface Stretches {
  readonly count: number;
  readonly max: number;
  readonly p99: number;
  readonly p50: number;
  /** Those above 50 ms. */
  readonly long: number;
}

export interface HostReport {
  readonly byClock: Stretches;
  /** Undefined where the editor's Node cannot tell. */
  readonly byThread: Stretches | undefined;
  /** The longest, by the thread where that can be told. */
  readonly longest: readonly Stretch[];
}

export interface Stretch {
  /** When it ended, in microseconds: as in profiles. */
  readonly end: number;
  readonly ms: number;
}

const TICK_MS = 2;
/** Stretches from here on are told one by one, but no more than so many. */
const TOLD_MS = 25;
const MOST_TOLD = 40;

class Probe {
  private clock: number[] = [];
  private thread: number[] = [];
  private longest: Stretch[] = [];
  private lastClock = 0;
  private lastThread = 0;

  constructor() {
    this.restart();
    setInterval(() => this.tick(), TICK_MS);
  }

  restart(): void {
    this.clock = [];
    this.thread = [];
    this.longest = [];
    this.lastClock = performance.now();
    this.lastThread = threadTime() ?? 0;
  }

  report(): HostReport {
    return {
      byClock: summarise(this.clock),
      byThread: threadTime() === undefined ? undefined : summarise(this.thread),
      longest: this.longest.sort((a, b) => b.ms - a.ms).slice(0, MOST_TOLD),
    };
  }

  private tick(): void {
    const now = performance.now();
    const used = threadTime() ?? 0;
    this.clock.push(Math.max(0, now - this.lastClock - TICK_MS));
    this.thread.push(used - this.lastThread);
    const ms = threadTime() === undefined ? now - this.lastClock - TICK_MS : used - this.lastThread;
    if (ms > TOLD_MS) this.longest.push({ end: Number(process.hrtime.bigint() / 1000n), ms });
    this.lastClock = now;
    this.lastThread = used;
  }
}

/** The start: of an empty module, for comparison, and of the extension. */
export interface Start {
  readonly empty: Span;
  readonly load: Span;
  /** The call of `activate` alone. */
  readonly call: Span;
  /** Until the editor calls the extension active: with the call, and with what the editor does for it. */
  readonly activate: Span;
}

/** Milliseconds: by the clock, and of the thread itself where the editor's Node can tell. */

export interface Span {
  readonly clock: number;
  readonly thread: number | undefined;
}

/** Starts a watch, which tells what has passed since. */
function startWatch(): () => Span {
  const [clock, thread] = [performance.now(), threadTime()];
  return () => {
    const used = threadTime();
    return {
      clock: performance.now() - clock,
      thread: thread === undefined || used === undefined ? undefined : used - thread,
    };
  };
}

async function timed(act: () => unknown): Promise<Span> {
  const watch = startWatch();
  await act();
  return watch();
}

/** Starts the extension as the editor would, a step at a time. */
async function measureStart(extension: vscode.Extension<unknown>, folder: string): Promise<Start> {
  const empty = join(folder, 'empty.cjs');
  writeFileSync(empty, '');
  const main = join(extension.extensionPath, 'dist', 'extension.js');
  const load = createRequire(main);
  const emptySpan = await timed(() => void load(empty));
  const loadSpan = await timed(() => void load(main));
  let call: Span | undefined;
  const loaded = load(main) as { activate(context: vscode.ExtensionContext): unknown };
  const watched = {
    ...loaded,
    activate: (context: vscode.ExtensionContext): unknown => {
      const watch = startWatch();
      const api = loaded.activate(context);
      call = watch();
      return api;
    },
  };
  Object.assign(load.cache[main] ?? {}, { exports: watched });
  const activate = await timed(() => extension.activate());
  if (call === undefined) throw new Error('The editor has loaded the extension by other means.');
  return { empty: emptySpan, load: loadSpan, call, activate };
}

/** What this thread has used of a processor, in milliseconds; Node tells since 23.9. */
function threadTime(): number | undefined {
  const { threadCpuUsage } = process as { threadCpuUsage?: () => { readonly user: number; readonly system: number } };
  if (threadCpuUsage === undefined) return undefined;
  const { user, system } = threadCpuUsage.call(process);
  return (user + system) / 1000;
}

function summarise(stretches: readonly number[]): Stretches {
  const sorted = [...stretches].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, max: at(1), p99: at(0.99), p50: at(0.5), long: sorted.filter((ms) => ms > 50).length };
}

/** Calls a command: its name, or JSON of a list of that and its arguments, in which `file` and `position` stand for objects. */
async function execute(call: string): Promise<void> {
  const revive = (_key: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if ('file' in value) return vscode.Uri.file(String(value.file));
    return 'position' in value ? new vscode.Position(...(value.position as [number, number])) : value;
  };
  const [command, ...given] = call.startsWith('[') ? (JSON.parse(call, revive) as [string, ...unknown[]]) : [call];
  await vscode.commands.executeCommand(command, ...given);
}

/** Answers the bench's questions until it is told to end. */
export async function run(): Promise<void> {
  const probe = new Probe();
  const session = new Session();
  session.connect();
  const extension = vscode.extensions.getExtension<Api>('skill-journal.skill-journal');
  const answer = async (path: string, argument: string): Promise<unknown> => {
    switch (path) {
      case '/start': {
        if (extension === undefined || extension.isActive) return undefined;
        return measureStart(extension, dirname(argument));
      }
      case '/activate': {
        await vscode.workspace.openTextDocument(vscode.Uri.file(argument)).then(vscode.window.showTextDocument);
        await (await extension?.activate())?.whenReady();
        return extension?.isActive ?? false;
      }
      case '/open':
        await vscode.workspace.openTextDocument(vscode.Uri.file(argument)).then(vscode.window.showTextDocument);
        return true;
      case '/command':
        await execute(argument);
        return true;
      case '/restart':
        probe.restart();
        return true;
      case '/report':
        return probe.report();
      case '/profile':
        await session.post('Profiler.enable');
        await session.post('Profiler.setSamplingInterval', { interval: 200 });
        await session.post('Profiler.start');
        return true;
      case '/profiled':
        writeFileSync(argument, JSON.stringify((await session.post('Profiler.stop')).profile));
        return true;
      default:
        return undefined;
    }
  };
  await new Promise<void>((resolve, reject) => {
    const server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
      if (pathname === '/end') {
        response.end('true');
        server.close();
        return resolve();
      }
      answer(pathname, searchParams.get('file') ?? '').then(
        (result) => response.end(JSON.stringify(result ?? null)),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
    server.on('error', reject).listen(Number(process.env['HOST_PROBE_PORT']), '127.0.0.1');
  });
}
