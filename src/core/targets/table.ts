import type { Library } from '../framework/library.js';
import { english, type Translate } from '../messages/translate.js';
import { clipToWidth, displayWidth, toPlainLine } from '../plainText.js';
import { sayCount } from '../tally/page/words.js';
import type { DemandResult, GapAnalysis, LevelName, RuleResult, StatementGap, TargetGap } from './gapModel.js';
import { allTargets } from './gaps.js';
import { sayHint } from './hints.js';
import type { GapReport } from './json.js';
import { countOf } from './words.js';

const longestCode = 24;
const longestName = 36;
const longestStatement = 110;

const marks: Readonly<Record<StatementGap['state'], string>> = {
  shown: '[x]',
  old: '[~]',
  planned: '[>]',
  missing: '[ ]',
};

/**
 * Gaps as lines of plain text for a terminal: a table of the targets, then for each that is not met its statements, what
 * the next level asks, roles, rules and hints. Ends with a line feed.
 */
export function gapsToTable({ gaps, hints }: GapReport, library: Library, t: Translate = english): string {
  const { targets, aims, rules } = gaps;
  if (targets.length + aims.length + rules.length === 0) {
    return [t('gaps.none'), ...sayHints(), ''].join('\n');
  }
  const all = allTargets(gaps);
  const roles = aims.map((aim) => {
    const title =
      aim.by === undefined
        ? t('gaps.role', { role: line(aim.name) })
        : t('gaps.role.by', { role: line(aim.name), date: aim.by.text });
    return ['', title, ...targetTable(aim.targets, t), ...aim.rules.flatMap((rule) => sayRule(rule, t))];
  });
  return [
    summary(gaps, t),
    ...(targets.length > 0 ? ['', ...targetTable(targets, t)] : []),
    ...roles.flat(),
    ...(rules.length > 0 ? ['', t('gaps.rules'), ...rules.flatMap((rule) => sayRule(rule, t))] : []),
    ...details(all, t),
    ...sayHints(),
    ...notices(all, library, t),
    '',
  ].join('\n');

  function sayHints(): readonly string[] {
    if (hints.length === 0) return [];
    return ['', t('gaps.hints'), ...hints.map((hint) => `  ${line(sayHint(t, hint))}`)];
  }
}

function summary(gaps: GapAnalysis, t: Translate): string {
  const all = allTargets(gaps);
  const args = { met: all.filter(({ state }) => state === 'met').length, all: all.length, date: gaps.today };
  const name = [gaps.name, gaps.role].filter((part) => part !== undefined).join(', ');
  return name === '' ? t('gaps.summary', args) : t('gaps.summary.named', { ...args, name: line(name) });
}

function targetTable(targets: readonly TargetGap[], t: Translate): readonly string[] {
  const none = t('table.none');
  const head = [
    t('table.skill'),
    t('table.name'),
    t('gaps.column.target'),
    t('gaps.column.by'),
    t('gaps.column.state'),
    t('table.evidence'),
    t('table.statements'),
    t('table.planned'),
  ];
  const rows = targets.map((gap) => [
    clipToWidth(toPlainLine(gap.code), longestCode),
    clipToWidth(toPlainLine(gap.name), longestName),
    sayLevel(gap.level),
    gap.by?.text ?? none,
    t(`targets.${gap.state}`),
    countOf(t, gap),
    `${gap.statements.filter(({ state }) => state === 'shown').length}/${gap.statements.length}`,
    gap.planned.length === 0 ? none : String(gap.planned.length),
  ]);
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((row) => displayWidth(row[i] ?? ''))));
  return all.map((row) =>
    row
      .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - displayWidth(cell)))
      .join('  ')
      .trimEnd(),
  );
}

