import assert from 'node:assert/strict';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { escapeMarkdown, linkDestination, plainLabel, plainLine, shortenLine } from '../../../src/core/markdownText.js';
import { createRandom } from '../../support/randomNotes.js';
import { safeMarkdown, shortenMarkdown } from '../../../src/core/safeMarkdown.js';

/** As permissive a reader as there is: GFM, raw HTML and every protocol let through. */
function render(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

function decode(html: string): string {
  return html
    .replace(/<[^>]*>/gu, '')
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&amp;/gu, '&')
    .trim();
}

const hostile: readonly string[] = [
  '[x](command:workbench.action.quit)',
  '![x](https://evil.example/p.png)',
  '<img src=x onerror=alert(1)>',
  '<https://evil.example>',
  '<command:workbench.action.quit>',
  'https://evil.example/path',
  'http://evil.example www.evil.example me@evil.example',
  'mailto:me@evil.example',
  'HTTPS://EVIL.EXAMPLE',
  '$(alert) \\$(alert) $',
  '&lt;b&gt; &#60;b&#62; &amp;',
  '`code` ``co`de`` ```',
  '**bold** __bold__ _em_ ~~gone~~ ~gone~',
  '# heading',
  '- item',
  '+ item',
  '* item',
  '1. item',
  '42) item',
  '> quote',
  '===',
  '---',
  '***',
  '| a | b |',
  '[ref]: https://evil.example',
  '[^1] [x][y] [ ] [x]',
  'a\\',
  '\\[x\\](https://evil.example)',
  '!',
  '    indented',
  '```\nfence\n```',
  'two\nlines\r\nthree\u2028four',
  '{{macro}} ^block %% #ITOP/4',
  '$x^2$ and $$y$$',
  'R&D, C#, e.g. node.js; 5 < 6 > 4, 50 %',
];

