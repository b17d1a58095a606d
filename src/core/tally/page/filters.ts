import { html, type Html } from '../../html.js';
import type { MessageKey } from '../../messages/translate.js';
import { isFiltered, plainArrangement, type Counted, type Privacy, type SkillOrder } from '../arrangement.js';
import type { Scope } from '../scopes.js';
import type { PageContext, TallyPageView } from './view.js';

const countedKeys: Readonly<Record<Counted, MessageKey>> = {
  practice: 'tally.filter.practice',
  knowledge: 'tally.filter.knowledge',
  planned: 'tally.filter.planned',
};
const privacyKeys: Readonly<Record<Privacy, MessageKey>> = {
  with: 'tally.filter.withPrivate',
  without: 'tally.filter.withoutPrivate',
  only: 'tally.filter.onlyPrivate',
};
const orderKeys: Readonly<Record<SkillOrder, MessageKey>> = {
  framework: 'tally.filter.byFramework',
  name: 'tally.filter.byName',
  evidence: 'tally.filter.byEvidence',
  last: 'tally.filter.byLast',
};

/** The form that picks what is counted and in which order; nothing in a document that stands alone. */
export function renderFilters({ t, links }: PageContext, view: TallyPageView): Html | undefined {
  if (links === 'none') return undefined;
  const arrangement = view.arrangement ?? plainArrangement;
  const scopes = view.scopes ?? [];
  const isChoice = scopes.length > 1 || scopes.some((scope) => scope.scopes.length > 0);
  return html`<form class="filters" id="filters" role="search" autocomplete="off">
    <label class="words-filter"
      ><span class="label">${t('tally.filter.words')}</span
      ><input
        type="search"
        name="words"
        id="filter.words"
        value="${arrangement.words}"
        maxlength="200"
        spellcheck="false"
        placeholder="${t('tally.filter.words.example')}"
    /></label>
    ${isChoice && renderScopes(t('tally.filter.scope'), t('tally.filter.everything'), arrangement.scope, scopes)}
    ${renderSelect('counted', t('tally.filter.counted'), countedKeys, arrangement.counted, t)}
    ${renderSelect('privacy', t('tally.filter.privacy'), privacyKeys, arrangement.privacy, t)}
    ${renderSelect('order', t('tally.filter.order'), orderKeys, arrangement.order, t)}
    <button
      type="button"
      class="plain"
      id="filter.clear"
      data-action="clear-filters"
      ${!isFiltered(arrangement) && html` hidden`}
    >
      ${t('tally.filter.clear')}
    </button>
  </form>`;
}

function renderSelect(
  name: string,
  label: string,
  options: Readonly<Record<string, MessageKey>>,
  chosen: string,
  t: PageContext['t'],
): Html {
  return html`<label
    ><span class="label">${label}</span
    ><select name="${name}" id="filter.${name}">
      ${Object.entries(options).map(([value, key]) => renderOption(value, t(key), value === chosen))}
    </select></label
  >`;
}

/** Groups are indented below what holds them. */
function renderScopes(label: string, everything: string, chosen: readonly string[], scopes: readonly Scope[]): Html {
  const wanted = JSON.stringify(chosen);
  const list = (scope: Scope): readonly Html[] => {
    const value = JSON.stringify(scope.path);
    const name = `${'\u2003'.repeat(scope.path.length - 1)}${scope.name}`;
    return [renderOption(value, name, value === wanted), ...scope.scopes.flatMap(list)];
  };
  return html`<label
    ><span class="label">${label}</span
    ><select name="scope" id="filter.scope">
      ${renderOption('[]', everything, chosen.length === 0)}${scopes.flatMap(list)}
    </select></label
  >`;
}

function renderOption(value: string, label: string, isChosen: boolean): Html {
  return html`<option value="${value}" ${isChosen && html` selected`}>${label}</option>`;
}
