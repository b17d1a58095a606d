import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import { parseCommand } from '../../../src/cli/arguments.js';
import { Failure } from '../../../src/cli/failure.js';
import type { CheckJson } from '../../../src/core/check/json.js';
import type { SarifLog } from '../../../src/core/check/sarif.js';
import { buildProgram, makeFolder, removeFolder, runProgram, writeFiles, type Ending } from './program.js';

/** What the standard asks of a log with results, as far as those who read it need it. */
const sarifShape = {
  type: 'object',
  required: ['version', 'runs'],
  properties: {
    version: { const: '2.1.0' },
    $schema: { type: 'string', pattern: 'sarif-schema-2\\.1\\.0\\.json$' },
    runs: {
      type: 'array',
      items: {
        type: 'object',
        required: ['tool', 'results'],
        properties: {
          tool: {
            type: 'object',
            required: ['driver'],
            properties: {
              driver: {
                type: 'object',
                required: ['name', 'rules'],
                properties: {
                  name: { type: 'string', minLength: 1 },
                  rules: {
                    type: 'array',
                    uniqueItems: true,
                    items: {
                      type: 'object',
                      required: ['id', 'shortDescription'],
                      properties: { shortDescription: { type: 'object', required: ['text'] } },
                    },
                  },
                },
              },
            },
          },
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          results: {
            type: 'array',
            items: {
              type: 'object',
              required: ['message', 'ruleId', 'ruleIndex', 'level', 'locations'],
              properties: {
                level: { enum: ['none', 'note', 'warning', 'error'] },
                message: { type: 'object', required: ['text'], properties: { text: { type: 'string', minLength: 1 } } },
                locations: {
                  type: 'array',
                  minItems: 1,
                  items: {
                    type: 'object',
                    required: ['physicalLocation'],
                    properties: {
                      physicalLocation: {
                        type: 'object',
                        required: ['artifactLocation', 'region'],
                        properties: {
                          artifactLocation: {
                            type: 'object',
                            required: ['uri'],
                            properties: { uri: { type: 'string', pattern: "^[A-Za-z0-9%/._~!()*'-]+$" } },
                          },
                          region: {
                            type: 'object',
                            required: ['startLine', 'startColumn', 'endLine', 'endColumn'],
                            additionalProperties: { type: 'integer', minimum: 1 },
                          },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};

describe('skill-journal check', function () {
  this.timeout(60_000);
  let home = '';
  let program = '';
  let journal = '';

  before(async () => {
    home = await makeFolder();
    program = await buildProgram(home);
  });
  after(() => removeFolder(home));
  beforeEach(async () => {
    journal = await makeFolder();
    await writeFiles(journal, {
      'a b/100%.md': '- 2026-03-02 Wrote the plan #ITOP/6\n- 👩🏽‍💻 Read it #itop/4\n',
      'good.md': '- 2026-03-02 Did it #ITOP/4\n',
    });
  });
  afterEach(() => removeFolder(journal));

  const run = (...args: readonly string[]): Promise<Ending> => runProgram([program], ['check', journal, ...args]);

  it('lists problems as compilers do, and does not fail for warnings', async () => {
    const { status, out, err } = await run();
    assert.equal(status, 0, err);
    const lines = out.split('\n');
    assert.match(lines[0] ?? '', /^a b\/100%\.md:1:29: warning: ITOP .*has no level “6”.* \[tag\.undefined-level\]$/);
    assert.match(lines[1] ?? '', /^a b\/100%\.md:2:19: hint: .*“#ITOP\/4”.* \[tag\.not-canonical\]$/);
    assert.equal(lines[2], 'Notes 2: warning 1, hint 1');
  });

  it('fails for an error, and for a warning if it is strict', async () => {
    assert.equal((await run('--strict')).status, 1);
    assert.equal((await run('--severity', 'tag.undefined-level=error')).status, 1);
    const quiet = await run('--strict', '--severity', 'tag.undefined-level=off');
    assert.equal(quiet.status, 0);
    assert.match(quiet.out, /Notes 2: hint 1/);
  });

  it('leaves hashtags alone that are the user’s own', async () => {
    const { status, out } = await run('--strict', '--ignore', 'ITOP/6', '--ignore', '#itop/4');
    assert.equal(status, 0);
    assert.equal(out, 'Notes 2: no problems\n');
  });

  it('prints the documented JSON', async () => {
    const { out } = await run('--format', 'json');
    const { format, notes, problems } = JSON.parse(out) as CheckJson;
    assert.equal(format, 'skill-journal-check/1');
    assert.equal(notes, 2);
    assert.deepEqual(
      problems.map(({ message, ...rest }) => ({ ...rest, said: message.length > 0 })),
      [
        {
          path: 'a b/100%.md',
          line: 1,
          column: 29,
          endLine: 1,
          endColumn: 36,
          code: 'tag.undefined-level',
          severity: 'warning',
          said: true,
        },
        {
          path: 'a b/100%.md',
          line: 2,
          column: 19,
          endLine: 2,
          endColumn: 26,
          code: 'tag.not-canonical',
          severity: 'hint',
          said: true,
        },
      ],
    );
  });

  it('prints SARIF 2.1.0', async () => {
    const { out } = await run('--format', 'sarif');
    const log = JSON.parse(out) as SarifLog;
    const validate = new Ajv({ strict: false }).compile(sarifShape);
    assert.ok(validate(log), JSON.stringify(validate.errors));
    const [{ tool, results }] = log.runs;
    assert.deepEqual(
      results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex]?.id),
      results.map(({ ruleId }) => ruleId),
    );
    assert.deepEqual(
      results.map(({ level }) => level),
      ['warning', 'note'],
    );
    const [first] = results;
    assert.equal(first?.locations[0].physicalLocation.artifactLocation.uri, 'a%20b/100%25.md');
    assert.equal(first.locations[0].physicalLocation.region.startColumn, 29);
  });

  it('prints an empty SARIF log for a journal without problems', async () => {
    const { out, status } = await run('--format', 'sarif', '--exclude', 'a b');
    assert.equal(status, 0);
    assert.deepEqual((JSON.parse(out) as SarifLog).runs[0].results, []);
  });

  it('ends with 2 for what cannot be used', async () => {
    for (const args of [
      ['--format', 'xml'],
      ['--from', '2026-01-01'],
      ['--framework', 'nowhere.yaml'],
    ]) {
      const { status, out } = await run(...args);
      assert.equal(status, 2, args.join(' '));
      assert.equal(out, '');
    }
  });
});

describe('the arguments of check', () => {
  const unusable: readonly (readonly [args: readonly string[], message: RegExp])[] = [
    [['check'], /check needs a folder/],
    [['check', 'x', '--from', '2026-01-01'], /--from is no option of check/],
    [['tally', 'x', '--strict'], /--strict is no option of tally/],
    [['check', 'x', '--severity', 'tag.unknown-skill'], /ends in none of/],
    [['check', 'x', '--severity', 'constructor=error'], /no problem “constructor”/],
    [['check', 'x', '--format', 'xml'], /there are: table, json, sarif/],
  ];
  for (const [args, message] of unusable) {
    it(`are refused: ${args.join(' ')}`, () => {
      assert.throws(
        () => parseCommand(args),
        (error: unknown) => error instanceof Failure && message.test(error.message),
      );
    });
  }
});
