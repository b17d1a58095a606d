import { html, type Html } from '../../html.js';
import type { SkillLevel } from '../../framework/model.js';
import { sayHint, type LevelHint } from '../../targets/hints.js';
import { countImplied } from '../implied.js';
import type { LevelTally, SkillTally, StatementTally } from '../model.js';
import { listed, listImplied, renderEntries, type ListedEntry } from './entries.js';
import { sayCounted } from './counted.js';
import type { PageContext } from './view.js';
import { makeId, sayCount, sayLevel } from './words.js';

/** A number of the page and the panel near it that lists what the number counted. */
export interface Panel {
  readonly id: string;
  readonly title: string;
  readonly body: () => Html;
}

/**
 * A button that opens a panel; without a script, a link to its content (which makes a browser open it).
 * `name` is heard instead of `face`, where the figures alone would not say enough.
 */
export function renderOpener(context: PageContext, panel: Panel, kind: string, face: Html, name?: string): Html {
  const content =
    name === undefined
      ? face
      : html`<span class="unseen">${name}</span><span class="figures" aria-hidden="true">${face}</span>`;
  if (context.links === 'none') return html`<a class="opener ${kind}" href="#${bodyId(panel.id)}">${content}</a>`;
  return html`<button
    type="button"
    class="opener ${kind}"
    id="${makeId('open')}.${panel.id}"
    data-opens="${panel.id}"
    aria-expanded="false"
    aria-controls="${panel.id}"
  >
    ${content}
  </button>`;
}

/** A place for panels, of which the browser keeps at most one open. */
export function renderPanels(context: PageContext, holder: string, panels: readonly Panel[]): Html {
  const id = `${holder}.held`;
  return html`<div class="held" id="${id}">
    ${panels.map((panel) => context.defer({ id: panel.id, holder: id, content: () => renderPanel(panel, holder) }))}
  </div>`;
}

function renderPanel(panel: Panel, group: string): Html {
  return html`<details class="panel" id="${panel.id}" name="${group}">
    <summary>${panel.title}</summary>
    <div class="body" id="${bodyId(panel.id)}">${panel.body()}</div>
  </details>`;
}

export function skillId(skill: SkillTally): string {
  return makeId('skill', skill.framework, skill.code);
}

/** The skill and level in words, for names of buttons: `ITOP level 4 Enable`. */
export function nameOfLevel(skill: SkillTally, level: LevelTally): { readonly code: string; readonly level: string } {
  return { code: skill.code, level: sayLevel(level) };
}

/** The level's statements with what shows each, and the evidence. */
export function levelPanel(
  context: PageContext,
  skill: SkillTally,
  level: LevelTally,
  defined: SkillLevel | undefined,
): Panel {
  const { t } = context;
  const id = `${skillId(skill)}.${makeId('level', level.id)}`;
  const evidence = sayCounted(context, level.evidence.length);
  const body = (): Html =>
    html`${renderAsked(context, id, level, defined)}
      <section class="lines">
        <h3>
          ${t('tally.lines')}
          ${level.undated > 0 && html`<span class="aside">${sayCount(t, 'tally.lines.undated', level.undated)}</span>`}
        </h3>
        ${renderHints(context, context.hints.level(skill, level.id))}
        ${
          level.evidence.length > 0
            ? renderEntries(context, `${id}.list`, listed(level.evidence))
            : html`<p class="hint">${sayNothing(context, skill, level)}</p>`
        }
      </section>`;
  return { id, title: t('tally.cell', { evidence, ...nameOfLevel(skill, level) }), body };
}

function renderAsked(
  context: PageContext,
  panelId: string,
  level: LevelTally,
  defined: SkillLevel | undefined,
): Html | undefined {
  const { t } = context;
  if (level.statements.length === 0 || context.counted !== 'practice') return undefined;
  const coverage = t('tally.statements.coverage', { shown: countShown(level), all: level.statements.length });
  return html`<section class="asked">
    <h3>${t('tally.statements', { level: sayLevel(level) })} <span class="aside">${coverage}</span></h3>
    ${defined?.summary !== undefined && html`<p class="level-summary" dir="auto">${defined.summary}</p>`}
    ${renderStatements(context, panelId, level)}
  </section>`;
}

/** `panelId` sets the statements of one panel apart from those of another. */
export function renderStatements(context: PageContext, panelId: string, level: LevelTally): Html {
  return html`<ol class="statements">
    ${level.statements.map((statement) => renderStatement(context, panelId, statement))}
  </ol>`;
}

function sayNothing({ t, counted, inPeriod }: PageContext, skill: SkillTally, level: LevelTally): string {
  if (counted !== 'practice') return t('tally.lines.noneOfKind');
  return inPeriod ? t('tally.lines.noneInPeriod') : t('tally.lines.none', { tag: `#${skill.code}/${level.id}` });
}

