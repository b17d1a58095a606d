import * as fs from 'node:fs';
import * as path from 'node:path';

/** Returns the full path of the first of these programs that PATH has. */
export function findOnPath(programs: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  for (const program of programs) {
    for (const folder of folders) {
      const file = path.join(folder, process.platform === 'win32' ? `${program}.cmd` : program);
      if (isExecutable(file)) {
        return file;
      }
    }
  }
  return undefined;
}

function isExecutable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
