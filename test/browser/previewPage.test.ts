import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import type { AxeResults } from 'axe-core';
import MarkdownIt from 'markdown-it';
import type { Browser } from 'playwright-core';

import { importPreview } from '../../src/core/editor/importPreview.js';
import { addBadges } from '../../src/core/editor/preview.js';
import { skillPage } from '../../src/core/editor/skillPage.js';
import { findHidden } from '../../src/core/editor/support/hiddenText.js';
import { english } from '../../src/core/messages/translate.js';
import { finish } from '../../src/core/steps.js';
import { themes } from '../fixtures/tally/themes.js';
import { launchBrowser } from '../support/browser.js';
import { projectRoot } from '../support/paths.js';
import { entry, evidenceOf, sfiaLibrary } from '../unit/editor/fixtures.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const style = readFileSync(path.join(projectRoot, 'media', 'preview.css'), 'utf8');
/** What the editor's own style sheet gives the preview, as far as it matters here. */
const around =
  'body { background: var(--vscode-editor-background); color: var(--vscode-foreground); } a { color: var(--vscode-textLink-foreground); }';

describe('Markdown of ours in the editor’s preview', function () {
  this.timeout(60_000);
  let browser: Browser;
  before(async () => (browser = await launchBrowser()));
  after(async () => browser.close());

  const library = sfiaLibrary();
  const [framework] = library.frameworks;
  assert.ok(framework);
  const evidence = evidenceOf(library, { 'ITOP/4': [entry({ statements: [2] }), entry()] });
  const report = { levels: 6, skills: 4, skillLevels: 9, statements: 20, groups: 3, skipped: [], licence: undefined };
  const texts = {
    'a note':
      '# Notes\n\n- Restored #ITOP/4/2, wrong #ITOP/9, named #ITOP\n- [a link with #ITOP/4](https://example.org)\n',
    'the page of a skill':
      finish(skillPage({ framework: 'sfia-9', code: 'ITOP' }, { library, evidence, t: english }))?.markdown ?? '',
    'the report of an import': importPreview({ file: 'a.csv', format: 'sfia-csv', framework, report }, english),
  };

  for (const [theme, { bodyClass, colours }] of Object.entries(themes)) {
    for (const [what, text] of Object.entries(texts)) {
      it(`has nothing that axe objects to: ${what}, ${theme}`, async () => {
        const md = new MarkdownIt({ html: true, linkify: true });
        addBadges(md, { library: () => library, t: english, findHidden: () => findHidden, isOn: () => true });
        const variables = Object.entries(colours).map(([name, value]) => `--vscode-${name}: ${value};`);
        const styles = `<style>:root { ${variables.join(' ')} } ${around} ${style}</style>`;
        const page = await browser.newPage();
        await page.setContent(
          `<!DOCTYPE html><html lang="en"><title>Preview</title>${styles}<body class="${bodyClass}"><main>${md.render(text)}</main></body></html>`,
        );
        await page.evaluate(axe);
        const results: AxeResults = await page.evaluate('axe.run()');
        await page.close();
        assert.deepEqual(
          results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`),
          [],
        );
      });
    }
  }
});
