import { parseArgs } from 'node:util';
import { Failure } from './failure.js';

export interface ImportRequest {
  readonly kind: 'file' | 'list-formats';
  /** Empty for `list-formats`. */
  readonly file: string;
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly code: string | undefined;
  readonly skillName: string | undefined;
  readonly output: string | undefined;
  readonly force: boolean;
  /** Undefined where none was given. */
  readonly columns: ColumnNames | undefined;
}

/** Columns of a table as the user names them: by header, or by number from 1. */
export interface ColumnNames {
  readonly skill: string;
  readonly code: string | undefined;
  readonly group: string | undefined;
  readonly description: string | undefined;
  readonly levels: readonly string[];
}

const options = {
  id: { type: 'string' },
  name: { type: 'string' },
  code: { type: 'string' },
  'skill-name': { type: 'string' },
  output: { type: 'string', short: 'o' },
  force: { type: 'boolean' },
  'skill-column': { type: 'string' },
  'code-column': { type: 'string' },
  'group-column': { type: 'string' },
  'description-column': { type: 'string' },
  'level-column': { type: 'string', multiple: true },
  'list-formats': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** The arguments behind `import`. Throws a {@link Failure} for those that make no sense. */
export function parseImport(args: readonly string[]): ImportRequest | 'help' | 'version' {
  const { values, positionals } = parse(args);
  if (values.help === true) return 'help';
  if (values.version === true) return 'version';
  for (const [option, value] of Object.entries(values)) {
    if (value === '') throw new Failure(`--${option} is empty`);
  }
  const [file = '', second] = positionals;
  const lists = values['list-formats'] === true;
  if (lists && file !== '') throw new Failure('--list-formats takes no file');
  if (!lists && file === '') throw new Failure('import needs a file: skill-journal import <file>');
  if (second !== undefined) throw new Failure(`one file at a time: “${second}” is one too many`);
  if (values.force === true && values.output === undefined)
    throw new Failure('--force means something with --output only');
  return {
    kind: lists ? 'list-formats' : 'file',
    file,
    id: values.id,
    name: values.name,
    code: values.code,
    skillName: values['skill-name'],
    output: values.output,
    force: values.force === true,
    columns: parseColumns(values),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // Node adds advice about positional arguments, in further lines or sentences: the first says what is wrong.
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split(/\n|\. /);
    throw new Failure(`${first.replace(/\.$/, '')}; --help lists the options`);
  }
}

function parseColumns(values: ReturnType<typeof parse>['values']): ColumnNames | undefined {
  const skill = values['skill-column'];
  const levels = values['level-column'] ?? [];
  const others = {
    code: values['code-column'],
    group: values['group-column'],
    description: values['description-column'],
  };
  const isGiven = skill !== undefined || levels.length > 0 || Object.values(others).some((name) => name !== undefined);
  if (!isGiven) return undefined;
  if (skill === undefined || levels.length === 0) {
    throw new Failure('columns are named with --skill-column and at least one --level-column');
  }
  return { skill, levels, ...others };
}
