import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Library } from '../core/framework/library.js';
import type { Framework } from '../core/framework/model.js';
import { readFramework } from '../core/framework/read.js';
import { english } from '../core/messages/translate.js';
import type { LocatedProblem } from '../core/problem.js';
import { compareText } from '../core/text.js';
import { Failure, reasonOf } from './failure.js';
import { decodeText } from './noteFiles.js';

/** Most important first; a build may leave any of them out. */
const builtInFiles = ['sfia-9.yaml', 'engineering-ladder.yaml'];

/**
 * The built-in frameworks, those that the folder keeps for itself, and before them those that are named. Throws for a
 * file that cannot be used; `onProblem` gets a line for what is wrong with one that can.
 */
export async function loadLibrary(
  named: readonly string[],
  folder: string,
  onProblem: (line: string) => void,
): Promise<Library> {
  const builtIn: Framework[] = [];
  for (const path of findBuiltIn()) builtIn.push(await loadFramework(path, onProblem));
  const users: Framework[] = [];
  for (const path of [...named, ...(await findOwn(folder))]) users.push(await loadFramework(path, onProblem));
  const { library, problems } = Library.of(builtIn, users);
  for (const problem of problems) onProblem(say(problem));
  return library;
}

async function loadFramework(path: string, onProblem: (line: string) => void): Promise<Framework> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new Failure(`framework ${path}: ${reasonOf(error)}`);
  });
  const reading = readFramework(decodeText(bytes), path);
  const problems = reading.problems.map((problem) => say({ ...problem, uri: path }));
  if (reading.framework === undefined) {
    const [first = `${path}: cannot be read as a framework`, ...more] = problems;
    throw new Failure(more.length === 0 ? first : `${first} (and ${more.length} more)`);
  }
  problems.forEach(onProblem);
  return reading.framework;
}

/** `file:line:column: message`, as compilers print it, so that editors and terminals can jump there. */
function say({ uri, range: { start }, code, args }: LocatedProblem): string {
  return `${uri}:${start.line + 1}:${start.character + 1}: ${english(code, args)}`;
}

/** Where the frameworks are that came with the program; undefined where a build left them out. */
export function builtInFolder(): string | undefined {
  // Beside the bundle, else where the sources are.
  const homes = [join(__dirname, 'frameworks'), join(__dirname, '..', '..', 'frameworks')];
  return homes.find((candidate) => existsSync(candidate));
}

function findBuiltIn(): readonly string[] {
  const home = builtInFolder();
  if (home === undefined) return [];
  return builtInFiles.map((name) => join(home, name)).filter((path) => existsSync(path));
}

async function findOwn(folder: string): Promise<readonly string[]> {
  const home = join(folder, '.skill-journal', 'frameworks');
  const items = await readdir(home, { withFileTypes: true }).catch(() => []);
  return items
    .filter((item) => item.isFile() && /\.(?:ya?ml|json)$/i.test(item.name))
    .map(({ name }) => name)
    .sort(compareText)
    .map((name) => join(home, name));
}
