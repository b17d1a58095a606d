import type { Framework, Skill } from '../core/framework/model.js';
import type { YamlReading } from './readYaml.js';

/**
 * A reading on its way from the worker. A large framework would hold up the thread that takes it as a whole: its skills
 * come as JSON, some in each text, and are read with turns for others between.
 */
export interface PackedReading {
  /** Without the skills that are packed. */
  readonly reading: YamlReading;
  readonly skills: readonly string[];
}

const SKILLS_AT_ONCE = 50;

export function packReading(reading: YamlReading): PackedReading {
  const framework = frameworkOf(reading);
  if (framework === undefined) return { reading, skills: [] };
  const skills: string[] = [];
  for (let i = 0; i < framework.skills.length; i += SKILLS_AT_ONCE) {
    skills.push(JSON.stringify(framework.skills.slice(i, i + SKILLS_AT_ONCE)));
  }
  return { reading: { ...reading, framework: { ...framework, skills: [] } }, skills };
}

export function* unpackReading({ reading, skills: packed }: PackedReading): Generator<undefined, YamlReading> {
  const framework = frameworkOf(reading);
  if (framework === undefined) return reading;
  const skills: Skill[] = [];
  for (const some of packed) {
    skills.push(...(JSON.parse(some) as readonly Skill[]));
    yield undefined;
  }
  return { ...reading, framework: { ...framework, skills } };
}

function frameworkOf(reading: YamlReading): Framework | undefined {
  return 'framework' in reading ? reading.framework : undefined;
}