describe('escaping for Markdown', () => {
  const places: readonly (readonly [string, (text: string) => string, RegExp])[] = [
    ['a paragraph', (text) => text, /^<p>[^<]*<\/p>$/u],
    ['a list item', (text) => `- ${text}`, /^<ul>\s*<li>[^<]*<\/li>\s*<\/ul>$/u],
    ['bold text', (text) => `**x ${text} x**`, /^<p><strong>[^<]*<\/strong><\/p>$/u],
    ['link text', (text) => `[${text}](command:ours)`, /^<p><a href="command:ours">[^<]*<\/a><\/p>$/u],
    ['the text before a link', (text) => `${text}[y](command:ours)`, /^<p>[^<]*<a href="command:ours">y<\/a><\/p>$/u],
    [
      'a table cell',
      (text) => `| a |\n| --- |\n| ${text} |`,
      /^<table>(?:<\/?(?:thead|tbody|tr|th|td)>|[^<])*<\/table>$/u,
    ],
  ];
  for (const [place, write, shape] of places) {
    it(`leaves hostile text as words in ${place}`, () => {
      for (const text of hostile) {
        const html = render(write(escapeMarkdown(text)));
        assert.match(html.trim(), shape, `${text} → ${html}`);
      }
    });
  }

  it('shows exactly the characters that were given, blanks run together', () => {
    for (const text of hostile) {
      assert.equal(decode(render(`x ${escapeMarkdown(text)}`)), `x ${plainLabel(text)}`);
    }
  });

  it('leaves no icon that a host could read, before or after decoding', () => {
    for (const text of ['$(sync~spin)', '\\$(alert)', '$$(alert)', '&#36;(alert)']) {
      assert.doesNotMatch(render(escapeMarkdown(text)), /\$\(/u);
    }
  });

  it('leaves ordinary sentences readable', () => {
    const sentence = 'Configures tools and/or creates scripts (IaC), checks: done - 99 times.';
    assert.equal(escapeMarkdown(sentence), sentence);
  });

  it('escapes a text beside a mark as it escapes it alone, whichever characters it is of', () => {
    const random = createRandom(20261126);
    const units = Array.from({ length: 0x300 }, (_, code) => String.fromCharCode(code));
    units.push(...'  ....::::----1234))==++aaäß‘’“”–—…\u2028\u202e\ud800漢', '😀', 'www.', 'http:');
    for (let i = 0; i < 20_000; i++) {
      const some = Array.from({ length: 1 + random() * 8 }, () => units[Math.floor(random() * units.length)]);
      const text = `${some.join('')} a`;
      assert.equal(escapeMarkdown(`${text}*`), `${escapeMarkdown(text)}\\*`, JSON.stringify(text));
    }
  });

  it('drops control characters, direction overrides and lone surrogates', () => {
    assert.equal(plainLine(' a\u0000\u0007b\u202ec\u2066d\ud800e\t\n f '), 'a bcd\ufffde f');
    assert.equal(plainLine('😀'), '😀');
  });

  it('writes one blank for each run of blanks, and for each that is another', () => {
    assert.equal(plainLine('a b\tc\u00a0d\u0000e\u0085f\ufeffg  h \u2028 i'), 'a b c d e f g h i');
  });

  it('keeps icons out of labels that the host reads icons in', () => {
    assert.equal(plainLabel('$(alert) x'), '$\u200b(alert) x');
  });
});

describe('shortening a line', () => {
  it('leaves a line that fits', () => {
    assert.equal(shortenLine('one two', 7), 'one two');
  });
  it('cuts at a word and takes the comma away', () => {
    assert.equal(shortenLine('one, two three', 8), 'one…');
    assert.equal(shortenLine('alpha beta gamma', 12), 'alpha beta…');
  });
  it('cuts a long word where it must, never between two halves of a character', () => {
    assert.equal(shortenLine('abcdefghij', 5), 'abcd…');
    assert.equal(shortenLine('abc😀😀😀', 5), 'abc…');
  });
});

describe('the destination of a link to a note', () => {
  it('is the URI where nothing needs care', () => {
    assert.equal(linkDestination('file:///home/a%20b/n.md#L3'), 'file:///home/a%20b/n.md#L3');
  });
  it('cannot end early', () => {
    const destination = linkDestination('file:///a (b)/[c]<d>\\"\'\n`.md') ?? '';
    assert.equal(render(`[x](${destination})`), `<p><a href="${destination}">x</a></p>`);
  });
  it('is refused for what runs something', () => {
    for (const uri of ['command:x', ' JavaScript:alert(1)', 'data:text/html,x', 'vbscript:x']) {
      assert.equal(linkDestination(uri), undefined);
    }
  });
});

describe('guidance notes reduced to a safe subset', () => {
  const allowed =
    /^(?:<\/?(?:p|ul|ol|li|em|strong|code|pre|br)(?: start="\d+")?(?: \/)?>|<a href="https?:\/\/[^"]*">|<\/a>|[^<])*$/u;

  it('keeps paragraphs, lists, emphasis, code and web links', () => {
    const notes = [
      'One *two* **three** `four` [five](https://example.org/a_(b)?x=1&y=2).',
      '',
      '- a',
      '- b',
      '  1. c',
      '',
      '```sh',
      'echo $(pwd) <b>',
      '```',
    ].join('\n');
    const html = render(safeMarkdown(notes));
    for (const tag of [
      '<em>two</em>',
      '<strong>three</strong>',
      '<code>four</code>',
      '<ol>',
      '<li>a</li>',
      'echo $(pwd) &lt;b&gt;',
    ]) {
      assert.ok(html.includes(tag), `${tag} in ${html}`);
    }
    assert.ok(html.includes('<a href="https://example.org/a_(b)?x=1&amp;y=2">five</a>'), html);
    assert.match(html, allowed);
  });

  const nasty: readonly string[] = [
    '[x](command:workbench.action.quit)',
    '[x](COMMAND:a) [y](javascript:alert(1)) [z](data:text/html;base64,AAAA) [v](vbscript:a) [f](file:///etc/passwd)',
    '[x](&#106;avascript:alert(1)) [y](java\\script:alert(1)) [z](java&#10;script:a)',
    '<command:workbench.action.quit> <javascript:alert(1)>',
    '[x]\n\n[x]: command:a',
    '[a ![b](command:c) d](javascript:e)',
    '[![b](https://evil.example/p.png)](https://example.org)',
    '![alt](https://evil.example/p.png "t")',
    '![alt][r]\n\n[r]: https://evil.example/p.png',
    '<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n<iframe src="https://evil.example"></iframe>',
    'text <img src=x onerror=alert(1)> text <!-- c --> <a href="command:x">y</a>',
    '&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x&#62;',
    '\\<script>alert(1)\\</script>',
    '$(alert) \\$(alert)',
    '# Big\n\nBig\n===\n\n> quoted <b>\n\n---\n\n| a |\n| - |\n| b |',
    'www.evil.example me@evil.example ftp://evil.example mailto:me@evil.example xmpp:me@evil.example',
    '\\!\\[x\\](https://evil.example) !\\[x](https://evil.example)',
    '![x\\](https://evil.example)[y](command:z)',
    '- [ ] task\n- [x] <b>',
    '[x]( <https://ok.example> "t\\"><script>" )',
    '~~gone~~ #ITOP/4 {{x}}',
  ];
  for (const notes of nasty) {
    it(`makes ${JSON.stringify(notes.slice(0, 50))} harmless`, () => {
      const html = render(safeMarkdown(notes));
      assert.match(html, allowed);
      assert.doesNotMatch(html, /href="(?!https?:)/u);
      assert.doesNotMatch(html.replace(/<pre>.*?<\/pre>/gsu, ''), /\$\(/u);
    });
  }

  it('puts the alternative text in an image’s place and a link’s text in the place of an unsafe link', () => {
    assert.equal(safeMarkdown('a ![b](https://x.example/i.png) [c](command:d)'), 'a b c');
  });

  it('makes a bold paragraph of a heading', () => {
    assert.equal(safeMarkdown('## Head\n\ntext'), '**Head**\n\ntext');
  });

  it('is stable: reduced twice is reduced once', () => {
    for (const notes of nasty) assert.equal(render(safeMarkdown(safeMarkdown(notes))), render(safeMarkdown(notes)));
  });

  it('survives depth and length', () => {
    for (const notes of [
      '> '.repeat(5000),
      '- '.repeat(5000),
      '1. '.repeat(5000),
      '**a'.repeat(20_000),
      '['.repeat(50_000),
      '*a '.repeat(20_000),
      '<'.repeat(50_000),
    ]) {
      assert.match(render(safeMarkdown(notes)), allowed);
    }
  });

  it('shortens after whole blocks and list items and says so', () => {
    const notes = 'First paragraph.\n\n- one\n- two\n- three\n\nLast.';
    assert.deepEqual(shortenMarkdown(notes, 20), { markdown: 'First paragraph.\n\n- one', shortened: true });
    assert.equal(shortenMarkdown(notes, 600).shortened, false);
    assert.deepEqual(shortenMarkdown('alpha beta gamma delta', 12), { markdown: 'alpha beta…', shortened: true });
  });
});
