import assert from 'node:assert/strict';

import { english } from '../../../src/core/messages/translate.js';
import { explainPeriodChoice, renderPeriod } from '../../../src/core/tally/page/period.js';
import { sayDate, sayPeriod } from '../../../src/core/tally/page/words.js';
import type { PeriodChoice } from '../../../src/core/tally/periods.js';
import { findElements, textOf } from '../../fixtures/tally/markup.js';

const open = { from: undefined, to: undefined };

function render(periodChoice: PeriodChoice): string {
  return renderPeriod(open, { periodChoice, today: '2026-11-23', links: 'editor' }, english).markup;
}

describe('period picker', () => {
  it('stands on the choice that was made', () => {
    for (const kind of ['all', 'this-year', 'last-12-months'] as const) {
      const checked = findElements(render({ kind }), ({ attributes }) => attributes.has('checked'));
      assert.deepEqual(
        checked.map(({ attributes }) => attributes.get('value')),
        [kind],
      );
    }
  });

  it('offers three years of quarters, newest first, and an older one that is chosen', () => {
    const options = findElements(render({ kind: 'quarter', year: 2019, quarter: 2 }), ({ name }) => name === 'option');
    assert.equal(options.length, 13);
    assert.deepEqual(
      options.slice(0, 3).map(({ inner }) => textOf(inner)),
      ['Q2 2019', 'Q4 2026', 'Q3 2026'],
    );
    assert.deepEqual(
      options.filter(({ attributes }) => attributes.has('selected')).map(({ attributes }) => attributes.get('value')),
      ['2019-Q2'],
    );
  });

  it('says what is wrong with a range, beside the fields', () => {
    const markup = render({ kind: 'range', from: '2026-09-01', to: '2026-06-30' });
    const fields = findElements(markup, ({ attributes }) => attributes.get('aria-invalid') === 'true');
    assert.deepEqual(
      fields.map(({ attributes }) => attributes.get('value')),
      ['2026-09-01', '2026-06-30'],
    );
    assert.match(textOf(markup), /The range ends before it begins\. Give an end that is not earlier than 1 Sep 2026\./);
  });
});

describe('explainPeriodChoice', () => {
  const explain = (from?: string, to?: string): string | undefined =>
    explainPeriodChoice({ kind: 'range', from, to }, english);

  it('accepts open ends and one day', () => {
    assert.equal(explain(), undefined);
    assert.equal(explain('2026-01-01'), undefined);
    assert.equal(explain(undefined, '2026-01-01'), undefined);
    assert.equal(explain('2026-01-01', '2026-01-01'), undefined);
  });

  it('names an end that is no day', () => {
    assert.match(explain('2026-02-30', '2026-03-01') ?? '', /“2026-02-30”/);
    assert.match(explain('2026-02-01', 'soon') ?? '', /“soon”/);
  });
});

describe('dates in words', () => {
  it('are as precise as they were written', () => {
    const said = ['2026-06-01', '2026-06', '2026-W07', '2026-Q4', 'someday'].map((text) => sayDate(english, text));
    assert.deepEqual(said, ['1 Jun 2026', 'Jun 2026', 'week 7, 2026', 'Q4 2026', 'someday']);
  });

  it('make a period with one end or two', () => {
    assert.equal(sayPeriod(english, open), undefined);
    assert.equal(sayPeriod(english, { from: '2026-01-01', to: undefined }), 'since 1 Jan 2026');
    assert.equal(sayPeriod(english, { from: undefined, to: '2026-01-01' }), 'until 1 Jan 2026');
    assert.equal(sayPeriod(english, { from: '2026-01-01', to: '2026-03-31' }), '1 Jan 2026 to 31 Mar 2026');
  });
});
