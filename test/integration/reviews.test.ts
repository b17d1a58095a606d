import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { whenCounted } from './support/counts.js';
import { cleanUp, noteUri, openAtCursor, removeNote, until, writeNote } from './support/notes.js';

const period = '2031-01-01..2031-06-30';
const file = 'reviews/review 2031-01-01 to 2031-06-30.md';

describe('reviews', () => {
  before(whenCounted);
  afterEach(async () => {
    await cleanUp();
    await removeNote(file);
    await removeNote(file.replace('.md', ' 2.md'));
    await removeNote('for the review.md');
  });

  it('are created for a period, and opened', async () => {
    await count('- 2031-02-03 Moved the spare to the cluster #ITOP/4/2\n- 2031-02-04 secret #private #ITOP/4\n');
    const document = await create();
    const text = document.getText();
    assert.match(text, /^---\nskill-journal: review\/1\nperiod: 2031-01-01\.\.2031-06-30\n---\n/);
    assert.match(
      text,
      /- \[x\] \*\*3 Feb 2031\*\* Moved the spare to the cluster \(\[for the review\]\(\.\.\/for%20the%20review\.md\)\)/,
    );
    assert.ok(!text.includes('secret'));
    assert.equal(document.isDirty, false);
  });

  it('are refreshed with what the user wrote and dropped in place, and one undo brings the old one back', async () => {
    await count('- 2031-02-03 Moved the spare to the cluster #ITOP/4/2\n');
    const document = await create();
    const mine = document
      .getText()
      .replace('- [x]', '- [ ]')
      .replace('<!-- skill-journal:begin planned', 'My own words.\n\n<!-- skill-journal:begin planned');
    await write(document, mine);
    await count('- 2031-02-03 Moved the spare to the cluster #ITOP/4/2\n- 2031-02-05 Wrote it up #ITOP/4/3\n');
    await vscode.commands.executeCommand('skillJournal.createReview');
    const refreshed = await until('the refreshed review', () =>
      Promise.resolve(document.getText().includes('Wrote it up') ? document.getText() : undefined),
    );
    assert.match(refreshed, /My own words\./);
    assert.match(refreshed, /- \[ \] \*\*3 Feb 2031\*\* Moved the spare/);
    assert.match(refreshed, /- \[x\] \*\*5 Feb 2031\*\* Wrote it up/);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), mine);
  });

  it('are left alone where their marks are broken', async () => {
    await count('- 2031-02-03 Moved the spare to the cluster #ITOP/4/2\n');
    const document = await create();
    const broken = document.getText().replace(/<!-- skill-journal:end method -->\n/, '');
    await write(document, broken);
    // The question stays open until somebody answers; nothing is waited for but that the file stays as it is.
    void vscode.commands.executeCommand('skillJournal.createReview', period);
    await vscode.commands.executeCommand('skillJournal.exportTally', {
      period,
      format: 'json',
      target: noteUri('reviews/tally.json'),
    });
    assert.equal(document.getText(), broken);
    await vscode.commands.executeCommand('notifications.clearAll');
    await removeNote('reviews/tally.json');
  });

  it('are exported in every format, with the words written into them', async () => {
    await count('- 2031-02-03 Moved the spare to the cluster #ITOP/4/2\n');
    const document = await create();
    await write(
      document,
      document
        .getText()
        .replace('<!-- skill-journal:begin planned', 'My own words.\n\n<!-- skill-journal:begin planned'),
    );
    for (const format of ['html', 'docx', 'markdown', 'csv', 'json']) {
      await vscode.window.showTextDocument(document);
      const target = noteUri(`reviews/exported.${format}`);
      await vscode.commands.executeCommand('skillJournal.exportReview', { format, target });
      const bytes = await vscode.workspace.fs.readFile(target);
      const text = new TextDecoder().decode(bytes);
      if (format === 'docx') assert.equal(text.slice(0, 2), 'PK');
      else assert.match(text, /Moved the spare to the cluster/);
      if (format === 'html') assert.match(text, /My own words\./);
      await removeNote(`reviews/exported.${format}`);
    }
  });

  it('take a comment under the evidence of a note, which one undo takes back', async () => {
    const { document, position } = await openAtCursor('- Moved |the spare #ITOP/4\n- and more\n');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new vscode.Selection(position, position);
    const before = document.getText();
    const said = { verdict: 'agree', rating: '5', text: 'I was there.', author: 'Anna' };
    await vscode.commands.executeCommand('skillJournal.commentEvidence', said);
    assert.match(
      document.getText(),
      /^- Moved the spare #ITOP\/4\n {2}> \[!review\] Anna, \d{4}-\d\d-\d\d\n {2}> verdict:: agree\n {2}> rating:: 5\n {2}> I was there\.\n- and more\n$/,
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('take what is typed into a comment thread', async () => {
    const { document } = await openAtCursor('- Moved the spare #ITOP/4|\n');
    const range = new vscode.Range(0, 0, 0, 0);
    const controller = vscode.comments.createCommentController('skillJournal.test', 'test');
    try {
      const thread = controller.createCommentThread(document.uri, range, [
        { author: { name: 'Anna' }, body: 'x', mode: vscode.CommentMode.Preview },
      ]);
      const reply = { thread, text: 'Not at this level.', rating: '', author: 'Anna' };
      await vscode.commands.executeCommand('skillJournal.commentDisagree', reply);
      assert.match(document.getText(), /> verdict:: disagree\n {2}> Not at this level\.\n$/);
    } finally {
      controller.dispose();
    }
  });
});

async function count(text: string): Promise<void> {
  const uri = await writeNote('for the review.md', text);
  const document = await vscode.workspace.openTextDocument(uri);
  await until('the note', () => Promise.resolve(document.getText() === text ? true : undefined));
  await whenCounted();
  await until('the counted note', async () => {
    const target = noteUri('reviews/counted.csv');
    await vscode.commands.executeCommand('skillJournal.exportTally', { period, format: 'csv', target });
    const csv = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
    const wanted = text.split('\n').filter((line) => line.includes('#ITOP/4') && !line.includes('private')).length;
    return new RegExp(`ITOP,[^\\r\\n]*,4,Enable,${wanted},`).test(csv) ? true : undefined;
  });
  await removeNote('reviews/counted.csv');
}

async function create(): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('skillJournal.createReview', period);
  return until('the review', () => {
    const document = vscode.window.activeTextEditor?.document;
    return Promise.resolve(document?.uri.path === noteUri(file).path ? document : undefined);
  });
}

async function write(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.equal(await vscode.workspace.applyEdit(edit), true);
  assert.equal(await document.save(), true);
}
