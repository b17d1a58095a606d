/** Notes that nobody wrote: lines and pieces of lines, put together by chance. The same seed makes the same note. */

export type Random = () => number;

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(random: Random, list: readonly [T, ...T[]]): T {
  return list[Math.floor(random() * list.length)] ?? list[0];
}

/** Logseq's state word: what users write, not what is left to do here. */
const todo = 'TODO ';
/** What a line begins with. */
const openings = [
  ...[
    '',
    '',
    '',
    '',
    '- ',
    '- ',
    '- ',
    '* ',
    '+ ',
    '  - ',
    '    - ',
    ' - ',
    '   - ',
    '1. ',
    '2. ',
    '3) ',
    '-   ',
    '-\t',
    '10. ',
  ],
  ...[
    '- [ ] ',
    '- [x] ',
    '- [-] ',
    '> ',
    '> > ',
    '>',
    '> - ',
    '> [!note] ',
    '> [!review] ',
    '> [!comment] Ann, 2026-06-02',
  ],
  ...[
    '# ',
    '## ',
    '## ',
    '### ',
    '###### ',
    ' ## ',
    '#',
    `## ${todo}`,
    '- # ',
    '    ',
    '  ',
    ' ',
    '\t',
    '   ',
    '     ',
  ],
  ...[
    '```',
    '```sh',
    '~~~',
    '````',
    '  ```',
    '- ```',
    '> ```',
    '    ```',
    '$$',
    ' $$',
    '- $$',
    '<div>',
    '</div>',
    '<!-- ',
    '-->',
    ' <!--',
    '  <!-- ',
    '  <pre>',
    '  > <!--',
    '  ?>',
  ],
  ...[
    '<b>',
    '<script>',
    '</script>',
    '<?',
    '?>',
    '<pre>',
    '<https://a.example>',
    '- <div>',
    '> <!--',
    '<!X',
    '<![CDATA[',
    ']]>',
  ],
  ...['<<<<<<< HEAD', '=======', '>>>>>>> laptop'],
  ...['---', '***', '- - -', '===', '--', ' ---', '-', '*', '| a | b |', '|---|---|', '| ', '---|---', 'a | b', ':--'],
  ...[
    '[^1]: ',
    '[^1] ',
    '[x]: /y',
    '- [x]: /y',
    'Tags: ',
    'Skills:',
    'date:: ',
    'impact:: ',
    'Result: ',
    todo,
    'DONE ',
  ],
  ...[
    '2026-06-01',
    '2026-06-02 ',
    'Friday 2026-04-10',
    '2026-02-30',
    '**2026-06-03** ',
    '&#50;026-06-04',
    '[2026-06-05](x)',
  ],
  ...['\uFEFF', '\0', '\\', '[[', '%%', '{{', '<%', '%>'],
] as const;

/** Whole lines that hide words, of others too, or cancel them. */
const hiding = [
  'met %%in the cellar%% again',
  '- asked %%twice%% for it',
  'Tags: %%of last week%%',
  '%%2026-06-08%% Friday',
  '%%',
  '%% hidden',
  'hidden %%',
  '- %%',
  '%% 2026-06-08',
  '```mermaid\n%% of a chart\n```',
  '`%%` is a mark',
  'on <% tp.date.now() %> again',
  '<%* a',
  'b %>',
  '{{date}} met',
  '{{ a',
  'b }} met',
  'met ❌ 2026-05-06',
  '> ❌ 2026-05-06',
  '  - asked ❌ 2026-05-06',
  '❌ failed again',
  '> [!%%a%%review] Ann',
] as const;

const words = [
  ...[
    'did it',
    'word',
    'two words',
    'the wiki',
    'x',
    'a longer line of words that says what was done and why it was done',
  ],
  ...[
    '#ITOP/4',
    '#ITOP/4',
    '#ITOP/3',
    '#ITOP/4/2',
    '#ITOP',
    '#PROG/3',
    '#K8S-OPS/1-5',
    '#itop/4',
    '#ITOP/9',
    '#ABCD/4',
    '#todo',
    '#x',
  ],
  ...[
    '#private',
    '#knowledge',
    '#planned',
    '#private/hr',
    '(#ITOP/4)',
    '#ITOP/4,',
    '#food#ITOP/4',
    '#ITOP/4.5',
    'a#ITOP/4',
    '##ITOP/4',
  ],
  ...[
    '**',
    '*',
    '_',
    '~~',
    '`',
    '``',
    '[',
    ']',
    '](y.md)',
    '![',
    '[[',
    ']]',
    '{{',
    '}}',
    '{{a}}',
    '%%',
    '<%',
    '%>',
    '<b>',
    '</b>',
    '<!--',
    '-->',
  ],
  ...[
    '2026-06-01',
    '2026-02-30',
    '23 November 2026',
    '2026-W10',
    'Nov 2026',
    '✅ 2026-05-05',
    '📅 2026-07-01',
    '❌ 2026-05-06',
    '[due:: 2026-08-01]',
  ],
  ...[
    '[impact:: less noise]',
    'result:: all good',
    ':',
    ',',
    '|',
    '\\',
    '&amp;',
    '&#35;ITOP/4',
    'https://x.example/#ITOP/4',
    'www.x.example',
    '$',
    '$$',
    '[^1]',
    '[x]',
  ],
] as const;

