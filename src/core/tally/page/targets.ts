import { html, type Html } from '../../html.js';
import type { DemandResult, RuleResult, ShortSkill, StatementGap, TargetGap } from '../../targets/gapModel.js';
import type { Due } from '../../targets/due.js';
import { impliedTowards } from '../../targets/words.js';
import { countImplied } from '../implied.js';
import { renderEntries, listed, listImplied, type ListedEntry } from './entries.js';
import { gapIcon, renderOpener, renderPanels, tickIcon, type Panel } from './panel.js';
import type { PageContext, TallyPageView } from './view.js';
import { clip, makeId, sayCount, sayDate, sayLevel } from './words.js';

const longestName = 120;
/** Further ones are too far off to be of use. */
const mostShort = 10;

/** What the profile aims at: each target opens its check-list and the evidence that counts towards it. */
export function renderTargets(
  context: PageContext,
  { gaps, profileFolder }: Pick<TallyPageView, 'gaps' | 'profileFolder'>,
): Html | undefined {
  if (gaps === undefined) return undefined;
  const parts = [
    { id: 'own', title: undefined, by: undefined, targets: gaps.targets, rules: gaps.rules },
    ...gaps.aims.map(({ id, name, by, targets, rules }) => ({ id: `role-${id}`, title: name, by, targets, rules })),
  ].filter(({ targets, rules }) => targets.length + rules.length > 0);
  if (parts.length === 0) return undefined;
  const { t } = context;
  const all = parts.flatMap(({ targets, rules }) => [
    ...targets.map(({ state }) => state === 'met'),
    ...rules.map(({ met }) => met),
  ]);
  const met = all.filter(Boolean).length;
  const overdue = parts.flatMap(({ targets }) => targets).filter(({ state }) => state === 'overdue').length;
  // Closed at first: one line says how it stands, and the numbers of the page stay in sight.
  return html`<section class="targets" id="targets" aria-labelledby="targets.name">
    <details class="target-fold" id="targets.list" ${context.links === 'none' && html` open`}>
      <summary>
        <h2 id="targets.name">
          ${t('tally.targets')}
          <span class="aside"
            >${t('tally.targets.met', { met, all: all.length })}${
              overdue > 0 && html`, ${t('tally.targets.overdue', { count: overdue })}`
            }${profileFolder !== undefined && html` · <bdi>${t('tally.targets.folder', { folder: profileFolder })}</bdi>`}</span
          >
        </h2>
      </summary>
      ${context.inPeriod && html`<p class="hint">${t('tally.targets.hint')}</p>`}
      ${parts.map(({ id, title, by, targets, rules }) => {
        const name = title === undefined ? undefined : clip(title, longestName);
        return html`${
            name !== undefined &&
            html`<h3>
              <bdi>${name}</bdi>${by !== undefined && html` <span class="aside">${sayBy(context, by)}</span>`}
            </h3>`
          }
          <ul class="target-list">
            ${targets.map((target, i) => renderTarget(context, makeId('target', id, String(i)), target))}
            ${rules.map((rule) => renderRule(context, rule))}
          </ul>`;
      })}
    </details>
  </section>`;
}

function renderTarget(context: PageContext, id: string, target: TargetGap): Html {
  const { t } = context;
  const level = sayLevel(target.level);
  const evidence = sayCount(t, 'tally.evidence', target.evidence.length);
  const panel: Panel = {
    id,
    title: t('tally.target.label', { evidence, code: target.code, level }),
    body: () => renderTargetBody(context, id, target),
  };
  const toGo = sayToGo(context, target);
  const state = t(`tally.target.state.${target.state}`);
  const reached = sayReached(context, target);
  const face = html`${target.state === 'met' ? tickIcon : gapIcon}<span class="target-skill"
      ><bdi class="code">${target.code}</bdi> <bdi class="skill-name">${target.name}</bdi></span
    ><span class="target-aim"
      >${t('tally.target.aim', { level })}${
        target.by !== undefined && html` <span class="aside">${sayBy(context, target.by)}</span>`
      }</span
    ><span class="target-reached">${reached}</span
    ><span class="coverage"
      ><span class="bar"
        >${target.statements.map((statement) =>
          statement.state === 'shown' ? html`<i class="filled"></i>` : html`<i></i>`,
        )}</span
      ></span
    ><span class="target-state"><span class="mark">${state}</span> ${toGo}</span>`;
  const name = [panel.title, state, reached, ...(toGo === '' ? [] : [toGo])].join(', ');
  return html`<li class="target ${target.state}">
    ${renderOpener(context, panel, 'target-opener', face, name)}
    <div class="panels">${renderPanels(context, id, [panel])}</div>
  </li>`;
}

/** What is wanted still, and what higher levels have done for it; empty where its own level has enough. */
function sayToGo(context: PageContext, target: TargetGap): string {
  const count = impliedTowards(target);
  const missing = target.state === 'met' ? '' : sayMissing(context, target);
  const implied = count > 0 ? context.t('targets.said.implied', { count }) : '';
  return [missing, implied].filter((part) => part !== '').join(', ');
}

