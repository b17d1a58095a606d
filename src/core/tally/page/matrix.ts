import { html, type Html } from '../../html.js';
import type { Framework, Skill } from '../../framework/model.js';
import { sayHint } from '../../targets/hints.js';
import type { SkillTally } from '../model.js';
import type { FrameworkTally } from './frameworkTallies.js';
import { createOpen, heatSteps, renderLevel, renderUndefined, type Column, type Open } from './cells.js';
import { hintsPanel, mentionsPanel, renderPanels, skillId, type Panel } from './panel.js';
import { groupRows, type RowGroup } from './rowGroups.js';
import { renderLevelTotals, renderSkillTotal, renderTotals } from './totals.js';
import type { PageContext } from './view.js';
import { makeId, sayCount } from './words.js';

/** How wide a window must be for a table of so many levels: the style has a measure for each. */
function crowding(levels: number): 'few' | 'many' | 'crowded' {
  if (levels <= 5) return 'few';
  return levels <= 9 ? 'many' : 'crowded';
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
        ${groupRows(group, context.order).map((rows) => renderRows(context, rows, group.framework, columns))}
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

/** The rows of a group below its heading, where it has one; those that are folded away are not rendered. */
function renderRows(
  context: PageContext,
  group: RowGroup,
  framework: Framework | undefined,
  columns: readonly Column[],
): Html {
  const definitions = new Map(framework?.skills.map((skill) => [skill.code, skill]));
  const isShown = !group.canFold || context.isOpen(group.id);
  const rows = isShown
    ? group.skills.map((skill) => placeSkill(context, skill, framework, definitions.get(skill.code), columns))
    : [];
  return html`${group.names !== undefined && renderHeading(context, group, group.names, isShown, columns)}${rows}`;
}

function renderHeading(
  context: PageContext,
  { id, skills, canFold }: RowGroup,
  names: readonly string[],
  isShown: boolean,
  columns: readonly Column[],
): Html {
  const { t } = context;
  const count = sayCount(t, 'tally.skills', skills.length);
  const name =
    names.length > 0
      ? html`<bdi class="group-name">${names.join(' › ')}</bdi> <span class="aside">${count}</span>`
      : html`<span class="group-name"
          >${t(id.startsWith('more') ? 'tally.group.more' : 'tally.group.none', { skills: count })}</span
        >`;
  if (!canFold || context.links === 'none') {
    return context.placeRow(
      id,
      [name.markup, columns.length],
      () =>
        html`<tbody class="row group" id="${id}">
          <tr class="group-row">
            <th scope="rowgroup" colspan="${columns.length + 2}">${name}</th>
          </tr>
        </tbody>`,
    );
  }
  const inputs = [isShown, ...skills.flatMap(({ levels }) => levels)];
  return context.placeRow(id, [name.markup, columns.map((column) => column.id).join(), ...inputs], (own) => {
    const { cells, panels } = renderTotals(own, id, skills, columns);
    return html`<tbody class="row group" id="${id}">
      <tr class="numbers-row">
        <th scope="row" class="skill">
          <button
            type="button"
            class="opener group-toggle"
            id="${makeId('fold')}.${id}"
            data-group="${id}"
            aria-expanded="${String(isShown)}"
          >
            ${name}
          </button>
        </th>
        ${cells}
      </tr>
      <tr class="panels">
        <td colspan="${columns.length + 2}">${renderPanels(own, id, panels)}</td>
      </tr>
    </tbody>`;
  });
}

/** A skill's row is made of its counts, its hints and its definition, and of nothing else. */
function placeSkill(
  context: PageContext,
  skill: SkillTally,
  framework: Framework | undefined,
  definition: Skill | undefined,
  columns: readonly Column[],
): Html {
  const hints = context.hints.skill(skill).map((hint) => sayHint(context.t, hint));
  const inputs = [framework, skill.name, columns.map(({ id, name }) => `${id} ${name}`).join('\n'), ...skill.levels];
  return context.placeRow(skillId(skill), [...inputs, ...skill.mentions, hints.join('\n')], (own) =>
    renderSkill(own, skill, definition, columns),
  );
}

function renderSkill(
  context: PageContext,
  skill: SkillTally,
  definition: Skill | undefined,
  columns: readonly Column[],
): Html {
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
