import { html, type Html } from '../../html.js';
import { isIsoDay } from '../../journal/dates/calendar.js';
import type { Translate } from '../../messages/translate.js';
import type { Period } from '../model.js';
import { recentQuarters, type PeriodChoice, type Quarter } from '../periods.js';
import type { TallyPageView } from './view.js';
import { sayDate, sayPeriod } from './words.js';

/** Three years back: older quarters are a range. */
const quartersOffered = 12;

/** What is wrong with a choice, in words; undefined for one that can be counted. */
export function explainPeriodChoice(choice: PeriodChoice, t: Translate): string | undefined {
  if (choice.kind !== 'range') return undefined;
  const { from, to } = choice;
  const noDay = [from, to].find((end) => end !== undefined && !isIsoDay(end));
  if (noDay !== undefined) return t('tally.period.noDay', { date: noDay });
  if (from === undefined || to === undefined || from <= to) return undefined;
  return t('tally.period.reversed', { from: sayDate(t, from) });
}

/** The form that chooses a period, or in a document that stands alone, the period in words. */
export function renderPeriod(period: Period, view: TallyPageView, t: Translate): Html {
  const { periodChoice: choice } = view;
  const words = sayPeriod(t, period) ?? t('tally.period.all');
  if (view.links === 'none') return html`<p class="period-words" id="period">${t('tally.period')}: ${words}</p>`;
  const problem = explainPeriodChoice(choice, t);
  return html`<form class="period" id="period" autocomplete="off">
    <fieldset>
      <legend class="unseen">${t('tally.period')}</legend>
      <div class="choices">
        ${renderChoice('all', t('tally.period.all'), choice)}${renderChoice('this-year', t('tally.period.thisYear'), choice)}${renderChoice('last-12-months', t('tally.period.last12Months'), choice)}${renderChoice('quarter', t('tally.period.quarter'), choice)}${renderChoice('range', t('tally.period.range'), choice)}
      </div>
      <div class="more for-quarter">
        <select name="quarter" id="period.quarters" aria-label="${t('tally.period.quarter')}">
          ${renderQuarters(view, t)}
        </select>
      </div>
      <div class="more for-range">${renderRange(choice, problem !== undefined, t)}</div>
    </fieldset>
    ${
      problem === undefined
        ? choice.kind !== 'all' && html`<p class="period-words">${words}</p>`
        : html`<p class="period-problem" id="period.problem" role="alert">${problem}</p>`
    }
  </form>`;
}

function renderChoice(kind: PeriodChoice['kind'], label: string, choice: PeriodChoice): Html {
  return html`<label class="choice"
    ><input
      type="radio"
      name="period"
      value="${kind}"
      id="period.${kind}"
      ${choice.kind === kind && html` checked`}
    /><span>${label}</span></label
  >`;
}

function renderQuarters({ periodChoice: choice, today }: TallyPageView, t: Translate): readonly Html[] {
  const offered = recentQuarters(today, quartersOffered);
  const chosen = choice.kind === 'quarter' ? choice : undefined;
  const isOffered = chosen === undefined || offered.some((quarter) => isSameQuarter(quarter, chosen));
  return [...(isOffered ? [] : [chosen]), ...offered].map(({ year, quarter }) => {
    const selected = chosen !== undefined && isSameQuarter({ year, quarter }, chosen);
    return html`<option value="${year}-Q${quarter}" ${selected && html` selected`}>
      ${t('tally.date.quarter', { quarter, year })}
    </option>`;
  });
}

function renderRange(choice: PeriodChoice, invalid: boolean, t: Translate): Html {
  const ends = choice.kind === 'range' ? choice : { from: undefined, to: undefined };
  const state = invalid && html` aria-invalid="true" aria-describedby="period.problem"`;
  return html`<label
      >${t('tally.period.from')} <input type="date" name="from" id="period.from" value="${ends.from}" ${state}
    /></label>
    <label>${t('tally.period.to')} <input type="date" name="to" id="period.to" value="${ends.to}" ${state} /></label>
    <button type="submit" class="plain">${t('tally.period.apply')}</button>`;
}

interface YearQuarter {
  readonly year: number;
  readonly quarter: Quarter;
}

function isSameQuarter(a: YearQuarter, b: YearQuarter): boolean {
  return a.year === b.year && a.quarter === b.quarter;
}
