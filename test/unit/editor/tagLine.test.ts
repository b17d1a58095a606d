import assert from 'node:assert/strict';
import { planTagLine } from '../../../src/core/editor/tagLine.js';
import { sfiaLibrary } from './fixtures.js';
import { applyEdit } from './noteAt.js';

const library = sfiaLibrary();
const target = { framework: 'sfia-9', code: 'ITOP', level: '4' };

function tag(text: string, line = 0, statement?: number): string {
  const plan = planTagLine(text, line, { ...target, ...(statement !== undefined && { statement }) }, library);
  return plan.kind === 'edit' ? applyEdit(text, plan.edit) : plan.kind;
}

describe('a line that is tagged', () => {
  it('gets the tag at its end', () => {
    assert.equal(tag('- one\n- two\r\n', 1), '- one\n- two #ITOP/4\r\n');
    assert.equal(tag('🎉 did'), '🎉 did #ITOP/4');
    assert.equal(tag('- a #PROG/2'), '- a #PROG/2 #ITOP/4');
  });

  it('keeps last what has to be last', () => {
    assert.equal(tag('- one ^abc-1\n'), '- one #ITOP/4 ^abc-1\n');
    assert.equal(tag('one  \ntwo\n'), 'one #ITOP/4  \ntwo\n');
    assert.equal(tag('one\\\ntwo\n'), 'one #ITOP/4\\\ntwo\n');
    assert.equal(tag('| a |\n| - |\n| b |\n', 2), '| a |\n| - |\n| b #ITOP/4 |\n');
    assert.equal(tag('## Head ##\n'), '## Head #ITOP/4 ##\n');
  });

  it('merges with a tag of the same level', () => {
    assert.equal(tag('- a #ITOP/4, b'), 'present');
    assert.equal(tag('- a #ITOP/4/2'), 'present');
    assert.equal(tag('- a #itop/4'), 'present');
    assert.equal(tag('- a #ITOP/4, b', 0, 2), '- a #ITOP/4/2, b');
    assert.equal(tag('- a #ITOP/4/2', 0, 2), 'present');
    assert.equal(tag('- a #ITOP/4/2', 0, 3), '- a #ITOP/4/2 #ITOP/4/3');
    assert.equal(tag('- a `#ITOP/4`'), '- a `#ITOP/4` #ITOP/4');
  });

  it('is left alone where the tag would not be read', () => {
    assert.equal(tag('```\ncode\n```\n', 1), 'unreadable');
    assert.equal(tag('---\ntitle: x\n---\n', 1), 'unreadable');
    assert.equal(tag('<!--\nhidden\n-->\n', 1), 'unreadable');
  });

  it('is left alone where it has no words', () => {
    assert.equal(tag('\n'), 'wordless');
    assert.equal(tag('- #todo\n'), 'wordless');
    assert.equal(tag('a\n', 7), 'wordless');
  });
});
