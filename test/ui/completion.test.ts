import * as assert from 'node:assert/strict';

import { shareWorkbench } from '../support/ui.js';

const note = ['# Friday', '', '- 2026-03-20 Moved the backups. #ITOP/4/2', '-', '', '```sh', 'echo', '```', ''].join(
  '\n',
);
const soon = 1500;

describe('writing a tag', () => {
  const open = shareWorkbench({ notes: { 'names.md': note, 'marks.md': note, 'levels.md': note } });

  it('is led from a word of the name to a level, and from a level to its statements', async () => {
    const workbench = await open();
    const { editor } = workbench;
    await workbench.openFile('names.md');
    // The journal has to be known before anything is offered unasked.
    await workbench.statusItem('ITOP').waitFor();

    await editor.typeAtEndOfLine(4, ' 2026-03-20 Patched the hosts. #infra');
    const [skill] = await editor.suggestions('ITOP');
    assert.deepEqual(skill, { label: 'ITOP', detail: 'Infrastructure operations' });
    await editor.accept('ITOP');
    const levels = await editor.suggestions('4 Enable');
    assert.deepEqual(
      levels.map(({ label }) => label),
      ['1 Follow', '2 Assist', '3 Apply', '4 Enable', '5 Ensure, advise'],
    );
    await editor.accept('4 Enable');
    await editor.type('/');
    const statements = await editor.suggestions('8 Implements');
    assert.equal(statements.length, 8);
    await editor.accept(statements[7]?.label ?? '');

    await editor.type(' #incid');
    await editor.suggestions('INCIDENTS');
    await editor.accept('INCIDENTS');
    await editor.suggestions('3 Owning');
    await editor.accept('3 Owning');
    await workbench.save();
    await workbench.waitForSaved('names.md', /^- 2026-03-20 Patched the hosts\. #ITOP\/4\/8 #INCIDENTS\/3$/m);

    await editor.typeAtEndOfLine(7, ' #infra');
    assert.deepEqual(
      (await editor.suggestionsAfter(soon)).filter(({ label }) => label === 'ITOP'),
      [],
    );
  });

  it('leaves Enter to the user after a heading mark and after a tag of their own', async () => {
    const workbench = await open();
    const { editor } = workbench;
    await workbench.openFile('marks.md');
    await workbench.statusItem('ITOP').waitFor();
    await editor.typeAtEndOfFile('\n# Notes');
    await editor.press('Enter');
    await editor.type('Called the supplier #todo');
    // What was offered behind the mark goes as the letters come; in a busy window a moment after them.
    assert.deepEqual(await editor.suggestionsAfter(soon), []);
    await editor.press('Enter');
    await editor.type('Wrote to them #ITOP/4');
    await editor.press('Enter');
    await editor.type('#');
    await editor.press('Enter');
    // At the start of a line the mark may become a heading; the letter after it brings the skills.
    await editor.type('#infra');
    await editor.suggestions('ITOP');
    await editor.accept('ITOP');
    await editor.suggestions('4 Enable');
    await editor.accept('4 Enable');
    await editor.press('Enter');
    await editor.type('end');
    await workbench.save();
    await workbench.waitForSaved(
      'marks.md',
      /\n# Notes\nCalled the supplier #todo\nWrote to them #ITOP\/4\n#\n#ITOP\/4\nend$/,
    );
  });

  it('takes the level that is typed, however soon Enter follows it', async () => {
    const workbench = await open();
    const { editor } = workbench;
    await workbench.openFile('levels.md');
    await workbench.statusItem('ITOP').waitFor();
    // While a window opens, providers of other extensions join: at each the editor asks anew, as if the user had.
    await editor.suggestionsAfter(2 * soon);
    await editor.typeAtEndOfFile('\nMoved the rack #ITOP/');
    await editor.suggestions('5 Ensure');
    await editor.typeAtOnce('5\n');
    await editor.type('Drew the plan #infra');
    await editor.suggestions('ITOP');
    await editor.accept('ITOP');
    await editor.suggestions('5 Ensure');
    await editor.typeAtOnce('3\n');
    // A word of the level's name finds it, too.
    await editor.type('Wrote it down #ITOP/');
    await editor.suggestions('5 Ensure');
    await editor.type('ens');
    await editor.waitForSuggestions(['5 Ensure, advise']);
    await editor.accept('5 Ensure, advise');
    await editor.type('/');
    await editor.suggestions('4 ');
    // A word finds a statement, and no other that has its letters somewhere.
    await editor.type('auto');
    const [automated, ...others] = await editor.suggestionsAfter(soon);
    assert.match(automated?.label ?? '', /^2 Drives /);
    assert.deepEqual(others, []);
    for (let i = 0; i < 4; i += 1) await editor.press('Backspace');
    await editor.typeAtOnce('4\n');
    // At the start of a line the list is asked for behind the first letter, and may come when the tag is whole.
    await editor.typeAtOnce('#ITOP/2\nend');
    await workbench.save();
    // In such a list Enter takes the level that was typed; a later one ends the line.
    await workbench.waitForSaved(
      'levels.md',
      /\nMoved the rack #ITOP\/5\n?Drew the plan #ITOP\/3\nWrote it down #ITOP\/5\/4\n#ITOP\/2\nend$/,
    );
  });
});
