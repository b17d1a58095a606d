import type { Library } from '../framework/library.js';
import { escapeHtml } from '../html.js';
import { plainLine } from '../markdownText.js';
import type { Translate } from '../messages/translate.js';
import { isIgnored } from '../tag/ignored.js';
import { resolveTag, type Resolution } from '../tag/resolve.js';
import { scanHashtag } from '../tag/scan.js';
import { sayLevelOf, saySkill } from './support/wording.js';

/** What the preview asks for at each render: it never waits, and takes what is in force. */
export interface PreviewDeps {
  readonly library: () => Library;
  readonly t: Translate;
  /** Hashtags that are the user's own, whatever they look like; without `#`. */
  readonly ignored?: () => readonly string[];
  /** `findHidden`, which takes a parser; while it is being loaded no tag is shown in a paragraph that it is needed for. */
  readonly findHidden: () => ((paragraph: string) => (offset: number) => boolean) | undefined;
  /** Whether tags are shown as badges in the document that is rendered; `env` is what the renderer was given. */
  readonly isOn: (env: unknown) => boolean;
}

/** The parts of markdown-it that are needed, so that the core depends on no package for it. */
export interface MarkdownItLike {
  readonly inline: {
    readonly ruler: { push(name: string, rule: (state: InlineState, silent: boolean) => boolean): void };
  };
  /** Its rules are {@link RenderRule}s, by the types of tokens. */
  readonly renderer: { readonly rules: Record<string, unknown> };
}

type RenderRule = (tokens: readonly InlineToken[], index: number, options: unknown, env: unknown) => string;

interface InlineState {
  readonly src: string;
  pos: number;
  readonly posMax: number;
  readonly env: unknown;
  push(type: string, tag: string, nesting: -1 | 0 | 1): InlineToken;
}

interface InlineToken {
  content: string;
}

export interface Badge {
  readonly className: string;
  /** Plain text of several lines; the renderer escapes it. */
  readonly title: string;
}

/** Statements beyond this many units of text are left to the skill's page: a tooltip cannot be scrolled. */
const longestTitle = 2000;

/** A tag's badge in the preview; undefined for hashtags that are not ours. */
export function badgeFor(tag: string, library: Library, t: Translate): Badge | undefined {
  const resolution = resolveTag(tag, library);
  if (!resolution) return undefined;
  if (resolution.kind === 'wrong') {
    return { className: 'skill-tag skill-tag-unknown', title: resolution.problems.map(sayProblem(t)).join('\n') };
  }
  const className = resolution.kind === 'mention' ? 'skill-tag skill-tag-mention' : 'skill-tag';
  return { className, title: titleOf(resolution, library, t) };
}

/** Beyond these the tags of a document stay text: no page is read that far. */
const mostBadges = 2000;

/**
 * markdown-it plugin: tags become badges. The tag's text stays a text token between the two of the badge, so that the
 * anchors of headings and the alternative texts of images are what they were.
 *
 * The editor renders what it has parsed before, and sends it to its language server too, in the thread that it shares with
 * all extensions: what is parsed are bare marks. They are filled in at rendering, when the document is known as well.
 */
