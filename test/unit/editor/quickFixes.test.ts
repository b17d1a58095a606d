import assert from 'node:assert/strict';
import { fixAll, fixesFor } from '../../../src/core/editor/quickFixes.js';
import { applyEdits } from '../../../src/core/editor/support/offsetEdits.js';
import type { Library } from '../../../src/core/framework/library.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { english } from '../../../src/core/messages/translate.js';
import type { Problem } from '../../../src/core/problem.js';
import { containsPosition, LineIndex } from '../../../src/core/text.js';
import { bothLibrary, sfiaLibrary } from './fixtures.js';

const sfia = sfiaLibrary();
const both = bothLibrary();

function problemsOf(text: string, library: Library): readonly Problem[] {
  const { problems } = readNote('2026-06-01.md', text, { library, markers: defaultMarkers, today: '2026-12-31' });
  return problems.filter(({ code }) => code.startsWith('tag.'));
}

/** The fixes at the `|`, each as `title → text after it`. */
function fixesAt(marked: string, library: Library = sfia): readonly string[] {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const position = new LineIndex(text).positionAt(offset);
  const problems = problemsOf(text, library).filter(({ range }) => containsPosition(range, position));
  assert.ok(problems.length > 0, `a problem at ${marked}`);
  return problems.flatMap((problem) =>
    fixesFor(problem, { text, library, t: english }).map(({ title, edits }) => `${title} → ${applyEdits(text, edits)}`),
  );
}

function fixedAll(text: string, library: Library = sfia): string {
  return applyEdits(text, fixAll(problemsOf(text, library), { text, library, t: english }));
}

describe('quick fixes of an unknown skill', () => {
  it('offer the codes a slip away, with the level where the skill has it', () => {
    assert.deepEqual(fixesAt('did #ITPO|/4 now'), [
      'Change to “#ITOP/4” (Infrastructure operations) → did #ITOP/4 now',
      'Change to “#ITMG/5” (Technology service management) → did #ITMG/5 now',
    ]);
  });

  it('offer skills by a word of their name, behind the framework’s name too', () => {
    assert.deepEqual(fixesAt('did #sfia-9/Infrastucture|/4'), [
      'Change to “#sfia-9/ITOP/4” (Infrastructure operations) → did #sfia-9/ITOP/4',
    ]);
    assert.deepEqual(fixesAt('did #sfia-9/programming| x'), [
      'Change to “#sfia-9/PROG” (Programming and software development) → did #sfia-9/PROG x',
    ]);
  });

  it('take the nearest level where the skill lacks the one that was written', () => {
    assert.deepEqual(fixesAt('did #PRGO|/6'), [
      'Change to “#PROG/3” (Programming and software development) → did #PROG/3',
    ]);
  });

  it('write no mark in front matter that had none', () => {
    assert.deepEqual(fixesAt('---\nskills: [PRO|X/2]\n---\nx\n'), [
      'Change to “PROG/2” (Programming and software development) → ---\nskills: [PROG/2]\n---\nx\n',
    ]);
  });
});

describe('quick fixes of a level that the skill lacks', () => {
  it('offer the defined levels by their names, the nearest first', () => {
    assert.deepEqual(fixesAt('did #PROG|/5 now'), [
      'Change to “#PROG/3” (Apply) → did #PROG/3 now',
      'Change to “#PROG/2” (Assist) → did #PROG/2 now',
    ]);
    assert.equal(fixesAt('did #ITOP|/6/2')[0], 'Change to “#ITOP/5” (Ensure, advise) → did #ITOP/5');
  });

  it('keep the framework’s name', () => {
    assert.equal(fixesAt('x #acme/ITOP|/11', both)[0], 'Change to “#acme/ITOP/10” (Elder) → x #acme/ITOP/10');
  });
});

describe('quick fixes of a statement', () => {
  it('leave the level alone, or take the last one', () => {
    assert.deepEqual(fixesAt('x #ITOP/4|/9.'), [
      'Change to “#ITOP/4” (Enable) → x #ITOP/4.'.replace('Enable', 'Infrastructure operations'),
      'Change to “#ITOP/4/4” (Proposes improvements) → x #ITOP/4/4.'.replace('improvements)', 'improvements.)'),
    ]);
  });

  it('find a statement by its words', () => {
    assert.deepEqual(
      fixesAt('x #ITOP/4|/tools')[0],
      'Change to “#ITOP/4/2” (Configures tools to automate tasks.) → x #ITOP/4/2',
    );
  });
});

