import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';

import { projectRoot } from '../support/paths.js';

const words = fs.readFileSync(path.join(projectRoot, 'SECURITY.md'), 'utf8');

describe('the list of threats', () => {
  const rows = words
    .slice(words.indexOf('| threat |'))
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:threat|---)/.test(line))
    .map((line) => line.slice(2, -2).split(' | '));

  it('names for each threat what holds it off, and a test', () => {
    assert.ok(rows.length >= 12, `${rows.length} rows`);
    for (const row of rows) {
      assert.equal(row.length, 3, row.join(' | '));
      assert.match(row[2] ?? '', /`[^`]+`/);
    }
  });

  it('names only tests that there are', () => {
    const folder = path.join(projectRoot, 'test');
    const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const code = files.map((name) => fs.readFileSync(path.join(folder, name), 'utf8')).join('\n');
    const named = rows.flatMap((row) => [...(row[2] ?? '').matchAll(/`([^`]+)`/g)].map(([, title]) => title ?? ''));
    assert.ok(named.length > 20);
    for (const title of named) assert.ok(code.includes(`it('${title}'`) || code.includes(`it("${title}"`), title);
  });

  it('is in step with the settings that the manifest restricts', () => {
    const manifest = JSON.parse(fs.readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as {
      readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
    };
    for (const setting of manifest.capabilities.untrustedWorkspaces.restrictedConfigurations) {
      assert.ok(words.includes(`\`${setting}\``), setting);
    }
  });
});
