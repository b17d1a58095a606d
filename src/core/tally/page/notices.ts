import { html, htmlSentence, type Html } from '../../html.js';
import type { Framework } from '../../framework/model.js';
import type { LocatedProblem } from '../../problem.js';
import { isOpen } from '../periods.js';
import type { ArrangedTally } from '../arrangement.js';
import type { TallyEntry } from '../model.js';
import { listed, renderEntries, type ListedEntry } from './entries.js';
import { renderLineButton } from './lineButton.js';
import type { FrameworkTally } from './frameworkTallies.js';
import { nameNotes } from './noteNames.js';
import { renderPortions } from './portions.js';
import type { IndexingProgress, PageContext } from './view.js';
import { filePath, sayCount } from './words.js';

/** Notes that are being read: no number is shown until they are. */
export function renderProgress({ t }: PageContext, { done, total }: IndexingProgress): Html {
  const words = total === undefined ? t('tally.indexing.start') : t('tally.indexing', { done, total });
  const measure =
    total === undefined
      ? html`<progress aria-label="${words}"></progress>`
      : html`<progress aria-label="${words}" value="${Math.min(done, total)}" max="${Math.max(total, 1)}"></progress>`;
  return html`<section class="indexing" id="indexing">
    <p>${words}</p>
    ${measure}
  </section>`;
}

/** Why there is nothing to see, and what to do; undefined when there is something. */
export function renderEmpty(
  context: PageContext,
  tally: ArrangedTally,
  frameworks: readonly Framework[],
  isFiltered: boolean,
): Html | undefined {
  const { t } = context;
  if (tally.notes === 0) {
    const action = renderAction(context, 'open-settings', t('tally.empty.settings'));
    return renderNotice(t('tally.empty.notes'), html`${t('tally.empty.notes.hint')}`, action);
  }
  const evidence = tally.skills.some((skill) => skill.levels.some((level) => level.evidence.length > 0));
  if (!evidence && isFiltered) {
    const action = renderAction(context, 'clear-filters', t('tally.filter.clear'));
    return renderNotice(t('tally.empty.filters'), html`${t('tally.empty.filters.hint')}`, action);
  }
  if (tally.skills.length === 0) {
    const hint = htmlSentence({ tag: html`<code>#${exampleTag(frameworks)}</code>` }, ({ tag }) =>
      t('tally.empty.tags.hint', { tag }),
    );
    return renderNotice(t('tally.empty.tags'), hint);
  }
  if (!evidence && !isOpen(tally.period)) {
    const action = renderAction(context, 'show-all', t('tally.empty.showAll'));
    return renderNotice(t('tally.empty.period'), html`${t('tally.empty.period.hint')}`, action);
  }
  return undefined;
}

/** Evidence without a date: what a period leaves out, or, without one, what it would. */
export function renderUndated(context: PageContext, tally: ArrangedTally): Html | undefined {
  const { t } = context;
  const leftOut = tally.undatedLeftOut;
  if (leftOut !== undefined) {
    if (leftOut.length === 0) return undefined;
    const title = sayCount(t, 'tally.undated.leftOut', leftOut.length);
    return renderFold(context, 'undated', title, t('tally.undated.leftOut.hint'), () =>
      renderEntries(context, 'undated.list', listed(leftOut)),
    );
  }
  const count = tally.skills.flatMap(({ levels }) => levels).reduce((sum, { undated }) => sum + undated, 0);
  if (count === 0) return undefined;
  const title = sayCount(t, 'tally.undated.counted', count);
  return renderFold(context, 'undated', title, t('tally.undated.counted.hint'), () => {
    const counted = allEvidence(tally, ({ date }) => date === undefined);
    return renderEntries(context, 'undated.list', counted);
  });
}

