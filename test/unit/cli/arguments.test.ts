import assert from 'node:assert/strict';
import { parseCommand, type TallyRequest } from '../../../src/cli/arguments.js';
import { Failure } from '../../../src/cli/failure.js';
import { defaultExclude, defaultInclude } from '../../../src/core/journal/globs.js';

function request(...args: readonly string[]): TallyRequest {
  const command = parseCommand(['tally', ...args]);
  assert.ok(command.kind === 'tally');
  return command.request;
}

describe('the arguments of the command line', () => {
  it('need only a folder', () => {
    assert.deepEqual(request('notes'), {
      folder: 'notes',
      frameworks: [],
      period: { from: undefined, to: undefined },
      format: 'table',
      globs: { include: defaultInclude, exclude: defaultExclude },
      includePrivate: true,
      impliedLevels: false,
    });
  });

  it('may come in any order, some of them repeated', () => {
    const given = request(
      ...[
        '--framework',
        'a.yaml',
        '--from=2026-01-01',
        '--include',
        'log/**',
        '--no-private',
        '--implied-levels',
        'notes',
      ],
      ...['--to', '2026-12-31', '--format', 'json', '--framework', 'b.yaml', '--include', '*.txt', '--exclude', 'old'],
    );
    assert.deepEqual(given, {
      folder: 'notes',
      frameworks: ['a.yaml', 'b.yaml'],
      period: { from: '2026-01-01', to: '2026-12-31' },
      format: 'json',
      globs: { include: ['log/**', '*.txt'], exclude: [...defaultExclude, 'old'] },
      includePrivate: false,
      impliedLevels: true,
    });
  });

  it('may give one end of the period, or the same day for both', () => {
    assert.deepEqual(request('x', '--to', '2026-06-30').period, { from: undefined, to: '2026-06-30' });
    assert.deepEqual(request('x', '--from', '2026-06-30').period, { from: '2026-06-30', to: undefined });
    const day = request('x', '--from', '2026-06-30', '--to', '2026-06-30').period;
    assert.deepEqual(day, { from: '2026-06-30', to: '2026-06-30' });
  });

  it('take a folder that looks like an option after two hyphens', () => {
    assert.equal(request('--', '--notes').folder, '--notes');
  });

  it('ask for help or the version wherever they do', () => {
    for (const args of [['--help'], ['-h'], ['tally', '--help'], ['tally', 'x', '-h', '--format', 'xml']]) {
      assert.deepEqual(parseCommand(args), { kind: 'help' });
    }
    assert.deepEqual(parseCommand(['--version']), { kind: 'version' });
  });

  const unusable: readonly (readonly [args: readonly string[], message: RegExp])[] = [
    [[], /a command is missing/],
    [['count', 'x'], /unknown command “count”/],
    [['tally'], /needs a folder/],
    [['tally', ''], /needs a folder/],
    [['tally', 'x', 'y'], /“y” is one too many/],
    [['tally', 'x', '--colour'], /Unknown option '--colour'/],
    [['tally', 'x', '-z'], /Unknown option '-z'/],
    [['tally', 'x', '--from'], /--from/],
    [['tally', 'x', '--from', '--to'], /--from/],
    [['tally', 'x', '--no-private=yes'], /--no-private/],
    [['tally', 'x', '--from', '2026-02-30'], /--from “2026-02-30” is no day/],
    [['tally', 'x', '--to', '2026-6-1'], /--to “2026-6-1” is no day/],
    [['tally', 'x', '--to', '2026-06'], /--to “2026-06” is no day/],
    [['tally', 'x', '--from', ''], /--from “” is no day/],
    [['tally', 'x', '--from', '2026-06-30', '--to', '2026-06-29'], /2026-06-30 is after --to 2026-06-29/],
    [['tally', 'x', '--format', 'xml'], /unknown format “xml”; there are: table, json/],
    [['tally', 'x', '--format', 'JSON'], /unknown format “JSON”/],
  ];
  for (const [args, message] of unusable) {
    it(`are refused in one line: ${JSON.stringify(args)}`, () => {
      assert.throws(
        () => parseCommand(args),
        (error: unknown) => {
          assert.ok(error instanceof Failure);
          assert.match(error.message, message);
          assert.doesNotMatch(error.message, /\n/);
          return true;
        },
      );
    });
  }
});
