/** The scheme of the sample journal's files, which are in memory. */
export const SAMPLE_SCHEME = 'skill-journal-sample';
