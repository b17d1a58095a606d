import * as assert from 'node:assert/strict';

import { findFields } from '../../../../src/core/journal/blocks/lines.js';
import { tidyText } from '../../../../src/core/journal/blocks/listedWords.js';

/** What is listed of a line, in which `#` stands for a tag that leaves the text. */
const listed: readonly (readonly [line: string, words: string])[] = [
  ['2026-03-21 Restored the wiki #', 'Restored the wiki'],
  ['(2026-03-21) Restored the wiki #', 'Restored the wiki'],
  ['[2026-03-21] Restored the wiki #', 'Restored the wiki'],
  ['[[2026-03-21]] Restored the wiki #', 'Restored the wiki'],
  ['[[2026-03-21|Saturday]] Restored the wiki #', 'Saturday Restored the wiki'],
  ['[x] [[2026-03-21]]: Restored the wiki #', 'Restored the wiki'],
  ['(2026-03-21, night shift) Restored the wiki #', '(night shift) Restored the wiki'],
  ['2026-03-21 (night shift) Restored the wiki #', '(night shift) Restored the wiki'],
  ['2026-03-21 “Old” wiki gone #', '“Old” wiki gone'],
  ['2026-03-21 | Restored the wiki #', 'Restored the wiki'],
  ['Restored the wiki #.', 'Restored the wiki.'],
  ['Restored the wiki # #.', 'Restored the wiki.'],
  ['Restored the wiki (#).', 'Restored the wiki.'],
  ['Restored the wiki, #, then slept', 'Restored the wiki, then slept'],
  ['Did I restore the wiki #?', 'Did I restore the wiki?'],
  ['Restored # the wiki', 'Restored the wiki'],
  ['Moved # .env files', 'Moved .env files'],
  ['Waited # ... and restored it', 'Waited ... and restored it'],
  ['#: Restored the wiki', 'Restored the wiki'],
  ['2026-03-21 # - Restored the wiki', 'Restored the wiki'],
  ['Restored the wiki #\n# – slept', 'Restored the wiki\nslept'],
  ['# -5 degrees in the server room', '-5 degrees in the server room'],
  ['Restored the wiki\ntags:: #, backup', 'Restored the wiki'],
  ['Restored ![[wiki]] #', 'Restored wiki'],
  ['#, #: Restored the wiki', 'Restored the wiki'],
  ['# & # — Restored the wiki', 'Restored the wiki'],
  ['#/#; # - Restored the wiki', 'Restored the wiki'],
  ['Restored the wiki (# + #)', 'Restored the wiki'],
  ['Restored the wiki # & #', 'Restored the wiki'],
  ['Restored the wiki - #', 'Restored the wiki'],
  ['Restored the wiki — #, #', 'Restored the wiki'],
  ['Restored # & moved the wiki', 'Restored & moved the wiki'],
  ['WAITING: Restore the wiki #', 'Restore the wiki'],
  ['DOING: # Restore the wiki', 'Restore the wiki'],
  ['[!success]- Restored the wiki #', 'Restored the wiki'],
  ['[!note] 2026-03-21 Restored the wiki #', 'Restored the wiki'],
  ['Restored the ==wiki== and ==the disks #==', 'Restored the wiki and the disks'],
  ['==2026-03-21== Restored the wiki ==#==', 'Restored the wiki'],
  ['(==key== words), ==a=b==', '(key words), a=b'],
  ['恢复了==维基==页面 #', '恢复了维基页面'],
  ['if a == b or x==1 && y==2 then c == d', 'if a == b or x==1 && y==2 then c == d'],
  ['a heading with ==== under it', 'a heading with ==== under it'],
  ['Restored the wiki (see #)', 'Restored the wiki'],
  ['Restored the wiki (see also: #, #).', 'Restored the wiki.'],
  ['Die Platten getauscht [siehe #]', 'Die Platten getauscht'],
  ['Moved the disks (see ), or some of them', 'Moved the disks, or some of them'],
  ['Restored the wiki (#: at night)', 'Restored the wiki (at night)'],
  ['Restored the wiki (at night – #)', 'Restored the wiki (at night)'],
  ['Called main() and free () (see) ( # )', 'Called main() and free () (see)'],
  ['Restored the wiki (→ #)', 'Restored the wiki'],
  ['Restored the wiki — # — at night', 'Restored the wiki — at night'],
  ['Restored the wiki, ADR-7 / #', 'Restored the wiki, ADR-7'],
  ['Closed the ticket "#"', 'Closed the ticket'],
  ['Restored the wiki\nTags: #, #', 'Restored the wiki'],
  ['Tags are kept: the wiki has them\nSkill: # for it', 'Tags are kept: the wiki has them\nSkill: for it'],
  ['Restored the wiki. #.', 'Restored the wiki.'],
  ['Restored the wiki! #. Slept', 'Restored the wiki! Slept'],
  ['# | Restored the wiki', 'Restored the wiki'],
  ['# → Restored the wiki → #', 'Restored the wiki'],
  ['Restored the wiki : #', 'Restored the wiki'],
  ['Restored the wiki, tags: # #', 'Restored the wiki'],
  ['Restored the wiki. Skills: #', 'Restored the wiki.'],
  ['Named the tag: #', 'Named the tag:'],
  ['Restored the wiki (skills: #, #)', 'Restored the wiki'],
  ['See also: #', 'See also:'],
  ['Restored the wiki (# at night) and [more #]', 'Restored the wiki (at night) and [more]'],
  ['"2026-03-21" Restored the wiki', 'Restored the wiki'],
  ['<2026-03-21 Sat> Restored the wiki', 'Restored the wiki'],
  ['[2026-03-21 Sat 10:00-11:30] Restored the wiki', 'Restored the wiki'],
  ['2026-03-21 – 2026-03-23 Restored the wiki', '2026-03-21 – 2026-03-23 Restored the wiki'],
  ['2026-03-21 to 2026-03-23: Restored the wiki', '2026-03-21 to 2026-03-23: Restored the wiki'],
  ['2026-03-21..2026-03-23 Restored the wiki', '2026-03-21..2026-03-23 Restored the wiki'],
  ['2026-03-21/23 Restored the wiki', '2026-03-21/23 Restored the wiki'],
  ['2026-03-21 - 23 disks moved', '23 disks moved'],
  ['2026年3月21日，恢复了维基。#', '恢复了维基。'],
  ['（2026-03-21）恢复了维基 #，然后睡了', '恢复了维基，然后睡了'],
  ['恢复了维基（参见：#、#）', '恢复了维基'],
  ['Drew ![[disks.png|300]] and ![[rack.png|the rack]] #', 'Drew disks.png and the rack'],
  ['Asked about ((66a1b2c3-d4e5-4f60-8a7b-9c0d1e2f3a4b)) again #', 'Asked about again'],
];