describe('quick fixes of spelling and place', () => {
  it('write the framework’s spelling', () => {
    assert.deepEqual(fixesAt('x #itop|/L4 y'), ['Change to “#ITOP/4” → x #ITOP/4 y']);
    assert.deepEqual(fixesAt('👩🏽‍💻é\r\nx #itop|/4'), ['Change to “#ITOP/4” → 👩🏽‍💻é\r\nx #ITOP/4']);
  });

  it('put blanks where other tools need them, and not inside emphasis', () => {
    assert.deepEqual(fixesAt('x (#ITOP|/4) y'), ['Put spaces around the tag → x ( #ITOP/4 ) y']);
    assert.deepEqual(fixesAt('x:#ITOP|/4, y'), ['Put spaces around the tag → x: #ITOP/4, y']);
    assert.deepEqual(fixesAt('x (**#ITOP|/4**) y'), ['Put spaces around the tag → x ( **#ITOP/4** ) y']);
    assert.deepEqual(fixesAt('x #food#ITOP|/4'), ['Put spaces around the tag → x #food #ITOP/4']);
  });

  it('write a level id that no tag can hold as its slug', () => {
    assert.deepEqual(
      fixesAt('x #acme/ITOP/1|.5 y', both)
        .filter((fix) => !fix.includes('/10'))
        .slice(-2),
      ['Change to “#acme/ITOP/1-5” (Beginner) → x #acme/ITOP/1-5 y', 'Put spaces around the tag → x #acme/ITOP/1. 5 y'],
    );
  });

  it('write a tag for each level of a range, or a blank', () => {
    assert.deepEqual(fixesAt('x #ITOP/3|–5 y'), [
      'Change to “#ITOP/3 #ITOP/4 #ITOP/5” → x #ITOP/3 #ITOP/4 #ITOP/5 y',
      'Put spaces around the tag → x #ITOP/3 –5 y',
    ]);
    assert.deepEqual(fixesAt('x #ITOP/3|,5'), [
      'Change to “#ITOP/3 #ITOP/5” → x #ITOP/3 #ITOP/5',
      'Put spaces around the tag → x #ITOP/3, 5',
    ]);
  });

  it('take out empty segments, and those too many', () => {
    assert.deepEqual(fixesAt('x #ITOP|//4'), ['Change to “#ITOP/4” (Infrastructure operations) → x #ITOP/4']);
    assert.deepEqual(fixesAt('x #ITOP|/4/2/1'), ['Change to “#ITOP/4/2” (Infrastructure operations) → x #ITOP/4/2']);
  });

  it('unmark or quote what YAML takes for a comment', () => {
    assert.deepEqual(fixesAt('---\ntags: #ITOP|/4\n---\n'), [
      'Leave out “#” → ---\ntags: ITOP/4\n---\n',
      'Put the tag in quotes → ---\ntags: "#ITOP/4"\n---\n',
    ]);
    assert.deepEqual(fixesAt('---\ntags: #ITOP|/4, #PROG/2\n---\n'), [
      'Leave out “#” → ---\ntags: ITOP/4, #PROG/2\n---\n',
    ]);
  });
});

describe('fixing all', () => {
  it('does what needs no choice, and only that', () => {
    assert.equal(
      fixedAll('---\r\ntags: #itop/4, #PROG/2\r\n---\r\n- (#itop/4) #ITPO/4 #ITOP/6\r\n- x:#prog/2,#prog/3\r\n'),
      '---\r\ntags: itop/4, PROG/2\r\n---\r\n- ( #ITOP/4 ) #ITPO/4 #ITOP/6\r\n- x: #PROG/2, #PROG/3\r\n',
    );
  });

  it('leaves nothing that it could do again, but for what it has unmarked', () => {
    const once = fixedAll('(#itop/4)"#prog/2"«**#ITOP/٤**» #food#ITOP/4#PROG/3');
    assert.equal(fixedAll(once), once);
  });

  it('touches nothing where nothing is wrong', () => {
    assert.equal(fixedAll('x #ITOP/4 and #todo'), 'x #ITOP/4 and #todo');
  });
});

describe('a fix for a text that has moved on', () => {
  it('is none', () => {
    const [problem] = problemsOf('x #itop/4', sfia);
    assert.ok(problem);
    for (const text of ['', 'x', 'yy #itop/4', 'x #ITOP/4', 'x #itop/44']) {
      assert.deepEqual(fixesFor(problem, { text, library: sfia, t: english }), [], text);
    }
  });
});