const heads = [
  '',
  '',
  '',
  '---\ndate: 2026-03-03\n---\n',
  '---\ntags: [daily]\ncreated: 2026-01-01\n---\n\n',
  '---\ntags: [ITOP/4]\n---\n',
  '---\nskill-journal: ignore\n---\n',
  '---\ndate: 2026-02-30\n---\n',
  '---\ntags: [ITOP/4/2, PROG/3]\ndate: 2026-03-03\n---\n',
  '---\ntags: [ITOP]\n---\n# Work\n\n',
  '---\ntags: [private, ITOP/4]\n---\n',
  '---\ntags: [planned, ITOP/3]\n---\n',
  '---\ntags: #ITOP/4\n---\n',
  '---\ntags: [broken\n---\n',
  '---\n',
  '+++\ntitle = "x"\n+++\n',
  '\uFEFF',
  '\uFEFF---\ncreated: 2026-01-01\n---\n',
] as const;

/** Lines at the head of a note that speak for all of it, or for all below its first heading. */
const titles = [
  '# Work #ITOP/4\n\n',
  '# Work #ITOP/4/2 #PROG/3\n',
  '# 2026-06-01 #ITOP\n',
  '## 2026-02-30 #ITOP/4\n',
  '# Work #private #ITOP/4\n\n',
  '# Plans #planned #ITOP/3\n',
  '# [x] Work #ITOP/4/2\n\n- [ ] asked\n\n',
  '# Work\n\nTags: #ITOP/4/2\n\n',
  '# Work\n\n#knowledge #ITOP/3\n\n---\n\n',
  '# Work\n\n#private\n\n',
  '# Work ~~#ITOP/4~~ #PROG/3\n\nmet ✅ 2026-05-05\n\n',
  'Tags: #ITOP/4\n\n',
  '#ITOP/4/2, #PROG/3\n\n# Work\n\n',
  'met 2026-06-01\n\n#private #ITOP/3\n\n',
  '#planned #ITOP/4\n\n# 2026-06-01\n\n',
  'asked #ITOP/3\n\n---\n\n#ITOP/4/2\n\n# Work #ITOP/4/3\n\n',
] as const;

export function randomLine(random: Random): string {
  const parts: string[] = [pick(random, openings)];
  const count = Math.floor(random() * 4);
  for (let i = 0; i < count; i++) parts.push(pick(random, words), random() < 0.8 ? ' ' : '');
  return parts.join('');
}

const definitions = [
  ...['[x]: /y', '[x]: /y "of words"', '> [x]: /y', '- [x]: /y', '[x]:', '[x]: /y\n2. two', '[x]: /y\n===', '[y]: <z>'],
  ...[
    '  - [x]: /y',
    '[x]: /y #ITOP/4',
    '`[x]: /y`',
    'word\n[x]: /y',
    '[x]: /y\n    code',
    '[x]: /y\n   ```',
    '[x]: /y\n<b>',
  ],
] as const;

const footnotes = [
  ...[
    '[^1]: a source',
    '[^1]: [the book](y), page 3',
    '[^1]: "two" words\n[^a]: [^1] and more',
    '[^A]: see https://x.example',
  ],
  ...[
    '[^1]: see #ITOP/4',
    '[^1]: a source\n\n    more of it',
    '[^1]: a source\nmore of it',
    '[^1]: - an item',
    '[^1]:',
  ],
  ...[
    '[^1]: ```\n    code',
    '- [^1]: a source',
    '> [^1]: a source',
    '[^1]: # Work',
    '[^1]: a [x]: b',
    '[^1]: 2026-06-05',
  ],
  ...[
    '[^1 ]: a source',
    '[^\\]]: a source',
    '[^1]: | a | b |\n|---|---|',
    '[^1]: a source\n===',
    '[^1]: a\n- b #ITOP/3',
  ],
] as const;