function sayMissing(
  { t }: PageContext,
  { missing, missingStatements }: Pick<TargetGap, 'missing' | 'missingStatements'>,
): string {
  return [
    ...(missing > 0 ? [sayCount(t, 'tally.target.missing', missing)] : []),
    ...(missingStatements > 0 ? [sayCount(t, 'tally.target.missingStatements', missingStatements)] : []),
  ].join(', ');
}

function sayReached({ t }: PageContext, { reached }: Pick<TargetGap, 'reached'>): string {
  return reached === undefined ? t('tally.target.notReached') : t('tally.target.reached', { level: sayLevel(reached) });
}

function renderTargetBody(context: PageContext, id: string, target: TargetGap): Html {
  const { t } = context;
  const { next } = target;
  const isBeyond = next !== undefined && next.level.id !== target.level.id;
  return html`<section class="asked">
      <h3>${t('tally.statements', { level: sayLevel(target.level) })}</h3>
      ${renderCheckList(context, target.statements)}
      ${
        isBeyond &&
        html`<h3>${t('tally.target.next', { level: sayLevel(next.level) })}</h3>
          ${renderCheckList(context, next.statements)}`
      }
    </section>
    <section class="lines">
      <h3>${sayCount(t, 'tally.target.counts', target.evidence.length)}</h3>
      ${renderEntries(context, `${id}.list`, listed(target.evidence))}
    </section>
    ${renderApart(context, `${id}.implied`, t('tally.implied.levels', { count: countImplied(target) }), listImplied(target.code, target))}
    ${renderApart(context, `${id}.old`, t('tally.target.old'), listed(target.old))}
    ${renderApart(context, `${id}.undated`, t('tally.target.undated'), listed(target.undated))}
    ${renderApart(context, `${id}.planned`, t('tally.target.planned'), listed(target.planned))}`;
}

function renderApart(
  context: PageContext,
  id: string,
  title: string,
  entries: readonly ListedEntry[],
): Html | undefined {
  if (entries.length === 0) return undefined;
  return html`<section class="apart-lines">
    <h3>${title}</h3>
    ${renderEntries(context, id, entries)}
  </section>`;
}

function renderCheckList({ t }: PageContext, statements: readonly StatementGap[]): Html {
  const words: Readonly<Record<StatementGap['state'], string>> = {
    shown: t('tally.statement.shown'),
    old: t('tally.statement.old'),
    planned: t('tally.statement.planned'),
    missing: t('tally.statement.gap'),
  };
  return html`<ol class="statements">
    ${statements.map(
      ({ number, text, state }) =>
        html`<li class="${state === 'shown' ? 'shown' : 'gap'}">
          <div class="statement">
            ${state === 'shown' ? tickIcon : gapIcon}<span class="ordinal">${number}</span
            ><bdi class="words">${text}</bdi><span class="count">${words[state]}</span>
          </div>
        </li>`,
    )}
  </ol>`;
}

function renderRule(context: PageContext, rule: RuleResult): Html {
  const { t } = context;
  const demands = [rule, ...rule.including];
  return html`<li class="rule ${rule.met ? 'met' : 'open'}">
    ${rule.met ? tickIcon : gapIcon}
    <div>
      ${rule.name !== undefined && html`<p class="rule-name"><bdi>${clip(rule.name, longestName)}</bdi></p>`}
      ${demands.map((demand) => renderDemand(context, demand))}
    </div>
    <span class="mark">${t(rule.met ? 'tally.target.state.met' : 'tally.target.state.open')}</span>
  </li>`;
}

function renderDemand(context: PageContext, { wanted, level, skills, short }: DemandResult): Html {
  const { t } = context;
  const words = sayCount(t, 'tally.rule', wanted, { level: clip(level, longestName) });
  return html`<details class="demand">
    <summary>${words}: <span class="found">${t('tally.rule.found', { count: skills.length, wanted })}</span></summary>
    <ul>
      ${skills.map(
        ({ code, name, reached }) =>
          html`<li><bdi>${t('tally.rule.skill', { code, name, level: sayLevel(reached) })}</bdi></li>`,
      )}
    </ul>
    ${short.length > 0 && renderShort(context, short)}
  </details>`;
}

/** What each of these skills lacks for the level that a rule asks for. */
function renderShort(context: PageContext, short: readonly ShortSkill[]): Html {
  const { t } = context;
  const more = short.length - mostShort;
  return html`<p>${t('tally.rule.short')}</p>
    <ul>
      ${short.slice(0, mostShort).map((skill) => {
        const { code, name, level } = skill;
        const args = {
          reached: sayReached(context, skill),
          missing: sayMissing(context, skill),
          level: sayLevel(level),
        };
        return html`<li><bdi>${t('tally.rule.shortSkill', { code, name, ...args })}</bdi></li>`;
      })}
      ${more > 0 && html`<li>${t('tally.rule.more', { count: more })}</li>`}
    </ul>`;
}

function sayBy({ t }: PageContext, by: Due): string {
  return t('tally.targets.by', { date: sayDate(t, by.text) });
}
