import type { Span } from '../../text.js';
import type { PlacedHashtag, Run } from '../blocks/inline.js';

/** Words of a note in one place; `tag-line` leaves say nothing but hashtags, `task` leaves stand right behind a task's box. */
export interface Leaf {
  readonly kind: 'leaf';
  readonly role: 'heading' | 'paragraph' | 'task' | 'callout-title' | 'cell' | 'code' | 'tag-line';
  readonly span: Span;
  readonly runs: readonly Run[];
}

export type ScopeType =
  'note' | 'section' | 'group' | 'item' | 'table' | 'row' | 'callout' | 'quote' | 'paragraph' | 'footnote';

/** A part of a note that a tag can belong to, with the parts inside it. */
export interface Scope {
  readonly kind: 'scope';
  readonly type: ScopeType;
  parent: Scope | undefined;
  start: number;
  end: number;
  readonly content: (Leaf | Scope)[];
  /** Hashtags that belong to this very scope. */
  readonly hashtags: PlacedHashtag[];
  /** Hashtags of the tag lines right in this section: a private marker among them covers all of it. */
  readonly tagLines: PlacedHashtag[];
  /** The date line that holds here. */
  dateLine: Leaf | undefined;
  /** Character of a task's box, for items that have one. */
  readonly box: string | undefined;
  /** A reviewer's callout: nothing inside is an entry. */
  readonly isReview: boolean;
}

export function createScope(
  type: ScopeType,
  parent: Scope | undefined,
  start: number,
  dateLine?: Leaf,
  box?: string,
  isReview = false,
): Scope {
  const scope: Scope = {
    kind: 'scope',
    type,
    parent,
    start,
    end: start,
    content: [],
    hashtags: [],
    tagLines: [],
    dateLine,
    box,
    isReview: isReview || (parent?.isReview ?? false),
  };
  parent?.content.push(scope);
  return scope;
}

export function append(scope: Scope, part: Leaf | Scope): void {
  scope.content.push(part);
  const end = part.kind === 'leaf' ? part.span.end : part.end;
  for (let around: Scope | undefined = scope; around; around = around.parent) around.end = Math.max(around.end, end);
}

export function startOf(part: Leaf | Scope | undefined): number | undefined {
  return part?.kind === 'leaf' ? part.span.start : part?.start;
}

export function moveTags(from: Scope, to: Scope): void {
  to.hashtags.push(...from.hashtags.splice(0));
  for (const part of from.content) if (part.kind === 'scope') moveTags(part, to);
}
