import type { Library } from '../../framework/library.js';
import type { Framework, Skill, SkillLevel } from '../../framework/model.js';
import { emphasise, escapeMarkdown, joinBlocks, plainLabel, plainLine, shortenLine } from '../../markdownText.js';
import type { MessageKey, Translate } from '../../messages/translate.js';
import type { EvidenceSource } from '../../tally/evidenceSource.js';
import { countImplied } from '../../tally/implied.js';
import type { LevelTally, TallyEntry } from '../../tally/model.js';
import { sayHint, type HintLookup } from '../../targets/hints.js';
import type { TargetLookup } from '../../targets/lookup.js';
import { describeTarget, nameTarget, sayTarget } from '../../targets/words.js';
import { filePath, sayDate, sayLevel } from '../../tally/page/words.js';
import { countShown, sayEvidence, sayImplied } from './counts.js';
import type { GroupBranch } from './groupIndex.js';
import { idOf, type NodePath, type ReduceMarkdown, type SkillNode } from './treeNodes.js';
import { sayLicence, saySkill, saySource } from './wording.js';

const longestLabel = 120;
const longestStatement = 48;

/** Makes the rows of the *Skills* tree, each from what it shows. */
export class TreeRows {
  constructor(
    private readonly library: Library,
    private readonly evidenceSource: EvidenceSource,
    private readonly t: Translate,
    private readonly targets?: () => TargetLookup,
    private readonly hints?: () => HintLookup,
  ) {}

  framework(framework: Framework): SkillNode {
    const { t } = this;
    const tooltip = (): readonly string[] => [
      emphasise('**', framework.name),
      escapeMarkdown(saySource(t, framework)),
      this.notice(framework.id),
    ];
    return row(
      { framework: framework.id },
      {
        kind: 'framework',
        label: framework.name,
        ...this.counted(framework.name, this.sum(framework.id, framework.skills)),
        tooltip,
        collapsible: 'expanded',
        icon: 'library',
      },
    );
  }

  group(framework: Framework, { group, path, all }: GroupBranch): SkillNode {
    return row(
      { framework: framework.id, groups: path },
      {
        kind: 'group',
        label: group.name,
        ...this.counted(group.name, this.sum(framework.id, all)),
        icon: 'symbol-folder',
      },
    );
  }

  skill(path: NodePath, skill: Skill): SkillNode {
    const sum = this.sum(path.framework ?? '', [skill]);
    const [target] = this.targets?.().skill({ framework: path.framework ?? '', code: skill.code }) ?? [];
    const aim = target && nameTarget(this.t, target);
    const counted = this.counted(saySkill(skill), sum);
    const tooltip = (reduce: ReduceMarkdown): readonly string[] => [
      emphasise('**', saySkill(skill)),
      escapeMarkdown(this.sayCount(sum)),
      escapeMarkdown(skill.description ?? ''),
      reduce(skill.notes ?? ''),
      this.notice(path.framework),
    ];
    return row(path, {
      kind: 'skill',
      label: saySkill(skill),
      ...counted,
      ...(aim !== undefined && {
        description: `${counted.description ?? ''} · ${plainLine(aim)}`,
        accessibleLabel: `${counted.accessibleLabel}, ${plainLine(aim)}`,
      }),
      tooltip,
      collapsible: skill.levels.length > 0 ? 'collapsed' : 'none',
      icon: 'mortar-board',
      target: { framework: path.framework ?? '', code: skill.code },
    });
  }

  level(path: NodePath, { id, statements, summary }: SkillLevel, tally: LevelTally | undefined): SkillNode {
    const { t } = this;
    const named = this.library.level(path.framework ?? '', id);
    const label = sayLevel(named ?? { id, name: '' });
    const count = tally?.evidence.length ?? 0;
    const implied = tally ? countImplied(tally) : 0;
    const numbers = [
      ...(count > 0 || statements.length === 0 ? [t('common.number', { count })] : []),
      ...(implied > 0 ? [t('tally.implied', { count: implied })] : []),
    ];
    const coverage =
      statements.length === 0
        ? undefined
        : t('editor.coverage', { shown: tally ? countShown(tally) : 0, all: statements.length });
    const known = [...numbers, ...(coverage === undefined ? [] : [coverage])].join(' · ');
    const target = this.targets?.().level({ framework: path.framework ?? '', code: path.code ?? '' }, id);
    const said = this.ready ? [sayEvidence(t, count), ...sayImplied(t, tally)] : [t('common.counting')];
    const spoken = [...said, ...(target ? [sayTarget(t, target)] : [])].join(', ');
    const counts = [...said, ...(coverage === undefined || !this.ready ? [] : [coverage])].join(' · ');
    const tooltip = (): readonly string[] => [
      emphasise('**', label),
      escapeMarkdown(counts),
      escapeMarkdown(target ? sayTarget(t, target) : ''),
      ...this.sayHints(path, id),
      emphasise('_', named?.essence ?? ''),
      escapeMarkdown(summary ?? ''),
      this.notice(path.framework),
    ];
    return row(path, {
      kind: 'level',
      label,
      description: !this.ready ? t('common.counting') : target ? describeTarget(t, target, known) : known,
      accessibleLabel:
        coverage === undefined || !this.ready
          ? t('editor.tree.skill', { skill: label, evidence: spoken })
          : t('editor.tree.level', { level: label, coverage, evidence: spoken }),
      tooltip,
      collapsible: statements.length > 0 || (this.ready && count + implied > 0) ? 'collapsed' : 'none',
      icon: target ? (target.state === 'met' ? 'pass-filled' : 'target') : 'layers',
      target: { framework: path.framework ?? '', code: path.code ?? '', level: id },
    });
  }

