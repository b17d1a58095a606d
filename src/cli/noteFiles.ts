import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createNoteFilter, type NoteFilter, type NoteGlobs } from '../core/journal/globs.js';
import { compareText } from '../core/text.js';
import { Failure, reasonOf } from './failure.js';

/** Files read at one time: enough to keep a disk busy, few enough for any system. */
const inFlight = 32;

/** In bytes. No text that long is a note, and reading it could take all the memory there is. */
const largestFile = 128 * 1024 * 1024;

export interface NoteFile {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

export interface ReadingEvents {
  /** A file or folder that could not be read; the reading goes on. */
  readonly onUnreadable: (path: string, reason: string) => void;
  readonly onProgress: (done: number, total: number) => void;
}

/** Reads all notes of a folder and hands each over, in the order of their paths. Throws where there is no such folder. */
export async function readNotes(
  folder: string,
  globs: NoteGlobs,
  events: ReadingEvents,
  onNote: (note: NoteFile) => void,
): Promise<void> {
  await requireFolder(folder);
  const paths = await listNotes(folder, createNoteFilter(globs), events);
  for (let start = 0; start < paths.length; start += inFlight) {
    const batch = paths.slice(start, start + inFlight);
    const notes = await Promise.all(batch.map((path) => readNoteFile(folder, path, events)));
    for (const note of notes) if (note !== undefined) onNote(note);
    events.onProgress(start + batch.length, paths.length);
  }
}

async function requireFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch((error: unknown) => {
    throw new Failure(`${folder}: ${reasonOf(error)}`);
  });
  if (!found.isDirectory()) throw new Failure(`${folder}: not a folder`);
}

/**
 * Symbolic links are left alone: what they point at inside the folder is found by its own name, and counted once; what
 * lies outside is not the journal. So there are no loops either.
 */
async function listNotes(folder: string, isNote: NoteFilter, events: ReadingEvents): Promise<readonly string[]> {
  const notes: string[] = [];
  const open = [''];
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    const prefix = parent === '' ? '' : `${parent}/`;
    const unread = parent === '' ? folder : parent;
    const items = await readdir(join(folder, parent), { withFileTypes: true }).catch((error: unknown) => {
      // Without the folder itself there is nothing to count, and 0 would be false.
      if (parent === '') throw new Failure(`${folder}: ${reasonOf(error)}`);
      events.onUnreadable(unread, reasonOf(error));
      return [];
    });
    for (const item of items) {
      const path = prefix + item.name;
      if (item.isDirectory() && isNote.mayContainNotes(path)) open.push(path);
      else if (item.isFile() && isNote(path)) notes.push(path);
    }
  }
  return notes.sort(compareText);
}

async function readNoteFile(folder: string, path: string, events: ReadingEvents): Promise<NoteFile | undefined> {
  const file = join(folder, path);
  try {
    const { size } = await lstat(file);
    if (size > largestFile) {
      events.onUnreadable(path, `larger than ${largestFile / 1024 / 1024} MB`);
      return undefined;
    }
    return { path, text: decodeText(await readFile(file)) };
  } catch (error) {
    events.onUnreadable(path, reasonOf(error));
    return undefined;
  }
}

/** UTF-8, or UTF-16 where a byte order mark says so, as editors read it. What is neither becomes U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}
