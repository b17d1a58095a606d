import { once } from 'node:events';
import * as net from 'node:net';

/** Returns a port that nothing listens on at this moment. */
export async function findFreePort(host = '127.0.0.1'): Promise<number> {
  const probe = net.createServer();
  probe.listen(0, host);
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') {
    throw new Error('No free port was found.');
  }
  return address.port;
}
