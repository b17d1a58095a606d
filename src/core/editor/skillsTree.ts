import type { Library } from '../framework/library.js';
import type { Framework, Skill, SkillRef } from '../framework/model.js';
import type { TagTarget } from '../journal/model.js';
import type { Translate } from '../messages/translate.js';
import type { EvidenceSource } from '../tally/evidenceSource.js';
import { firstInOrder } from '../firstInOrder.js';
import { countImplied } from '../tally/implied.js';
import type { LevelTally, TallyEntry } from '../tally/model.js';
import { compareEntries } from '../tally/order.js';
import { nameNotes } from '../tally/page/noteNames.js';
import { sayLevel } from '../tally/page/words.js';
import { countShown, levelTally } from './support/counts.js';
import { branchAt, groupIndex, groupPathOf, type GroupBranch, type GroupIndex } from './support/groupIndex.js';
import type { HintLookup } from '../targets/hints.js';
import type { TargetLookup } from '../targets/lookup.js';
import { RowLimits } from './support/rowLimits.js';
import { TreeRows } from './support/treeRows.js';
import { idOf, type NodePath, type SkillNode } from './support/treeNodes.js';

/**
 * `with-gaps`: levels that have evidence, but not for every statement, and of those the statements without. `targets`: the
 * levels that the profile aims at, whole.
 */
export const skillsFilters = ['all', 'with-evidence', 'with-gaps', 'targets'] as const;
export type SkillsFilter = (typeof skillsFilters)[number];

/** The *Skills* tree: framework → group → skill → level → statement → evidence. Builds only what is asked for. */
export interface SkillsTree {
  roots(): readonly SkillNode[];
  children(node: SkillNode): readonly SkillNode[];
  parent(node: SkillNode): SkillNode | undefined;
  /** The row of a skill, level or statement, for showing it; undefined where there is none. */
  find(target: TagTarget): SkillNode | undefined;
}