export function addBadges(md: MarkdownItLike, deps: PreviewDeps): void {
  const hidden = new WeakMap<object, { readonly src: string; readonly isHidden: (offset: number) => boolean }>();
  const documents = new WeakMap<object, BadgeSource>();

  md.inline.ruler.push('skill_tag', (state, silent) => {
    const { src, pos } = state;
    if (src.charCodeAt(pos) !== 35 || src.charAt(pos - 1) === '|') return false;
    const hashtag = scanHashtag(src, pos);
    if (!hashtag || hashtag.end > state.posMax) return false;
    const source = sourceOf(state.env);
    if (!source.isOurs(hashtag.text) || isHiddenIn(state, pos)) return false;
    if (!silent && source.marks++ >= mostBadges) return false;
    state.pos = hashtag.end;
    if (silent) return true;
    state.push('skill_tag_open', 'span', 1);
    state.push('text', '', 0).content = hashtag.text;
    state.push('skill_tag_close', 'span', -1);
    return true;
  });

  const open: RenderRule = (tokens, index, _options, env) => {
    const badge = sourceOf(env).badge(tokens[index + 1]?.content ?? '');
    return badge ? `<span class="${badge.className}" title="${escapeHtml(badge.title)}">` : '';
  };
  const close: RenderRule = (tokens, index, _options, env) =>
    sourceOf(env).badge(tokens[index - 1]?.content ?? '') ? '</span>' : '';
  Object.assign(md.renderer.rules, { skill_tag_open: open, skill_tag_close: close });

  /** A document has one environment for all its tags: what holds for it is asked once, and equal tags look alike. */
  function sourceOf(env: unknown): BadgeSource {
    if (typeof env !== 'object' || env === null) return createBadgeSource(env, deps);
    let known = documents.get(env);
    if (known === undefined) documents.set(env, (known = createBadgeSource(env, deps)));
    return known;
  }

  /** Marks of other tools (`[[…]]`, `%%…%%`) within the same paragraph; looked for once for each. */
  function isHiddenIn(state: InlineState, offset: number): boolean {
    let known = hidden.get(state);
    if (known?.src !== state.src) {
      known = { src: state.src, isHidden: lookForHidden(state.src) };
      hidden.set(state, known);
    }
    return known.isHidden(offset);
  }

  function lookForHidden(src: string): (offset: number) => boolean {
    if (!/%%|\{\{|<%|\[\[/.test(src)) return () => false;
    return deps.findHidden()?.(src) ?? (() => true);
  }
}

/** The badges of one document. */
interface BadgeSource {
  /** Whether a hashtag is a tag, wherever it may stand. */
  isOurs(tag: string): boolean;
  /** How it looks in the document that is rendered; undefined where it looks as it did. */
  badge(tag: string): Badge | undefined;
  /** Tags found so far. */
  marks: number;
}

function createBadgeSource(env: unknown, { isOn, ignored, library, t }: PreviewDeps): BadgeSource {
  const ask = once(() => ({ names: ignored?.() ?? [], inForce: library() }));
  const isShown = once(() => isOn(env));
  const isOurs = remembered((tag) => {
    const { names, inForce } = ask();
    return !isIgnored(tag, names) && resolveTag(tag, inForce) !== undefined;
  });
  const badge = remembered((tag) => (isShown() && isOurs(tag) ? badgeFor(tag, ask().inForce, t) : undefined));
  return { isOurs, badge, marks: 0 };
}

function once<T>(ask: () => T): () => T {
  let answer: { readonly value: T } | undefined;
  return () => (answer ??= { value: ask() }).value;
}

function remembered<T>(make: (tag: string) => T): (tag: string) => T {
  const made = new Map<string, T>();
  return (tag) => {
    const known = made.get(tag);
    if (known !== undefined || made.has(tag)) return known as T;
    const value = make(tag);
    made.set(tag, value);
    return value;
  };
}

function titleOf({ framework, skill, level, statement, problems }: Resolution, library: Library, t: Translate): string {
  if (!skill) return '';
  const name = saySkill(skill);
  const lines = [
    level ? t('editor.heading.level', { skill: name, level: sayLevelOf(library, framework, level.id) }) : name,
    ...problems.filter(({ code }) => code !== 'tag.not-canonical').map(sayProblem(t)),
  ];
  if (!level) lines.push(skill.description ?? '');
  const chosen = statement === undefined ? undefined : level?.statements[statement - 1];
  if (chosen) lines.push(`${statement ?? ''}. ${chosen.text}`);
  else level?.statements.forEach(({ text }, i) => lines.push(`${i + 1}. ${text}`));
  return clipLines(lines.map(plainLine).filter((line) => line !== ''));
}

function sayProblem(t: Translate): (problem: Resolution['problems'][number]) => string {
  return ({ code, args }) => plainLine(t(code, args));
}

function clipLines(lines: readonly string[]): string {
  let left = longestTitle;
  const kept = lines.filter((line, i) => (left -= line.length) >= 0 || i === 0);
  const text = kept
    .join('\n')
    .slice(0, longestTitle)
    .replace(/\p{Cs}$/u, '');
  return kept.length < lines.length ? `${text}\n…` : text;
}
