import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { WebNoteReader } from '../../src/vscode/notes/webNoteReader.js';

describe('reading notes in the web host', () => {
  const logged: string[] = [];
  const log = {
    info: (message: string) => void logged.push(message),
    warn: (message: string) => void logged.push(message),
    error: (doing: string, error: unknown) => void logged.push(`${doing}: ${String(error)}`),
  };
  const extension = vscode.extensions.getExtension('skill-journal.skill-journal');
  const script = (name: string): string =>
    vscode.Uri.joinPath(extension?.extensionUri ?? vscode.Uri.file('/'), 'dist', name).toString(true);
  const batch = [
    {
      uri: 'memory:/a.md',
      content: new TextEncoder().encode('- 2026-03-02 Swept the ducts #private\n'),
      path: undefined,
    },
    { uri: 'memory:/b.md', content: 'Words\n', path: undefined },
  ];
  const markers = { private: ['private'], knowledge: [], planned: [] };

  it('is done by a worker of its own', async () => {
    const reader = new WebNoteReader(script('noteWorker.web.js'), log);
    try {
      reader.configure({ frameworks: [], markers });
      const records = await reader.read(batch, '2026-11-23');
      assert.deepEqual(records.map(({ uri }) => uri).sort(), ['memory:/a.md', 'memory:/b.md']);
      assert.equal(reader.usesWorker, true, logged.join('\n'));
    } finally {
      reader.dispose();
    }
  });

  it('goes on without the worker where it cannot be had', async () => {
    const reader = new WebNoteReader(script('no such worker.js'), log);
    try {
      reader.configure({ frameworks: [], markers });
      const records = await reader.read(batch, '2026-11-23');
      assert.equal(records.length, 2);
      assert.equal(reader.usesWorker, false);
    } finally {
      reader.dispose();
    }
  });
});
