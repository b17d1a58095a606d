import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFramework } from '../../../src/core/framework/read.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { SlicedNoteReader } from '../../../src/vscode/notes/slicedNoteReader.js';

const text = readFileSync(new URL('../../../frameworks/engineering-ladder.yaml', import.meta.url), 'utf8');
const { framework } = readFramework(text, 'file:///ladder.yaml');
assert.ok(framework);
const setup = { frameworks: [framework], markers: defaultMarkers };
const today = '2026-11-23';

describe('reading notes on the host’s own thread', () => {
  const errors: unknown[] = [];
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (_: string, error: unknown) => errors.push(error),
  };
  const tag = `#${framework.skills[0]?.code ?? ''}/${framework.skills[0]?.levels[0]?.id ?? ''}`;

  it('reads texts and bytes alike, and leaves out what it has no content of', async () => {
    const reader = new SlicedNoteReader(log);
    reader.configure(setup);
    const content = `Reviewed the plan ${tag}`;
    const notes = await reader.read(
      [
        { uri: 'file:///a.md', content, path: undefined },
        { uri: 'file:///b.md', content: new TextEncoder().encode(content), path: undefined },
        { uri: 'file:///c.md', content: undefined, path: '/c.md' },
      ],
      today,
    );
    assert.deepEqual(
      notes.map(({ uri }) => uri),
      ['file:///a.md', 'file:///b.md'],
    );
    assert.deepEqual(
      notes.map(({ record }) => record.tags.length),
      [1, 1],
    );
    assert.deepEqual(errors, []);
  });

  it('reads a batch against what was configured when it came in', async () => {
    const reader = new SlicedNoteReader(log);
    reader.configure(setup);
    const reading = reader.read([{ uri: 'file:///a.md', content: `Did it ${tag}`, path: undefined }], today);
    reader.configure({ ...setup, frameworks: [] });
    assert.equal((await reading)[0]?.record.tags.length, 1);
    const after = await reader.read([{ uri: 'file:///a.md', content: `Did it ${tag}`, path: undefined }], today);
    assert.equal(after[0]?.record.tags.length, 0);
  });

  it('lets others have their turn while it reads many notes', async () => {
    const reader = new SlicedNoteReader(log);
    reader.configure(setup);
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const paragraph = `- Reviewed the plan of the week ${tag}\n`.repeat(200);
    const batch = Array.from({ length: 30 }, (_, i) => ({
      uri: `file:///${i}.md`,
      content: paragraph,
      path: undefined,
    }));
    const notes = await reader.read(batch, today);
    clearInterval(timer);
    assert.equal(notes.length, 30);
    assert.ok(turns > 1, `only ${turns} turns`);
  });

  it('reads nothing more once it is disposed of', async () => {
    const reader = new SlicedNoteReader(log);
    reader.configure(setup);
    reader.dispose();
    assert.deepEqual(await reader.read([{ uri: 'file:///a.md', content: tag, path: undefined }], today), []);
  });
});