/** The check-list of a target that is open; of one that is met, that of the level above. */
function details(targets: readonly TargetGap[], t: Translate): readonly string[] {
  const told = new Set<string>();
  return targets.flatMap((gap) => {
    const level = gap.state === 'met' ? gap.next : gap;
    const key = `${gap.framework}\n${gap.code}\n${level?.level.id ?? ''}`;
    if (!level || told.has(key)) return [];
    told.add(key);
    const list = level === gap ? ownList(gap, t) : [`  ${t('gaps.level.next', { level: sayLevel(level.level) })}`];
    const statements = level.statements.map(
      (statement) => `    ${marks[statement.state]} ${sayStatement(statement, t)}`,
    );
    return ['', line(`${gap.code} ${gap.name}`), ...list, ...statements];
  });
}

function ownList({ level, missing, old, undated }: TargetGap, t: Translate): readonly string[] {
  const args = { level: sayLevel(level) };
  return [
    `  ${missing > 0 ? sayCount(t, 'gaps.level.evidence', missing, args) : t('gaps.level.nothing', args)}`,
    ...(old.length > 0 ? [`    ${t('gaps.level.old', { count: old.length })}`] : []),
    ...(undated.length > 0 ? [`    ${t('gaps.level.undated', { count: undated.length })}`] : []),
  ];
}

function sayStatement({ number, text, state }: StatementGap, t: Translate): string {
  const words = `${number} ${clipToWidth(toPlainLine(text), longestStatement)}`;
  if (state === 'old') return t('gaps.statement.old', { text: words });
  return state === 'planned' ? t('gaps.statement.planned', { text: words }) : words;
}

function sayRule(rule: RuleResult, t: Translate): readonly string[] {
  const args = { level: line(rule.level), found: rule.skills.length };
  const own =
    rule.name === undefined
      ? sayCount(t, 'gaps.rule', rule.wanted, args)
      : sayCount(t, 'gaps.rule.named', rule.wanted, { ...args, name: line(rule.name) });
  const tick = (met: boolean): string => (met ? '[x]' : '[ ]');
  return [
    `  ${tick(rule.met)} ${withSkills(own, rule, t)}`,
    ...sayShort(rule, t),
    ...rule.including.flatMap((part) => {
      const words = t('gaps.rule.including', {
        count: part.wanted,
        level: line(part.level),
        found: part.skills.length,
      });
      return [
        `      ${tick(part.met)} ${withSkills(words, part, t)}`,
        ...sayShort(part, t).map((words) => `    ${words}`),
      ];
    }),
  ];
}

/** The skills nearest to what a rule asks for, with how much each lacks. */
function sayShort({ short }: DemandResult, t: Translate): readonly string[] {
  if (short.length === 0) return [];
  const skills = short.map(({ code, missing, missingStatements }) =>
    t('gaps.rule.toGo', { code: line(code), count: missing + missingStatements }),
  );
  return [`      ${t('gaps.rule.short', { skills: clipToWidth(skills.join(', '), longestStatement) })}`];
}

function withSkills(rule: string, { skills }: DemandResult, t: Translate): string {
  if (skills.length === 0) return rule;
  const codes = skills.map(({ code, reached }) => line(`${code} ${reached.id}`)).join(', ');
  return t('gaps.rule.skills', { rule, skills: clipToWidth(codes, longestStatement) });
}

/** The licence notices of the frameworks whose words are shown. */
function notices(targets: readonly TargetGap[], library: Library, t: Translate): readonly string[] {
  const shown = new Set(targets.map(({ framework }) => framework));
  const lines = library.frameworks.flatMap(({ id, name, licence }) =>
    shown.has(id) && licence?.redistributable === false && licence.notice !== undefined
      ? [t('gaps.licence', { framework: line(name), licence: line(licence.notice) })]
      : [],
  );
  return lines.length === 0 ? [] : ['', ...lines];
}

function sayLevel({ id, name }: LevelName): string {
  return line(name === '' || name === id ? id : `${id} ${name}`);
}

function line(text: string): string {
  return toPlainLine(text);
}
