import assert from 'node:assert/strict';
import type { Framework } from '../../../src/core/framework/model.js';
import { FrameworkNames, KnownFrameworks } from '../../../src/worker/knownFrameworks.js';
import type { ReadSetup } from '../../../src/worker/protocol.js';
import { largeFramework } from '../../support/largeFramework.js';

describe('a framework that the worker has read', () => {
  const framework = (id: string): Framework => ({ ...largeFramework(1), id });
  const setupOf = (...frameworks: readonly Framework[]): ReadSetup => ({
    frameworks,
    markers: { private: [], knowledge: [], planned: [] },
  });
  /** A host and its worker, with nothing between them but copies of what is posted. */
  function pair() {
    const host = new FrameworkNames();
    const worker = new KnownFrameworks();
    return {
      host,
      read: (id: number, read: Framework): Framework => {
        const reading = { framework: read, problems: [] };
        worker.add(id, reading);
        const posted = structuredClone(reading);
        host.add(id, posted);
        return posted.framework;
      },
      configure: (setup: ReadSetup) => {
        const request = structuredClone(host.configure(setup));
        return { posted: request.setup.frameworks, used: worker.setupOf(request) };
      },
    };
  }

  it('is named rather than posted back, and is the same there', () => {
    const { read, configure } = pair();
    const large = read(7, framework('large'));
    const own = framework('own');
    const { posted, used } = configure(setupOf(own, large));
    assert.deepEqual(posted, [own, 7]);
    assert.deepEqual(used, setupOf(own, large));
  });

  it('is forgotten by both sides when it goes out of use, and posted where it comes back', () => {
    const { read, configure } = pair();
    const [first, second] = [read(1, framework('first')), read(2, framework('second'))];
    configure(setupOf(first, second));
    assert.deepEqual(configure(setupOf(second)).posted, [2]);
    const back = configure(setupOf(first, second));
    assert.deepEqual(back.posted, [first, 2]);
    assert.deepEqual(back.used, setupOf(first, second));
  });

  it('is posted to a worker that has just been started', () => {
    const { host, read, configure } = pair();
    const first = read(1, framework('first'));
    host.clear();
    assert.deepEqual(configure(setupOf(first)).posted, [first]);
  });
});
