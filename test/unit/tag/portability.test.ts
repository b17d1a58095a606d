import assert from 'node:assert/strict';
import { differingTools, isReadOnElsewhere, readElsewhere } from '../../../src/core/tag/portability.js';

/**
 * Each tool's rule for a whole tag, as its documentation or published grammar has it, written out here apart from the
 * product: the first group is what the tool reads.
 */
const patterns: Readonly<Record<string, RegExp>> = {
  // Help page “Tags”, and the expression quoted in obsidianmd/obsidian-help issue 816.
  Obsidian: /(?:^|\s)#([^\s\u2000-\u206F\u2E00-\u2E7F'!"#$%&()*+,.:;<=>?@^`{|}~[\]\\]+)/gu,
  // packages/foam-vscode/src/core/utils/hashtags.ts
  Foam: /(?:^|\s)#([\d.]*(?:\p{L}|\p{Emoji_Presentation}|[/_-])(?:\p{L}|\p{N}|\p{Emoji_Presentation}|[#/_-])*)/gu,
  // logseq/mldoc, hash tags; a blank is asked for before them (logseq issue 1626).
  Logseq: /(?:^|\s)#((?:[^\s#,;.!?'":]|(?![,;.!?'":]+(?:\s|$))[;.])+)/gu,
  // src/vault/mod.rs
  'markdown-oxide': /(?:^|\s)#([\p{L}_/'"‘’“”-](?:\p{L}|[0-9]|[_/'"‘’“”-])*)/gu,
  // Marksman/Parser.fs
  Marksman: /(?<![0-9A-Za-z])#([0-9A-Za-z_/-]+)/gu,
  // internal/adapter/markdown/extensions/tag.go, without multi-word tags
  zk: /(?<![\p{L}\p{N}/@'~\-_$%&+=:#])#((?:[\p{L}\p{N}/@'~\-_$%&+=:]|\\.)+)(?![\p{L}\p{N}/@'~\-_$%&+=:#])/gu,
  // jrnl/journals/Entry.py
  jrnl: /(?<!\S)#((?:[\p{L}\p{N}_]|[-+*#/])+)/gu,
};

const tag = '#ITOP/4';

const befores = ['', 'x ', 'x\t', '(', '[', '"', '«', 'x,', 'x;', 'x:', 'x、', '#food', "'", '“'];
const afters = [
  ...['', ' x', '\tx', '\n', ',', ', x', ',x', '.', '. x', '! x', '?', '; x', ';x', ': x', ':x', ')', ') x', '),'],
  ...['] x', '}', '"', '" x', "'", "' x", '” x', '’ x', '» x', '*', '**', '** x', '~~', '==', '+', '&', '%', '@', '=x'],
  ...['#x', '/', '-', '_ x', '🎉', '。', '。次', '、', '…', '–x', '—x', '.x', '`', '|', '\\', '<', '>', '$'],
];

function patternReads(tool: string, before: string, after: string): string {
  const text = `${before}${tag}${after}`;
  const matches = [...text.matchAll(patterns[tool] ?? /(?!)/gu)];
  const here = matches.find((match) => match.index + match[0].length - (match[1] ?? '').length - 1 === before.length);
  if (here?.[1] === undefined) return 'none';
  return `#${here[1]}` === tag ? 'same' : 'longer';
}

describe('what other tools read', () => {
  for (const tool of Object.keys(patterns)) {
    it(`is what the pattern of ${tool} reads`, () => {
      for (const before of befores) {
        for (const after of afters) {
          const text = `${before}${tag}${after}`;
          const reading = readElsewhere(text, before.length, before.length + tag.length).find((r) => r.tool === tool);
          assert.equal(reading?.reads, patternReads(tool, before, after), `${tool}: ${JSON.stringify(text)}`);
        }
      }
    });
  }

  it('is the same everywhere between white space, at a line’s ends, and before a comma or full stop', () => {
    for (const before of ['', 'x ', 'x\t', 'x\n']) {
      for (const after of ['', ' x', '\n', '\r\n', ',', ', x', '.', '. x', '!', '? x']) {
        const text = `${before}${tag}${after}`;
        assert.deepEqual(differingTools(text, before.length, before.length + tag.length), [], JSON.stringify(text));
      }
    }
  });

  it('differs in brackets and before a colon, and says where', () => {
    assert.deepEqual(differingTools(`(${tag})`, 1, 1 + tag.length), [
      'Obsidian',
      'Foam',
      'Logseq',
      'markdown-oxide',
      'jrnl',
    ]);
    assert.deepEqual(differingTools(`${tag}) x`, 0, tag.length), ['Logseq']);
    assert.deepEqual(differingTools(`${tag}: x`, 0, tag.length), ['zk']);
    assert.ok(isReadOnElsewhere(`${tag})`, tag.length));
    assert.ok(!isReadOnElsewhere(`${tag}, x`, tag.length));
  });

  it('looks at a whole character, not at half of one', () => {
    assert.deepEqual(
      readElsewhere(`🎉${tag}`, 2, 2 + tag.length)
        .filter(({ reads }) => reads === 'same')
        .map(({ tool }) => tool),
      ['Marksman', 'zk'],
    );
  });
});
