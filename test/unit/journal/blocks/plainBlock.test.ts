import assert from 'node:assert/strict';
import type { Nodes } from 'mdast';
import { parseBlocks } from '../../../../src/core/journal/blocks/markdown.js';
import { readPlainBlock } from '../../../../src/core/journal/blocks/plainBlock.js';
import { createRandom, pick, type Random } from '../../../support/randomNotes.js';

const seed = Number(process.env.SEED ?? 20261123);
/** `npm run fuzz` tries more. */
const runs = Number(process.env.FUZZ_NOTES ?? 20_000);

/** Names of footnotes. */
const defined = ['^1', '^A-B', '^X'];

/** All of a tree that is ever asked of it. */
function shapeOf(node: Nodes): unknown {
  const { type, position } = node;
  const place = [position?.start.offset, position?.end.offset];
  if (type === 'listItem') return [type, ...place, node.checked ?? null, node.children.map(shapeOf)];
  if (type === 'heading') return [type, ...place, node.depth, node.children.map(shapeOf)];
  if (type === 'list') return [type, ...place, node.ordered, node.children.map(shapeOf)];
  if ('identifier' in node) return [type, ...place, node.identifier, 'children' in node && node.children.map(shapeOf)];
  if ('children' in node) return [type, ...place, node.children.map(shapeOf)];
  return [type, ...place, 'value' in node ? node.value : undefined];
}

/** Lines that look plain, and some that only almost are. */
function almostPlain(random: Random): string {
  const openings = [
    '- ',
    '- ',
    '* ',
    '+ ',
    '',
    '',
    '# ',
    '## ',
    '- [ ] ',
    '- [x] ',
    '-  ',
    '1. ',
    '[x] ',
    '- 1. ',
    '[^1]: ',
    '[^X]: ',
    '[^2]: ',
    '[^1]:',
    '- [^1]: ',
    ' - ',
  ] as const;
  const pieces = [
    ...[
      'restored',
      'the wiki',
      'pg_restore',
      'a_',
      '_b',
      'in 5 min.',
      '(see',
      'below)',
      "can't",
      'Zürich',
      '日記',
      '✅ 2026-05-05',
    ],
    ...[
      '#ITOP/4',
      '#todo',
      '(#ITOP/4)',
      'x#y',
      '#',
      '##',
      '#a_b',
      '#a/',
      '`df -h`',
      '``',
      '` a`',
      '`#x`',
      '`a`b',
      'a`b`',
      '`',
    ],
    ...[
      '**done**',
      '**a b**',
      '**',
      '*',
      '**a**b',
      'a**b**',
      '**#ITOP**',
      '**a_b**',
      '**a`b**',
      '[x](y.md)',
      '[the ticket](https://t.example/1#n-2)',
    ],
    ...[
      '[a',
      'b](c)',
      '[a](b c)',
      '[#x](y)',
      '[a_b](c)',
      '[a](#b)',
      '![a](b)',
      '[[a]]',
      '[^1]',
      'word[^1]',
      '[^a-b].',
      '[^A-b]',
      '![^1]',
      '[^1](y)',
      '[^1]:',
      '[^2]',
      '**a**[^1]',
      '#x[^1]',
      '[a](b(c))',
      '[www.a.b](c)',
      '[a][b]',
    ],
    ...[
      'key:: value',
      'https://x.example',
      'www.x.example',
      'a@b.example',
      '&amp;',
      '\\*',
      '<b>',
      '|',
      '~~a~~',
      '$a$',
      '\t',
      '=',
      '{{a}}',
      '%',
    ],
    ...['http:', 'mailto:', 'www', 'xmpp:a', '!', '"quoted"', '—', 'a*b*c', '__', '\u00a0', '\u2028'],
  ] as const;
  const words = [
    'restored',
    'the wiki',
    'disks[^1]',
    '#ITOP/4',
    '`df -h`',
    '**done**',
    '[x](y.md)',
    'a_b',
    'key:: value',
  ] as const;
  const likely = random();
  const line = (opening: string): string => {
    let said = opening;
    for (let i = Math.floor(random() * 5); i >= 0; i--) {
      said += (random() < likely ? pick(random, words) : pick(random, pieces)) + (random() < 0.8 ? ' ' : '');
    }
    return random() < 0.85 ? said.trimEnd() : said;
  };
  const lines = [line(pick(random, openings))];
  const further = [
    '  - ',
    '  - ',
    '  - [ ] ',
    '  * ',
    '   - ',
    '  ',
    '- ',
    '',
    '',
    '-',
    '+',
    '    ',
    '1. ',
    '> ',
  ] as const;
  while (random() < 0.4) lines.push(line(pick(random, further)));
  return `\n${lines.join(random() < 0.1 ? '\r\n' : '\n')}${pick(random, ['', '\n', '\n\n', '\r\n', '\n  \n'])}`;
}

describe('a plain block', function () {
  this.timeout(0);

  it(`is read without the parser as the parser reads it (seed ${seed}, ${runs} blocks)`, () => {
    let plain = 0;
    for (let i = 0; i < runs; i++) {
      const text = almostPlain(createRandom(seed + i));
      const block = readPlainBlock(text, { start: 1, end: text.length }, defined);
      if (!block) continue;
      plain++;
      assert.deepEqual([shapeOf(block)], parseBlocks(text, defined).children.map(shapeOf), JSON.stringify(text));
    }
    assert.ok(plain > runs / 20, `${plain} of ${runs} were plain`);
  });

  for (const text of [
    '- [x] Restored the wiki from the night backup #ITOP/4',
    '- Moved `disk-7` to **the spare shelf**, see [the ticket](https://tickets.example/7#note-2) #ITOP/3',
    '## Week 23',
    '2026-06-03',
    'Wrote the runbook #ITOP/4/2',
    'Moved the disks.[^1]',
    '[^1]: Proof of #ITOP/4',
    'Restored the wiki\nfrom the night backup #ITOP/4\n`df -h`\n',
    '- Moved the disks #ITOP/3\nto **the spare shelf**',
    '- [ ] Tell the team\n  #ITOP/4\n  - of all that moved\n      and why\n',
    '[^1]: Proof of\n    #ITOP/4',
    '- Cluster\n  - drained the nodes #ITOP/4\n  - [ ] tell the team\n\n',
  ]) {
    it(`is: ${text.trim().replaceAll('\n', '⏎')}`, () => {
      assert.ok(readPlainBlock(text, { start: 0, end: text.length }, defined));
    });
  }
});
