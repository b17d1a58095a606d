import assert from 'node:assert/strict';
import { largeFramework } from '../../support/largeFramework.js';
import { packReading, unpackReading } from '../../../src/worker/packReading.js';
import { readYaml, type YamlReading } from '../../../src/worker/readYaml.js';

describe('a reading on its way from the worker', () => {
  /** What is unpacked, and in how many steps. */
  const pass = (reading: YamlReading): { readonly read: unknown; readonly steps: number } => {
    const steps = unpackReading(structuredClone(packReading(reading)));
    for (let count = 0; ; count++) {
      const step = steps.next();
      if (step.done === true) return { read: step.value, steps: count };
    }
  };

  it('holds a framework in pieces, between which others have their turn', () => {
    const framework = largeFramework(1_001);
    const { read, steps } = pass({ framework, problems: [] });
    // An absent text may be left out, or be undefined.
    assert.equal(JSON.stringify(read), JSON.stringify({ framework, problems: [] }));
    assert.equal(steps, 21);
  });

  it('holds what is no framework as it is', () => {
    for (const reading of [readYaml('framework', '[', 'a'), readYaml('profile', 'format: skill-profile/1', 'b')]) {
      assert.deepEqual(pass(reading), { read: reading, steps: 0 });
    }
  });
});
