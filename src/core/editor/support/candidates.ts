import type { Library } from '../../framework/library.js';
import type { Framework, Level, Skill, SkillRef } from '../../framework/model.js';
import { foldSpelling, slug, typedForm } from '../../framework/spelling.js';
import type { TagTarget } from '../../journal/model.js';
import { shortenLine } from '../../markdownText.js';
import type { Translate } from '../../messages/translate.js';
import type { EvidenceSource } from '../../tally/evidenceSource.js';
import { sayLevel } from '../../tally/page/words.js';
import { levelTally, sayEvidence } from './counts.js';
import { skillWords, tailsOf } from './skillWords.js';
import type { TypedTag } from './typedTag.js';

const longestStatement = 90;

export interface CandidateDeps {
  readonly library: Library;
  readonly evidence: EvidenceSource;
  readonly t: Translate;
  readonly asked?: boolean;
}

/** Something that can stand in the current segment of a tag. */
export interface Candidate {
  readonly kind: 'framework' | 'skill' | 'level' | 'statement';
  readonly label: string;
  readonly description: string | undefined;
  readonly detail: () => string | undefined;
  readonly insert: string;
  /** The spelling that begins with what was typed. */
  readonly matched: string;
  /**
   * What a host that takes any letters in their order for a match can find it by besides its number, as a slug; empty for
   * what is not numbered, and for a sentence, which has most letters somewhere.
   */
  readonly words: string;
  readonly target: TagTarget | undefined;
  /** How many of the segments that follow can stay. */
  readonly keeps: (later: readonly string[]) => number;
  /** True: more segments can follow. */
  readonly opens: boolean;
}

/** All that begins with what was typed, best first. */
export function candidatesFor(tag: TypedTag, deps: CandidateDeps): readonly Candidate[] {
  const { library } = deps;
  if (tag.current === 0) return [...matchFrameworks(tag, library), ...matchSkills(tag, deps, undefined)];
  const [first = '', second = ''] = tag.segments.map(({ text }) => text);
  const owner = library.frameworks.find((framework) => library.findSkill(framework, first) !== undefined);
  const named = owner ? undefined : library.framework(first);
  if (named && tag.current === 1) return matchSkills(tag, deps, named);
  const framework = owner ?? named;
  const skill = framework && library.findSkill(framework, named ? second : first);
  if (!framework || !skill) return [];
  const depth = tag.current - (named ? 1 : 0);
  if (depth === 1) return matchLevels(tag, deps, framework, skill);
  const levelText = tag.segments[tag.current - 1]?.text ?? '';
  return depth === 2 ? matchStatements(tag, deps, framework, skill, levelText) : [];
}

function matchFrameworks(tag: TypedTag, library: Library): Candidate[] {
  const typed = foldSpelling(tag.typed);
  if (typed === '') return [];
  return library.frameworks.flatMap((framework): Candidate[] => {
    const id = typedForm(framework.id);
    if (!foldSpelling(id).startsWith(typed)) return [];
    return [
      {
        kind: 'framework',
        label: id,
        description: framework.name,
        detail: () => undefined,
        insert: id,
        matched: foldSpelling(id),
        words: '',
        target: undefined,
        keeps: ([code = '', ...rest]) => {
          const skill = library.findSkill(framework, code);
          return skill ? 1 + keptOfSkill(library, framework, skill, rest) : 0;
        },
        opens: true,
      },
    ];
  });
}

