import assert from 'node:assert/strict';

import { escapeHtml, html, htmlSentence, type Html } from '../../src/core/html.js';

describe('html', () => {
  it('escapes text between tags and in quoted attributes', () => {
    const text = `</script><b a="1" b='2'>&amp; \``;
    assert.equal(
      html`<p title="${text}">${text}</p>`.markup,
      '<p title="&lt;/script&gt;&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp; &#96;">' +
        '&lt;/script&gt;&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp; &#96;</p>',
    );
  });

  it('places HTML that it made itself as it is, also from lists', () => {
    const items = ['a<', 'b'].map((text) => html`<i>${text}</i>`);
    assert.equal(html`<b>${items}</b>`.markup, '<b><i>a&lt;</i><i>b</i></b>');
  });

  it('leaves nothing for undefined and false, and keeps zero', () => {
    assert.equal(html`[${undefined}${false}${0}]`.markup, '[0]');
  });

  it('does not trust an object that only looks like HTML', () => {
    const forged: Html = { markup: '<script>' };
    assert.equal(html`[${forged}]`.markup, '[]');
  });

  it('replaces what HTML cannot hold, and keeps tabs and line ends', () => {
    assert.equal(escapeHtml('a\0b\uD800c\u001Fd\te\r\nf😀'), 'a\uFFFDb\uFFFDc\uFFFDd\te\r\nf😀');
  });
});

describe('htmlSentence', () => {
  it('puts HTML where the sentence has its argument, in any order, and escapes the rest', () => {
    const pieces = { first: html`<b>1</b>`, second: html`<i>2</i>` };
    const sentence = htmlSentence(pieces, ({ first, second }) => `${second} < ${first}`);
    assert.equal(sentence.markup, '<i>2</i> &lt; <b>1</b>');
  });

  it('leaves private-use characters of a text alone where they stand for nothing', () => {
    const sentence = htmlSentence({ only: html`<b>1</b>` }, ({ only }) => `${only} \uE0007\uE001 \uE000`);
    assert.equal(sentence.markup, '<b>1</b> \uE0007\uE001 \uE000');
  });
});
