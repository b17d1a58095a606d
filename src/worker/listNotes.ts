import type { BigIntStats, Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { createNoteFilter } from '../core/journal/globs.js';
import { joinPaths, splitPaths } from './joinedPaths.js';
import type { ListAnswer, ListRequest } from './protocol.js';

/** Folders that are asked for at once: one that does not answer, as of a dead network, shall not hold up all there are. */
const FOLDERS_AT_ONCE = 4;
/** About so much is in an answer; the rest is in the next. */
const FOLDERS_AN_ANSWER = 500;
const NOTES_AN_ANSWER = 2_000;
/** A single folder can hold more: who takes the paths apart does it text by text. */
const NOTES_A_TEXT = 1_000;
/** After so many files a note that is typed in is read, if one waits. */
const FILES_A_TURN = 2_000;

/**
 * The notes in some folders and below, as the editor's own search finds them: hidden ones too, through links where these are
 * followed, but not through a link to a folder that it lies in. Folders that cannot be read are skipped.
 */
export async function listNotes({ id, root, folders, globs, apart, followLinks }: ListRequest): Promise<ListAnswer> {
  const isNote = createNoteFilter(globs);
  // Windows knows this slash too.
  const onDisk = (path: string): string => `${root}/${path}`;
  const entered = (path: string): boolean => isNote.mayContainNotes(path) && !apart.includes(path);
  const waiting = splitPaths(folders);
  const notes: string[] = [];
  const links: string[] = [];
  /** Of folders with links in them, and of those around. */
  const around = new Map<string, Promise<BigIntStats | undefined>>();
  let listed = 0;

  async function follow(path: string): Promise<void> {
    const target = await statOf(onDisk(path));
    if (target?.isFile() === true && isNote(path)) notes.push(path);
    else if (target?.isDirectory() === true && entered(path) && !(await liesIn(target, path))) links.push(path);
  }

  /** Whether a path lies in the folder that it leads to: there it would begin again. */
  async function liesIn(target: BigIntStats, path: string): Promise<boolean> {
    for (let end = path.lastIndexOf('/'); ; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, Math.max(0, end));
      const known = around.get(folder) ?? statOf(onDisk(folder));
      around.set(folder, known);
      const stats = await known;
      if (stats?.ino === target.ino && stats.dev === target.dev) return true;
      if (end <= 0) return false;
    }
  }

  async function sort(folder: string, items: readonly Dirent[]): Promise<void> {
    const linked: string[] = [];
    for (const [i, item] of items.entries()) {
      if (i % FILES_A_TURN === FILES_A_TURN - 1) await nextTurn();
      const path = folder === '' ? nameOf(item) : `${folder}/${nameOf(item)}`;
      if (item.isDirectory()) {
        if (entered(path)) waiting.push(path);
      } else if (item.isFile()) {
        if (isNote(path)) notes.push(path);
      } else if (followLinks && item.isSymbolicLink() && (isNote(path) || entered(path))) linked.push(path);
    }
    await Promise.all(linked.map(follow));
  }

  while (waiting.length > 0 && notes.length < NOTES_AN_ANSWER && listed < FOLDERS_AN_ANSWER) {
    const some = waiting.splice(-FOLDERS_AT_ONCE);
    const contents = await Promise.all(some.map((folder) => itemsOf(onDisk(folder))));
    for (const [i, items] of contents.entries()) {
      if (items === undefined) continue;
      listed++;
      await sort(some[i] ?? '', items);
    }
  }
  const texts = Array.from({ length: Math.ceil(notes.length / NOTES_A_TEXT) }, (_, i) =>
    joinPaths(notes.slice(i * NOTES_A_TEXT, (i + 1) * NOTES_A_TEXT)),
  );
  return { id, notes: texts, links: orNone(links), rest: orNone(waiting), listed };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function orNone(paths: readonly string[]): string | undefined {
  return paths.length > 0 ? joinPaths(paths) : undefined;
}

/** macOS tells names in pieces; the editor puts them together. */
function nameOf({ name }: Dirent): string {
  return process.platform === 'darwin' ? name.normalize('NFC') : name;
}

async function itemsOf(folder: string): Promise<readonly Dirent[] | undefined> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

async function statOf(path: string): Promise<BigIntStats | undefined> {
  try {
    return await stat(path, { bigint: true });
  } catch {
    return undefined;
  }
}
