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
}

const TICK_MS = 2;

class Probe {
  private clock: number[] = [];
  private thread: number[] = [];
  private lastClock = 0;
  private lastThread = 0;

  constructor() {
    this.restart();
    setInterval(() => this.tick(), TICK_MS);
  }

  restart(): void {
    this.clock = [];
    this.thread = [];
    this.lastClock = performance.now();
    this.lastThread = threadTime() ?? 0;
  }

  report(): HostReport {
    return {
      byClock: summarise(this.clock),
      byThread: threadTime() === undefined ? undefined : summarise(this.thread),
    };
  }

  private tick(): void {
    const now = performance.now();
    const used = threadTime() ?? 0;
    this.clock.push(Math.max(0, now - this.lastClock - TICK_MS));
    this.thread.push(used - this.lastThread);
    this.lastClock = now;
    this.lastThread = used;
  }
}

/** Milliseconds of the start: by the clock, and of the thread itself where the editor's Node can tell. */
export interface Start {
  readonly empty: Span;
  readonly load: Span;
  readonly activate: Span;
}

export interface Span {
  readonly clock: number;
  readonly thread: number | undefined;
}

async function timed(act: () => unknown): Promise<Span> {
  const [clock, thread] = [performance.now(), threadTime()];
  await act();
  const used = threadTime();
  return {
    clock: performance.now() - clock,
    thread: thread === undefined || used === undefined ? undefined : used - thread,
  };
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
        const empty = join(dirname(argument), 'empty.cjs');
        writeFileSync(empty, '');
        const main = join(extension.extensionPath, 'dist', 'extension.js');
        const load = createRequire(main);
        return {
          empty: await timed(() => void load(empty)),
          load: await timed(() => void load(main)),
          activate: await timed(() => extension.activate()),
        };
      }
      case '/activate': {
        await vscode.workspace.openTextDocument(vscode.Uri.file(argument)).then(vscode.window.showTextDocument);
        await (await extension?.activate())?.whenReady();
        return extension?.isActive ?? false;
      }
      case '/open':
        await vscode.workspace.openTextDocument(vscode.Uri.file(argument)).then(vscode.window.showTextDocument);
        return true;
      case '/restart':
        probe.restart();
        return true;
      case '/report':
        return probe.report();
      case '/profile':
        await session.post('Profiler.enable');
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
