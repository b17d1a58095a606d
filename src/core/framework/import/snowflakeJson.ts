import type { SkillLevel } from '../model.js';
import {
  assembleFramework,
  makeLevel,
  plainMarkdown,
  plainStatements,
  presentText,
  skip,
} from './assembleFramework.js';
import { Codes } from './codes.js';
import { textIn } from './content.js';
import { GroupTree } from './groupTree.js';
import { cleanLine } from './importText.js';
import { isJsonMap, parseJson, textOf, type JsonMap } from './json.js';
import { weighMarks } from './marks.js';
import type { ImportContent, ImportOptions, ImportResult, Importer, Recognition, SkippedPart } from './model.js';

/**
 * Tracks as Medium's Snowflake has them, written as JSON. A track becomes a skill, its milestones become levels.
 *
 *     { "CRAFT": { "displayName": …, "category": "B", "description": …,
 *                  "milestones": [{ "summary": …, "signals": […], "examples": […] }] } }
 */
export const snowflakeJson: Importer = {
  id: 'snowflake-json',
  title: 'Snowflake tracks of Medium (.json)',
  recognise,
  read,
};

/** More than any track has. */
const mostMilestones = 100;

function recognise(content: ImportContent): Recognition {
  const tracks = listTracks(textIn(content));
  if (!tracks) return { found: [], missing: ['JSON'] };
  const maps = tracks.map(([, track]) => track).filter(isJsonMap);
  return weighMarks([
    ['displayName', maps.some((track) => textOf(track, 'displayName') !== '')],
    ['milestones', maps.some((track) => Array.isArray(track['milestones']))],
    ['signals', maps.some((track) => milestonesOf(track).some((milestone) => Array.isArray(milestone['signals'])))],
  ]);
}

function read(content: ImportContent, options: ImportOptions): ImportResult {
  const tracks = listTracks(textIn(content)) ?? [];
  const skipped: SkippedPart[] = [];
  const codes = new Codes();
  const groups = new GroupTree();
  let count = 0;
  const skills = tracks.flatMap(([id, track]) => {
    if (!isJsonMap(track) || !Array.isArray(track['milestones'])) {
      skipped.push(skip(id, 'import.skip.notSkill'));
      return [];
    }
    const name = cleanLine(textOf(track, 'displayName')) || cleanLine(id);
    const milestones = milestonesOf(track);
    count = Math.max(count, milestones.length);
    return {
      code: codes.take(name, id),
      name,
      group: groups.add([textOf(track, 'category')]),
      description: presentText(textOf(track, 'description')),
      notes: examplesOf(milestones),
      levels: milestones.flatMap(readMilestone),
    };
  });
  const levels = Array.from({ length: count }, (_, index) => makeLevel(String(index + 1), levelName(index)));
  return assembleFramework({ levels, groups: groups.groups, skills }, skipped, options);
}

/** Alone, or as the `tracks` of a larger file. */
function listTracks(text: string): readonly (readonly [string, unknown])[] | undefined {
  const root = parseJson(text);
  if (!isJsonMap(root)) return undefined;
  const tracks = root['tracks'];
  return Object.entries(isJsonMap(tracks) && !Array.isArray(tracks['milestones']) ? tracks : root);
}

/** In their places: what is no milestone leaves its level undescribed. */
function milestonesOf(track: JsonMap): readonly JsonMap[] {
  const milestones: unknown = track['milestones'];
  const items = Array.isArray(milestones) ? (milestones as readonly unknown[]) : [];
  return items.slice(0, mostMilestones).map((item) => (isJsonMap(item) ? item : {}));
}

function readMilestone(milestone: JsonMap, index: number): readonly SkillLevel[] {
  const summary = presentText(textOf(milestone, 'summary'));
  const statements = plainStatements(linesAt(milestone, 'signals'));
  return summary === undefined && statements.length === 0 ? [] : [{ id: String(index + 1), summary, statements }];
}

/** Examples belong to a milestone, not to one of its signals, so that they find their place in the notes. */
function examplesOf(milestones: readonly JsonMap[]): string | undefined {
  const lists = milestones.flatMap((milestone, index) => {
    const examples = linesAt(milestone, 'examples').map((example) => `- ${plainMarkdown(example)}`);
    return examples.length === 0 ? [] : [`${levelName(index)}, examples:\n\n${examples.join('\n')}`];
  });
  return presentText(lists.join('\n\n'));
}

function linesAt(map: JsonMap, key: string): readonly string[] {
  const value: unknown = map[key];
  const items = Array.isArray(value) ? (value as readonly unknown[]) : [];
  return items.flatMap((item) => (typeof item === 'string' && cleanLine(item) !== '' ? [cleanLine(item)] : []));
}

function levelName(index: number): string {
  return `Milestone ${index + 1}`;
}
