/** What hosts load only when somebody asks for a review or an export: it is large, and most days nobody does. */
export { buildReview } from './build.js';
export { exportReview } from './exportReview.js';
export { exportTally } from './tallyExport.js';
export { refreshReview, writeReview } from './write.js';
