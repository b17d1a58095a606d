import { readFramework } from '../core/framework/read.js';
import { readProfile, readRoles } from '../core/targets/readProfile.js';

/** The YAML files of this product. A large one takes seconds, so that workers read them. */
const readers = { framework: readFramework, profile: readProfile, roles: readRoles };

export type YamlKind = keyof typeof readers;
export type YamlReading<Kind extends YamlKind = YamlKind> = ReturnType<(typeof readers)[Kind]>;

/** Reads a file of one kind; its problems say what is wrong with it. Plain data, so that it can be posted. */
export function readYaml<Kind extends YamlKind>(kind: Kind, text: string, uri: string): YamlReading<Kind> {
  return readers[kind](text, uri) as YamlReading<Kind>;
}