/** What people write, with nothing in it that leaves open what is a block, or a comment. */
const calmLines = [
  ...['# Work', '# 2026-06-01', '## Monday', '## Notes of 2026-06-02', '## 2026-02-30', '### Disks', '## [ ] Plans'],
  ...['## Talks #knowledge', '## Talk with Ann #private', '# Storage #ITOP/4', '### Storage #ITOP/4/2 #PROG/3'],
  ...['- restored the wiki #ITOP/4', '- moved disks #ITOP/3', '  - asked Ann #ITOP/4/2', '- met ~~#ITOP/4~~ #ITOP'],
  ...[
    '- said in private #private #PROG/3',
    '- [ ] order disks',
    '- [ ] order disks #ITOP/4 📅 2026-07-01',
    '- [x] met #ITOP',
  ],
  ...[
    '- [-] not done #ITOP/3',
    '- Result: all good',
    '- met ✅ 2026-05-05 #ITOP/9',
    '- #ITOP/4',
    'impact:: less noise',
  ],
  ...[
    'met again',
    'met again #ITOP/4/3',
    'asked on 2026-05-01 #ITOP/4',
    '2026-06-03',
    'Friday 2026-02-31',
    'result:: good #ITOP/4',
  ],
  ...[
    'Tags: #ITOP/4/2',
    '#PROG/3 #ITOP/4',
    '#private',
    '#knowledge #ITOP/3',
    '> quoted',
    '> quoted #ITOP/4',
    '> [!note] Disks #ITOP/3',
  ],
  ...[
    '> [!review] Ann, 2026-06-20\n> verdict:: agree',
    '  > [!comment] Bo\n  > well done',
    '```\npg_dump #ITOP/4\n```',
  ],
  ...[
    '| a | #ITOP/4 |\n|---|---|\n| met | 2026-06-05 |',
    'met %%why%% again #ITOP/3',
    '%%\nhidden #ITOP/4\n\nhidden\n%%',
    '---',
  ],
] as const;

export function calmLine(random: Random): string {
  return pick(random, calmLines) + pick(random, ['', '\n', '\n']);
}

const footnoteLines = [
  ...['[^1]: proof of #ITOP/4', '[^2]: see #PROG/3 and #ITOP/4/2', '[^3]: said in private #private', '[^1]: a source'],
  ...[
    '[^4]: of #itop/4, #ITOP',
    '[^5]: #knowledge\n\n    more of it #ITOP/4',
    '[^6]: - an item #ITOP/3\n\n    wrote `df`',
  ],
  ...[
    '[^1]: a day\n[^2]: a week #ITOP/3\n[^3]: a year #ITOP/4',
    '[^7]: %%not%% again #ITOP/9',
    '[^8]: [[x]] #ITOP/4.5',
  ],
  ...[
    '[^6]: as in [^1] #ITOP/3',
    '[^7]: as in [^2]',
    '> [^3]: quoted #ITOP/4',
    '- [^4]: an item #ITOP/3',
    '[^9]: `#ITOP/4`',
  ],
  ...['[^5]: ```\n    #ITOP/4\n    ```', '[^2]: 2026-05-07 #PROG/3 #planned', '[^3]: ~~#ITOP/4~~ #ITOP/3 2026-02-30'],
  ...[
    'moved the disks[^1]',
    'moved them again [^2] #ITOP/4',
    '- asked Ann[^3]',
    '- met[^1][^2]\n  - asked[^4] #ITOP/3',
  ],
  ...[
    '- [ ] order disks[^5]',
    '- [x] restored it[^6] #ITOP/4/3',
    '- said so #private[^1]',
    '> quoted[^7]',
    '`[^1]`',
    '[^2]',
  ],
  ...[
    '## Talk[^3]',
    '# Work[^5]',
    '## 2026-06-07[^1]',
    '2026-06-06 [^4]',
    'Tags: #ITOP/3 [^5]',
    '#x [^2]',
    '> [!note] Disks[^8]',
  ],
  ...['| a[^4] | b |\n|---|---|\n| c[^1] | [^9] |', '> [!review] Ann[^1]', '%%\nasked[^2]\n\n%%', 'met %%[^1]%% again'],
  // Called by what is private, among others.
  ...[
    '- said so[^1] #private',
    '- said so[^4] #private\n  - and so[^2]',
    '## Talk with Ann[^2] #private',
    'met #ITOP/3\nsaid so[^1] #private\n[^2] asked[^3] #ITOP/4',
    '> [!note] Disks[^1] #ITOP/4\n> [^2] said so[^4] #private',
    '[^4]: a reason',
    '[^3]: as in [^1]\n[^2]: a source',
    '- [^2]: an item\n- moved disks #ITOP/3',
  ],
  ...['met #ITOP/3\n2026-06-09 asked[^7]', '%%\n\n[^1]: hidden #ITOP/4\n\n%%', '[^2] #PROG/3', '%% [^1]'],
] as const;

