import * as assert from 'node:assert/strict';

import { eventually } from '../support/eventually.js';
import { openWorkbench, shareWorkbench } from '../support/ui.js';
import type { Workbench } from '../support/workbench.js';

const notes = {
  '.vscode/settings.json': '{}\n',
  'log.md': '- 2026-03-03 Moved the spare to the cluster #ITOP/4/2\n- 2026-03-04 Wrote it up #ITOP/3\n',
  '.skill-journal/profile.yaml':
    'format: skill-profile/1\nenough: { evidence: 1 }\nrules: [{ name: Depth, skills: 2, level: 4 }]\n',
};

describe('in one journal', () => {
  const open = shareWorkbench({ notes, file: 'log.md', theme: 'light', height: 900 });

  describe('a review in the editor', () => {
    it('shows what refreshing would change where it was edited between its marks, and asks', async () => {
      const workbench = await open();
      const { page } = workbench;
      const file = 'reviews/review.md';
      await openReview(workbench);
      const fresh = workbench.read(file);
      // Also of a profile that a window which has just opened was still to read.
      assert.match(fresh, /## Targets and gaps/);
      const line = fresh.split('\n').findIndex((one) => one.startsWith('## Planned')) + 1;
      await workbench.editor.typeAtEndOfLine(line, ', in my own words');
      await workbench.save();
      await workbench.waitForSaved(file, /Planned, in my own words/);
      const ask = async (answer: string): Promise<void> => {
        // Of the review in the editor.
        await workbench.runCommand('Skill Journal: Create Review…');
        await workbench.notified('was edited by hand');
        await page.locator('[id="status.notifications"]').click();
        await page.locator('.notifications-center .monaco-button', { hasText: 'Show Changes' }).first().click();
        await page.locator('.multiDiffEntry').first().waitFor({ timeout: 30_000 });
        await page.getByText('What was edited between the marks gives way').first().waitFor();
        await workbench.screenshot('review, what refreshing would change');
        await workbench.choose(answer);
        await page.locator('.multiDiffEntry').first().waitFor({ state: 'detached' });
      };
      await ask('Leave all as it is');
      assert.match(workbench.read(file), /Planned, in my own words/);
      await ask('Refresh Anyway');
      await eventually(() => assert.equal(workbench.read(file), fresh), 20_000);
    });

    it('takes a comment with a rating, which then stands on the tally page and leads back', async () => {
      const workbench = await open();
      await openReview(workbench);
      const text = workbench.read('reviews/review.md').split('\n');
      const line = text.findIndex((one) => one.includes('Moved the spare')) + 1;
      await workbench.editor.goToLine(line);

      const form = workbench.page.locator('.review-widget .comment-form');
      await eventually(async () => {
        const { page } = workbench;
        const number = page.locator('.margin-view-overlays .line-numbers', { hasText: new RegExp(`^${line}$`) });
        const beside = await number.first().boundingBox({ timeout: 2000 });
        const places = await page.locator('.comment-range-glyph').all();
        const boxes = await Promise.all(places.map((place) => place.boundingBox({ timeout: 2000 })));
        const at = boxes.find((box) => box && beside && Math.abs(box.y - beside.y) < 4);
        assert.ok(at, 'a place to comment beside the piece');
        await page.mouse.move(at.x + at.width / 2, at.y + 8);
        await page.mouse.down();
        await page.mouse.up();
        await form.locator('.monaco-editor').waitFor({ timeout: 3000 });
      }, 40_000);
      await form.locator('.monaco-editor').click();
      await workbench.page.keyboard.insertText('I was on the bridge.');
      await workbench.screenshot('review, a comment typed');
      await workbench.page.locator('.review-widget .monaco-button', { hasText: /^Agree$/ }).click();
      const picker = workbench.page.locator('.quick-input-widget');
      await picker.getByPlaceholder('The owner says ITOP/4').waitFor();
      await workbench.screenshot('review, the rating');
      await workbench.choose('5');
      // Between the two questions the keys go to the review.
      await picker.getByText('Your name, as it is to stand').waitFor();
      await workbench.answer('Anna Lind');
      const callout =
        /\n {2}> \[!review\] Anna Lind, [\d-]{10}\n {2}> verdict:: agree\n {2}> rating:: 5\n {2}> I was on the bridge\.\n/;
      await eventually(async () => assert.match((await workbench.editor.lines()).join('\n'), /Anna Lind/));
      await workbench.save();
      await workbench.waitForSaved('reviews/review.md', callout);
      await workbench.page.locator('.comment-thread, .comment-thread-unresolved').first().click();
      const thread = workbench.page.locator('.review-widget', { hasText: 'Evidence for #ITOP/4' });
      await thread.locator('.review-comment', { hasText: 'agrees, rates it at 5' }).waitFor();
      await workbench.screenshot('review, the comment in its thread');

      await workbench.runCommand('Skill Journal: Tally Evidence');
      const page = workbench.webview();
      await page.getByRole('button', { name: '1 piece of evidence for ITOP level 4 Enable' }).click();
      const comment = page.getByRole('button', {
        name: /^Anna Lind .* agrees rates it 5 review\.md I was on the bridge\.$/,
      });
      await comment.waitFor();
      await workbench.screenshot('tally, a comment of a review');
      await comment.click();
      await workbench.editor.waitForFile('review.md');
      await workbench.editor.waitForLine(text.findIndex((one) => one.includes('Moved the spare')) + 3);
      assert.deepEqual(workbench.consoleErrors, []);
    });
  });

  describe('what a coach would say', () => {
    it('is a click away on the tally page, with the skills nearest to a rule, and goes with the setting', async () => {
      const workbench = await open();
      await workbench.runCommand('Skill Journal: Tally Evidence');
      const page = workbench.webview();
      await page.getByRole('button', { name: '2 hints about the evidence for ITOP' }).click();
      await page.locator('.panel[open]').getByText('One piece of evidence is all there is for ITOP level 4.').waitFor();
      await workbench.screenshot('tally, hints');
      await page.getByRole('heading', { name: 'Targets 0 of 1 met' }).click();
      await page.getByText('At least 2 skills at level 4 or above').click();
      await page.getByText('ITOP Infrastructure operations: level 4 Enable').waitFor();

      const off = { 'skillJournal.problems.severity': { 'level.single': 'off' } };
      workbench.write('.vscode/settings.json', JSON.stringify(off));
      await page.getByRole('button', { name: '2 hints about the evidence for ITOP' }).waitFor({ state: 'detached' });
      assert.deepEqual(workbench.consoleErrors, []);
      workbench.write('.vscode/settings.json', notes['.vscode/settings.json']);
    });
  });
});

describe('a review that another program has written meanwhile', () => {
  it('is refreshed in the editor and not saved, which is said, and one undo takes it back', async () => {
    // The editor does not see the other program's words until it saves.
    const settings = { 'files.watcherExclude': { '**/reviews/**': true } };
    const workbench = await openWorkbench({ notes, file: 'log.md', settings });
    const { editor, page } = workbench;
    await workbench.runCommand('Skill Journal: Create Review…');
    await workbench.choose('All time');
    await editor.waitForFile('review.md');
    await workbench.openFile('log.md');
    await editor.typeAtEndOfFile('- 2026-03-05 Moved the rest #ITOP/4');
    await workbench.save();
    await editor.hover('#ITOP/4', { until: '2 pieces of evidence' });
    await workbench.openFile('review.md');
    const theirs = 'What another program wrote.\n';
    workbench.write('reviews/review.md', theirs);

    await workbench.runCommand('Skill Journal: Create Review…');
    await workbench.notified('Changed, but not saved: reviews/review.md');
    await workbench.screenshot('review, changed but not saved');
    const tab = page.locator('.editor-group-container.active .tab.active');
    assert.match((await tab.getAttribute('class')) ?? '', /\bdirty\b/);
    await page.keyboard.press('Control+f');
    await page.keyboard.insertText('Moved the rest');
    await eventually(async () => assert.match(await editor.text(), /5 Mar 2026\W+Moved the rest/));
    assert.equal(workbench.read('reviews/review.md'), theirs);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await page.locator('.editor-group-container.active .tab.active:not(.dirty)').waitFor();
    await eventually(async () => assert.doesNotMatch(await editor.text(), /Moved the rest/));
  });
});

/** Opens the review of all time, which is made for the first test that asks. */
async function openReview(workbench: Workbench): Promise<void> {
  if ('reviews/review.md' in workbench.files()) {
    await workbench.openFile('review.md');
    return;
  }
  await workbench.runCommand('Skill Journal: Create Review…');
  await workbench.choose('All time');
  await workbench.editor.waitForFile('review.md');
}
