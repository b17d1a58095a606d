import type { HostReport, Start, Stretches } from './hostProbe.js';

export interface Row {
  readonly what: string;
  readonly host: HostReport;
  /** Tasks of the page above 50 ms, in milliseconds. */
  readonly page: readonly number[];
}

/** The medians of several starts, and of the thread's own time all of them. */
export function printStarts(starts: readonly Start[]): void {
  const sorted = (numbers: readonly number[]): readonly number[] => [...numbers].sort((a, b) => a - b);
  for (const what of ['empty', 'load', 'call', 'activate'] as const) {
    const clock = sorted(starts.map((start) => start[what].clock));
    const thread = sorted(starts.map((start) => start[what].thread ?? NaN));
    const middle = Math.floor(starts.length / 2);
    const all = thread.map((ms) => ms.toFixed(1)).join(' ');
    console.log(`${what}: ${clock[middle]?.toFixed(1)} ms, ${thread[middle]?.toFixed(1)} of the thread (${all})`);
  }
}

/** When the host's thread was busy the longest. */
export function printLongest({ longest }: HostReport): void {
  for (const { end, ms } of longest) console.log(`  ${ms.toFixed(0)} ms until ${end}`);
}

export function printRows(rows: readonly Row[]): void {
  const say = (stretches: Stretches | undefined): string =>
    stretches === undefined
      ? '– | –'
      : `${stretches.max.toFixed(0)} / ${stretches.p99.toFixed(1)} / ${stretches.p50.toFixed(1)} | ${stretches.long}`;
  console.log('\nThe extension host: longest stretch / p99 / p50 in ms, and stretches above 50 ms.\n');
  console.log('| what | by the clock | > 50 | of the thread itself | > 50 | long tasks of the page |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
  for (const { what, host, page } of rows) {
    const tasks = page.length === 0 ? '0' : `${page.length}, at most ${Math.max(...page).toFixed(0)} ms`;
    console.log(`| ${what} | ${say(host.byClock)} | ${say(host.byThread)} | ${tasks} |`);
  }
}
