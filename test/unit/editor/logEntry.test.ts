import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hasWords, planLogEntry, wordsOfLine } from '../../../src/core/editor/logEntry.js';
import { sfiaLibrary } from './fixtures.js';
import { applyEdit, noteOf } from './noteAt.js';

const entry = { words: 'Did it', tag: '#ITOP/4', day: undefined };

function log(text: string, heading = 'Done', given: Parameters<typeof planLogEntry>[2] = entry): string | undefined {
  const edit = planLogEntry(text, heading, given);
  return edit && applyEdit(text, edit);
}

describe('an entry that is logged', () => {
  it('goes after the last item under the heading, before the next one', () => {
    assert.equal(
      log('# Day\n\n## Done\n\n- one\n  more\n- two\n\n## Next\n\n- x\n'),
      '# Day\n\n## Done\n\n- one\n  more\n- two\n- Did it #ITOP/4\n\n## Next\n\n- x\n',
    );
  });

  it('goes under an empty heading, with the blank line that Markdown needs', () => {
    assert.equal(log('## Done\n\n## Next\n'), '## Done\n\n- Did it #ITOP/4\n\n## Next\n');
    assert.equal(log('## Done\n## Next\n'), '## Done\n\n- Did it #ITOP/4\n\n## Next\n');
    assert.equal(log('## Done'), '## Done\n\n- Did it #ITOP/4\n');
  });

  it('goes behind a paragraph, and before a rule', () => {
    assert.equal(log('## Done\n\nWords.\n\n---\n\n# B\n'), '## Done\n\nWords.\n\n- Did it #ITOP/4\n\n---\n\n# B\n');
  });

  it('follows the marks, numbers and spacing of the list', () => {
    assert.equal(log('## Done\n* one\n'), '## Done\n* one\n* Did it #ITOP/4\n');
    assert.equal(log('## Done\n1) one\n2) two'), '## Done\n1) one\n2) two\n3) Did it #ITOP/4\n');
    assert.equal(log('## Done\n- a\n\n- b\n'), '## Done\n- a\n\n- b\n\n- Did it #ITOP/4\n');
  });

  it('finds the heading by its words, in any rank, and by its rank where that is given', () => {
    assert.equal(log('### done ###\n- a\n'), '### done ###\n- a\n- Did it #ITOP/4\n');
    assert.equal(log('Done\n====\n\n- a\n'), 'Done\n====\n\n- a\n- Did it #ITOP/4\n');
    assert.equal(log('# Done\n\n### Done\n', '### Done'), '# Done\n\n### Done\n\n- Did it #ITOP/4\n');
  });

  it('brings a heading that is not there, at the end', () => {
    assert.equal(log('# Day\n\n- a\n\n\n'), '# Day\n\n- a\n\n## Done\n\n- Did it #ITOP/4\n\n\n');
    assert.equal(log('', '# Done'), '# Done\n\n- Did it #ITOP/4\n');
    assert.equal(log('```\n## Done\n```\n'), '```\n## Done\n```\n\n## Done\n\n- Did it #ITOP/4\n');
  });

  it('goes to the end of the note where no heading is set', () => {
    assert.equal(log('# Day\n\n- a\n', ''), '# Day\n\n- a\n- Did it #ITOP/4\n');
    assert.equal(log('', ''), '- Did it #ITOP/4\n');
    assert.equal(log('\ufeff', ''), '\ufeff- Did it #ITOP/4\n');
    assert.equal(log('---\na: b\n---\n', ''), '---\na: b\n---\n\n- Did it #ITOP/4\n');
  });

  it('keeps the line ends of the note', () => {
    assert.equal(log('## Done\r\n\r\n- a\r\n\r\n## B\r\n'), '## Done\r\n\r\n- a\r\n- Did it #ITOP/4\r\n\r\n## B\r\n');
    assert.equal(log('## Done\r\nB\r\n---'), '## Done\r\n\r\n- Did it #ITOP/4\r\n\r\nB\r\n---');
    assert.equal(log('# A\r\n'), '# A\r\n\r\n## Done\r\n\r\n- Did it #ITOP/4\r\n');
  });

  it('has its date where the note is of no day', () => {
    assert.equal(log('', '', { ...entry, day: '2026-11-23' }), '- 2026-11-23 Did it #ITOP/4\n');
  });

  it('is one line without the marks that the words stood behind', () => {
    assert.equal(log('', '', { ...entry, words: '- [ ] Moved\nthe mail\r\n' }), '- Moved the mail #ITOP/4\n');
  });

  it('is refused where its tag would not be read', () => {
    assert.equal(log('## Done\n\n```\nopen\n'), undefined);
    assert.equal(log('## Done\n\n<!-- open\n'), undefined);
    assert.equal(log('', '', { ...entry, words: 'half a `code' }), '- half a `code #ITOP/4\n');
  });

  it('is read as one piece of evidence more, and changes nothing else, in any note', () => {
    const library = sfiaLibrary();
    const line = fc.constantFrom(
      '# A',
      '## Done',
      '- a #ITOP/4',
      '  - b',
      '1. c',
      'words',
      '',
      '> q',
      '---',
      '| x |',
      '* d',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), fc.constantFrom('\n', '\r\n'), fc.boolean(), (lines, eol, end) => {
        const text = lines.join(eol) + (end ? eol : '');
        const edit = planLogEntry(text, 'Done', { ...entry, words: 'Unheard of' });
        assert.ok(edit, JSON.stringify(text));
        const result = applyEdit(text, edit);
        assert.equal(result.length, text.length + edit.newText.length);
        const found = noteOf(result, library).entries.filter(({ text: words }) => words.includes('Unheard of'));
        assert.ok(
          found.some(({ text: words, claims }) => words === 'Unheard of' && claims.some(({ level }) => level === '4')),
          JSON.stringify(result),
        );
      }),
      { seed: Number(process.env['SEED'] ?? 4), numRuns: 300 },
    );
  });
});

describe('the words of a line', () => {
  it('are what stands behind the marks, without the given tags', () => {
    assert.equal(wordsOfLine('  - [x] Moved it #ITOP/4 today ', ['#ITOP/4']), 'Moved it today');
    assert.equal(wordsOfLine('## Heading'), 'Heading');
    assert.equal(wordsOfLine('> 12. quoted'), 'quoted');
    assert.equal(wordsOfLine('#ITOP/42 stays', ['#ITOP/4']), '#ITOP/42 stays');
  });

  it('are words only where something stands beside hashtags', () => {
    assert.equal(hasWords(' #ITOP/4 #todo - '), false);
    assert.equal(hasWords('ok #ITOP/4'), true);
    assert.equal(hasWords('修理'), true);
  });
});
