/**
 * What other tools that read the same notes take for a tag. Each reads `#ITOP/4` alike between white space; they differ
 * where something stands directly before or behind it.
 *
 *     (#ITOP/4)     Marksman and zk read ITOP/4; the others read none
 *     #ITOP/4)      Logseq reads ITOP/4)
 *     #ITOP/4: x    zk reads ITOP/4:
 */
interface Tool {
  readonly name: string;
  /** What may stand directly before the `#`; all of them read a tag at the start of a line. */
  readonly opensBehind: RegExp;
  /** What directly behind our tag they read as more of it. */
  readonly readsOn: RegExp;
  /** What directly behind our tag makes it none. */
  readonly refuses?: RegExp;
}

export type Reading = 'same' | 'longer' | 'none';

export interface ToolReading {
  readonly tool: string;
  readonly reads: Reading;
}

const blank = /\s/u;

/** As of each tool's documentation and published grammar; jrnl with `#` among its tag symbols. */
const tools: readonly Tool[] = [
  // Everything but white space and punctuation, of which `_`, `-` and `/` are allowed.
  { name: 'Obsidian', opensBehind: blank, readsOn: /[^\s\u2000-\u206f\u2e00-\u2e7f!-,.:-@[-^`{-~]/uy },
  { name: 'Foam', opensBehind: blank, readsOn: /[\p{L}\p{N}\p{Emoji_Presentation}#/_-]/uy },
  // Reads to the next blank. Marks at the end of a word stay outside; some end the tag anywhere.
  { name: 'Logseq', opensBehind: blank, readsOn: /(?![,;.!?'":]+(?:\s|$))[^\s#,!?'":]/uy },
  { name: 'markdown-oxide', opensBehind: blank, readsOn: /[\p{L}0-9_/'"\u2018\u2019\u201c\u201d-]/uy },
  { name: 'Marksman', opensBehind: /[^0-9A-Za-z]/u, readsOn: /[0-9A-Za-z_/-]/uy },
  {
    name: 'zk',
    opensBehind: /[^\p{L}\p{N}/@'~\-_$%&+=:#]/u,
    readsOn: /[\p{L}\p{N}/@'~\-_$%&+=:]|\\./uy,
    refuses: /[\p{L}\p{N}/@'~\-_$%&+=:]*#/uy,
  },
  { name: 'jrnl', opensBehind: blank, readsOn: /[\p{L}\p{N}_+*#/-]/uy },
];

/** What each tool reads where our tag stands from `start` (its `#`) to `end`. */
export function readElsewhere(text: string, start: number, end: number): readonly ToolReading[] {
  const before = /.$/su.exec(text.slice(Math.max(0, start - 2), start))?.[0] ?? '';
  return tools.map((tool) => ({ tool: tool.name, reads: readIn(tool, before, text, end) }));
}

/** The tools that read another tag there, or none. */
export function differingTools(text: string, start: number, end: number): readonly string[] {
  return readElsewhere(text, start, end).flatMap(({ tool, reads }) => (reads === 'same' ? [] : [tool]));
}

/** Whether what stands directly behind a tag that ends at `end` belongs to it for some tool. */
export function isReadOnElsewhere(text: string, end: number): boolean {
  return tools.some((tool) => readIn(tool, '', text, end) !== 'same');
}

function readIn(tool: Tool, before: string, text: string, end: number): Reading {
  if (before !== '' && !tool.opensBehind.test(before)) return 'none';
  if (tool.refuses && matchesAt(tool.refuses, text, end)) return 'none';
  return matchesAt(tool.readsOn, text, end) ? 'longer' : 'same';
}

function matchesAt(expression: RegExp, text: string, offset: number): boolean {
  expression.lastIndex = offset;
  return expression.test(text);
}
