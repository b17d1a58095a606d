import assert from 'node:assert/strict';
import { defaultMarkers } from '../../../../src/core/journal/markers.js';
import { parseWork } from '../../../../src/core/journal/blocks/markdown.js';
import { OpenNote } from '../../../../src/core/journal/typing/openNote.js';
import { readNote, readWholeNote } from '../../../../src/core/journal/reading/read.js';
import { caseLibrary } from '../../../support/caseFrameworks.js';

const options = { library: caseLibrary(), markers: defaultMarkers, today: '2026-12-31' };
const uri = 'daily/2026-06-01.md';
const conflict = [
  '<<<<<<< HEAD',
  '- Restored the wiki #ITOP/4',
  '=======',
  '- Restored the wiki from the backup #ITOP/4',
  '>>>>>>> laptop',
  '',
].join('\n');

/** Where conflicts are told, as every way of reading tells them. */
function conflictsIn(text: string): string[] {
  const record = readNote(uri, text, options);
  assert.deepEqual(record, readWholeNote(uri, text, options));
  const note = new OpenNote(uri, options);
  note.read(text.slice(0, text.length / 2));
  assert.deepEqual(note.read(text), record);
  return record.problems
    .filter(({ code }) => code === 'note.merge-conflict')
    .map(({ range: { start, end } }) => `${start.line}:${start.character}-${end.line}:${end.character}`);
}

describe('marks of a merge conflict', () => {
  it('are told once, at the first of them, and both sides are read', () => {
    assert.deepEqual(conflictsIn(`# Work\n\n${conflict}\nLater\n\n${conflict}`), ['2:0-2:12']);
    assert.equal(readNote(uri, conflict, options).entries.length, 2);
  });

  for (const [what, text] of [
    ['with the words both came from', conflict.replace('=======', '||||||| 4f2a9c1\n- Wiki #ITOP/4\n=======')],
    ['without names', conflict.replace(' HEAD', '').replace(' laptop', '')],
    ['with other line ends', conflict.replaceAll('\n', '\r\n')],
    ['up to the end of the note', conflict.trimEnd()],
    ['of an old Mac', conflict.replaceAll('\n', '\r')],
  ] as const) {
    it(`are known ${what}`, () => assert.equal(conflictsIn(text).length, 1));
  }

  it('are known behind a BOM', () => assert.deepEqual(conflictsIn(`\uFEFF${conflict}`), ['0:1-0:13']));

  it('are known in front matter, also where that cannot be read', () => {
    const matter = '---\n<<<<<<< HEAD\ndate: 2026-06-01\n=======\ndate: 2026-06-02\n>>>>>>> laptop\n';
    assert.deepEqual(conflictsIn(`${matter}---\n\n- Restored it #ITOP/4\n`), ['1:0-1:12']);
    assert.deepEqual(conflictsIn(`${matter}tags: ITOP/4\n---\n`), ['1:0-1:12']);
  });

  it('are known where they cut code apart, and behind a code block', () => {
    assert.equal(conflictsIn(`- x #ITOP/4\n\n${conflict.replace('=======', '```sh\n=======')}`).length, 1);
    assert.deepEqual(conflictsIn(`~~~~sh\n~~~\n~~~~ \n\n${conflict}`), ['4:0-4:12']);
    assert.deepEqual(conflictsIn(`- \`\`\`sh\n  df\n  \`\`\`\n\n${conflict}`), ['4:0-4:12']);
    assert.deepEqual(conflictsIn(`1. ~~~\n   df\n   ~~~\n\n${conflict}`), ['4:0-4:12']);
    assert.deepEqual(conflictsIn(`Text \`\`\`\n\`\`\`a\`\`\` b\n\n${conflict}`), ['3:0-3:12']);
  });

  for (const [what, text] of [
    ['shown in a code block', `- x #ITOP/4\n\n\`\`\`diff\n${conflict}\`\`\`\n`],
    ['shown in a code block of more marks', `- x #ITOP/4\n\n~~~~\n~~~\n${conflict}~~~~\n`],
    ['shown in a code block behind what looks like another', `- x #ITOP/4\n\n\`\`\`\n- \`\`\`\n${conflict}\`\`\`\n`],
    ['shown in a code block that is not closed', `- x #ITOP/4\n\n\`\`\`\n${conflict}`],
    ['shown in indented code', `- x #ITOP/4\n\n${conflict.replace(/^/gm, '    ')}`],
    ['that are a heading', 'Work\n=======\n\n- x #ITOP/4\n'],
    ['of which one is missing', conflict.replace('=======\n', '')],
    ['in another order', `>>>>>>> laptop\n=======\n<<<<<<< HEAD\n- x #ITOP/4\n`],
    ['of another length', conflict.replace('<<<<<<<', '<<<<<<<<')],
    ['in a note without tags', conflict.replaceAll('#ITOP/4', '')],
  ] as const) {
    it(`are none ${what}`, () => assert.deepEqual(conflictsIn(text), []));
  }

  it('are not told where private parts are cut out of the note', () => {
    const record = readNote(uri, `- met her #private\n\n${conflict}`, options);
    assert.equal(record.problems.filter(({ code }) => code === 'note.merge-conflict').length, 1);
    assert.deepEqual(record.withoutPrivate?.problems, []);
  });

  it('come and go while the note is typed in, and nothing more is parsed for them', () => {
    const days = Array.from({ length: 300 }, (_, i) => `# Day ${i}\n\n- did *it* ${i} #ITOP/4\n`).join('\n');
    const text = `${days}\n# Last\n\n${conflict}`;
    const note = new OpenNote(uri, options);
    note.read(text);
    const parsed = parseWork.characters;
    const typed = text.replace('it* 150', 'it* once more 150');
    const record = note.read(typed);
    assert.ok(parseWork.characters - parsed < 500, `${parseWork.characters - parsed} characters`);
    assert.deepEqual(record, readWholeNote(uri, typed, options));
    for (const edited of [text.replace('>>>>>>> laptop', ''), text, text.replace('# Last', '# Last\n\n```'), text]) {
      assert.deepEqual(note.read(edited), readWholeNote(uri, edited, options));
    }
  });
});
