import * as fs from 'node:fs';
import * as path from 'node:path';
import { findRow, whenCounted } from './support/counts.js';
import { noteUri, until } from './support/notes.js';

/** As by another branch of a repository, or a copy: what the editor's watcher tells of that is not the whole. */
describe('folders of notes that come and go', () => {
  before(whenCounted);

  const row = (text: string) => findRow('SFIA 9', 'ITOP', '1 ', text);
  const seen = (text: string) => until(`“${text}” in the tree`, () => row(text));
  const unseen = (text: string) =>
    until(`“${text}” gone from the tree`, async () => ((await row(text)) === undefined ? true : undefined));

  it('are followed where one goes and comes again at once', async () => {
    const folder = noteUri(`branch ${crypto.randomUUID()}`).fsPath;
    const write = (name: string, words: string): void => {
      const file = path.join(folder, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, `${words} #ITOP/1\n`);
    };
    try {
      write('2026/one.md', 'Oiled the hinges');
      await seen('Oiled the hinges');
      fs.rmSync(folder, { recursive: true });
      write('2026/two.md', 'Oiled the rollers');
      await seen('Oiled the rollers');
      await unseen('Oiled the hinges');
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
    await unseen('Oiled the rollers');
  });

  it('have what comes into the folders in a new one a moment later', async () => {
    // Of a few at least, the watcher comes too late.
    const folders = Array.from({ length: 6 }, (_, i) => noteUri(`copied ${crypto.randomUUID()} ${i}`).fsPath);
    for (const folder of folders) fs.mkdirSync(path.join(folder, '2026'), { recursive: true });
    try {
      await new Promise((resolve) => setTimeout(resolve, 500));
      folders.forEach((folder, i) => {
        fs.writeFileSync(path.join(folder, '2026', 'note.md'), `Stacked crate ${i} #ITOP/1\n`);
      });
      for (const i of folders.keys()) await seen(`Stacked crate ${i}`);
    } finally {
      for (const folder of folders) fs.rmSync(folder, { recursive: true });
    }
  });
});
