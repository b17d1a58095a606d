import type { Group, Level, Licence, SkillLevel } from '../model.js';
import { slug } from '../spelling.js';
import {
  assembleFramework,
  makeLevel,
  plainMarkdown,
  plainStatements,
  presentText,
  skip,
  type FoundFramework,
} from './assembleFramework.js';
import { mapsAt, readCaseRubrics, type CaseRubrics } from './caseRubrics.js';
import { readCaseTree, type CaseItem } from './caseTree.js';
import { Codes } from './codes.js';
import { textIn } from './content.js';
import { cleanLine, notesMarkdown } from './importText.js';
import { isJsonMap, parseJson, textOf, type JsonMap } from './json.js';
import { weighMarks } from './marks.js';
import type { ImportContent, ImportOptions, ImportResult, Importer, Recognition, SkippedPart } from './model.js';
import { shownLevel } from './shownLevel.js';

/**
 * A package of 1EdTech CASE 1.0. An item that a rubric describes is a skill with the rubric's levels. Without one, an
 * item above leaves is a skill, the leaves are its statements, and the only level is whether they were shown. Items
 * above skills are groups.
 */
export const casePackage: Importer = {
  id: 'case-package',
  title: '1EdTech CASE package (.json)',
  recognise,
  read,
};

/** The reader's limit for groups; items below stay in the deepest. */
const deepestGroup = 8;
const openLicence = /creative ?commons|\bcc[ -]?(?:by|0|zero)\b|public domain|open government licen[cs]e/i;

function recognise(content: ImportContent): Recognition {
  const root = parseJson(textIn(content));
  if (!isJsonMap(root)) return { found: [], missing: ['JSON'] };
  return weighMarks([
    ['CFDocument', isJsonMap(root['CFDocument'])],
    ['CFItems', mapsAt(root, 'CFItems').length > 0],
  ]);
}

function read(content: ImportContent, options: ImportOptions): ImportResult {
  const parsed = parseJson(textIn(content));
  const root = isJsonMap(parsed) ? parsed : {};
  const tree = readCaseTree(mapsAt(root, 'CFItems'), mapsAt(root, 'CFAssociations'));
  const rubrics = readCaseRubrics(mapsAt(root, 'CFRubrics'));
  const skills = new SkillCollector(rubrics);
  const groups = skills.collect(tree.roots);
  const skipped: SkippedPart[] = [
    ...skills.skipped,
    ...[...tree.others].map(([kind, count]) => skip(kind, 'import.skip.associations', { count: String(count) })),
    ...tree.circular.map((name) => skip(name, 'import.skip.circular')),
    ...rubrics.loose.map((name) => skip(name, 'import.skip.looseCriterion')),
  ];
  const document = isJsonMap(root['CFDocument']) ? root['CFDocument'] : {};
  if (presentText(textOf(document, 'description')) !== undefined) {
    skipped.push(skip('CFDocument.description', 'import.skip.noPlace'));
  }
  return assembleFramework(
    {
      name: textOf(document, 'title'),
      version: presentText(textOf(document, 'version')),
      language: presentText(textOf(document, 'language')),
      licence: readLicence(document, root),
      levels: skills.levels,
      groups,
      skills: skills.found,
    },
    skipped,
    options,
  );
}

/** Takes the tree apart. It recurses only as deep as groups go; what lies below stays flat. */
class SkillCollector {
  readonly found: FoundFramework['skills'][number][] = [];
  readonly skipped: SkippedPart[] = [];
  private readonly codes = new Codes();
  private usesShown = false;

  constructor(private readonly rubrics: CaseRubrics) {}

  get levels(): readonly Level[] {
    const shown = makeLevel(shownLevel.id, shownLevel.name, shownLevel.essence);
    return this.usesShown ? [...this.rubrics.levels.filter(({ id }) => id !== shown.id), shown] : this.rubrics.levels;
  }

  collect(items: readonly CaseItem[], path: readonly string[] = []): readonly Group[] {
    const groups: Group[] = [];
    const ids = new Codes();
    for (const item of items) {
      const isDescribed = this.rubrics.byItem.has(item.id);
      const isAboveLeaves = item.children.length > 0 && item.children.every((child) => this.isStatement(child));
      if (isDescribed || isAboveLeaves || item.children.length === 0) this.addSkill(item, path);
      const below = item.children.filter((child) => !this.isStatement(child));
      if (below.length === 0) continue;
      if (path.length >= deepestGroup) {
        this.addFlat(below, path);
        continue;
      }
      if (!isDescribed) this.addLooseStatements(item, path);
      const id = ids.take(item.name, slug(item.code));
      groups.push({ id, name: item.name, groups: this.collect(below, [...path, id]) });
    }
    return groups;
  }

  /** Leaves beside headings: no item of their own gathers them. */
  private addLooseStatements(item: CaseItem, path: readonly string[]): void {
    const leaves = item.children.filter((child) => this.isStatement(child));
    if (leaves.length > 0) this.addSkill({ ...item, children: leaves }, path);
  }

  private addFlat(items: readonly CaseItem[], path: readonly string[]): void {
    const pending = [...items].reverse();
    for (let item = pending.pop(); item; item = pending.pop()) {
      this.addSkill(item, path);
      pending.push(...item.children.filter((child) => !this.isStatement(child)).reverse());
    }
  }

  private isStatement(item: CaseItem): boolean {
    return item.children.length === 0 && !this.rubrics.byItem.has(item.id);
  }

  private addSkill(item: CaseItem, path: readonly string[]): void {
    const described = this.rubrics.byItem.get(item.id);
    const parts = item.children.filter((child) => this.isStatement(child));
    const list = described ? parts.map(({ statement }) => `- ${plainMarkdown(statement)}`).join('\n') : '';
    this.found.push({
      code: this.codes.take(item.name, item.code),
      name: item.name,
      group: path,
      description: item.description,
      notes: [notesMarkdown(item.notes) ?? '', list].filter((part) => part !== '').join('\n\n'),
      url: presentText(item.uri),
      levels: described ?? [this.shown(item, parts)],
    });
  }

  private shown(item: CaseItem, parts: readonly CaseItem[]): SkillLevel {
    this.usesShown = true;
    const texts = parts.length > 0 ? parts.map(({ statement }) => statement) : [item.statement];
    return { id: shownLevel.id, summary: undefined, statements: plainStatements(texts) };
  }
}

/** What a file with a licence does not allow in so many words is not allowed. */
function readLicence(document: JsonMap, root: JsonMap): Licence | undefined {
  const link = isJsonMap(document['licenseURI']) ? document['licenseURI'] : {};
  const definitions = isJsonMap(root['CFDefinitions']) ? mapsAt(root['CFDefinitions'], 'CFLicenses') : [];
  const definition = definitions.find((licence) => textOf(licence, 'identifier') === textOf(link, 'identifier')) ?? {};
  const name = cleanLine(textOf(definition, 'title')) || cleanLine(textOf(link, 'title'));
  const notice = presentText(textOf(definition, 'licenseText'));
  if (name === '' && notice === undefined) return undefined;
  return { name, url: textOf(link, 'uri'), notice, redistributable: openLicence.test(name) };
}
