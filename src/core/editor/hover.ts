import type { Library } from '../framework/library.js';
import type { Framework, Skill, SkillLevel, SkillRef } from '../framework/model.js';
import type { TagTarget } from '../journal/model.js';
import { emphasise, escapeMarkdown, joinBlocks, shortenLine } from '../markdownText.js';
import type { Translate } from '../messages/translate.js';
import { resolveTag, type Resolution } from '../tag/resolve.js';
import type { EvidenceSource } from '../tally/evidenceSource.js';
import { countImplied } from '../tally/implied.js';
import type { LevelTally } from '../tally/model.js';
import { sayHint, type HintLookup } from '../targets/hints.js';
import type { TargetLookup } from '../targets/lookup.js';
import { sayOtherTarget, sayTarget } from '../targets/words.js';
import { commandLink } from './support/commandLinks.js';
import { countShown, levelTally, sayEvidenceWithLast, sayImplied } from './support/counts.js';
import { linkNearestLevel, linkNearestSkills } from './support/nearestLinks.js';
import { shortGuidance } from './support/shortGuidance.js';
import { sayLevelOf, sayLicence, saySkill, saySource } from './support/wording.js';

export interface HoverDeps {
  readonly library: Library;
  readonly evidence: EvidenceSource;
  readonly t: Translate;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** What the user aims at. */
  readonly targets?: TargetLookup | undefined;
  /** What a coach would say. */
  readonly hints?: HintLookup | undefined;
  /** True for a framework that came with the product: its skills are a sample of what users can load. */
  readonly isBuiltIn?: (framework: Framework) => boolean;
  /** The user's own notes on the skill, empty where there are none yet; left out where none can be kept. */
  readonly notes?: string | undefined;
}

export interface HoverContent {
  /** Markdown, top to bottom, each a string of its own. Only in trusted ones may `hoverCommands` run. */
  readonly parts: readonly HoverPart[];
}

export interface HoverPart {
  readonly markdown: string;
  readonly trusted: boolean;
}

/** A reminder of what the notes say; the rest is a click away. */
const longestNotes = 160;

/** What a hover over a tag shows; `tagText` is with or without its `#`. Undefined for hashtags that are not ours. */
export function hoverFor(tagText: string, deps: HoverDeps): HoverContent | undefined {
  const resolution = resolveTag(tagText, deps.library);
  if (!resolution) return undefined;
  const { framework, skill, level } = resolution;
  if (!skill) return toContent([theirs(sayProblems(resolution, deps.t)), ...unknownSkillParts(resolution, deps)]);
  const about = { framework, skill, deps, ref: { framework: framework.id, code: skill.code } };
  const body = level ? levelParts(about, level, resolution) : skillParts(about, resolution);
  const guidance = resolution.kind === 'wrong' ? [] : guidanceParts(about);
  return toContent([...body, ...guidance, theirs(sayOrigin(framework, deps.t))]);
}

/** A skill of the library and what is needed to speak about it. */
interface About {
  readonly framework: Framework;
  readonly skill: Skill;
  readonly ref: SkillRef;
  readonly deps: HoverDeps;
}

function levelParts(about: About, level: SkillLevel, resolution: Resolution): HoverPart[] {
  const { framework, skill, ref, deps } = about;
  const tally = deps.evidence.ready ? levelTally(deps.evidence, ref, level.id) : undefined;
  const title = deps.t('editor.heading.level', {
    skill: saySkill(skill),
    level: sayLevelOf(deps.library, framework, level.id),
  });
  const essence = deps.library.level(framework.id, level.id)?.essence;
  const text = [
    sayProblems(resolution, deps.t),
    emphasise('**', title),
    essence === undefined ? '' : emphasise('_', essence),
  ];
  const asked = [
    level.summary === undefined ? '' : escapeMarkdown(level.summary),
    listStatements(level, tally, resolution.statement),
  ];
  // The host cuts a long hover at its bottom: the user's own count comes before what fills the space.
  return [
    theirs(joinBlocks(text)),
    ours(
      joinBlocks([
        sayCounts(about, level, tally),
        sayTargets(about, level.id),
        sayHints(about, level.id),
        linkNeighbours(about, level),
      ]),
    ),
    notesPart(about),
    theirs(joinBlocks(asked)),
  ];
}

