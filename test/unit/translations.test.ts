import assert from 'node:assert/strict';
import { findFaults, languages, partsOf, readTexts, textFiles } from '../support/translations.js';

describe('the translations', () => {
  for (const { english, of } of textFiles) {
    for (const language of languages) {
      it(`say in ${of(language)} all that ${english} says, and nothing else (npm run l10n:missing lists it)`, () => {
        const { missing, extra, broken } = findFaults(readTexts(english), readTexts(of(language)));
        assert.deepEqual({ missing, extra, broken }, { missing: [], extra: [], broken: [] });
      });
    }
  }

  it('say most things in other words than English', () => {
    const english = readTexts('l10n/bundle.l10n.json');
    for (const language of languages) {
      const translated = readTexts(`l10n/bundle.l10n.${language}.json`);
      const keys = Object.keys(english);
      const same = keys.filter((key) => translated[key] === english[key]);
      assert.ok(same.length < keys.length / 10, `${language}: ${same.length} of ${keys.length} are English`);
    }
  });

  it('are found out where they lose a placeholder, a command or a code', () => {
    const english = { a: 'See {count} of `x`\n[Open](command:skillJournal.openSkill)', b: 'Two' };
    const wrong = { a: 'Sieh {anzahl} von `x`\n[Auf](command:skillJournal.openSkill)', c: 'Drei' };
    assert.deepEqual(findFaults(english, wrong), { missing: ['b'], extra: ['c'], broken: ['a'] });
    assert.deepEqual(partsOf('{a} `b` {a}'), ['`b`', '{a}', '{a}']);
  });

  it('call commands and views what the palette calls them', () => {
    const titlesIn = (texts: Readonly<Record<string, string>>): Set<string> =>
      new Set(Object.keys(texts).flatMap((key) => (/^(?:command|view)\./.test(key) ? withoutDots(texts[key]) : [])));
    const suffixes = ['', ...languages.map((language) => `.${language}`)];
    const wrong = suffixes.flatMap((suffix) => {
      const manifest = readTexts(`package.nls${suffix}.json`);
      const titles = titlesIn(manifest);
      const texts = [...Object.values(manifest), ...Object.values(readTexts(`l10n/bundle.l10n${suffix}.json`))];
      const named = texts.flatMap((text) => text.match(/(?<!\*)\*[^*\n]+\*(?!\*)/g) ?? []);
      assert.ok(named.length > 3, `names in ${suffix}`);
      return named.filter((name) => !titles.has(withoutDots(name.slice(1, -1))));
    });
    assert.deepEqual(wrong, []);
  });

  it('have twelve months, and twelve abbreviations that can be told apart', () => {
    const months = Object.keys(readTexts('l10n/bundle.l10n.json')).filter((key) => key.split(',').length === 12);
    assert.equal(months.length, 1);
    for (const language of languages) {
      const names = (readTexts(`l10n/bundle.l10n.${language}.json`)[months[0] ?? ''] ?? '').split(',');
      assert.equal(new Set(names).size, 12, names.join());
    }
  });
});

/** *Log Evidence* stands for *Log Evidence…*. */
function withoutDots(title = ''): string {
  return title.replace(/…$/, '');
}
