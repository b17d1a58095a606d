import type { TagTarget } from '../../journal/model.js';
import type { Position } from '../../text.js';

/** A row of a tree. */
export interface TreeNode {
  /** The same for the same thing after any refresh. */
  readonly id: string;
  /** Plain text. */
  readonly label: string;
  /** Plain text beside the label, mostly a count. */
  readonly description: string | undefined;
  /** What a screen reader says instead of label and description. */
  readonly accessibleLabel: string;
  readonly collapsible: 'none' | 'collapsed' | 'expanded';
  /** Name of a product icon. */
  readonly icon: string;
  /** Evidence: where it stands. */
  readonly open: { readonly uri: string; readonly position: Position } | undefined;
  /** Of a row that stands for others which are not shown: the id of the row that they are below. */
  readonly moreOf: string | undefined;
  /** What menus tell rows apart by. */
  readonly contextValue: string;
}

/** Reduces guidance notes to Markdown that may be shown. It is handed in: the rows of a tree need no parser. */
export type ReduceMarkdown = (notes: string) => string;

/** A row of the *Skills* tree; its id is its full path. */
export interface SkillNode extends TreeNode {
  /**
   * Markdown without trust. Made when it is asked for, and no part of what tells one state of a row from another: it can
   * hold a page of guidance.
   */
  tooltip(reduce: ReduceMarkdown): string;
  readonly kind: 'framework' | 'group' | 'skill' | 'level' | 'statement' | 'implied' | 'evidence' | 'more' | 'message';
  /** Of skills, levels and statements: what commands on the row are about. */
  readonly target: TagTarget | undefined;
  readonly path: NodePath;
}

/** Where a row hangs, from the framework down; each kind of row has what it needs. */
export interface NodePath {
  readonly framework?: string;
  readonly groups?: readonly string[];
  readonly code?: string;
  readonly level?: string;
  readonly statement?: number;
  /** Below what higher levels imply. */
  readonly implied?: true;
  /** Of evidence and other leaves: what tells it from its siblings. */
  readonly leaf?: string;
}

/** A path as text; its parts cannot run into one another, whatever they hold. */
export function idOf({ framework, groups = [], code, level, statement, implied, leaf }: NodePath): string {
  const parts = [
    framework,
    ...groups.map((group) => `g:${group}`),
    code === undefined ? undefined : `s:${code}`,
    level === undefined ? undefined : `l:${level}`,
    statement === undefined ? undefined : `n:${statement}`,
    implied && 'i:',
    leaf === undefined ? undefined : `e:${leaf}`,
  ];
  return parts.flatMap((part) => (part === undefined ? [] : part.replace(/[%/]/gu, encode))).join('/');
}

function encode(character: string): string {
  return character === '/' ? '%2F' : '%25';
}