/** A line that calls or defines a footnote, mostly with a tag. */
export function footnoteLine(random: Random): string {
  return pick(random, footnoteLines) + pick(random, ['', '\n', '\n']);
}

/** A calm note with footnotes. */
export function footnotedNote(random: Random): string {
  const lines = calmNote(random).split('\n');
  const count = 2 + Math.floor(random() * 8);
  for (let i = 0; i < count; i++) lines.splice(Math.floor(random() * (lines.length + 1)), 0, footnoteLine(random), '');
  // Most people write them at the end.
  const defined = ['', '[^1]: proof of #ITOP/4', '[^2]: a source', '[^3]: see #ITOP/4/2 #PROG/3'];
  if (random() < 0.4) lines.push(...defined);
  return lines.join('\n');
}

/** A note that can be read by sections, of which lines at its head speak for all. */
export function calmNote(random: Random): string {
  const most = random() < 0.05 ? 200 : 25;
  const lines = Array.from({ length: 3 + Math.floor(random() * most) }, () => calmLine(random));
  const head = random() < 0.5 ? pick(random, heads) : '';
  return head + (random() < 0.6 ? pick(random, titles) : '') + lines.join('\n') + (random() < 0.5 ? '\n' : '');
}

/** Of a few lines to some dozens. `wild` takes every opening as often as another; tame notes are more like a person's. */
export function randomNote(random: Random): string {
  const isTame = random() < 0.6;
  const feed = random() < 0.1 ? '\r\n' : random() < 0.02 ? '\r' : '\n';
  const lines: string[] = [];
  const count = 1 + Math.floor(random() * (random() < 0.1 ? 60 : 14));
  while (lines.length < count) {
    const line = isTame ? tameLine(random) : randomLine(random);
    lines.push(line);
    if (random() < (isTame ? 0.35 : 0.2)) lines.push(random() < 0.1 ? '  ' : '');
  }
  if (random() < 0.15) {
    // What links mean is told anywhere in a note.
    for (let i = 0; i < 2; i++) lines.splice(Math.floor(random() * lines.length), 0, pick(random, definitions), '');
    lines.push(
      pick(random, ['see [x] #ITOP/4', '- [x] #ITOP/3', '- [the wiki][x]#ITOP/4', '[x][y] #ITOP/4', '> [X] #ITOP/3']),
    );
  }
  if (random() < 0.1) {
    for (let i = 0; i < 2; i++) {
      const at = random() < 0.5 ? lines.length : Math.floor(random() * lines.length);
      lines.splice(at, 0, '', pick(random, footnotes), '');
    }
    const calls = [
      'wrote[^1] #ITOP/4',
      '- [^a] #ITOP/3 [^1]',
      '2026-06-06 [^1]',
      'Tags: #ITOP/4 [^a]',
      '## 2026-06-07[^1]',
    ] as const;
    lines.splice(Math.floor(random() * lines.length), 0, '', pick(random, calls), '');
  }
  const head = pick(random, heads) + (random() < 0.25 ? pick(random, titles) : '');
  return head + lines.join(feed) + (random() < 0.5 ? feed : '');
}

function tameLine(random: Random): string {
  const tag =
    random() < 0.35
      ? ` ${pick(random, ['#ITOP/4', '#ITOP/3', '#PROG/3', '#ITOP', '#private', '#todo', '#ITOP/4/2'])}`
      : '';
  const said = pick(random, [
    'restored the wiki',
    'asked the vendor for a date',
    'moved 2026 disks',
    'met on 2026-05-01',
    'wrote `df -h`',
    '[the ticket](y)',
  ]);
  const roll = random();
  if (roll < 0.03) return `${pick(random, hiding)}${tag}`;
  if (roll < 0.4) return `${pick(random, ['- ', '- ', '- [ ] ', '- [x] ', '  - ', '* ', '1. ', '2. '])}${said}${tag}`;
  if (roll < 0.6) return `${said}${tag}`;
  if (roll < 0.75)
    return `${pick(random, ['# ', '## ', '## ', '### '])}${pick(random, ['Monday', '2026-06-01', 'Notes of 2026-06-02', 'Work'])}${random() < 0.15 ? tag : ''}`;
  if (roll < 0.8) return pick(random, ['2026-06-01', 'Friday 2026-04-10', '**2026-06-07**', '2026-02-31']);
  if (roll < 0.85) return `Tags:${tag}`;
  if (roll < 0.9)
    return pick(random, [
      '```',
      '~~~',
      '---',
      '> quoted #ITOP/3',
      '> [!note] #ITOP/4',
      '| a | #ITOP/4 |',
      '|---|---|',
      '===',
    ]);
  return randomLine(random);
}
