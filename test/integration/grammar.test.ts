import * as assert from 'node:assert/strict';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { tagCases } from '../unit/tag/cases.js';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';

const extensionId = 'skill-journal.skill-journal';
const markdown = 'text.html.markdown';

interface ContributedGrammar {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

/** The host's own Markdown grammar with everything that extensions inject, ours included, run as the host runs it. */
describe('highlighting', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadMarkdownGrammar();
  });
  const tagsIn = (text: string): readonly string[] => findTags(grammar, text);

  it('marks tags with a level wherever the text of a note is', () => {
    assert.deepEqual(tagsIn('Ran it #ITOP/4 and #itop/3/2, *#ITOP/5*, **#sfia-9/ITOP/2**\n'), [
      '#ITOP/4',
      '#itop/3/2',
      '#ITOP/5',
      '#sfia-9/ITOP/2',
    ]);
    assert.deepEqual(tagsIn('## Day #ITOP/4\n\n- [x] task #ITOP/ensure-advise\n\n> quote #ITOP/3\n'), [
      '#ITOP/4',
      '#ITOP/ensure-advise',
      '#ITOP/3',
    ]);
    assert.deepEqual(tagsIn('| a | b \n| --- | --- \n| #ITOP/4 | x #ITOP/3\n'), ['#ITOP/4', '#ITOP/3']);
  });

  it('leaves headings, the hashtags of the user, and numbers alone', () => {
    assert.deepEqual(tagsIn('# Notes\n\n#todo #project/alpha #42 #2026/11 #ITOP word#ITOP/4\n'), []);
  });

  it('agrees with the reader of notes on the cases of the tag grammar, but for those that are named', () => {
    const found = tagCases.flatMap(({ text: marked, tag }) => {
      const text = marked.replace('§', '');
      const isMarked = tagsIn(text).some((words) => words.startsWith('#ITOP/4') || words === tag);
      // Without a level there is nothing that a grammar could tell a skill by.
      const expected = tag === undefined ? false : tag.includes('/') ? true : undefined;
      return expected === undefined || expected === isMarked ? [] : [marked];
    });
    assert.deepEqual(found, otherwise);
  });

  it('leaves code, math, HTML, comments and link destinations alone', () => {
    const text = [
      'Some `#ITOP/4` code and <b title="#ITOP/4">x</b> and [a](page.md#ITOP/4) <!-- #ITOP/4 -->',
      '',
      '```sh',
      'echo #ITOP/4',
      '```',
      '',
      '<https://example.com/ #ITOP/4>',
    ].join('\n');
    assert.deepEqual(tagsIn(text), []);
  });
});

/** Where the grammars say otherwise than the reader of notes, in the order of the cases. */
const otherwise: readonly string[] = [
  // Spots that they do not count as a tag's beginning, and emphasis marks inside a word, which they do.
  'نص، ثم؛§#ITOP/4',
  '#food§#ITOP/4',
  'a_§#ITOP/4',
  'a*§#ITOP/4*',
  'a|§#ITOP/4',
  // Blocks of HTML in which the host's own grammar sees Markdown again.
  '<div>\n§#ITOP/4\n</div>',
  // Marks of note tools, which Markdown's grammar does not know.
  'x %% §#ITOP/4 %% y',
  '%%\n\n- §#ITOP/4\n\n%%',
  '{{ §#ITOP/4 }}',
  '<% §#ITOP/4 %>',
  '{{ a\r\n§#ITOP/4 }}',
  '[[note §#ITOP/4]]',
  // The words of a link keep the link's colour.
  '[x §#ITOP/4](y.md)',
  // Wrong tags: no shape of a tag.
  'x §#ITOP//4',
  'x §#ITOP/4/2/1',
  'x §#sfia-9/ITOP/4/2/1',
  'x §#ITOP/4/restore',
  'x §#sfia-9/nonsense',
];

/** The stretches of a note that the grammars call a skill tag. */
function findTags(grammar: IGrammar, text: string): readonly string[] {
  const tags: string[] = [];
  let state = INITIAL;
  for (const line of text.split('\n')) {
    const result = grammar.tokenizeLine(line, state);
    let inTag = false;
    for (const { startIndex, endIndex, scopes } of result.tokens) {
      const words = line.slice(startIndex, endIndex);
      const isTag = scopes.includes('meta.skill-tag.markdown');
      if (isTag && inTag && !words.startsWith('#')) tags[tags.length - 1] += words;
      else if (isTag) tags.push(words);
      inTag = isTag;
    }
    state = result.ruleStack;
  }
  return tags;
}

async function loadMarkdownGrammar(): Promise<IGrammar> {
  const files = new Map<string, string>();
  const injections = new Map<string, string[]>();
  for (const { packageJSON, extensionPath } of vscode.extensions.all) {
    const { contributes } = packageJSON as { contributes?: { grammars?: readonly ContributedGrammar[] } };
    for (const { scopeName, path: file, injectTo = [] } of contributes?.grammars ?? []) {
      files.set(scopeName, path.join(extensionPath, file));
      for (const target of injectTo) injections.set(target, [...(injections.get(target) ?? []), scopeName]);
    }
  }
  const own = vscode.extensions.getExtension(extensionId);
  assert.ok(own);
  const wasm = await fs.readFile(path.join(own.extensionPath, 'node_modules/vscode-oniguruma/release/onig.wasm'));
  const registry = new Registry({
    onigLib: loadWASM({ data: wasm }).then(() => ({
      createOnigScanner: (patterns: string[]) => createOnigScanner(patterns),
      createOnigString: (text: string) => createOnigString(text),
    })),
    loadGrammar: async (scope) => {
      const file = files.get(scope);
      return file === undefined ? null : parseRawGrammar(await fs.readFile(file, 'utf8'), file);
    },
    getInjections: (scope) => injections.get(scope),
  });
  const grammar = await registry.loadGrammar(markdown);
  assert.ok(grammar, 'the host has no Markdown grammar');
  assert.ok(injections.get(markdown)?.includes('markdown.skill-tag.injection'));
  return grammar;
}
