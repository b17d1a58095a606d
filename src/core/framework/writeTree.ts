/** A file before its syntax is chosen. Fields are pairs, since an object would sort number-like keys and drop `__proto__`. */
export type OutValue =
  | { readonly kind: 'text'; readonly text: string; readonly style: TextStyle }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** A short list is written in one line. */
  | { readonly kind: 'list'; readonly items: readonly OutValue[]; readonly isShort?: boolean }
  | { readonly kind: 'map'; readonly fields: readonly OutField[] };

export type OutField = readonly [key: string, value: OutValue];

/**
 * How YAML writes a text: as it stands where every reader takes that for text; always in quotes; as a block where it has
 * several lines or needs quotes; always as a block. JSON knows only quotes.
 */
type TextStyle = 'plain' | 'quoted' | 'block' | 'lines';

/** What no reader of YAML, old or new, takes for anything but text. */
const plainText = /^[A-Za-z](?:[A-Za-z0-9À-ɏ .,()/&+'’“”–—_-]|:(?=[^\s,]))*(?<![\s])$/;
const otherMeaning = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
/** What a block can hold as it is. */
const blockText = /^[\n\t\x20-\x7E\xA0-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFF}]*$/u;
const lineSeparators = /[\u2028\u2029]/;
/** Characters that JSON may hold but some readers of YAML stumble over. */
const escaped = /[\x7F-\x9F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g;
const step = '  ';

export function writeYaml(fields: readonly OutField[]): string {
  return fields.map((field) => `${yamlField(field, '')}\n`).join('');
}

export function writeJson(fields: readonly OutField[]): string {
  return `${jsonValue({ kind: 'map', fields }, '')}\n`;
}

function yamlField([key, value]: OutField, indent: string): string {
  const head = `${indent}${yamlKey(key)}:`;
  const inner = indent + step;
  switch (value.kind) {
    case 'text':
      return `${head} ${yamlText(value.text, value.style, inner)}`;
    case 'boolean':
      return `${head} ${value.value}`;
    case 'list':
      if (value.items.length === 0 || value.isShort) return `${head} [${value.items.map(yamlInline).join(', ')}]`;
      return [head, ...value.items.map((item) => yamlItem(item, inner))].join('\n');
    case 'map':
      if (value.fields.length === 0) return `${head} {}`;
      return [head, ...value.fields.map((field) => yamlField(field, inner))].join('\n');
  }
}

/** Blocks in items are indented by their first field, as in a map. */
function yamlItem(value: OutValue, indent: string): string {
  if (value.kind !== 'map' || value.fields.length === 0) return `${indent}- ${yamlInline(value)}`;
  const lines = value.fields.map((field) => yamlField(field, indent + step)).join('\n');
  return `${indent}- ${lines.slice(indent.length + step.length)}`;
}

function yamlInline(value: OutValue): string {
  switch (value.kind) {
    case 'text':
      return value.style === 'plain' && !/[,]/.test(value.text) ? yamlText(value.text, 'plain', '') : quote(value.text);
    case 'boolean':
      return String(value.value);
    case 'list':
      return `[${value.items.map(yamlInline).join(', ')}]`;
    case 'map':
      return `{${value.fields.map(([key, item]) => ` ${quote(key)}: ${yamlInline(item)}`).join(',')} }`;
  }
}

function yamlKey(key: string): string {
  return isPlain(key) && !/[\s,:]/.test(key) ? key : quote(key);
}

function yamlText(text: string, style: TextStyle, indent: string): string {
  const asBlock = style === 'lines' || (style === 'block' && (text.includes('\n') || !isPlain(text)));
  if (asBlock && blockText.test(text) && !lineSeparators.test(text)) {
    const lines = text.split('\n').map((line) => (line === '' ? '' : indent + line));
    // Without the number, a reader would take the blanks of the first line for indentation.
    return `|${/^[ \t]/.test(text) ? step.length : ''}\n${lines.join('\n')}`;
  }
  return style !== 'quoted' && isPlain(text) ? text : quote(text);
}

function isPlain(text: string): boolean {
  return plainText.test(text) && !otherMeaning.test(text);
}

function jsonValue(value: OutValue, indent: string): string {
  const inner = indent + step;
  switch (value.kind) {
    case 'text':
      return quote(value.text);
    case 'boolean':
      return String(value.value);
    case 'list': {
      const items = value.items.map((item) => jsonValue(item, inner));
      if (items.length === 0 || value.isShort) return `[${items.join(', ')}]`;
      return `[\n${items.map((item) => inner + item).join(',\n')}\n${indent}]`;
    }
    case 'map': {
      const fields = value.fields.map(([key, item]) => `${inner}${quote(key)}: ${jsonValue(item, inner)}`);
      return fields.length === 0 ? '{}' : `{\n${fields.join(',\n')}\n${indent}}`;
    }
  }
}

/** A string of JSON is one of YAML too. */
function quote(text: string): string {
  return JSON.stringify(text).replace(
    escaped,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