/** What Logseq writes into a task by itself. */
const logbook = ':LOGBOOK:\nCLOCK: [2026-03-21 Sat 10:00:00]--[2026-03-21 Sat 11:00:00] =>  01:00:00\n:END:';

describe('the words of an entry, as they are listed', () => {
  for (const [line, words] of listed) {
    it(`are “${words.replace('\n', ' / ')}” for “${line.replace('\n', ' / ')}”`, () => {
      assert.equal(tidyText(line.replaceAll('#', '\uFFFC')), words);
    });
  }

  it('are those of the user, where Logseq has kept the time and a priority beside them', () => {
    assert.equal(tidyText(`DONE [#A] Restored the wiki \uFFFC\n${logbook}`), 'Restored the wiki');
    assert.equal(tidyText(`DONE Restored the wiki\n${logbook}\nin 40 minutes`), 'Restored the wiki\nin 40 minutes');
    assert.equal(
      tidyText('Restored the wiki\n:LOGBOOK:\nin 40 minutes'),
      'Restored the wiki\n:LOGBOOK:\nin 40 minutes',
    );
    assert.equal(tidyText('[#3] is the rack'), '[#3] is the rack');
    assert.equal(tidyText('Restored it\n:PROPERTIES:\n:ID: 7\n:END:\nin May'), 'Restored it\nin May');
    assert.equal(tidyText('#+BEGIN_SRC sh\ndf -h \uFFFC\n#+END_SRC'), 'df -h');
  });

  it('are those of a task without the fields that Tasks keeps in it for Dataview', () => {
    const line = 'Order disks [priority:: high] [created:: 2026-03-01]  (repeat:: every day) [risk:: low] \uFFFC';
    assert.equal(tidyText(line, 'task'), 'Order disks [risk:: low]');
    assert.equal(tidyText('Gave it a [priority:: high] \uFFFC'), 'Gave it a [priority:: high]');
  });

  it('keep a date in a cell of a table that says more, since it is not that of the row', () => {
    assert.equal(tidyText('2026-03-21 at night', 'cell'), '2026-03-21 at night');
    assert.equal(tidyText('(2026-03-21)', 'cell'), '');
    assert.equal(tidyText('2026-03-21 \uFFFC', 'cell'), '');
  });
});

describe('fields', () => {
  const keysOf = (text: string): readonly string[] => findFields(text).map(({ key }) => key);

  it('have white space behind their colons, or stand in square brackets', () => {
    assert.deepEqual(keysOf('impact:: none\n[cost::300]\n(risk:: low)\nplan::\ntags::\uFFFC'), [
      'impact',
      'cost',
      'risk',
      'plan',
      'tags',
    ]);
    assert.deepEqual(keysOf('std::vector is gone\nDropped Foo::Bar (std::move) for ::x'), []);
  });

  it('have a key of three words at most where no bracket tells that it is one', () => {
    assert.deepEqual(keysOf('Restored the wiki impact:: none\n- Restored it'), []);
    assert.deepEqual(keysOf('hours saved weekly:: 3\n[hours that it saved:: 3]'), [
      'hours saved weekly',
      'hours that it saved',
    ]);
  });

  it('of dates need no white space', () => {
    assert.deepEqual(keysOf('due::2026-03-09\n(completion::2026-03-09)'), ['due', 'completion']);
  });
});
