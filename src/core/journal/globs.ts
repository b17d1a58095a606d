import picomatch from 'picomatch';
import { trimTail } from '../text.js';

/** Which files of a folder are notes. Globs are relative to the folder, with `/`, in any case. */
export interface NoteGlobs {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

export interface NoteFilter {
  /** True for a note. The path is relative to the folder, with `/`. */
  (relativePath: string): boolean;
  /** False where a walker need not go in. The folder itself is `''`. */
  readonly mayContainNotes: (relativeFolder: string) => boolean;
}

export const defaultInclude: readonly string[] = ['**/*.md', '**/*.markdown'];

/** Templates hold tags that nobody has earned; what starts with a dot is some tool's, its waste basket included. */
export const defaultExclude: readonly string[] = [
  '**/node_modules/**',
  '**/.*/**',
  '**/{templates,template,_templates}/**',
  '**/logseq/bak/**',
];

const options: picomatch.PicomatchOptions = {
  dot: true,
  nocase: true,
  nonegate: true,
  // Nobody needs them for folders of notes, and nested ones can be made to take for ever.
  noextglob: true,
  windows: false,
};

const longestGlob = 1000;

/** Excludes win over includes; a folder that is excluded is so with all that it holds. */
export function createNoteFilter(globs: NoteGlobs): NoteFilter {
  const included = globs.include.map(normalise).filter(isUsable).map(onlyMarkdown);
  const excluded = globs.exclude.map(normalise).filter(isUsable).map(withoutContent);
  const isIncluded = matchAny(included);
  const isExcluded = matchAny(excluded);
  const roots = included.map((glob) => picomatch.scan(glob, options).base.toLowerCase());
  // The same few folders are asked about for every file in them.
  const known = new Map<string, boolean>([['', false]]);

  function isExcludedFolder(folder: string): boolean {
    const remembered = known.get(folder);
    if (remembered !== undefined) return remembered;
    const slash = folder.lastIndexOf('/');
    const result =
      folder.slice(slash + 1).toLowerCase() === 'node_modules' ||
      isExcludedFolder(folder.slice(0, Math.max(0, slash))) ||
      isExcluded(folder);
    known.set(folder, result);
    return result;
  }

  function isNote(relativePath: string): boolean {
    const path = withoutDots(relativePath);
    if (path === undefined || path === '' || !isIncluded(path) || isExcluded(path)) return false;
    return !isExcludedFolder(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
  }

  function mayContainNotes(relativeFolder: string): boolean {
    const folder = withoutDots(relativeFolder);
    if (folder === undefined || isExcludedFolder(folder)) return false;
    const lower = folder.toLowerCase();
    return roots.some((root) => isWithin(lower, root) || isWithin(root, lower));
  }

  return Object.assign(isNote, { mayContainNotes });
}

/** People write `./notes/`, `/notes` and `notes` for the same folder. */
function normalise(glob: string): string {
  const trimmed = glob.trim().replace(/^(?:\.?\/)+/, '');
  return trimmed.endsWith('/') ? `${trimTail(trimmed, /\//)}/**` : trimmed;
}

function isUsable(glob: string): boolean {
  return glob !== '' && glob !== '/**' && glob.length <= longestGlob;
}

/** A glob that ends in a folder, or in any file at all, means the Markdown files there, not the pictures. */
function onlyMarkdown(glob: string): string {
  const slash = glob.lastIndexOf('/');
  const last = glob.slice(slash + 1);
  if (last === '**') return `${glob}/*.{md,markdown}`;
  if (last === '*') return `${glob}.{md,markdown}`;
  return /[.*?[\]{}]/.test(last) ? glob : `${glob}/**/*.{md,markdown}`;
}

/** What lies in an excluded folder goes with the folder, so that naming the folder is enough, and lets it be skipped. */
function withoutContent(glob: string): string {
  return glob.replace(/(?:\/\*\*)+$/, '');
}

function matchAny(globs: readonly string[]): (path: string) => boolean {
  // `[!a-z]` as the editor reads it.
  const matchers = globs.map((glob) => picomatch(glob.replace(/(?<!\\)\[!/g, '[^'), options));
  return (path) => matchers.some((matches) => matches(path));
}

/** Undefined for what lies outside the folder. */
function withoutDots(path: string): string | undefined {
  const clean = trimTail(path.replace(/^(?:\.\/)+/, ''), /\//);
  if (clean === '.') return '';
  return clean.startsWith('/') || clean.split('/').includes('..') ? undefined : clean;
}

function isWithin(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
