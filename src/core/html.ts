/** A piece of HTML made by {@link html}: safe to place between tags. */
export interface Html {
  readonly markup: string;
}

/** What may stand in a hole of {@link html}. Text and numbers are escaped; `undefined` and `false` leave nothing. */
export type HtmlValue = Html | string | number | undefined | false | readonly HtmlValue[];

class Markup implements Html {
  constructor(readonly markup: string) {}
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/**
 * Makes any text safe between tags and within a quoted attribute. Characters that HTML cannot hold
 * (lone surrogates, controls) become U+FFFD.
 */
export function escapeHtml(text: string): string {
  return text
    .replace(/[\p{Cs}\p{Cc}]/gu, (character) => (/[\t\n\r]/.test(character) ? character : '\uFFFD'))
    .replace(/[&<>"'`]/g, (character) => entities[character] ?? '');
}

/**
 * Builds HTML whose holes are escaped unless they are {@link Html} themselves. Attributes must be quoted.
 *
 *     html`<p title="${title}">${text}</p>`
 */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let markup = parts[0] ?? '';
  values.forEach((value, i) => {
    markup += toMarkup(value) + (parts[i + 1] ?? '');
  });
  return new Markup(markup);
}

/**
 * A sentence with HTML for some of its arguments, whatever their order in the user's language: `say` gets stand-ins
 * for them, its text is escaped, then each stand-in gives way to its HTML.
 */
export function htmlSentence<Name extends string>(
  pieces: Readonly<Record<Name, Html>>,
  say: (standIns: Readonly<Record<Name, string>>) => string,
): Html {
  const names = Object.keys(pieces) as Name[];
  // Private-use characters: untrusted text may hold them too, but an index that is not ours is left as it is.
  const standIns = Object.fromEntries(names.map((name, i) => [name, `\uE000${i}\uE001`])) as Record<Name, string>;
  const markup = escapeHtml(say(standIns)).replace(/\uE000([0-9]+)\uE001/g, (whole, index: string) => {
    const name = names[Number(index)];
    return name === undefined ? whole : pieces[name].markup;
  });
  return new Markup(markup);
}

function toMarkup(value: HtmlValue): string {
  if (value === undefined || value === false) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escapeHtml(value);
  if (value instanceof Markup) return value.markup;
  if (Array.isArray(value)) return value.map(toMarkup).join('');
  // An object of the right shape that `html` did not make, as from untyped data, is no HTML.
  return '';
}
