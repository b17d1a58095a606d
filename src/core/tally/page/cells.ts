import type { SkillLevel } from '../../framework/model.js';
import { html, type Html } from '../../html.js';
import { countImplied } from '../implied.js';
import type { LevelTally, SkillTally } from '../model.js';
import { sayCounted } from './counted.js';
import {
  countShown,
  impliedPanel,
  knowledgePanel,
  levelPanel,
  nameOfLevel,
  plannedPanel,
  renderOpener,
  type Panel,
} from './panel.js';
import type { PageContext } from './view.js';
import { sayDate, sayLevel } from './words.js';

/** A column of a table: a level that any of its skills has. */
export interface Column {
  readonly id: string;
  readonly name: string;
}

/** Makes a button, and sees to it that its panel stands beneath the row. */
export type Open = (panel: Panel, kind: string, face: Html, name: string) => Html;

export function createOpen(context: PageContext, panels: Panel[]): Open {
  return (panel, kind, face, name) => {
    panels.push(panel);
    return renderOpener(context, panel, kind, face, name);
  };
}

/** The shades of the heat map: the least number of each. Fixed, so that a shade says the same next year. */
export const heatSteps = [1, 2, 4, 8, 16] as const;

export function heatOf(count: number): number {
  return heatSteps.filter((step) => step <= count).length;
}

export function renderUndefined({ t }: PageContext, skill: SkillTally, column: Column): Html {
  const words = t('tally.undefined', { level: sayLevel(column), code: skill.code });
  return html`<td class="level undefined" title="${words}">
    <span class="figures" aria-hidden="true">${renderLineLabel(sayLevel(column))}<span class="dash">–</span></span
    ><span class="unseen">${words}</span>
  </td>`;
}

export function renderLevel(
  context: PageContext,
  skill: SkillTally,
  level: LevelTally,
  defined: SkillLevel | undefined,
  open: Open,
): Html {
  const { t } = context;
  const name = nameOfLevel(skill, level);
  const count = level.evidence.length;
  const last = level.last === undefined ? undefined : sayDate(t, level.last.text);
  const implied = countImplied(level);
  const shown = context.counted === 'practice' ? countShown(level) : 0;
  const all = context.counted === 'practice' ? level.statements.length : 0;
  const sentence = [
    t('tally.cell', { evidence: sayCounted(context, count), ...name }),
    ...(all > 0 ? [t('tally.cell.statements', { shown, all })] : []),
    ...(last === undefined ? [] : [t('tally.cell.last', { date: last })]),
  ].join(', ');
  const face = html`${renderLineLabel(sayLevel(level))}<span class="number">${t('common.number', { count })}</span
    >${all > 0 && renderCoverage(level, shown)}<span class="last">${last}</span>`;
  const kind = count === 0 ? 'main none' : `main heat-${heatOf(count)}`;
  const main = open(levelPanel(context, skill, level, defined), kind, face, sentence);
  const apart = [
    implied > 0 &&
      open(
        impliedPanel(context, skill, level),
        'small implied',
        html`${t('tally.implied', { count: implied })}`,
        t('tally.implied.label', { count: implied, ...name }),
      ),
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
export function renderLineLabel(words: string): Html {
  return html`<span class="line-label"><bdi>${words}</bdi></span>`;
}
