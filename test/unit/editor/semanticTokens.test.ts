import assert from 'node:assert/strict';
import { tagTokens } from '../../../src/core/editor/semanticTokens.js';
import type { Problem, Severity } from '../../../src/core/problem.js';
import { LineIndex } from '../../../src/core/text.js';
import { sfiaLibrary } from './fixtures.js';
import { noteOf } from './noteAt.js';

const library = sfiaLibrary();

function looks(text: string, severity: Severity = 'warning'): readonly string[] {
  const lines = new LineIndex(text);
  const weigh = ({ code }: Problem): Severity => (code === 'tag.unknown-skill' ? severity : 'warning');
  return tagTokens(noteOf(text, library), weigh).map(
    ({ range, look }) => `${text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end))} ${look}`,
  );
}

describe('the looks of tags', () => {
  it('tell known from unknown ones', () => {
    assert.deepEqual(looks('Did #ITOP/4/2 #ITOP #ITOP/9 #ZZZZ/4\n'), [
      '#ITOP/4/2 known',
      '#ITOP known',
      '#ITOP/9 unknown',
      '#ZZZZ/4 unknown',
    ]);
  });

  it('are milder where a problem is no more than a remark', () => {
    for (const severity of ['information', 'hint', 'off'] as const) {
      assert.deepEqual(looks('(#ZZZZ/4) #ITOP/9\n', severity), ['#ZZZZ/4 unfamiliar', '#ITOP/9 unknown']);
    }
    assert.deepEqual(looks('#ZZZZ/4\n', 'error'), ['#ZZZZ/4 unknown']);
  });

  it('tell plans from what was done', () => {
    assert.deepEqual(looks('- [ ] plan #ITOP/4\n- [x] did #ITOP/2\n'), ['#ITOP/4 planned', '#ITOP/2 known']);
  });

  it('follow the innermost entry', () => {
    assert.deepEqual(looks('- [ ] plan #ITOP/4\n  - [x] did a part #ITOP/4\n'), ['#ITOP/4 planned', '#ITOP/4 known']);
  });

  it('leave the hashtags of others, markers, code and comments alone', () => {
    assert.deepEqual(looks('#todo #release/2 #private `#ITOP/4` <!-- #ITOP/4 --> %% #ITOP/4 %%\n\n    #ITOP/4\n'), []);
  });
});
