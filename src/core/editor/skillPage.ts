import type { Library } from '../framework/library.js';
import type { Framework, Skill, SkillLevel, SkillRef } from '../framework/model.js';
import { emphasise, escapeLinkText, escapeMarkdown, linkDestination, shortenLine } from '../markdownText.js';
import type { Translate } from '../messages/translate.js';
import { safeMarkdown } from '../safeMarkdown.js';
import type { Steps } from '../steps.js';
import type { EvidenceSource } from '../tally/evidenceSource.js';
import type { LevelTally, TallyEntry } from '../tally/model.js';
import { fileName, sayCount, sayDate } from '../tally/page/words.js';
import { countShown, levelTally, sayEvidence, sayImplied } from './support/counts.js';
import { sayLevelOf, sayLicence, saySkill, saySource } from './support/wording.js';

export interface SkillPageDeps {
  readonly library: Library;
  readonly evidence: EvidenceSource;
  readonly t: Translate;
  /** How a note is called: its path within the workspace; without it, its file name. */
  readonly nameNote?: (uri: string) => string;
  /** The user's own notes on the skill, empty where there are none yet; left out where none can be kept. */
  readonly notes?: string | undefined;
}

export interface SkillPage {
  readonly markdown: string;
  /** Level id → the 0-based line of its heading. */
  readonly levelLines: ReadonlyMap<string, number>;
  /** The 0-based line whose words are to open the user's notes; undefined where none can be kept. */
  readonly notesLine: number | undefined;
}

const longestEntry = 240;
/** Of evidence the last, of plans the next. The tally page has them all, and opens what is asked for. */
const mostEntries = 100;

/**
 * A skill's page: all that the framework says, with the own evidence beside it. Undefined for an unknown skill. Each entry
 * is a step: its words may have to be unpacked.
 */
export function* skillPage(ref: SkillRef, deps: SkillPageDeps): Steps<SkillPage | undefined> {
  const framework = deps.library.framework(ref.framework);
  const skill = deps.library.skill(ref);
  if (!framework || !skill) return undefined;
  const page = new Page();
  page.add(`# ${escapeMarkdown(saySkill(skill))}`);
  page.add(escapeMarkdown(skill.description ?? ''));
  const guidance = safeMarkdown(skill.notes ?? '');
  if (guidance !== '') page.add(`## ${escapeMarkdown(deps.t('editor.page.guidance'))}`, guidance);
  const notesLine = deps.notes === undefined ? undefined : addNotes(page, deps.notes, deps.t);
  const levelLines = new Map<string, number>();
  for (const level of skill.levels) {
    levelLines.set(level.id, page.nextLine);
    yield* addLevel(page, { framework, skill, level, deps });
  }
  page.add('---', ...originBlocks(framework, skill, deps.t));
  return { markdown: page.text, levelLines, notesLine };
}

/** Blocks under one another, with the line at which the next one will begin. */
class Page {
  private readonly blocks: string[] = [];
  /** With their numbers. */
  private readonly destinations = new Map<string, number>();
  private line = 0;

  get nextLine(): number {
    return this.line;
  }

  get text(): string {
    const addresses = [...this.destinations].map(([destination, number]) => `[${number}]: <${destination}>`);
    return `${[...this.blocks, addresses.join('\n')].filter((block) => block !== '').join('\n\n')}\n`;
  }

  /** A link whose address stands at the page's end: the page is read as text, too. */
  link(words: string, destination: string): string {
    const number = this.destinations.get(destination) ?? this.destinations.size + 1;
    this.destinations.set(destination, number);
    return `[${escapeLinkText(words)}][${number}]`;
  }

  add(...blocks: readonly string[]): void {
    for (const block of blocks) {
      if (block === '') continue;
      this.blocks.push(block);
      this.line += block.split('\n').length + 1;
    }
  }
}

/** The user's own words, and the line that leads to them. */
function addNotes(page: Page, notes: string, t: Translate): number {
  page.add(`## ${escapeMarkdown(t('capture.notes.heading'))}`, safeMarkdown(notes));
  const line = page.nextLine;
  page.add(escapeMarkdown(t(notes === '' ? 'capture.notes.add' : 'capture.notes.open')));
  return line;
}

interface LevelOnPage {
  readonly framework: Framework;
  readonly skill: Skill;
  readonly level: SkillLevel;
  readonly deps: SkillPageDeps;
}

