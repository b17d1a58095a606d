import { readFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Library } from '../core/framework/library.js';
import { english } from '../core/messages/translate.js';
import type { LocatedProblem, Problem } from '../core/problem.js';
import { emptyProfile, type Named, type Profile, type ProfileFile } from '../core/targets/model.js';
import { readProfile, readRoles } from '../core/targets/readProfile.js';
import { resolveProfile } from '../core/targets/resolveProfile.js';
import { Failure, reasonOf } from './failure.js';
import { decodeText } from './noteFiles.js';

export interface LoadedProfile {
  readonly profile: Profile;
  readonly problems: readonly LocatedProblem[];
}

/**
 * The profile that is named, else the folder's own; an empty one where there is none. Throws for one that cannot be used;
 * `onProblem` gets a line for what is wrong with one that can.
 */
export async function loadProfile(
  named: string | undefined,
  folder: string,
  library: Library,
  onProblem: (line: string) => void,
): Promise<LoadedProfile> {
  const path = named ?? join(folder, '.skill-journal', 'profile.yaml');
  const text = await readFile(path).then(decodeText, (error: unknown) => {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (named === undefined && isMissing) return undefined;
    throw new Failure(`profile ${path}: ${reasonOf(error)}`);
  });
  if (text === undefined) return { profile: emptyProfile, problems: [] };
  const reading = readProfile(text, path);
  const { file } = reading;
  if (!file) {
    const [first = `${path}: cannot be read as a profile`, ...more] = reading.problems.map((problem) =>
      say(problem, path),
    );
    throw new Failure(more.length === 0 ? first : `${first} (and ${more.length} more)`);
  }
  const shared: ProfileFile[] = [];
  const problems: LocatedProblem[] = reading.problems.map((problem) => ({ ...problem, uri: path }));
  // A profile that is named from elsewhere may refer to what lies beside it.
  const around = resolve(named === undefined ? folder : dirname(path));
  for (const from of file.rolesFrom) {
    const roles = await loadRoles(from, path, [around, resolve(folder)]);
    problems.push(...roles.problems);
    if (roles.file) shared.push(roles.file);
  }
  const resolved = resolveProfile(file, shared, library);
  problems.push(...resolved.problems);
  for (const problem of problems) onProblem(say(problem, problem.uri));
  return { profile: resolved.profile, problems };
}

interface LoadedRoles {
  readonly file: ProfileFile | undefined;
  readonly problems: readonly LocatedProblem[];
}

async function loadRoles(from: Named, profile: string, allowed: readonly string[]): Promise<LoadedRoles> {
  const path = resolve(dirname(profile), from.text);
  const refuse = (reason: string): LoadedRoles => ({
    file: undefined,
    problems: [{ code: 'profile.roles-file', args: { path: from.text, reason }, range: from.range, uri: profile }],
  });
  if (!allowed.some((home) => path.startsWith(home + sep))) return refuse(english('targets.roles.outside'));
  const text = await readFile(path).then(decodeText, () => undefined);
  if (text === undefined) return refuse(english('targets.roles.unreadable'));
  const { file, problems } = readRoles(text, path);
  return { file, problems: problems.map((problem) => ({ ...problem, uri: path })) };
}

/** `file:line:column: message`, as compilers print it. */
function say({ range: { start }, code, args }: Problem, uri: string): string {
  return `${uri}:${start.line + 1}:${start.character + 1}: ${english(code, args)}`;
}
