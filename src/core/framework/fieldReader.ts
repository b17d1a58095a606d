import type { Span } from '../text.js';
import type { ProblemLog } from './problemLog.js';
import type { SourceMap, SourceValue } from './sourceTree.js';
import { normaliseLines, normaliseSpace } from './statements.js';

/** Reads the fields of one map of the file; a field of the wrong kind is reported and taken as absent. */
export class FieldReader {
  constructor(
    private readonly map: SourceMap,
    /** Where the map stands, in keys: `skills.ITOP`; empty at the top. */
    private readonly path: string,
    /** What a missing field is reported at. */
    readonly owner: Span,
    private readonly log: ProblemLog,
    known: readonly string[],
  ) {
    for (const [key, field] of map.fields) {
      if (!known.includes(key)) log.addGeneral('unknown-key', field.key, { key, known: known.join(', ') });
    }
  }

  /** The place of a field's value; of the map where it is absent. */
  spanOf(key: string): Span {
    return this.map.fields.get(key)?.value.span ?? this.owner;
  }

  pathOf(key: string): string {
    return joinPath(this.path, key);
  }

  /** Undefined for an absent and for an empty field. */
  value(key: string): SourceValue | undefined {
    const value = this.map.fields.get(key)?.value;
    return value && value.kind !== 'nothing' ? value : undefined;
  }

  /** A text of one line. */
  line(key: string): string | undefined {
    return present(normaliseSpace(this.text(key) ?? ''));
  }

  /** A text whose lines matter. */
  block(key: string): string | undefined {
    return present(normaliseLines(this.text(key) ?? ''));
  }

  requiredLine(key: string): string | undefined {
    const text = this.line(key);
    if (text === undefined && this.value(key)?.kind !== 'list' && this.value(key)?.kind !== 'map')
      this.reportMissing(key);
    return text;
  }

  /** An address that is safe to link to; undefined for any other. */
  url(key: string): string | undefined {
    const text = this.line(key);
    if (text === undefined || /^https?:\/\/[^\s/]/i.test(text)) return text;
    this.log.add('framework.not-url', this.spanOf(key), { key: this.pathOf(key) });
    return undefined;
  }

  boolean(key: string): boolean | undefined {
    const value = this.value(key);
    if (!value) return undefined;
    const text = value.kind === 'text' ? value.text.trim().toLowerCase() : '';
    if (['true', 'yes', 'on'].includes(text)) return true;
    if (['false', 'no', 'off'].includes(text)) return false;
    this.log.add('framework.not-boolean', value.span, { key: this.pathOf(key) });
    return undefined;
  }

  list(key: string): readonly SourceValue[] | undefined {
    const value = this.value(key);
    if (!value || value.kind === 'list') return value?.items;
    this.log.addGeneral('not-list', value.span, { key: this.pathOf(key) });
    return undefined;
  }

  /** A list of texts of one line, each with its place; a single text stands for a list of one. */
  lines(key: string): readonly { readonly text: string; readonly span: Span }[] {
    const value = this.value(key);
    const items = value?.kind === 'text' ? [value] : (this.list(key) ?? []);
    return items.flatMap((item, index) => {
      const text = item.kind === 'text' ? normaliseSpace(item.text) : '';
      if (text === '') this.log.addGeneral('not-text', item.span, { key: `${this.pathOf(key)}[${index + 1}]` });
      return text === '' ? [] : [{ text, span: item.span }];
    });
  }

  fields(key: string): SourceMap | undefined {
    const value = this.value(key);
    if (!value || value.kind === 'map') return value;
    this.log.addGeneral('not-map', value.span, { key: this.pathOf(key) });
    return undefined;
  }

  reportMissing(key: string): void {
    this.log.addGeneral('missing', this.map.fields.get(key)?.key ?? this.owner, { key: this.pathOf(key) });
  }

  private text(key: string): string | undefined {
    const value = this.value(key);
    if (!value || value.kind === 'text') return value?.text;
    this.log.addGeneral('not-text', value.span, { key: this.pathOf(key) });
    return undefined;
  }
}

export function joinPath(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function present(text: string): string | undefined {
  return text === '' ? undefined : text;
}
