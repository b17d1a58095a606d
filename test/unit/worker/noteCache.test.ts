import assert from 'node:assert/strict';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { packNotes, StoredNote } from '../../../src/core/journal/packed/storedNote.js';
import type { CacheFile } from '../../../src/vscode/notes/cacheFile.js';
import { NoteCache } from '../../../src/vscode/notes/noteCache.js';
import { caseLibrary } from '../../support/caseFrameworks.js';

const options = { library: caseLibrary(), markers: defaultMarkers, today: '2026-12-31' };
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const stamp = { size: 1, changed: 1_000 };

function notes(texts: Readonly<Record<string, string>>): readonly StoredNote[] {
  return StoredNote.unpack(packNotes(Object.entries(texts).map(([uri, text]) => readNote(uri, text, options))));
}

/** Held in memory; each reading and writing waits for `gate`. */
class FileInMemory implements CacheFile {
  content: Uint8Array | undefined;
  gate: Promise<unknown> = Promise.resolve();
  writes = 0;
  isFull = false;

  async read(): Promise<Uint8Array | undefined> {
    await this.gate;
    return this.content;
  }

  async write(content: Uint8Array): Promise<void> {
    this.writes++;
    await this.gate;
    if (this.isFull) throw new Error('disk full');
    this.content = content;
  }

  remove(): Promise<void> {
    this.content = undefined;
    return Promise.resolve();
  }
}

function open(): { promise: Promise<void>; pass: () => void } {
  let pass = (): void => undefined;
  const promise = new Promise<void>((resolve) => (pass = resolve));
  return { promise, pass: () => pass() };
}

describe('what is kept of notes for the next start', () => {
  let file: FileInMemory;
  const made: NoteCache[] = [];

  function start(version = '1'): NoteCache {
    const cache = new NoteCache(file, version, log);
    made.push(cache);
    return cache;
  }

  /** What another start finds of a note. */
  async function found(uri: string, setup = 'settings'): Promise<StoredNote | undefined> {
    const cache = start();
    await cache.open(setup);
    return cache.find(uri, stamp);
  }

  async function filled(texts: Readonly<Record<string, string>>): Promise<NoteCache> {
    const cache = start();
    await cache.open('settings');
    for (const note of notes(texts)) cache.put(note, stamp);
    return cache;
  }

  beforeEach(() => (file = new FileInMemory()));
  afterEach(() => {
    for (const cache of made.splice(0)) cache.dispose();
  });

  it('is found again while its file is the same, under the same settings', async () => {
    const cache = await filled({ 'a.md': '- Moved #ITOP/4', 'b.md': 'nothing' });
    await cache.save();
    assert.equal((await found('a.md'))?.record.entries[0]?.text, 'Moved');
    assert.equal((await found('b.md'))?.record.entries.length, 0);
    assert.equal(await found('a.md', 'other settings'), undefined);
    const other = start();
    await other.open('settings');
    assert.equal(other.find('a.md', { ...stamp, size: 2 }), undefined);
  });

  it('is written again after a write has failed', async () => {
    const cache = await filled({ 'a.md': '- Moved #ITOP/4' });
    file.isFull = true;
    await assert.rejects(cache.save(), /disk full/);
    file.isFull = false;
    await cache.save();
    assert.ok(await found('a.md'));
  });

  it('is removed on demand, though a write has failed', async () => {
    const cache = await filled({ 'a.md': '- Moved #ITOP/4' });
    await cache.save();
    file.isFull = true;
    await assert.rejects(cache.save(), /disk full/);
    await cache.clear();
    assert.equal(file.content, undefined);
  });

  it('is given up on demand while it is being opened', async () => {
    await (await filled({ 'a.md': '- Moved #ITOP/4' })).save();
    const cache = start();
    const gate = open();
    file.gate = gate.promise;
    const opened = cache.open('settings');
    await cache.clear();
    gate.pass();
    await opened;
    assert.equal(cache.find('a.md', stamp), undefined);
  });

  it('is written under the settings that it was read under, though others come meanwhile', async () => {
    const cache = await filled({ 'a.md': '- Moved #ITOP/4' });
    const gate = open();
    file.gate = gate.promise;
    const first = cache.save();
    const second = cache.save();
    const opened = cache.open('other settings');
    for (const note of notes({ 'a.md': '- Moved #other/4' })) cache.put(note, stamp);
    gate.pass();
    await Promise.all([first, second, opened]);
    assert.equal(file.writes, 2);
    assert.equal(await found('a.md'), undefined);
    assert.equal((await found('a.md', 'other settings'))?.record.entries.length, 0);
  });

  it('keeps what came while it was being opened', async () => {
    await (await filled({ 'a.md': '- Moved #ITOP/4', 'b.md': '- Asked #ITOP/3' })).save();
    const cache = start();
    const opened = cache.open('settings');
    for (const note of notes({ 'a.md': '- Moved again #ITOP/4' })) cache.put(note, stamp);
    await opened;
    assert.equal(cache.find('a.md', stamp)?.record.entries[0]?.text, 'Moved again');
    assert.equal(cache.find('b.md', stamp)?.record.entries[0]?.text, 'Asked');
  });

  it('has no words of notes that are gone, or that are not kept', async () => {
    const cache = await filled({
      'a.md': '- Moved #ITOP/4',
      'gone.md': '- Left for good #ITOP/4',
      'future.md': '- 2099-05-05 Some day #ITOP/4',
    });
    cache.delete('gone.md');
    await cache.save();
    const batch = (await found('a.md'))?.place?.batch;
    assert.match(batch?.words(0) ?? '', /Moved/);
    assert.equal(batch?.size, 1);
    assert.equal(await found('gone.md'), undefined);
    assert.equal(await found('future.md'), undefined);
  });

  it('is written anew where the file does not serve, so that nothing of it stays', async () => {
    await (await filled({ 'a.md': '- Moved #ITOP/4' })).save();
    const [same, other] = [start(), start('2')];
    await same.open('settings');
    await other.open('settings');
    assert.deepEqual([same['saving'].isScheduled, other['saving'].isScheduled], [false, true]);
  });

  it('is not for a file that was changed just now, and may change again within a tick of the clock', async () => {
    const cache = await filled({});
    const now = { size: 1, changed: Date.now() };
    for (const note of notes({ 'a.md': '- Moved #ITOP/4' })) cache.put(note, now);
    assert.equal(cache.find('a.md', now), undefined);
  });
});