/** Evidence of higher levels that counts for this one too, each with its own tag. */
export function impliedPanel(context: PageContext, skill: SkillTally, level: LevelTally): Panel {
  const { t } = context;
  const title = t('tally.implied.label', { count: countImplied(level), ...nameOfLevel(skill, level) });
  const id = `${skillId(skill)}.${makeId('implied', level.id)}`;
  return listPanel(context, id, title, t('tally.implied.hint'), listImplied(skill.code, level));
}

export function plannedPanel(context: PageContext, skill: SkillTally, level: LevelTally): Panel {
  const { t } = context;
  const title = t('tally.planned.label', { count: level.planned.length, ...nameOfLevel(skill, level) });
  const id = `${skillId(skill)}.${makeId('planned', level.id)}`;
  return listPanel(context, id, title, t('tally.planned.hint'), listed(level.planned));
}

export function knowledgePanel(context: PageContext, skill: SkillTally, level: LevelTally): Panel {
  const { t } = context;
  const title = t('tally.knowledge.label', { count: level.knowledge.length, ...nameOfLevel(skill, level) });
  const id = `${skillId(skill)}.${makeId('knowledge', level.id)}`;
  return listPanel(context, id, title, t('tally.knowledge.hint'), listed(level.knowledge));
}

export function mentionsPanel(context: PageContext, skill: SkillTally): Panel {
  const { t } = context;
  const mentions = sayCount(t, 'tally.mentions', skill.mentions.length);
  const title = t('tally.mentions.label', { mentions, code: skill.code });
  return listPanel(context, `${skillId(skill)}.mentions`, title, t('tally.mentions.hint'), listed(skill.mentions));
}

/** What a coach would say of the skill's evidence. */
export function hintsPanel(context: PageContext, skill: SkillTally): Panel {
  const { t, inPeriod } = context;
  const found = context.hints.skill(skill);
  const hints = sayCount(t, 'tally.hints', found.length);
  const body = (): Html =>
    html`${renderHints(context, found)}${inPeriod && html`<p class="hint">${t('tally.hints.hint')}</p>`}`;
  return {
    id: `${skillId(skill)}.hints`,
    title: t('tally.hints.label', { hints, code: skill.code }),
    body,
  };
}

function renderHints({ t }: PageContext, hints: readonly LevelHint[]): Html | undefined {
  if (hints.length === 0) return undefined;
  return html`<ul class="advice" aria-label="${t('gaps.hints')}">
    ${hints.map((hint) => html`<li>${adviceIcon}<bdi>${sayHint(t, hint)}</bdi></li>`)}
  </ul>`;
}

export function countShown(level: LevelTally): number {
  return level.statements.filter((statement) => statement.evidence.length > 0).length;
}

function listPanel(
  context: PageContext,
  id: string,
  title: string,
  hint: string,
  entries: readonly ListedEntry[],
): Panel {
  const body = (): Html =>
    html`<section class="lines">
      <p class="hint">${hint}</p>
      ${renderEntries(context, `${id}.list`, entries)}
    </section>`;
  return { id, title, body };
}

/** What has evidence opens it; what has none is marked as a gap by shape, word and colour. */
function renderStatement(context: PageContext, panelId: string, statement: StatementTally): Html {
  const { t } = context;
  const words = html`<span class="ordinal">${statement.number}</span><bdi class="words">${statement.text}</bdi>`;
  const count = statement.evidence.length;
  if (count === 0) {
    const gap = context.inPeriod ? t('tally.statement.gapInPeriod') : t('tally.statement.gap');
    return html`<li class="gap">
      <div class="statement">${gapIcon}${words}<span class="count">${gap}</span></div>
    </li>`;
  }
  const id = `${panelId}.${makeId(String(statement.number))}`;
  const content = (): Html => renderEntries(context, `${id}.list`, listed(statement.evidence));
  return html`<li class="shown">
    <details id="${id}">
      <summary class="statement">
        ${tickIcon}${words}<span class="count"
          ><span aria-hidden="true">${count}</span
          ><span class="unseen">${t('tally.statement.shown')}, ${sayCount(t, 'tally.evidence', count)}</span></span
        >
      </summary>
      <div class="body" id="${bodyId(id)}">${context.defer({ id, content })}</div>
    </details>
  </li>`;
}

function bodyId(id: string): string {
  return `${id}.lines`;
}

export const tickIcon = html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
  <circle cx="8" cy="8" r="7" fill="currentColor" />
  <path
    class="tick"
    d="M4.8 8.3 7 10.5 11.2 5.8"
    fill="none"
    stroke-width="1.7"
    stroke-linecap="round"
    stroke-linejoin="round"
  />
</svg>`;
export const gapIcon = html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
  <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.6 2.27" />
</svg>`;
const adviceIcon = html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
  <path
    d="M6 13.5h4M6.5 15h3M5.5 10.5C4.3 9.7 3.5 8.4 3.5 6.9a4.5 4.5 0 0 1 9 0c0 1.5-.8 2.8-2 3.6l-.5 1.5H6Z"
    fill="none"
    stroke="currentColor"
    stroke-width="1.2"
    stroke-linejoin="round"
    stroke-linecap="round"
  />
</svg>`;
