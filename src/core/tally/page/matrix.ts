import { html, type Html } from '../../html.js';
import type { Framework, SkillLevel } from '../../framework/model.js';
import type { LevelTally, SkillTally } from '../model.js';
import {
  countShown,
  knowledgePanel,
  levelPanel,
  mentionsPanel,
  nameOfLevel,
  plannedPanel,
  renderOpener,
  renderPanel,
  skillId,
  type Panel,
} from './panel.js';
import type { PageContext } from './view.js';
import { makeId, sayCount, sayDate, sayLevel } from './words.js';

/** The skills of one framework that have tags; `framework` is undefined when it has gone since they were counted. */
export interface FrameworkTally {
  readonly id: string;
  readonly framework: Framework | undefined;
  readonly skills: readonly SkillTally[];
}

interface Column {
  readonly id: string;
  readonly name: string;
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
          ${t('tally.table', { framework: name })}
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
          </tr>
        </thead>
        ${group.skills.map((skill) => renderSkill(context, skill, group.framework, columns))}
      </table>
    </div>
  </section>`;
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
  const open: Open = (panel, kind, face, name) => {
    panels.push(panel);
    return renderOpener(context, panel, kind, face, name);
  };
  const head = renderSkillName(context, skill, open);
  const cells = columns.map((column) => {
    const level = skill.levels.find((other) => other.id === column.id);
    if (level === undefined) return renderUndefined(context, skill, column);
    const defined = definition?.levels.find((other) => other.id === column.id);
    return renderLevel(context, skill, level, defined, open);
  });
  return html`<tbody class="row" id="${skillId(skill)}">
    <tr class="numbers-row">
      ${head}${cells}
    </tr>
    ${
      panels.length > 0 &&
      html`<tr class="panels">
        <td colspan="${columns.length + 1}">
          <div class="held">${panels.map((panel) => renderPanel(panel, skillId(skill)))}</div>
        </td>
      </tr>`
    }
  </tbody>`;
}

type Open = (panel: Panel, kind: string, face: Html, name: string) => Html;

function renderSkillName(context: PageContext, skill: SkillTally, open: Open): Html {
  const mentions = sayCount(context.t, 'tally.mentions', skill.mentions.length);
  return html`<th scope="row" class="skill">
    <bdi class="code">${skill.code}</bdi> <bdi class="skill-name">${skill.name}</bdi>${
      skill.mentions.length > 0 &&
      html` ${open(
        mentionsPanel(context, skill),
        'small',
        html`${mentions}`,
        context.t('tally.mentions.label', { mentions, code: skill.code }),
      )}`
    }
  </th>`;
}

function renderUndefined({ t }: PageContext, skill: SkillTally, column: Column): Html {
  const words = t('tally.undefined', { level: sayLevel(column), code: skill.code });
  return html`<td class="level undefined" title="${words}">
    <span class="figures" aria-hidden="true">${renderLineLabel(column)}<span class="dash">–</span></span
    ><span class="unseen">${words}</span>
  </td>`;
}

function renderLevel(
  context: PageContext,
  skill: SkillTally,
  level: LevelTally,
  defined: SkillLevel | undefined,
  open: Open,
): Html {
  const { t } = context;
  const name = nameOfLevel(skill, level);
  const count = level.evidence.length;
  const shown = countShown(level);
  const all = level.statements.length;
  const last = level.last === undefined ? undefined : sayDate(t, level.last.text);
  const sentence = [
    t('tally.cell', { evidence: sayCount(t, 'tally.evidence', count), ...name }),
    ...(all > 0 ? [t('tally.cell.statements', { shown, all })] : []),
    ...(last === undefined ? [] : [t('tally.cell.last', { date: last })]),
  ].join(', ');
  const face = html`${renderLineLabel(level)}<span class="number">${count}</span
    >${all > 0 && renderCoverage(level, shown)}<span class="last">${last}</span>`;
  const main = open(levelPanel(context, skill, level, defined), count === 0 ? 'main none' : 'main', face, sentence);
  const apart = [
    level.planned.length > 0 &&
      open(
        plannedPanel(context, skill, level),
        'small planned',
        html`${t('tally.planned', { count: level.planned.length })}`,
        t('tally.planned.label', { count: level.planned.length, ...name }),
      ),
    level.knowledge.length > 0 &&
      open(
        knowledgePanel(context, skill, level),
        'small knowledge',
        html`${t('tally.knowledge', { count: level.knowledge.length })}`,
        t('tally.knowledge.label', { count: level.knowledge.length, ...name }),
      ),
  ];
  return html`<td class="level">
    ${main}${apart.some((part) => part !== false) && html`<span class="apart">${apart}</span>`}
  </td>`;
}

/** One segment a statement, filled where it is shown: the gaps can be seen in their places. */
function renderCoverage(level: LevelTally, shown: number): Html {
  const segments = level.statements.map((statement) =>
    statement.evidence.length > 0 ? html`<i class="filled"></i>` : html`<i></i>`,
  );
  return html`<span class="coverage"
    ><span class="bar">${segments}</span><span class="ratio">${shown}/${level.statements.length}</span></span
  >`;
}

/** The column's head again, for windows too narrow for columns. */
function renderLineLabel(level: Column): Html {
  return html`<span class="line-label"><bdi>${sayLevel(level)}</bdi></span>`;
}