function skillParts(about: About, resolution: Resolution): HoverPart[] {
  const { skill, deps } = about;
  const title = [
    emphasise('**', saySkill(skill)),
    skill.description === undefined ? '' : escapeMarkdown(skill.description),
  ];
  const isWrong = resolution.kind === 'wrong';
  const written = resolution.problems.find(({ code }) => code === 'tag.undefined-level')?.args.level;
  const nearest = written === undefined ? '' : linkNearestLevel(about.framework, skill, written, deps);
  const links = joinBlocks([levelTable(about), joinLinks([linkPage(about), linkNotes(about)])]);
  // What was probably meant comes before what the skill is about, which may be long.
  return [
    theirs(joinBlocks([sayProblems(resolution, deps.t), ...(isWrong ? [] : title)])),
    ours(isWrong ? nearest : links),
    theirs(isWrong ? joinBlocks(title) : ''),
    ours(isWrong ? links : ''),
    notesPart(about),
  ];
}

function unknownSkillParts({ framework, problems }: Resolution, deps: HoverDeps): HoverPart[] {
  const { t } = deps;
  const code = problems.find((problem) => problem.code === 'tag.unknown-skill')?.args.code;
  const blocks = [code === undefined ? '' : linkNearestSkills(framework, code, deps)];
  if (deps.isBuiltIn?.(framework) === true) {
    const codes = framework.skills.map((skill) => skill.code);
    blocks.push(
      escapeMarkdown(t('editor.hover.builtIn', { framework: framework.name, codes: codes.join(', ') })),
      commandLink(t('editor.hover.addFramework'), 'skillJournal.addFramework'),
    );
  }
  return [ours(joinBlocks(blocks))];
}

/** Wrong spelling alone is left to the problem that the editor shows beside the hover. */
function sayProblems({ problems }: Resolution, t: Translate): string {
  const grave = problems.filter(({ code }) => code !== 'tag.not-canonical');
  return grave.map(({ code, args }) => `⚠ ${escapeMarkdown(t(code, args))}`).join('\n\n');
}

function listStatements(level: SkillLevel, tally: LevelTally | undefined, shown: number | undefined): string {
  const lines = level.statements.map(({ text }, i) => {
    const count = tally?.statements[i]?.evidence.length ?? 0;
    const marked = i + 1 === shown ? emphasise('**', text) : escapeMarkdown(text);
    return `${i + 1}. ${count > 0 ? `✓ ${marked} (${count})` : marked}`;
  });
  return lines.join('\n');
}

function sayCounts({ ref, deps }: About, level: SkillLevel, tally: LevelTally | undefined): string {
  const { t, evidence, today } = deps;
  if (!evidence.ready) return escapeMarkdown(t('common.counting'));
  const words = sayEvidenceWithLast(t, tally, today);
  const own = tally && tally.evidence.length + tally.planned.length + tally.knowledge.length > 0;
  const link = linkEvidence({ ...ref, level: level.id });
  const parts = [own ? link(words) : escapeMarkdown(words), ...sayImplied(t, tally).map(link)];
  if (tally && tally.evidence.length > 0 && level.statements.length > 0) {
    parts.push(escapeMarkdown(t('editor.coverage', { shown: countShown(tally), all: level.statements.length })));
  }
  if (tally && tally.planned.length > 0)
    parts.push(escapeMarkdown(t('tally.planned', { count: tally.planned.length })));
  if (tally && tally.knowledge.length > 0) {
    parts.push(escapeMarkdown(t('tally.knowledge', { count: tally.knowledge.length })));
  }
  return parts.join(' · ');
}

function linkEvidence(target: TagTarget): (words: string) => string {
  return (words) => commandLink(words, 'skillJournal.showEvidence', target);
}

/** The target at this level; at another level, which one it is, so that nobody aims too low. */
function sayTargets({ ref, deps }: About, level: string): string {
  const here = deps.targets?.level(ref, level);
  if (here) return escapeMarkdown(sayTarget(deps.t, here));
  const [other] = deps.targets?.skill(ref) ?? [];
  return other ? escapeMarkdown(sayOtherTarget(deps.t, other)) : '';
}

