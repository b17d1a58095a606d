import { html, type Html } from '../../html.js';
import type { Framework } from '../../framework/model.js';
import type { SkillTally } from '../model.js';
import { createOpen, heatSteps, renderLevel, renderUndefined, type Column, type Open } from './cells.js';
import { hintsPanel, mentionsPanel, renderPanels, skillId, type Panel } from './panel.js';
import { renderLevelTotals, renderSkillTotal } from './totals.js';
import type { PageContext } from './view.js';
import { makeId, sayCount } from './words.js';

/** The skills of one framework that have tags; `framework` is undefined when it has gone since they were counted. */
export interface FrameworkTally {
  readonly id: string;
  readonly framework: Framework | undefined;
  readonly skills: readonly SkillTally[];
}

/** How wide a window must be for a table of so many levels: the style has a measure for each. */
function crowding(levels: number): 'few' | 'many' | 'crowded' {
  if (levels <= 5) return 'few';
  return levels <= 9 ? 'many' : 'crowded';
}

/** In the order in which the skills come. */
export function groupByFramework(
  skills: readonly SkillTally[],
  frameworks: readonly Framework[],
): readonly FrameworkTally[] {
  const groups = new Map<string, SkillTally[]>();
  for (const skill of skills) {
    const group = groups.get(skill.framework);
    if (group === undefined) groups.set(skill.framework, [skill]);
    else group.push(skill);
  }
  return [...groups].map(([id, members]) => ({
    id,
    framework: frameworks.find((framework) => framework.id === id),
    skills: members,
  }));
}

/** One table of skills by levels, each row followed by the panels that its numbers open. */
export function renderFramework(context: PageContext, group: FrameworkTally): Html {
  const { t } = context;
  const name = group.framework?.name ?? group.id;
  const version = group.framework?.version;
  const columns = columnsOf(group);
  const id = makeId('framework', group.id);
  return html`<section class="framework" id="${id}" aria-labelledby="${id}.name">
    <h2 id="${id}.name">
      <bdi>${name}</bdi>${version !== undefined && html` <span class="aside">${t('tally.version', { version })}</span>`}
    </h2>
    <div class="scroller">
      <table class="matrix ${crowding(columns.length)}">
        <caption class="unseen">
          ${t('tally.table', { framework: name })}${context.links === 'editor' && html` ${t('tally.table.keys')}`}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="skill">${t('tally.skill')}</th>
            ${columns.map(
              (column) =>
                html`<th scope="col" class="level">
                  <span class="unseen">${t('tally.level')} </span
                  ><span class="level-id">${column.id}</span
                  >${column.name !== column.id && html` <bdi class="level-name">${column.name}</bdi>`}
                </th>`,
            )}
            <th scope="col" class="level total">${t('tally.total')}</th>
          </tr>
        </thead>
        ${group.skills.map((skill) => renderSkill(context, skill, group.framework, columns))}
        ${group.skills.length > 1 && renderLevelTotals(context, group.id, group.skills, columns)}
      </table>
    </div>
    ${renderLegend(context)}
  </section>`;
}

/** What the shades stand for; the numbers say it to those who hear. */
function renderLegend({ t }: PageContext): Html {
  const steps = heatSteps.map((step, i) => {
    const next = heatSteps[i + 1];
    const words = next === undefined ? `${step}+` : next - 1 === step ? String(step) : `${step}–${next - 1}`;
    return html`<span class="swatch heat-${i + 1}"></span>${words} `;
  });
  return html`<p class="legend" aria-hidden="true">${t('tally.legend')} ${steps}</p>`;
}

/** The framework's levels from the lowest to the highest that any of these skills has: no empty margins, no holes. */
function columnsOf({ framework, skills }: FrameworkTally): readonly Column[] {
  const found = new Map(skills.flatMap((skill) => skill.levels.map((level) => [level.id, level] as const)));
  const levels = framework?.levels ?? [];
  const used = levels.map((level) => found.has(level.id));
  const known = used.includes(true) ? levels.slice(used.indexOf(true), used.lastIndexOf(true) + 1) : [];
  const strangers = [...found.values()].filter((level) => !levels.some((other) => other.id === level.id));
  return [...known, ...strangers].map(({ id, name }) => ({ id, name: name === '' ? id : name }));
}

function renderSkill(
  context: PageContext,
  skill: SkillTally,
  framework: Framework | undefined,
  columns: readonly Column[],
): Html {
  const definition = framework?.skills.find((other) => other.code === skill.code);
  const panels: Panel[] = [];
  const open = createOpen(context, panels);
  const head = renderSkillName(context, skill, open);
  const cells = columns.map((column) => {
    const level = skill.levels.find((other) => other.id === column.id);
    if (level === undefined) return renderUndefined(context, skill, column);
    const defined = definition?.levels.find((other) => other.id === column.id);
    return renderLevel(context, skill, level, defined, open);
  });
  return html`<tbody class="row" id="${skillId(skill)}">
    <tr class="numbers-row">
      ${head}${cells}${renderSkillTotal(context, skill, open)}
    </tr>
    <tr class="panels">
      <td colspan="${columns.length + 2}">${renderPanels(context, skillId(skill), panels)}</td>
    </tr>
  </tbody>`;
}

function renderSkillName(context: PageContext, skill: SkillTally, open: Open): Html {
  const mentions = sayCount(context.t, 'tally.mentions', skill.mentions.length);
  const hints = context.hints.skill(skill);
  const hintWords = sayCount(context.t, 'tally.hints', hints.length);
  return html`<th scope="row" class="skill">
    <bdi class="code">${skill.code}</bdi> <bdi class="skill-name">${skill.name}</bdi>${
      skill.mentions.length > 0 &&
      html` ${open(
        mentionsPanel(context, skill),
        'small',
        html`${mentions}`,
        context.t('tally.mentions.label', { mentions, code: skill.code }),
      )}`
    }${
      hints.length > 0 &&
      html` ${open(
        hintsPanel(context, skill),
        'small',
        html`${hintWords}`,
        context.t('tally.hints.label', { hints: hintWords, code: skill.code }),
      )}`
    }
  </th>`;
}
