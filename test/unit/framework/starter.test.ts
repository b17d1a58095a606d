import assert from 'node:assert/strict';
import { readFramework } from '../../../src/core/framework/read.js';
import { starterFramework } from '../../../src/core/framework/starter.js';

describe('the starter of a framework', () => {
  for (const name of ['Our ladder', 'A "quoted": name # with marks', '{{x}}\\n - [y]']) {
    it(`is a framework without a problem: ${name}`, () => {
      const { framework, problems } = readFramework(starterFramework({ id: 'our-ladder', name }), 'x.yaml');
      assert.deepEqual(problems, []);
      assert.equal(framework?.name, name);
      assert.deepEqual(
        framework.skills.map(({ code, group, levels }) => [
          code,
          group,
          levels.map(({ statements }) => statements.length),
        ]),
        [['SUPPORT', ['operations', 'customers'], [2, 2, 1]]],
      );
    });
  }
});