function sayHints({ ref, deps }: About, level: string): string {
  return joinBlocks((deps.hints?.level(ref, level) ?? []).map((hint) => emphasise('_', sayHint(deps.t, hint))));
}

function linkNeighbours(about: About, level: SkillLevel): string {
  const { framework, skill, ref, deps } = about;
  const at = skill.levels.findIndex(({ id }) => id === level.id);
  const link = (neighbour: SkillLevel, key: 'editor.hover.previous' | 'editor.hover.next'): string => {
    const text = deps.t(key, { level: sayLevelOf(deps.library, framework, neighbour.id) });
    return commandLink(text, 'skillJournal.openSkill', { ...ref, level: neighbour.id });
  };
  const previous = skill.levels[at - 1];
  const next = skill.levels[at + 1];
  const links = [
    previous && link(previous, 'editor.hover.previous'),
    next && link(next, 'editor.hover.next'),
    linkPage(about, level.id),
    linkNotes(about),
  ];
  return joinLinks(links);
}

function linkPage({ ref, deps }: About, level?: string): string {
  const target = level === undefined ? ref : { ...ref, level };
  return commandLink(deps.t('editor.hover.page'), 'skillJournal.openSkill', target);
}

function levelTable({ framework, skill, ref, deps }: About): string {
  const { t, evidence, library } = deps;
  if (skill.levels.length === 0) return '';
  const tallies = evidence.ready ? new Map(evidence.skill(ref).levels.map((level) => [level.id, level])) : undefined;
  const rows = skill.levels.map(({ id, statements }) => {
    const target = { ...ref, level: id };
    const link = linkEvidence(target);
    const tally = tallies?.get(id);
    const count = tallies ? (tally?.evidence.length ?? 0) : undefined;
    const implied = tally ? countImplied(tally) : 0;
    const cells = [
      commandLink(sayLevelOf(library, framework, id), 'skillJournal.openSkill', target),
      String(statements.length),
      count === undefined
        ? escapeMarkdown(t('common.counting'))
        : [
            count === 0 ? '0' : link(t('common.number', { count })),
            ...(implied === 0 ? [] : [link(t('tally.implied', { count: implied }))]),
          ].join(' '),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const head = [t('editor.hover.level'), t('editor.hover.statements'), t('editor.hover.evidence')].map(escapeMarkdown);
  return [`| ${head.join(' | ')} |`, '| --- | ---: | ---: |', ...rows].join('\n');
}

function guidanceParts(about: About): HoverPart[] {
  const { skill, deps } = about;
  if (skill.notes === undefined) return [];
  const { markdown, shortened: isCut } = shortGuidance(skill, skill.notes);
  if (!isCut) return [theirs(markdown)];
  const more = commandLink(deps.t('editor.hover.more'), 'skillJournal.openSkill', about.ref);
  return [theirs(markdown), ours(more)];
}

/** Leads to the user's notes; undefined where none can be kept. */
function linkNotes({ ref, deps }: About): string | undefined {
  if (deps.notes === undefined) return undefined;
  const words = deps.t(deps.notes === '' ? 'capture.notes.add' : 'capture.notes.open');
  return commandLink(words, 'skillJournal.openSkillNotes', ref);
}

/** The beginning of the user's notes, apart from the string that may run commands. */
function notesPart({ deps }: About): HoverPart {
  return theirs(escapeMarkdown(shortenLine(deps.notes ?? '', longestNotes)));
}

function joinLinks(links: readonly (string | undefined)[]): string {
  return links.filter((link) => link !== undefined).join(' \\| ');
}

function sayOrigin(framework: Framework, t: Translate): string {
  const licence = framework.licence?.redistributable === false ? sayLicence(t, framework) : undefined;
  const lines = [saySource(t, framework), licence].filter((line) => line !== undefined);
  return lines.map((line) => emphasise('_', line)).join('\n\n');
}

function theirs(markdown: string): HoverPart {
  return { markdown, trusted: false };
}

function ours(markdown: string): HoverPart {
  return { markdown, trusted: true };
}

function toContent(parts: readonly HoverPart[]): HoverContent {
  return { parts: parts.filter(({ markdown }) => markdown !== '') };
}
