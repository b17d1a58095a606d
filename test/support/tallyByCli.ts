import { execFileSync } from 'node:child_process';
import * as path from 'node:path';

import { distFolder, projectRoot } from './paths.js';

/** What the tests read of the command line's JSON. */
export interface CliTally {
  readonly notes: number;
  readonly skills: readonly CliSkill[];
}

export interface CliSkill {
  readonly framework: string;
  readonly code: string;
  readonly levels: readonly CliLevel[];
}

export interface CliLevel {
  readonly id: string;
  readonly name: string;
  readonly evidence: number;
  readonly planned: number;
  readonly knowledge: number;
  readonly statements: readonly { readonly number: number; readonly evidence: number }[];
  readonly entries: readonly CliEntry[];
}

export interface CliEntry {
  /** Relative to the folder. */
  readonly uri: string;
  /** 1-based. */
  readonly line: number;
  readonly date: string | null;
  readonly state: 'done' | 'planned';
  readonly kind: 'practice' | 'knowledge';
}

/** Tallies the sample journal by the built command line: what every surface of the editor has to agree with. */
export function tallySampleJournal(...args: readonly string[]): CliTally {
  const command = [path.join(distFolder, 'cli.js'), 'tally', path.join(projectRoot, 'sample-journal')];
  const printed = execFileSync(process.execPath, [...command, '--format', 'json', ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(printed) as CliTally;
}

/** Returns a level of a tally; throws where it has none. */
export function levelOf(tally: CliTally, code: string, id: string): CliLevel {
  const level = tally.skills.find((skill) => skill.code === code)?.levels.find((other) => other.id === id);
  if (level === undefined) {
    throw new Error(`The sample journal's tally has no ${code}/${id}.`);
  }
  return level;
}

/** The entries that a level's number of evidence counts. */
export function evidenceOf(level: CliLevel): readonly CliEntry[] {
  return level.entries.filter(({ state, kind }) => state === 'done' && kind === 'practice');
}
