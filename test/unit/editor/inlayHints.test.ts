import assert from 'node:assert/strict';
import { inlayHints } from '../../../src/core/editor/inlayHints.js';
import { english } from '../../../src/core/messages/translate.js';
import { hostileLibrary, sfiaLibrary } from './fixtures.js';
import { noteOf } from './noteAt.js';

describe('inlay hints', () => {
  const library = sfiaLibrary();
  const hints = (text: string) => inlayHints(noteOf(text, library), library, english);

  it('name skill and level right behind a tag', () => {
    assert.deepEqual(hints('Patched it #ITOP/4/2, then slept\n'), [
      { position: { line: 0, character: 20 }, label: 'Infrastructure operations · Enable' },
    ]);
  });

  it('name the skill alone behind a mention', () => {
    assert.deepEqual(
      hints('Met the others #ITOP\n').map(({ label }) => label),
      ['Infrastructure operations'],
    );
  });

  it('leave wrong tags, markers, code and the tags of others alone', () => {
    assert.deepEqual(hints('Did it #ITOP/9 #private #todo `#ITOP/4`\n'), []);
  });

  it('stand at the right column behind an emoji, in a CRLF file and behind a BOM', () => {
    assert.deepEqual(
      hints('\ufeffone\r\n🎉 #ITOP/3').map(({ position }) => position),
      [{ line: 1, character: 10 }],
    );
  });

  it('are one short line, whatever the framework says', () => {
    const hostile = hostileLibrary();
    const [hint] = inlayHints(noteOf('x #EVIL/5', hostile), hostile, english);
    assert.ok(hint);
    assert.doesNotMatch(hint.label, /\n/);
    assert.ok(hint.label.length <= 80);
  });
});
