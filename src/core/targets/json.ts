import type { Library } from '../framework/library.js';
import type { SkillRef } from '../framework/model.js';
import { english, type Translate } from '../messages/translate.js';
import type { LocatedProblem, Severity } from '../problem.js';
import { impliedToJson, type EntryJson, type ImpliedJson } from '../tally/json.js';
import { compareEntries } from '../tally/order.js';
import type { DemandResult, GapAnalysis, LevelName, RuleResult, StatementGap, TargetGap } from './gapModel.js';
import { sayHint, type LevelHint } from './hints.js';
import { formatTimeSpan } from './time.js';

/**
 * Gaps for scripts. The shape is stable; a change that could break a script gets a new `format`. Lines are 1-based. The
 * text of statements is there where the framework's licence lets it be passed on.
 */
export interface GapsJson {
  readonly format: 'skill-journal-gaps/1';
  readonly today: string;
  readonly name: string | null;
  readonly role: string | null;
  readonly notes: number;
  readonly targets: readonly TargetJson[];
  /** The roles aimed at. */
  readonly roles: readonly {
    readonly id: string;
    readonly name: string;
    readonly by: string | null;
    readonly targets: readonly TargetJson[];
    readonly rules: readonly RuleJson[];
  }[];
  readonly rules: readonly RuleJson[];
  readonly hints: readonly {
    readonly hint: string;
    readonly framework: string;
    readonly code: string;
    readonly level: string;
    readonly message: string;
  }[];
  /** Of the profile and its files of roles. */
  readonly problems: readonly {
    readonly code: string;
    readonly severity: string;
    readonly uri: string;
    readonly line: number;
    readonly column: number;
    readonly message: string;
  }[];
}

export interface TargetJson extends SkillRef {
  readonly name: string;
  readonly level: LevelName;
  readonly by: string | null;
  readonly state: 'met' | 'open' | 'overdue';
  readonly reached: LevelName | null;
  readonly enough: {
    readonly evidence: number;
    readonly within: string | null;
    readonly statements: number | 'all';
  };
  readonly evidence: number;
  readonly implied?: number;
  readonly impliedBy?: readonly ImpliedJson[];
  readonly old: number;
  readonly undated: number;
  readonly planned: number;
  readonly knowledge: number;
  readonly missing: number;
  readonly missingStatements: number;
  readonly statements: readonly StatementJson[];
  readonly next: {
    readonly level: LevelName;
    readonly missing: number;
    readonly statements: readonly StatementJson[];
  } | null;
  readonly entries: readonly EntryJson[];
}

interface StatementJson {
  readonly number: number;
  readonly text?: string;
  readonly state: StatementGap['state'];
  readonly evidence: number;
  readonly old: number;
  readonly planned: number;
}

interface DemandJson {
  readonly met: boolean;
  readonly wanted: number;
  readonly level: string;
  readonly skills: readonly (SkillRef & { readonly name: string; readonly reached: LevelName })[];
  /** Where it is not met: skills on their way to it, nearest first. */
  readonly short: readonly (SkillRef & {
    readonly name: string;
    readonly level: LevelName;
    readonly reached: LevelName | null;
    readonly missing: number;
    readonly missingStatements: number;
  })[];
}

interface RuleJson extends DemandJson {
  readonly name: string | null;
  readonly framework: string | null;
  readonly including: readonly DemandJson[];
}

/** What was found, as the command line and others hand it on. */
export interface GapReport {
  readonly gaps: GapAnalysis;
  readonly hints: readonly LevelHint[];
  /** Those that are turned off left out. */
  readonly problems: readonly (LocatedProblem & { readonly severity: Severity })[];
  readonly notes: number;
}

/** `toRelative` makes of a URI what the JSON says: a path relative to the folder, with `/`. */
export function gapsToJson(
  { gaps, hints, problems, notes }: GapReport,
  library: Library,
  toRelative: (uri: string) => string,
  t: Translate = english,
): GapsJson {
  const { today, name, role, targets, aims, rules } = gaps;
  return {
    format: 'skill-journal-gaps/1',
    today,
    name: name ?? null,
    role: role ?? null,
    notes,
    targets: targets.map(targetToJson),
    roles: aims.map((aim) => ({
      id: aim.id,
      name: aim.name,
      by: aim.by?.text ?? null,
      targets: aim.targets.map(targetToJson),
      rules: aim.rules.map(ruleToJson),
    })),
    rules: rules.map(ruleToJson),
    hints: hints.map(({ hint, framework, code, level, args }) => ({
      hint,
      framework,
      code,
      level,
      message: sayHint(t, { hint, args }),
    })),
    problems: problems.map(({ code, severity, uri, range: { start }, args }) => ({
      code,
      severity,
      uri: toRelative(uri),
      line: start.line + 1,
      column: start.character + 1,
      message: t(code, args),
    })),
  };

  function targetToJson(gap: TargetGap): TargetJson {
    const { framework, code, by, state, reached, enough, next } = gap;
    const mayPassOn = library.framework(framework)?.licence?.redistributable !== false;
    const statements = (list: readonly StatementGap[]): readonly StatementJson[] =>
      list.map((statement) => ({
        number: statement.number,
        ...(mayPassOn && { text: statement.text }),
        state: statement.state,
        evidence: statement.evidence.length,
        old: statement.old.length,
        planned: statement.planned.length,
      }));
    const entries = [...gap.evidence, ...gap.old, ...gap.undated, ...gap.planned, ...gap.knowledge];
    return {
      framework,
      code,
      name: gap.name,
      level: gap.level,
      by: by?.text ?? null,
      state,
      reached: reached ?? null,
      enough: {
        evidence: enough.evidence,
        within: enough.within ? formatTimeSpan(enough.within) : null,
        statements: enough.statements,
      },
      evidence: gap.evidence.length,
      ...impliedToJson(gap, toRelative),
      old: gap.old.length,
      undated: gap.undated.length,
      planned: gap.planned.length,
      knowledge: gap.knowledge.length,
      missing: gap.missing,
      missingStatements: gap.missingStatements,
      statements: statements(gap.statements),
      next: next ? { level: next.level, missing: next.missing, statements: statements(next.statements) } : null,
      entries: entries.sort(compareEntries).map((entry) => ({
        uri: toRelative(entry.uri),
        line: entry.position.line + 1,
        date: entry.date?.text ?? null,
        state: entry.state,
        kind: entry.kind,
        ...(entry.private ? { private: true as const } : {}),
        text: entry.text,
      })),
    };
  }
}

function ruleToJson({ name, framework, including, ...demand }: RuleResult): RuleJson {
  return {
    name: name ?? null,
    framework: framework ?? null,
    ...demandToJson(demand),
    including: including.map(demandToJson),
  };
}

function demandToJson({ met, wanted, level, skills, short }: DemandResult): DemandJson {
  return {
    met,
    wanted,
    level,
    skills,
    short: short.map(({ reached, ...skill }) => ({ ...skill, reached: reached ?? null })),
  };
}