/** The pieces of evidence that are wanted, each with its tag: an entry for two skills is there twice, as it is counted. */
export function allEvidence(
  tally: ArrangedTally,
  isWanted: (entry: TallyEntry) => boolean = () => true,
): readonly ListedEntry[] {
  return tally.skills.flatMap((skill) =>
    skill.levels.flatMap((level) => listed(level.evidence.filter(isWanted), `#${skill.code}/${level.id}`)),
  );
}

export function renderProblems(context: PageContext, problems: readonly LocatedProblem[]): Html | undefined {
  if (problems.length === 0) return undefined;
  const title = sayCount(context.t, 'tally.problems', problems.length);
  return renderFold(context, 'problems', title, undefined, () => {
    const nameOf = nameNotes(problems.map(({ uri }) => uri));
    return renderPortions(context, 'problems.list', problems, (problem) => renderProblem(context, problem, nameOf));
  });
}

/** The counting rule, and the licence of each framework whose words are shown. */
export function renderFoot(
  { t }: PageContext,
  groups: readonly FrameworkTally[],
  { impliedLevels }: Pick<ArrangedTally, 'impliedLevels'>,
): Html {
  const example = groups.flatMap(({ skills }) => skills).find((skill) => skill.levels.length > 0);
  const tag = html`<code>#${example?.code}/${example?.levels[0]?.id}/1</code>`;
  const coverage = htmlSentence({ tag }, (args) => t('tally.foot.coverage', args));
  const licences = groups.flatMap(({ framework }) => {
    const licence = framework?.licence;
    const words = licence?.notice ?? licence?.name;
    if (framework === undefined || words === undefined) return [];
    return [html`<p dir="auto">${t('tally.foot.licence', { framework: framework.name, licence: words.trim() })}</p>`];
  });
  return html`<footer id="foot">
    <p>
      ${t('tally.foot.rule')} ${impliedLevels && html`${t('tally.foot.implied')} `}${example !== undefined && coverage}
    </p>
    ${licences}
  </footer>`;
}

function renderProblem(context: PageContext, problem: LocatedProblem, nameOf: (uri: string) => string): Html {
  const { start } = problem.range;
  const content = html`<span class="what"
    ><bdi class="text">${context.t(problem.code, problem.args)}</bdi>
    <span class="about"
      ><bdi class="file">${nameOf(problem.uri)}<span class="line">:${start.line + 1}</span></bdi>
      <span class="problem-code">${problem.code}</span></span
    ></span
  >`;
  const line =
    context.links === 'none'
      ? html`<div class="entry" title="${filePath(problem.uri)}">${content}</div>`
      : renderLineButton('entry', { uri: problem.uri, position: start }, content);
  return html`<li>${line}</li>`;
}

function renderFold(
  context: PageContext,
  id: string,
  title: string,
  hint: string | undefined,
  content: () => Html,
): Html {
  return html`<details class="fold ${id}" id="${id}">
    <summary>${title}</summary>
    ${hint !== undefined && html`<p class="hint">${hint}</p>`}
    <div class="body" id="${id}.lines">${context.defer({ id, content })}</div>
  </details>`;
}

function renderNotice(title: string, hint: Html, action?: Html): Html {
  return html`<section class="empty" id="empty">
    <h2>${title}</h2>
    <p>${hint}</p>
    ${action}
  </section>`;
}

type PageAction = 'show-all' | 'open-settings' | 'clear-filters';

function renderAction({ links }: PageContext, action: PageAction, label: string): Html | undefined {
  if (links === 'none') return undefined;
  return html`<button type="button" class="primary" id="action.${action}" data-action="${action}">${label}</button>`;
}

/** A tag that the user could really write. */
function exampleTag(frameworks: readonly Framework[]): string {
  const skill = frameworks.flatMap((framework) => framework.skills).find((other) => other.levels.length > 0);
  const level = skill?.levels.at(Math.floor(skill.levels.length / 2));
  return skill === undefined || level === undefined ? 'ITOP/4' : `${skill.code}/${level.id}`;
}
