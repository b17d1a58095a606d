import * as os from 'node:os';
import * as path from 'node:path';

/** The repository's root. */
export const projectRoot = path.resolve(import.meta.dirname, '..', '..');

/** Where built files lie. */
export const distFolder = path.join(projectRoot, 'dist');

/** Where test reports and screenshots of failures go; never committed. */
export const outFolder = path.join(projectRoot, 'out');

/** Where editors installed for the tests are kept between runs, outside the project. */
export function cacheFolder(): string {
  const chosen = process.env['SKILL_JOURNAL_CACHE'];
  if (chosen !== undefined && chosen !== '') {
    return path.resolve(chosen);
  }
  const base = process.env['XDG_CACHE_HOME'];
  return path.join(
    base !== undefined && base !== '' ? base : path.join(os.homedir(), '.cache'),
    'skill-journal-editor',
  );
}
