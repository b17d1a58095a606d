import * as assert from 'node:assert/strict';
import * as net from 'node:net';
import * as vscode from 'vscode';
import { everythingReached, reachedBy } from './support/reach.js';

// The files run by their names: this one comes last, when everything has been used.
describe('what the extension has reached for, in all that was tested', () => {
  it('is watched', async () => {
    const before = everythingReached().length;
    const probe = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => probe.once('listening', resolve));
    const address = probe.address();
    assert.ok(address !== null && typeof address === 'object');
    const socket = new net.Socket();
    socket.connect(address.port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.destroy();
    probe.close();
    const seen = everythingReached().slice(before);
    assert.ok(seen.some(({ what, stack }) => what === 'net.Socket.connect' && stack.includes('zLast.test')));
  });

  it('is no network and no process', () => {
    const extension = vscode.extensions.getExtension('skill-journal.skill-journal');
    assert.ok(extension?.isActive);
    assert.deepEqual(
      reachedBy(extension.extensionPath).map(({ what, stack }) => `${what}\n${stack}`),
      [],
    );
  });
});
