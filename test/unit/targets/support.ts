import assert from 'node:assert/strict';
import { Library } from '../../../src/core/framework/library.js';
import { JournalIndex } from '../../../src/core/journal/index/journalIndex.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { english } from '../../../src/core/messages/translate.js';
import { IndexEvidence } from '../../../src/core/tally/tally.js';
import type { GapAnalysis } from '../../../src/core/targets/gapModel.js';
import { analyseGaps } from '../../../src/core/targets/gaps.js';
import { readProfile } from '../../../src/core/targets/readProfile.js';
import { resolveProfile } from '../../../src/core/targets/resolveProfile.js';
import { frameworkText, readSound } from '../framework/support.js';

export const today = '2026-11-25';

const level = (statements: number): string =>
  `[${Array.from({ length: statements }, (_, i) => `"Does thing ${i + 1}."`).join(', ')}]`;
const skill = (name: string): string => `{ name: ${name}, levels: { 1: ${level(1)}, 2: ${level(2)}, 3: ${level(3)} } }`;

/** Two frameworks: `acme` with levels 1 to 3, `other` with two levels of the same ids. */
export const library = new Library([
  readSound(frameworkText(['RUN', 'BUILD', 'TEACH'].map((code) => `  ${code}: ${skill(`${code} it`)}`).join('\n'))),
  readSound(
    frameworkText(
      `  COOK: { name: Cooking, levels: { 1: ["Boils."], 2: ["Bakes."] } }`,
      '[{ id: "1" }, { id: "2" }]',
      'other',
    ),
    'test:other',
  ),
]);

export const uri = 'file:///journal/.skill-journal/profile.yaml';

export function profileText(rest: string): string {
  return `format: skill-profile/1\n${rest}`;
}

/** What is wrong with a profile, as sentences. */
export function problemsOf(text: string): readonly string[] {
  const { file, problems } = readProfile(text, uri);
  const all = [...problems, ...(file ? resolveProfile(file, [], library).problems : [])];
  return all.map(
    ({ code, args, range: { start } }) => `${start.line + 1}:${start.character + 1} ${english(code, args)}`,
  );
}

/** Gaps of a sound profile for notes, each the text of one file. */
export function gapsOf(profile: string, ...notes: readonly string[]): GapAnalysis {
  const { file, problems } = readProfile(profileText(profile), uri);
  assert.deepEqual(problems, []);
  assert.ok(file);
  const resolved = resolveProfile(file, [], library);
  assert.deepEqual(resolved.problems, []);
  return analyseGaps(resolved.profile, library, new IndexEvidence(indexOf(...notes), library), today);
}

export function indexOf(...notes: readonly string[]): JournalIndex {
  const index = new JournalIndex();
  notes.forEach((text, i) => {
    index.set(readNote(`file:///journal/note${i}.md`, text, { library, markers: defaultMarkers, today }));
  });
  return index;
}
