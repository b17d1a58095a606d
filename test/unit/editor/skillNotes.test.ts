import assert from 'node:assert/strict';
import { newSkillNotes, skillNotesBody, skillNotesFile } from '../../../src/core/editor/skillNotes.js';
import { bothLibrary, hostileLibrary, sfiaLibrary } from './fixtures.js';

describe('the notes of a skill', () => {
  it('are called by its code, and by its framework too where the code is not its alone', () => {
    const both = bothLibrary();
    assert.equal(skillNotesFile({ framework: 'sfia-9', code: 'ITOP' }, both), 'ITOP.md');
    assert.equal(skillNotesFile({ framework: 'acme', code: 'ITOP' }, both), 'acme.ITOP.md');
    assert.equal(skillNotesFile({ framework: 'acme', code: 'K8S-OPS' }, both), 'K8S-OPS.md');
  });

  it('begin with the name', () => {
    assert.equal(
      newSkillNotes({ framework: 'sfia-9', code: 'ITOP' }, sfiaLibrary()),
      '# ITOP Infrastructure operations\n\n',
    );
    assert.doesNotMatch(newSkillNotes({ framework: 'evil-1', code: 'EVIL' }, hostileLibrary()), /(?<!\\)[![<]/);
  });

  it('say nothing yet where only the title stands', () => {
    assert.equal(skillNotesBody('# ITOP Infrastructure operations\n\n'), '');
    assert.equal(skillNotesBody('\ufeff---\r\na: b\r\n---\r\n# ITOP\r\n\r\nAsk Dov.\r\n'), 'Ask Dov.');
    assert.equal(skillNotesBody('Ask Dov.\n# Later\n'), 'Ask Dov.\n# Later');
  });
});
