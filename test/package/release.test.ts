import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';

import { projectRoot } from '../support/paths.js';
import { CommandFailed, runQuietly } from '../support/run.js';

interface Workflow {
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly { readonly run?: string; readonly if?: string }[] }>
  >;
}

describe('a release', function () {
  this.timeout(300_000);

  async function release(...args: readonly string[]): Promise<string> {
    const tsx = path.join(projectRoot, 'node_modules', 'tsx', 'dist', 'cli.mjs');
    const env = { ...process.env, VSCE_PAT: '', OVSX_PAT: '', NODE_AUTH_TOKEN: '' };
    return runQuietly(process.execPath, [tsx, path.join('scripts', 'release.ts'), ...args], { cwd: projectRoot, env });
  }

  it('is rehearsed without keys: packages are made, and nothing is published', async () => {
    const output = await release('--dry-run');
    assert.match(output, /Visual Studio Marketplace: would run .*publish --packagePath .*skill-journal-\d.*\.vsix/);
    assert.match(output, /Open VSX: would run .*ovsx publish .*\.vsix/);
    assert.match(output, /npm: would run npm publish .*\.tgz --access public/);
  });

  it('does not begin for a tag that is not the version', async () => {
    await assert.rejects(release('--tag', 'v99.0.0'), (error: unknown) => {
      assert.ok(error instanceof CommandFailed);
      assert.match(error.output, /The tag is v99\.0\.0, the version in package\.json \d/);
      assert.match(error.output, /Nothing was published/);
      return true;
    });
  });

  it('is what the workflows run: every script that they name is there', () => {
    const { scripts } = JSON.parse(fs.readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const folder = path.join(projectRoot, '.github', 'workflows');
    const workflows = fs
      .readdirSync(folder)
      .map((name) => parse(fs.readFileSync(path.join(folder, name), 'utf8')) as Workflow);
    const commands = workflows.flatMap(({ jobs }) =>
      Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => (run === undefined ? [] : [run]))),
    );
    assert.ok(commands.length >= 4);
    for (const command of commands) {
      const [, script] = /^npm run ([\w:]+)/.exec(command) ?? [];
      if (script !== undefined) assert.ok(script in scripts, script);
      else if (command.startsWith('.')) assert.ok(fs.existsSync(path.join(projectRoot, command)), command);
      else assert.match(command, /^npm audit/);
    }
    assert.ok(commands.some((command) => command.includes('release -- --dry-run')));
  });
});
