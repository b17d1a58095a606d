import { html, type Html } from '../../html.js';
import { countEvidence } from '../arrangement.js';
import type { LevelTally, SkillTally } from '../model.js';
import { createOpen, renderLineLabel, type Column, type Open } from './cells.js';
import { sayCounted } from './counted.js';
import { listed, renderEntries, type ListedEntry } from './entries.js';
import { countShown, renderPanels, renderStatements, skillId, type Panel } from './panel.js';
import type { PageContext } from './view.js';
import { makeId, sayDate, sayLevel } from './words.js';

/** One skill over all its levels, at the end of its row. */
export function renderSkillTotal(context: PageContext, skill: SkillTally, open: Open): Html {
  const { t } = context;
  const count = countEvidence(skill);
  const evidence = sayCounted(context, count);
  const latest = skill.levels.flatMap(({ last }) => (last === undefined ? [] : [last]));
  const last = latest.reduce((a, b) => (a === undefined || b.first > a.first ? b : a), latest[0]);
  const date = last === undefined ? undefined : sayDate(t, last.text);
  const id = `${skillId(skill)}.all`;
  const panel: Panel = {
    id,
    title: t('tally.total.skill', { evidence, code: skill.code }),
    body: () => renderLines(context, id, entriesOf(skill, skill.levels)),
  };
  const face = html`${renderLineLabel(t('tally.total'))}<span class="number">${t('common.number', { count })}</span
    ><span class="last">${date}</span>`;
  const name = date === undefined ? panel.title : `${panel.title}, ${t('tally.cell.last', { date })}`;
  return html`<td class="level total">${open(panel, count === 0 ? 'main none' : 'main', face, name)}</td>`;
}

/** All skills at each level, as the table's foot; with the coverage of what these levels ask of these skills. */
export function renderLevelTotals(
  context: PageContext,
  framework: string,
  skills: readonly SkillTally[],
  columns: readonly Column[],
): Html {
  const id = makeId('levels', framework);
  const { cells, panels } = renderTotals(context, id, skills, columns);
  return html`<tfoot class="row totals" id="${id}">
    <tr class="numbers-row">
      <th scope="row" class="skill">${context.t('tally.total.skills')}</th>
      ${cells}
    </tr>
    <tr class="panels">
      <td colspan="${columns.length + 2}">${renderPanels(context, id, panels)}</td>
    </tr>
  </tfoot>`;
}

/** These skills together: a cell for each level, and one for all. */
export function renderTotals(
  context: PageContext,
  id: string,
  skills: readonly SkillTally[],
  columns: readonly Column[],
): { readonly cells: Html; readonly panels: readonly Panel[] } {
  const { t } = context;
  const panels: Panel[] = [];
  const open = createOpen(context, panels);
  const cells = columns.map((column) => renderLevelTotal(context, id, skills, column, open));
  const total = skills.reduce((sum, skill) => sum + countEvidence(skill), 0);
  const all: Panel = {
    id: `${id}.all`,
    title: t('tally.total.framework', { evidence: sayCounted(context, total) }),
    body: () =>
      renderLines(
        context,
        `${id}.all`,
        skills.flatMap((skill) => entriesOf(skill, skill.levels)),
      ),
  };
  const number = t('common.number', { count: total });
  const face = html`${renderLineLabel(t('tally.total'))}<span class="number">${number}</span>`;
  const last = html`<td class="level total">${open(all, total === 0 ? 'main none' : 'main', face, all.title)}</td>`;
  return { cells: html`${cells}${last}`, panels };
}

function renderLevelTotal(
  context: PageContext,
  tableId: string,
  skills: readonly SkillTally[],
  column: Column,
  open: Open,
): Html {
  const { t, counted } = context;
  const members = skills.flatMap((skill) =>
    skill.levels.filter(({ id }) => id === column.id).map((level) => ({ skill, level })),
  );
  const sum = (count: (level: LevelTally) => number): number =>
    members.reduce((total, { level }) => total + count(level), 0);
  const count = sum((level) => level.evidence.length);
  const all = counted === 'practice' ? sum((level) => level.statements.length) : 0;
  const shown = sum(countShown);
  const level = sayLevel(column);
  const panelId = `${tableId}.${makeId('level', column.id)}`;
  const panel: Panel = {
    id: panelId,
    title: t('tally.total.level', { evidence: sayCounted(context, count), level }),
    body: () =>
      html`${
        all > 0 &&
        html`<section class="asked">
          <h3>
            ${t('tally.statements', { level })}
            <span class="aside">${t('tally.statements.coverage', { shown, all })}</span>
          </h3>
          ${members.map((member) => renderAskedOf(context, panelId, member.skill, member.level))}
        </section>`
      }${renderLines(
        context,
        panelId,
        members.flatMap(({ skill, level }) => entriesOf(skill, [level])),
      )}`,
  };
  const face = html`${renderLineLabel(level)}<span class="number">${t('common.number', { count })}</span>${
      all > 0 &&
      html`<span class="coverage"
        ><span class="bar share">${renderShare(shown / all)}</span><span class="ratio">${shown}/${all}</span></span
      >`
    }`;
  const name = all > 0 ? `${panel.title}, ${t('tally.cell.statements', { shown, all })}` : panel.title;
  return html`<td class="level total">${open(panel, count === 0 ? 'main none' : 'main', face, name)}</td>`;
}

/** Many skills have too many statements for a segment each. */
function renderShare(share: number): Html {
  return html`<svg class="share-bar" aria-hidden="true" width="100%" height="5">
    <rect class="rest" width="100%" height="5" rx="1.5" />
    <rect class="filled" width="${Math.round(share * 1000) / 10}%" height="5" rx="1.5" />
  </svg>`;
}

function renderAskedOf(context: PageContext, panelId: string, skill: SkillTally, level: LevelTally): Html | undefined {
  if (level.statements.length === 0) return undefined;
  const { t } = context;
  const coverage = t('tally.statements.coverage', { shown: countShown(level), all: level.statements.length });
  return html`<section class="asked-of">
    <h4><bdi>${skill.code} ${skill.name}</bdi> <span class="aside">${coverage}</span></h4>
    ${renderStatements(context, `${panelId}.${makeId(skill.code)}`, level)}
  </section>`;
}

function renderLines(context: PageContext, panelId: string, entries: readonly ListedEntry[]): Html {
  return html`<section class="lines">
    <h3>${context.t('tally.lines')}</h3>
    ${
      entries.length > 0
        ? renderEntries(context, `${panelId}.list`, entries)
        : html`<p class="hint">
            ${context.t(context.inPeriod ? 'tally.lines.noneInPeriod' : 'tally.lines.noneOfKind')}
          </p>`
    }
  </section>`;
}

function entriesOf(skill: SkillTally, levels: readonly LevelTally[]): readonly ListedEntry[] {
  return levels.flatMap((level) => listed(level.evidence, `#${skill.code}/${level.id}`));
}
