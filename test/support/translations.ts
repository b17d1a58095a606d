import * as fs from 'node:fs';
import * as path from 'node:path';

import { projectRoot } from './paths.js';

/** The languages beside English, as VS Code calls them. */
export const languages = ['de', 'es'] as const;
export type Language = (typeof languages)[number];

type Texts = Readonly<Record<string, string>>;

/** What is wrong with a translation, one line each. */
export interface Faults {
  /** English texts that have none. */
  readonly missing: readonly string[];
  /** Translations of what is not said any more. */
  readonly extra: readonly string[];
  /** Translations that lose or invent a placeholder, a command or a code. */
  readonly broken: readonly string[];
}

/** The files of texts: those of the manifest, and those that the program says. */
export const textFiles = [
  { english: 'package.nls.json', of: (language: Language) => `package.nls.${language}.json` },
  { english: 'l10n/bundle.l10n.json', of: (language: Language) => `l10n/bundle.l10n.${language}.json` },
] as const;

export function readTexts(file: string): Texts {
  const full = path.join(projectRoot, file);
  return fs.existsSync(full) ? (JSON.parse(fs.readFileSync(full, 'utf8')) as Texts) : {};
}

/** Compares the translations of one file with its English. */
export function findFaults(english: Texts, translated: Texts): Faults {
  const keys = Object.keys(english);
  return {
    missing: keys.filter((key) => (translated[key] ?? '').trim() === ''),
    extra: Object.keys(translated).filter((key) => !(key in english)),
    broken: keys.filter((key) => {
      const text = translated[key];
      return text !== undefined && partsOf(text).join() !== partsOf(english[key] ?? '').join();
    }),
  };
}

/** What a translation has to leave as it is: placeholders, commands of links, settings, code, and the line breaks. */
export function partsOf(text: string): readonly string[] {
  const found = text.match(/\{\w+\}|\(command:[^)]*\)|`[^`]*`|#[A-Z]+\/\d|\n/g) ?? [];
  return [...found].sort();
}