  statement(path: NodePath, text: string, tally: LevelTally | undefined): SkillNode {
    const { t } = this;
    const number = path.statement ?? 0;
    const count = tally?.statements[number - 1]?.evidence.length ?? 0;
    const isShown = this.ready && count > 0;
    return row(path, {
      kind: 'statement',
      // Short, so that the count behind it can be seen; the tooltip has all of it.
      label: `${number} ${shortenLine(text, longestStatement)}`,
      description: this.ready ? (count > 0 ? t('common.number', { count }) : undefined) : t('common.counting'),
      accessibleLabel: t('editor.tree.statement', { number, text: plainLine(text), evidence: this.sayCount(count) }),
      tooltip: () => [escapeMarkdown(text), this.notice(path.framework)],
      collapsible: isShown ? 'collapsed' : 'none',
      icon: isShown ? 'pass' : 'circle-outline',
      target: {
        framework: path.framework ?? '',
        code: path.code ?? '',
        ...(path.level !== undefined && { level: path.level }),
        statement: number,
      },
    });
  }

  /** The row below which the evidence of higher levels is. */
  implied(path: NodePath, count: number): SkillNode {
    const { t } = this;
    return row(path, {
      kind: 'implied',
      // Short, as the count behind it has to be seen.
      label: t('table.implied'),
      description: t('common.number', { count }),
      accessibleLabel: t('tally.implied.levels', { count }),
      tooltip: () => [escapeMarkdown(t('tally.implied.hint'))],
      collapsible: 'collapsed',
      icon: 'arrow-down',
    });
  }

  evidence(path: NodePath, entry: TallyEntry, note: string): SkillNode {
    const { t } = this;
    const { uri, position, text } = entry;
    const date = entry.date ? sayDate(t, entry.date.text) : t('common.undated');
    const words = shortenLine(text, longestLabel) || t('tally.entry.wordless');
    const mark = entry.private ? `${t('tally.mark.private')} · ` : '';
    const place = `${filePath(uri)}:${position.line + 1}`;
    return row(
      { ...path, leaf: `${uri}:${position.line}:${position.character}` },
      {
        kind: 'evidence',
        // The date first: a side bar is narrow, and cuts what stands behind.
        label: `${date} · ${words}`,
        description: `${mark}${note}`,
        accessibleLabel: t('editor.tree.evidence', { date, text: words, note }),
        tooltip: () => [escapeMarkdown(shortenLine(text, 1000)), emphasise('_', `${date} · ${place}`)],
        icon: 'note',
        open: { uri, position },
      },
    );
  }

  /** The row behind those of `path` that are shown; `count` are not. */
  more(path: NodePath, count: number): SkillNode {
    const label = this.t('editor.tree.more');
    const description = this.t('editor.tree.hidden', { count });
    return row(
      { ...path, leaf: 'more' },
      {
        kind: 'more',
        label,
        description,
        accessibleLabel: `${label}, ${description}`,
        icon: 'ellipsis',
        moreOf: idOf(path),
      },
    );
  }

  /** A row that explains why there are no others. */
  message(path: NodePath, key: Extract<MessageKey, 'common.counting' | `editor.tree.${string}`>): SkillNode {
    const words = this.t(key, { tag: this.exampleTag() });
    return row({ ...path, leaf: key }, { kind: 'message', label: words, icon: 'info' });
  }

  private get ready(): boolean {
    return this.evidenceSource.ready;
  }

  private sayHints({ framework = '', code = '' }: NodePath, level: string): readonly string[] {
    const hints = this.hints?.().level({ framework, code }, level) ?? [];
    return hints.map((hint) => escapeMarkdown(sayHint(this.t, hint)));
  }

  /** Whose words the row's are. */
  private notice(framework: string | undefined): string {
    const known = this.library.framework(framework ?? '');
    return emphasise('_', (known && sayLicence(this.t, known)) ?? '');
  }

  private sum(framework: string, skills: readonly Skill[]): number {
    if (!this.ready) return 0;
    return skills.reduce((sum, { code }) => sum + this.evidenceSource.count({ framework, code }), 0);
  }

  private counted(name: string, count: number): Pick<SkillNode, 'description' | 'accessibleLabel'> {
    return {
      description: this.ready ? this.t('common.number', { count }) : this.t('common.counting'),
      accessibleLabel: this.t('editor.tree.skill', { skill: plainLine(name), evidence: this.sayCount(count) }),
    };
  }

  private sayCount(count: number): string {
    return this.ready ? sayEvidence(this.t, count) : this.t('common.counting');
  }

  private exampleTag(): string {
    for (const { id, skills } of this.library.frameworks) {
      const skill = skills.find(({ levels }) => levels.length > 0);
      const level = skill?.levels[Math.floor(skill.levels.length / 2)];
      if (skill && level) return this.library.tagFor({ framework: id, code: skill.code, level: level.id });
    }
    return '#ITOP/4';
  }
}

type RowContent = Pick<SkillNode, 'kind' | 'label' | 'icon'> &
  Partial<Omit<SkillNode, 'tooltip'>> & {
    /** Blocks of Markdown; the label where there are none. */
    readonly tooltip?: (reduce: ReduceMarkdown) => readonly string[];
  };

function row(path: NodePath, { tooltip, ...content }: RowContent): SkillNode {
  const label = plainLabel(content.label);
  return {
    id: idOf(path),
    accessibleLabel: plainLine(content.label),
    collapsible: content.kind === 'group' ? 'collapsed' : 'none',
    open: undefined,
    moreOf: undefined,
    contextValue: content.kind,
    target: undefined,
    path,
    ...content,
    label,
    description: content.description === undefined ? undefined : plainLabel(content.description),
    tooltip: (reduce) => (tooltip ? joinBlocks(tooltip(reduce)) : escapeMarkdown(label)),
  };
}
