import { findFaults, languages, readTexts, textFiles } from '../test/support/translations.js';

/** Lists what the translations lack, for whoever completes them: `npm run l10n:missing`. */
function main(): void {
  let faults = 0;
  for (const { english, of } of textFiles) {
    const texts = readTexts(english);
    for (const language of languages) {
      const { missing, extra, broken } = findFaults(texts, readTexts(of(language)));
      for (const [what, keys] of Object.entries({ missing, extra, broken })) {
        for (const key of keys)
          console.log(`${of(language)}: ${what}: ${key}${texts[key] === key ? '' : ` = ${texts[key] ?? ''}`}`);
        faults += keys.length;
      }
    }
  }
  console.log(faults === 0 ? 'The translations are complete.' : `${faults} to see to.`);
  process.exitCode = faults === 0 ? 0 : 1;
}

main();
