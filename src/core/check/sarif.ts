import { problemMessages } from '../messages/problems.js';
import { compareText } from '../text.js';
import type { CheckedProblem, CheckResult } from './model.js';

/** As much of SARIF 2.1.0 as a list of problems needs. */
export interface SarifLog {
  readonly $schema: string;
  readonly version: '2.1.0';
  readonly runs: readonly [SarifRun];
}

interface SarifRun {
  readonly tool: {
    readonly driver: {
      readonly name: string;
      readonly version: string;
      readonly rules: readonly { readonly id: string; readonly shortDescription: { readonly text: string } }[];
    };
  };
  readonly columnKind: 'utf16CodeUnits';
  readonly originalUriBaseIds: { readonly JOURNAL: { readonly description: { readonly text: string } } };
  readonly results: readonly SarifResult[];
}

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: 'error' | 'warning' | 'note';
  readonly message: { readonly text: string };
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string; readonly uriBaseId: 'JOURNAL' };
        readonly region: {
          readonly startLine: number;
          readonly startColumn: number;
          readonly endLine: number;
          readonly endColumn: number;
        };
      };
    },
  ];
}

/** The log that code hosts and editors take in; `version` is the product's. */
export function checkToSarif({ problems }: CheckResult, version: string): SarifLog {
  const ids = [...new Set(problems.map(({ code }) => code))].sort(compareText);
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Skill Journal',
            version,
            rules: ids.map((id) => ({ id, shortDescription: { text: problemMessages[id] } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { JOURNAL: { description: { text: 'The folder that was checked' } } },
        results: problems.map((problem) => toResult(problem, ids.indexOf(problem.code))),
      },
    ],
  };
}

function toResult(
  { path, code, severity, message, range: { start, end } }: CheckedProblem,
  index: number,
): SarifResult {
  return {
    ruleId: code,
    ruleIndex: index,
    level: severity === 'error' || severity === 'warning' ? severity : 'note',
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'JOURNAL' },
          region: {
            startLine: start.line + 1,
            startColumn: start.character + 1,
            endLine: end.line + 1,
            endColumn: end.character + 1,
          },
        },
      },
    ],
  };
}
