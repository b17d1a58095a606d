/** What hosts load only when a language model asks. */
export { JournalFacts } from './journalFacts.js';
export { lookUpSkill } from './lookUpSkill.js';
export { tallyForModel } from './tallyEvidence.js';
