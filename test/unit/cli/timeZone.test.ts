import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { today } from '../../../src/vscode/support/today.js';
import { buildProgram, makeFolder, removeFolder, writeFiles } from './program.js';

const run = promisify(execFile);

describe('a clock in another zone', () => {
  let home = '';
  let program = '';
  before(async () => {
    home = await makeFolder();
    program = await buildProgram(home);
    await writeFiles(home, {
      'notes/2026-03-31.md': '- Patched the hosts #ITOP/2\n- 2026-04-01T00:30:00+14:00 Rotated the keys #ITOP/2\n',
      'notes/late.md': '- 2026-03-31 23:59 Closed the ticket #ITOP/2\n',
    });
  });
  after(() => removeFolder(home));

  const upTo = ['--to', '2026-03-31'];
  const programs: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['tally', ['--format', 'json', ...upTo], /"entries": 2,/],
    ['review', ['--from', '2026-03-01', ...upTo], /\*\*31 Mar 2026\*\* Closed the ticket/],
    ['check', ['--format', 'json'], /"notes": 2,/],
  ];
  for (const [command, options, expected] of programs) {
    it(`changes no date that ${command} tells: they are taken as they are written`, async () => {
      const outputs = await Promise.all(
        ['Pacific/Kiritimati', 'UTC', 'America/St_Johns', 'Pacific/Pago_Pago'].map(async (zone) => {
          const env = { ...process.env, TZ: zone };
          return (await run(process.execPath, [program, command, `${home}/notes`, ...options], { env })).stdout;
        }),
      );
      assert.equal(new Set(outputs).size, 1);
      assert.match(outputs[0] ?? '', expected);
    });
  }

  it('says today by the user’s own calendar', () => {
    const now = new Date(2026, 0, 1, 0, 5);
    assert.equal(today(now), '2026-01-01');
    assert.equal(today(new Date(2025, 11, 31, 23, 55)), '2025-12-31');
  });
});
