import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { addBadges, badgeFor } from '../../../src/core/editor/preview.js';
import { findHidden } from '../../../src/core/editor/support/hiddenText.js';
import { Library } from '../../../src/core/framework/library.js';
import { english } from '../../../src/core/messages/translate.js';
import { hostileLibrary, sfiaLibrary } from './fixtures.js';

const library = sfiaLibrary();

function render(text: string, used: Library = library, isOn = true): string {
  // As the editor sets it up.
  const md = new MarkdownIt({ html: true, linkify: true });
  addBadges(md, { library: () => used, t: english, findHidden: () => findHidden, isOn: () => isOn });
  return md.render(text);
}

/** The texts of the badges. */
function badges(text: string): readonly string[] {
  return [...render(text).matchAll(/<span class="skill-tag[^>]*>([^<]*)<\/span>/g)].map(([, tag = '']) => tag);
}

describe('the preview', () => {
  it('shows a tag as a badge that says what the level asks', () => {
    const html = render('Restored the wiki #ITOP/4 today\n');
    assert.match(html, /wiki <span class="skill-tag" title="ITOP Infrastructure operations — 4 Enable\n1\. Maintains/);
    assert.match(html, /4\. Proposes improvements\.">#ITOP\/4<\/span> today/);
  });

  it('says the one statement that a tag names', () => {
    assert.match(render('x #ITOP/4/2'), /— 4 Enable\n2\. Configures tools to automate tasks\.">#ITOP\/4\/2</);
  });

  it('marks what is wrong, and says what', () => {
    assert.match(render('x #ITOP/9'), /class="skill-tag skill-tag-unknown" title="ITOP [^"]*has no level “9”/);
  });

  it('leaves everything alone that is no tag of ours', () => {
    const text = [
      '# Notes #todo',
      '#release/2 and `#ITOP/4` and \\#ITOP/4 and mail#ITOP/4',
      '[text](https://example.com/#ITOP/4 "title #ITOP/4") <https://example.com/?a=(#ITOP/4)>',
      'https://example.com/?a=,#ITOP/4 <i title=" #ITOP/4">x</i> ![alt #ITOP/4](a.png) [[page #ITOP/4]] %% #ITOP/4 %%',
      '',
      '    #ITOP/4',
      '',
      '```\n#ITOP/4\n```',
      '',
      '<div>\n#ITOP/4\n</div>',
      '',
    ].join('\n');
    const plain = new MarkdownIt({ html: true, linkify: true });
    assert.equal(render(text), plain.render(text));
  });

  it('reads tags in link texts, tables, emphasis, items and headings, as the journal does', () => {
    assert.deepEqual(
      badges('[see #ITOP/4](x) **#ITOP/3** (#ITOP/2)\n\n| a | b |\n| - | - |\n| #ITOP/1 | x #ITOP/5 |\n'),
      ['#ITOP/4', '#ITOP/3', '#ITOP/2', '#ITOP/1', '#ITOP/5'],
    );
    assert.deepEqual(badges('# Move #ITOP/4\n\n#ITOP/3 first\n\n- [x] did #ITOP/2\n'), [
      '#ITOP/4',
      '#ITOP/3',
      '#ITOP/2',
    ]);
  });

  it('keeps the words of a heading, from which its anchor is made', () => {
    const md = new MarkdownIt();
    addBadges(md, { library: () => library, t: english, findHidden: () => findHidden, isOn: () => true });
    const [, inline] = md.parse('# Move #ITOP/4 done', {});
    const words = inline?.children?.map(({ type, content }) => (type === 'text' ? content : '')).join('');
    assert.equal(words, 'Move #ITOP/4 done');
  });

  it('escapes whatever a framework holds', () => {
    const html = render('x #EVIL/4 y', hostileLibrary());
    assert.match(html, /title="[^"<>]*&lt;img src=x onerror=alert\(1\)&gt;[^"<>]*">#EVIL\/4<\/span> y<\/p>/);
    assert.doesNotMatch(html, /<(?!\/?(?:p|span)\b)/);
  });

  it('changes nothing where it is turned off, or no framework is loaded yet', () => {
    const text = 'x #ITOP/4\n';
    assert.equal(render(text, library, false), '<p>x #ITOP/4</p>\n');
    assert.equal(render(text, new Library([])), '<p>x #ITOP/4</p>\n');
  });

  it('is turned on or off for the document that is rendered, which is not known before', () => {
    const md = new MarkdownIt();
    const isOn = (env: unknown): boolean => (env as { readonly document?: string }).document === 'journal';
    addBadges(md, { library: () => library, t: english, findHidden: () => findHidden, isOn });
    const tokens = md.parse('x #ITOP/4', {});
    const say = (document: string): string => md.renderer.render(tokens, md.options, { document });
    assert.match(say('journal'), /<span class="skill-tag" title="ITOP/);
    assert.equal(say('elsewhere'), '<p>x #ITOP/4</p>\n');
  });

  it('puts no words of the framework into what is parsed, which the editor sends to its language server', () => {
    const md = new MarkdownIt();
    addBadges(md, { library: () => library, t: english, findHidden: () => findHidden, isOn: () => true });
    const sent = JSON.stringify(md.parse('x #ITOP/4 y', {}));
    assert.doesNotMatch(sent, /Enable|Maintains/);
    assert.ok(sent.length < 2000, `${sent.length} characters`);
  });

  it('leaves the tags of a document alone beyond more than anybody reads', () => {
    const badgesIn = (count: number): number => badges('x #ITOP/4\n\n'.repeat(count)).length;
    assert.equal(badgesIn(1500), 1500);
    assert.equal(badgesIn(2500), 2000);
  });

  it('leaves hashtags alone that the settings name', () => {
    const md = new MarkdownIt();
    addBadges(md, {
      library: () => library,
      t: english,
      findHidden: () => findHidden,
      isOn: () => true,
      ignored: () => ['ITOP/4'],
    });
    assert.match(md.render('#ITOP/4 #ITOP/3'), /^<p>#ITOP\/4 <span/);
  });

  it('waits for the parser, without a word, only where marks of other tools may hide a tag', () => {
    const md = new MarkdownIt();
    let isLoaded = false;
    addBadges(md, {
      library: () => library,
      t: english,
      findHidden: () => (isLoaded ? findHidden : undefined),
      isOn: () => true,
    });
    const text = 'a #ITOP/4\n\n%%b #ITOP/3%% and #ITOP/2';
    const found = (): readonly string[] => [...md.render(text).matchAll(/>(#ITOP\/\d)</g)].map(([, tag = '']) => tag);
    assert.deepEqual(found(), ['#ITOP/4']);
    isLoaded = true;
    assert.deepEqual(found(), ['#ITOP/4', '#ITOP/2']);
  });

  it('asks what is in force once for a document, and makes the badge of equal tags once', () => {
    const md = new MarkdownIt();
    const asked: string[] = [];
    const ask = <T>(what: string, answer: T): T => (asked.push(what), answer);
    addBadges(md, {
      library: () => ask('library', library),
      t: (...args) => (asked.push('words'), english(...args)),
      findHidden: () => findHidden,
      isOn: () => ask('isOn', true),
      ignored: () => ask('ignored', []),
    });
    assert.equal([...md.render('x #ITOP/4 and #ITOP/4\n\n'.repeat(50)).matchAll(/<span/g)].length, 100);
    assert.deepEqual(asked.filter((what) => what !== 'words').sort(), ['ignored', 'isOn', 'library']);
    assert.ok(asked.length < 10, `${asked.length} questions`);
  });

  it('asks for the library at each render', () => {
    let used = hostileLibrary();
    const md = new MarkdownIt();
    addBadges(md, { library: () => used, t: english, findHidden: () => findHidden, isOn: () => true });
    assert.doesNotMatch(md.render('x #ITOP/4'), /title="ITOP Infra/);
    used = library;
    assert.match(md.render('x #ITOP/4'), /title="ITOP Infra/);
  });

  it('describes a mention by the skill', () => {
    assert.deepEqual(badgeFor('#ITOP', library, english), {
      className: 'skill-tag skill-tag-mention',
      title: 'ITOP Infrastructure operations\nRunning the machines that others build upon.',
    });
    assert.equal(badgeFor('#todo', library, english), undefined);
  });
});