/** A framework stays a row of its own even when it is the only one: its licence notice hangs there. */
export function skillsTree(
  library: Library,
  evidence: EvidenceSource,
  t: Translate,
  filter: SkillsFilter = 'all',
  targets?: () => TargetLookup,
  hints?: () => HintLookup,
  limits: Pick<RowLimits, 'of'> = new RowLimits(),
): SkillsTree {
  const rows = new TreeRows(library, evidence, t, targets, hints);
  return { roots, children, parent, find };

  function roots(): readonly SkillNode[] {
    if (library.frameworks.length === 0) return [rows.message({}, 'editor.tree.loading')];
    const shown = library.frameworks.filter(({ id, skills }) => keeps(id, skills));
    if (shown.length > 0) return shown.map((framework) => rows.framework(framework));
    if (!evidence.ready) return [rows.message({}, 'common.counting')];
    if (filter === 'targets') return [rows.message({}, 'editor.tree.noTargets')];
    const isComplete = filter === 'with-gaps' && library.frameworks.some(({ id, skills }) => hasEvidence(id, skills));
    return [rows.message({}, isComplete ? 'editor.tree.noGaps' : 'editor.tree.noEvidence')];
  }

  function children(node: SkillNode): readonly SkillNode[] {
    const { path } = node;
    const framework = path.framework === undefined ? undefined : library.framework(path.framework);
    if (!framework) return [];
    switch (node.kind) {
      case 'framework':
        if (framework.skills.length === 0) return [rows.message(path, 'editor.tree.noSkills')];
        return branchRows(framework, groupIndex(framework), []);
      case 'group': {
        const branch = branchAt(framework, path.groups ?? []);
        return branch ? branchRows(framework, branch, branch.path) : [];
      }
      case 'skill':
        return levelRows(framework, path);
      case 'level':
        return statementRows(framework, path);
      case 'statement': {
        const shown = tallyAt(path)?.statements[(path.statement ?? 0) - 1];
        return shown && evidence.ready ? evidenceRows(path, shown.evidence) : [];
      }
      case 'implied':
        return impliedRows(path);
      case 'evidence':
      case 'more':
      case 'message':
        return [];
    }
  }

  function parent({ kind, path }: SkillNode): SkillNode | undefined {
    const { framework: id, groups = [], code, level, statement } = path;
    const framework = id === undefined ? undefined : library.framework(id);
    if (id === undefined || !framework || kind === 'framework') return undefined;
    if (kind === 'message') return rows.framework(framework);
    if (path.implied) {
      const row = find(targetOf(id, code ?? '', level));
      return kind === 'implied' ? row : row && impliedRow(row.path);
    }
    if (kind === 'evidence' || kind === 'more') return find(targetOf(id, code ?? '', level, statement));
    if (kind === 'statement') return find(targetOf(id, code ?? '', level));
    if (kind === 'level') return find(targetOf(id, code ?? ''));
    const around = branchAt(framework, kind === 'group' ? groups.slice(0, -1) : groups);
    return around ? rows.group(framework, around) : rows.framework(framework);
  }

  function find({ framework: id, code, level, statement }: TagTarget): SkillNode | undefined {
    const framework = library.framework(id);
    const skill = library.skill({ framework: id, code });
    if (!framework || !skill) return undefined;
    const path: NodePath = { framework: id, groups: groupPathOf(framework, skill), code };
    if (level === undefined) return rows.skill(path, skill);
    const defined = skill.levels.find((candidate) => candidate.id === level);
    if (!defined) return undefined;
    const levelPath = { ...path, level };
    if (statement === undefined) return rows.level(levelPath, defined, tallyAt(levelPath));
    const text = defined.statements[statement - 1]?.text;
    return text === undefined ? undefined : rows.statement({ ...levelPath, statement }, text, tallyAt(levelPath));
  }

  function branchRows(framework: Framework, index: GroupIndex | GroupBranch, groups: readonly string[]): SkillNode[] {
    return [
      ...index.branches.filter(({ all }) => keeps(framework.id, all)).map((branch) => rows.group(framework, branch)),
      ...index.own
        .filter((skill) => keeps(framework.id, [skill]))
        .map((skill) => rows.skill({ framework: framework.id, groups, code: skill.code }, skill)),
    ];
  }

  function levelRows(framework: Framework, path: NodePath): SkillNode[] {
    const skill = library.skill({ framework: framework.id, code: path.code ?? '' });
    return (skill?.levels ?? []).flatMap((level) => {
      const tally = tallyAt({ ...path, level: level.id });
      const ref = { framework: framework.id, code: path.code ?? '' };
      return evidence.ready && tally && !keepsLevel(ref, tally)
        ? []
        : [rows.level({ ...path, level: level.id }, level, tally)];
    });
  }

  function statementRows(framework: Framework, path: NodePath): SkillNode[] {
    const level = library.skillLevel({ framework: framework.id, code: path.code ?? '' }, path.level ?? '');
    const tally = tallyAt(path);
    const statements = (level?.statements ?? []).flatMap(({ text }, i) => {
      const isShown = (tally?.statements[i]?.evidence.length ?? 0) > 0;
      const isHidden =
        evidence.ready && ((filter === 'with-evidence' && !isShown) || (filter === 'with-gaps' && isShown));
      return isHidden ? [] : [rows.statement({ ...path, statement: i + 1 }, text, tally)];
    });
    const loose =
      evidence.ready && filter !== 'with-gaps'
        ? (tally?.evidence ?? []).filter((entry) => entry.statements.length === 0)
        : [];
    const implied = evidence.ready && filter !== 'with-gaps' ? impliedRow(path) : undefined;
    return [...statements, ...evidenceRows(path, loose), ...(implied ? [implied] : [])];
  }

  /** Undefined where higher levels imply nothing. */
  function impliedRow(level: NodePath): SkillNode | undefined {
    const tally = tallyAt(level);
    const count = tally ? countImplied(tally) : 0;
    return count === 0 ? undefined : rows.implied({ ...level, implied: true }, count);
  }

  /** Evidence of higher levels, each with its level. */
  function impliedRows(path: NodePath): readonly SkillNode[] {
    const levels = (tallyAt(path)?.implied ?? []).map((above) => ({ ...above, said: sayLevel(above) }));
    const entries = levels.flatMap(({ evidence, said }) => evidence.map((entry) => ({ entry, said })));
    const newest = firstInOrder(entries, limits.of(idOf(path)), (a, b) => compareEntries(b.entry, a.entry));
    const saidOf = new Map(newest.map(({ entry, said }) => [entry, said]));
    return rowsOf(path, [...saidOf.keys()], entries.length, (entry, note) => `${saidOf.get(entry) ?? ''} · ${note}`);
  }

  /** The newest first; not all at once, since the words of each have to be unpacked. */
  function evidenceRows(path: NodePath, entries: readonly TallyEntry[]): readonly SkillNode[] {
    return rowsOf(path, entries.slice(-limits.of(idOf(path))).reverse(), entries.length);
  }

  /** The rows of entries that are shown, of `all`. */
  function rowsOf(
    path: NodePath,
    shown: readonly TallyEntry[],
    all: number,
    describe = (_: TallyEntry, note: string): string => note,
  ): readonly SkillNode[] {
    const nameOf = nameNotes(shown.map(({ uri }) => uri));
    return [
      ...shown.map((entry) => rows.evidence(path, entry, describe(entry, nameOf(entry.uri)))),
      ...(all > shown.length ? [rows.more(path, all - shown.length)] : []),
    ];
  }

  function tallyAt({ framework = '', code = '', level = '' }: NodePath): LevelTally | undefined {
    const ref: SkillRef = { framework, code };
    return library.skill(ref) ? levelTally(evidence, ref, level) : undefined;
  }

  /** While counting nothing is known to be without evidence: then a filter would show a false "none". */
  function keeps(framework: string, skills: readonly Skill[]): boolean {
    if (filter === 'all') return true;
    if (!evidence.ready) return false;
    if (filter === 'with-evidence') return hasEvidence(framework, skills);
    return skills.some(({ code }) => {
      const ref = { framework, code };
      return evidence.skill(ref).levels.some((level) => keepsLevel(ref, level));
    });
  }

  function keepsLevel(ref: SkillRef, level: LevelTally): boolean {
    if (filter === 'all') return true;
    if (filter === 'targets') return targets?.().level(ref, level.id) !== undefined;
    const hasAny = level.evidence.length > 0;
    // What is only implied is evidence too, but no reason to list what all lower levels lack.
    return filter === 'with-evidence'
      ? hasAny || countImplied(level) > 0
      : hasAny && countShown(level) < level.statements.length;
  }

  function hasEvidence(framework: string, skills: readonly Skill[]): boolean {
    return skills.some(({ code }) => evidence.count({ framework, code }) > 0);
  }
}

function targetOf(framework: string, code: string, level?: string, statement?: number): TagTarget {
  return {
    framework,
    code,
    ...(level !== undefined && { level }),
    ...(statement !== undefined && { statement }),
  };
}
