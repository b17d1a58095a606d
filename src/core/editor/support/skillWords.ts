import type { Library } from '../../framework/library.js';
import type { Framework, Skill } from '../../framework/model.js';
import { foldSpelling, slug, typedForm } from '../../framework/spelling.js';

/** A skill with all that it can be found by, folded. */
export interface SkillWords {
  readonly framework: Framework;
  readonly skill: Skill;
  /** Code and aliases, as they are typed. */
  readonly codes: readonly string[];
  /** The name from each of its words on, as a slug: `infrastructure-operations`, `operations`. */
  readonly nameTails: readonly string[];
  /** The name's words, joined by a blank before each. */
  readonly name: string;
}

const cache = new WeakMap<Library, readonly SkillWords[]>();

/** All skills of a library in its order; made once for each library. */
export function skillWords(library: Library): readonly SkillWords[] {
  const known = cache.get(library);
  if (known) return known;
  const made = library.frameworks.flatMap((framework) => framework.skills.map((skill) => wordsOf(framework, skill)));
  cache.set(library, made);
  return made;
}

/** A text from each of its words on, as slugs: what "starts with a word of it" is tried against. */
export function tailsOf(text: string): readonly string[] {
  const whole = slug(text);
  if (whole === '') return [];
  const tails = [whole];
  for (let at = whole.indexOf('-'); at !== -1; at = whole.indexOf('-', at + 1)) tails.push(whole.slice(at + 1));
  return tails;
}

function wordsOf(framework: Framework, skill: Skill): SkillWords {
  return {
    framework,
    skill,
    codes: [skill.code, ...skill.aliases].map((code) => foldSpelling(typedForm(code))),
    nameTails: tailsOf(skill.name),
    name: ` ${slug(skill.name).replaceAll('-', ' ')}`,
  };
}
