import { isAlias, isMap, isScalar, isSeq, type Alias, type Document, type Node, type YAMLMap } from 'yaml';
import type { Span } from '../text.js';
import { ProblemLog } from './problemLog.js';
import type { SourceField, SourceValue } from './sourceTree.js';
import { composeYaml, deepestYaml } from '../yaml.js';

/** So much may a file grow by its aliases, in characters, beyond twice its own length. */
const aliasAllowance = 1_000_000;
const mostSyntaxProblems = 20;
/** The package quotes what it stumbled over, however long. */
const longestReason = 200;

/** Reads YAML, or the JSON in it; undefined, with problems in `log`, where the text is neither or is not safe to unfold. */
export function parseYaml(text: string, log: ProblemLog): SourceValue | undefined {
  const document = composeDocument(text, log);
  if (!document) return undefined;
  if (document.errors.length > 0) {
    for (const error of document.errors.slice(0, mostSyntaxProblems)) {
      log.addGeneral(
        'syntax',
        { start: error.pos[0], end: error.pos[1] },
        { reason: error.message.slice(0, longestReason) },
      );
    }
    return undefined;
  }
  return new TreeBuilder(text, log).build(document);
}

/** What can be read of a YAML text that is being written, whatever is wrong with it; undefined where nothing can. */
export function parseUnfinishedYaml(text: string): SourceValue | undefined {
  const composed = composeYaml(text);
  if (composed.kind !== 'document' || !composed.document) return undefined;
  return new TreeBuilder(text, new ProblemLog('')).build(composed.document);
}

function composeDocument(text: string, log: ProblemLog): Document.Parsed | undefined {
  const composed = composeYaml(text);
  switch (composed.kind) {
    case 'document':
      return composed.document;
    case 'too-deep':
      log.addGeneral('too-deep', spanFrom(composed.offset, 1), { limit: String(deepestYaml) });
      return undefined;
    case 'several-documents':
      log.addGeneral('several-documents', spanFrom(composed.offset, 0));
      return undefined;
  }
}

/** A value, and the length it has once its aliases are unfolded. */
interface Built {
  readonly value: SourceValue;
  readonly size: number;
}

/**
 * Turns YAML's nodes into a tree. What is behind an alias is built once and shared, and the length of the whole is
 * bounded, since the readers of the tree walk through shared parts again and again.
 */
class TreeBuilder {
  private readonly anchors = new Map<string, Built>();
  private readonly limit: number;
  private unfolded = 0;
  private refused = false;

  constructor(
    text: string,
    private readonly log: ProblemLog,
  ) {
    this.limit = 2 * text.length + aliasAllowance;
  }

  build(document: Document.Parsed): SourceValue | undefined {
    const { value } = this.buildNode(document.contents, { start: 0, end: 0 });
    return this.refused ? undefined : value;
  }

  private buildNode(node: Node | null, fallback: Span): Built {
    if (isAlias(node)) return this.buildAlias(node);
    const built = this.buildContents(node, fallback);
    const anchor = (isScalar(node) || isMap(node) || isSeq(node)) && node.anchor;
    if (anchor) this.anchors.set(anchor, built);
    return built;
  }

  private buildContents(node: Node | null, fallback: Span): Built {
    const span = spanOf(node) ?? fallback;
    if (isMap(node)) return this.buildMap(node, span);
    if (isSeq(node)) {
      const built = node.items.map((item) => this.buildNode(item as Node | null, span));
      const size = sum(built);
      return { value: { kind: 'list', items: built.map(({ value }) => value), span }, size };
    }
    if (!isScalar(node)) return { value: { kind: 'nothing', span }, size: 1 };
    const text = String(node.value);
    const empty = node.type === 'PLAIN' && (text === '' || text === 'null' || text === '~');
    return { value: empty ? { kind: 'nothing', span } : { kind: 'text', text, span }, size: text.length + 1 };
  }

  private buildMap(map: YAMLMap, span: Span): Built {
    const fields = new Map<string, SourceField>();
    let size = 1;
    for (const pair of map.items) {
      const keyNode = pair.key as Node | null;
      const key = spanOf(keyNode) ?? span;
      const { value, size: valueSize } = this.buildNode(pair.value as Node | null, { start: key.end, end: key.end });
      size += valueSize + 1;
      if (!isScalar(keyNode)) {
        this.log.addGeneral('key', key);
        continue;
      }
      const name = String(keyNode.value).trim();
      size += name.length;
      if (fields.has(name)) this.log.addGeneral('duplicate-key', key, { key: name });
      else fields.set(name, { key, value });
    }
    return { value: { kind: 'map', fields, span }, size };
  }

  /** An anchor is known once its node is built, so that a node cannot hold itself. */
  private buildAlias(alias: Alias): Built {
    const span = spanOf(alias) ?? { start: 0, end: 0 };
    const built = this.anchors.get(alias.source);
    const nothing: Built = { value: { kind: 'nothing', span }, size: 1 };
    if (!built) {
      this.log.addGeneral('alias', span, { name: alias.source });
      return nothing;
    }
    this.unfolded += built.size;
    if (this.unfolded > this.limit) {
      if (!this.refused) this.log.addGeneral('alias-growth', span, { name: alias.source });
      this.refused = true;
      return nothing;
    }
    return { value: { ...built.value, span }, size: built.size };
  }
}

function spanOf(node: Node | null): Span | undefined {
  const range = node?.range;
  return range ? { start: range[0], end: range[1] } : undefined;
}

function sum(parts: readonly Built[]): number {
  return parts.reduce((total, { size }) => total + size + 1, 1);
}

function spanFrom(start: number, length: number): Span {
  return { start, end: start + length };
}
