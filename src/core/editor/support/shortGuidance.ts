import type { Skill } from '../../framework/model.js';
import { shortenMarkdown } from '../../safeMarkdown.js';

/** Guidance beyond this many characters is left to the skill's page. */
const longestGuidance = 600;

/** Parsing guidance takes most of a hover's time, and its text stays what it is. */
const shortened = new WeakMap<Skill, ReturnType<typeof shortenMarkdown>>();

/** A skill's guidance, `notes`, as short as a hover has room for. */
export function shortGuidance(skill: Skill, notes: string): ReturnType<typeof shortenMarkdown> {
  const known = shortened.get(skill) ?? shortenMarkdown(notes, longestGuidance);
  shortened.set(skill, known);
  return known;
}
