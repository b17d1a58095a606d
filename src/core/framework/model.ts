/** A named, versioned set of skills and levels, from one file. Everything in it is untrusted text. */
export interface Framework {
  /** A slug; the optional first segment of a tag. */
  readonly id: string;
  readonly name: string;
  readonly version: string | undefined;
  readonly language: string | undefined;
  /** Source of a regular expression that a whole code matches, known or not (case-sensitive). */
  readonly codePattern: string | undefined;
  readonly licence: Licence | undefined;
  /** Lowest rung first: the order is the rank. */
  readonly levels: readonly Level[];
  readonly groups: readonly Group[];
  /** In the order of the file. */
  readonly skills: readonly Skill[];
  /** Where it was read from. */
  readonly uri: string;
}

export interface Licence {
  readonly name: string | undefined;
  readonly url: string | undefined;
  readonly notice: string | undefined;
  /** False: the text stays out of exports unless the user says otherwise. */
  readonly redistributable: boolean;
}

export interface Level {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly essence: string | undefined;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly groups: readonly Group[];
}

export interface Skill {
  readonly code: string;
  readonly name: string;
  /** Ids of the groups around it, outermost first. */
  readonly group: readonly string[];
  readonly description: string | undefined;
  /** Guidance notes: Markdown, untrusted. */
  readonly notes: string | undefined;
  readonly url: string | undefined;
  /** Former codes or spellings. */
  readonly aliases: readonly string[];
  /** Only the levels defined for this skill, lowest first. */
  readonly levels: readonly SkillLevel[];
}

export interface SkillLevel {
  /** `Level.id` of the framework. */
  readonly id: string;
  readonly summary: string | undefined;
  /** Statement `n` of a tag is `statements[n - 1]`. */
  readonly statements: readonly Statement[];
}

export interface Statement {
  readonly text: string;
  readonly examples: readonly string[];
}

/** Names a skill across frameworks. */
export interface SkillRef {
  readonly framework: string;
  readonly code: string;
}
