/** What the user asked for cannot be done; the message is one line and says why. Ends the program with status 2. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** The system's reason for an error of the file system, in words: `no such file or folder`. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons.get(code) ?? (error instanceof Error ? error.message : String(error));
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such file or folder'],
  ['ENOTDIR', 'not a folder'],
  ['EISDIR', 'a folder, not a file'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'not permitted'],
  ['ELOOP', 'too many symbolic links'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EMFILE', 'too many open files'],
]);
