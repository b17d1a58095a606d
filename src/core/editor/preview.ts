import type { Library } from '../framework/library.js';
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
}

interface InlineState {
  readonly src: string;
  pos: number;
  readonly posMax: number;
  readonly env: unknown;
  push(type: string, tag: string, nesting: -1 | 0 | 1): InlineToken;
}

interface InlineToken {
  content: string;
  attrSet(name: string, value: string): void;
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

/**
 * markdown-it plugin: tags become badges. The tag's text stays a text token between the two of the badge, so that the
 * anchors of headings and the alternative texts of images are what they were.
 */
export function addBadges(md: MarkdownItLike, deps: PreviewDeps): void {
  const hidden = new WeakMap<object, { readonly src: string; readonly isHidden: (offset: number) => boolean }>();
  const rendered = new WeakMap<object, BadgeSource>();

  md.inline.ruler.push('skill_tag', (state, silent) => {
    const { src, pos } = state;
    if (src.charCodeAt(pos) !== 35 || src.charAt(pos - 1) === '|') return false;
    const hashtag = scanHashtag(src, pos);
    if (!hashtag || hashtag.end > state.posMax) return false;
    const badge = sourceOf(state.env)(hashtag.text);
    if (!badge || isHiddenIn(state, pos)) return false;
    state.pos = hashtag.end;
    if (silent) return true;
    const open = state.push('skill_tag_open', 'span', 1);
    open.attrSet('class', badge.className);
    open.attrSet('title', badge.title);
    state.push('text', '', 0).content = hashtag.text;
    state.push('skill_tag_close', 'span', -1);
    return true;
  });

  /** A document has one environment for all its tags: what holds for it is asked once, and equal tags look alike. */
  function sourceOf(env: unknown): BadgeSource {
    if (typeof env !== 'object' || env === null) return createBadgeSource(env, deps);
    let known = rendered.get(env);
    if (known === undefined) rendered.set(env, (known = createBadgeSource(env, deps)));
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
type BadgeSource = (tag: string) => Badge | undefined;

function createBadgeSource(env: unknown, { isOn, ignored, library, t }: PreviewDeps): BadgeSource {
  if (!isOn(env)) return () => undefined;
  const names = ignored?.() ?? [];
  const inForce = library();
  const made = new Map<string, Badge | undefined>();
  return (tag) => {
    if (!made.has(tag)) made.set(tag, isIgnored(tag, names) ? undefined : badgeFor(tag, inForce, t));
    return made.get(tag);
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