function* addLevel(page: Page, { framework, skill, level, deps }: LevelOnPage): Steps<void> {
  const { library, evidence, t } = deps;
  const ref: SkillRef = { framework: framework.id, code: skill.code };
  const tally = evidence.ready ? levelTally(evidence, ref, level.id) : undefined;
  page.add(`## ${escapeMarkdown(t('editor.page.level', { level: sayLevelOf(library, framework, level.id) }))}`);
  page.add(emphasise('_', library.level(framework.id, level.id)?.essence ?? ''), escapeMarkdown(level.summary ?? ''));
  page.add(escapeMarkdown(evidence.ready ? sayLevelCounts(level, tally, t) : t('common.counting')));
  if (level.statements.length === 0) page.add(escapeMarkdown(t('editor.page.noStatements')));
  page.add(yield* statementList(page, level, tally, deps));
  const loose = (tally?.evidence ?? []).filter(({ statements }) => statements.length === 0);
  const lists = [
    ['editor.page.evidence', loose],
    ['editor.page.planned', tally?.planned ?? []],
    ['editor.page.knowledge', tally?.knowledge ?? []],
  ] as const;
  for (const [key, entries] of lists) {
    if (entries.length === 0) continue;
    const shown = key === 'editor.page.planned' ? entries.slice(0, mostEntries) : entries.slice(-mostEntries);
    const rows = yield* sayEntries(page, shown, entries.length, deps);
    page.add(`### ${escapeMarkdown(t(key))}`, rows.map((words) => `- ${words}`).join('\n'));
  }
}

function sayLevelCounts(level: SkillLevel, tally: LevelTally | undefined, t: Translate): string {
  const count = tally?.evidence.length ?? 0;
  const words = [sayEvidence(t, count), ...sayImplied(t, tally)];
  if (tally && level.statements.length > 0) {
    words.push(t('editor.coverage', { shown: countShown(tally), all: level.statements.length }));
  }
  return words.join(' · ');
}

function* statementList(
  page: Page,
  level: SkillLevel,
  tally: LevelTally | undefined,
  deps: SkillPageDeps,
): Steps<string> {
  const { t } = deps;
  const lines: string[] = [];
  for (const [i, { text, examples }] of level.statements.entries()) {
    const entries = tally?.statements[i]?.evidence ?? [];
    const marker = `${i + 1}. `;
    const indent = ' '.repeat(marker.length);
    const words = escapeMarkdown(text);
    const said = yield* sayEntries(page, entries.slice(-mostEntries), entries.length, deps);
    lines.push(
      entries.length === 0 ? `${marker}${words}` : `${marker}✓ ${words} (${entries.length})`,
      ...examples.map((example) => `${indent}- ${emphasise('_', t('editor.page.example', { text: example }))}`),
      ...said.map((words) => `${indent}- ${words}`),
    );
  }
  return lines.join('\n');
}

/** Of `all` entries those that are shown, and a word of the others. */
function* sayEntries(
  page: Page,
  shown: readonly TallyEntry[],
  all: number,
  deps: SkillPageDeps,
): Steps<readonly string[]> {
  const { t } = deps;
  const said: string[] = [];
  for (const entry of shown) {
    said.push(sayEntry(page, entry, deps));
    yield;
  }
  if (shown.length === all) return said;
  return [
    ...said,
    emphasise('_', t('editor.page.more', { entries: sayCount(t, 'editor.entries', all - shown.length) })),
  ];
}

function sayEntry(page: Page, entry: TallyEntry, { t, nameNote = fileName }: SkillPageDeps): string {
  const date = entry.date ? sayDate(t, entry.date.text) : t('common.undated');
  const text = shortenLine(entry.text, longestEntry) || t('tally.entry.wordless');
  const words = entry.private
    ? t('editor.page.entryMarked', { date, text, mark: t('tally.mark.private') })
    : t('editor.page.entry', { date, text });
  const line = entry.position.line + 1;
  const name = `${nameNote(entry.uri)}:${line}`;
  const destination = linkDestination(entry.uri);
  const place = destination === undefined ? escapeMarkdown(name) : page.link(name, `${destination}#L${line}`);
  return `${escapeMarkdown(words)} — ${place}`;
}

function originBlocks(framework: Framework, skill: Skill, t: Translate): string[] {
  const web = skill.url === undefined ? undefined : webLink(skill.url);
  return [
    escapeMarkdown(saySource(t, framework)),
    web === undefined ? '' : t('editor.page.web', { url: web }),
    escapeMarkdown(sayLicence(t, framework) ?? ''),
    framework.licence?.url === undefined ? '' : (webLink(framework.licence.url) ?? ''),
  ];
}

/** A link that shows where it leads, to be read in the source too; undefined for anything but the web. */
function webLink(url: string): string | undefined {
  if (/^https?:\/\/[\w./~?#&=%+:;,@-]+$/i.test(url)) return `<${url}>`;
  if (!/^https?:\/\/[^\s\u0000-\u001f]+$/iu.test(url)) return undefined;
  const destination = linkDestination(url);
  return destination === undefined ? undefined : `[${escapeMarkdown(url)}](${destination})`;
}