/** Within `only`, or in all frameworks. Used skills come first, then the framework's order. */
function matchSkills(tag: TypedTag, deps: CandidateDeps, only: Framework | undefined): Candidate[] {
  const { library, evidence, t, asked = false } = deps;
  const typed = foldSpelling(tag.typed);
  // A bare word of front matter is more often the user's own tag than the beginning of a skill's name.
  const byName = tag.marked || asked;
  const found = skillWords(library).flatMap(({ framework, skill, codes, nameTails }) => {
    if (only && framework.id !== only.id) return [];
    const code = codes.find((spelling) => spelling.startsWith(typed));
    const matched = code ?? (byName ? nameTails.find((tail) => tail.startsWith(typed)) : undefined);
    if (matched === undefined) return [];
    const ref: SkillRef = { framework: framework.id, code: skill.code };
    const count = evidence.ready ? evidence.count(ref) : 0;
    const isExact = typed !== '' && codes[0] === typed;
    return [{ framework, skill, ref, matched, count, rank: isExact ? 0 : code === undefined ? 2 : 1 }];
  });
  const isShared = (framework: Framework, skill: Skill): boolean =>
    !only && library.frameworks.some((other) => other !== framework && library.findSkill(other, typedForm(skill.code)));
  found.sort((a, b) => Number(a.rank > 0) - Number(b.rank > 0) || b.count - a.count || a.rank - b.rank);
  return found.map(({ framework, skill, ref, matched, count }) => ({
    kind: 'skill',
    label: skill.code,
    // Of a code that two frameworks have, nothing else says which is meant.
    description: isShared(framework, skill) ? `${skill.name} · ${framework.name}` : skill.name,
    detail: () => (evidence.ready ? sayEvidence(t, count) : t('common.counting')),
    insert: only ? typedForm(skill.code) : library.tagFor(ref).slice(1),
    matched,
    words: '',
    target: ref,
    keeps: (later) => keptOfSkill(library, framework, skill, later),
    opens: skill.levels.length > 0,
  }));
}

function matchLevels(tag: TypedTag, deps: CandidateDeps, framework: Framework, skill: Skill): Candidate[] {
  const { library, evidence, t } = deps;
  const typed = foldSpelling(tag.typed);
  const ref: SkillRef = { framework: framework.id, code: skill.code };
  return skill.levels.flatMap((defined): Candidate[] => {
    const level = library.level(framework.id, defined.id) ?? { id: defined.id, name: '', aliases: [] };
    const matched = levelSpellings(library, level).find((spelling) => spelling.startsWith(typed));
    if (matched === undefined) return [];
    const count = (): number => levelTally(evidence, ref, defined.id)?.evidence.length ?? 0;
    return [
      {
        kind: 'level',
        label: sayLevel(level),
        description: undefined,
        detail: () => (evidence.ready ? sayEvidence(t, count()) : t('common.counting')),
        insert: library.levelTag(level),
        matched,
        words: slug([level.name, ...level.aliases].join(' ')),
        target: { ...ref, level: defined.id },
        keeps: (later) => keptOfLevel(defined.statements.length, later),
        opens: false,
      },
    ];
  });
}

function levelSpellings(library: Library, level: Pick<Level, 'id' | 'name' | 'aliases'>): readonly string[] {
  const ids = [library.levelTag(level), level.id, ...level.aliases].map(foldSpelling);
  return [...ids, ...tailsOf(level.name)];
}

function matchStatements(
  tag: TypedTag,
  deps: CandidateDeps,
  framework: Framework,
  skill: Skill,
  levelText: string,
): Candidate[] {
  const { library, evidence, t } = deps;
  const typed = foldSpelling(tag.typed);
  const levelId = library.findLevel(framework, levelText)?.id;
  const level = skill.levels.find(({ id }) => id === levelId);
  if (!level) return [];
  const target: TagTarget = { framework: framework.id, code: skill.code, level: level.id };
  return level.statements.flatMap(({ text }, i): Candidate[] => {
    const number = String(i + 1);
    const matched = [number, ...tailsOf(text)].find((spelling) => spelling.startsWith(typed));
    if (matched === undefined) return [];
    const count = (): number => levelTally(evidence, target, level.id)?.statements[i]?.evidence.length ?? 0;
    return [
      {
        kind: 'statement',
        label: `${number} ${shortenLine(text, longestStatement)}`,
        description: undefined,
        detail: () => (evidence.ready ? sayEvidence(t, count()) : t('common.counting')),
        insert: number,
        matched,
        words: '',
        target: { ...target, statement: i + 1 },
        keeps: () => 0,
        opens: false,
      },
    ];
  });
}

function keptOfSkill(library: Library, framework: Framework, skill: Skill, later: readonly string[]): number {
  const id = library.findLevel(framework, later[0] ?? '')?.id;
  const level = skill.levels.find((candidate) => candidate.id === id);
  return level ? 1 + keptOfLevel(level.statements.length, later.slice(1)) : 0;
}

function keptOfLevel(statements: number, later: readonly string[]): number {
  const number = Number(/^\d+$/u.exec(foldSpelling(later[0] ?? ''))?.[0] ?? 0);
  return number >= 1 && number <= statements ? 1 : 0;
}
