import * as build from '../../../src/core/review/build.js';
import * as regions from '../../../src/core/review/regions.js';
import * as write from '../../../src/core/review/write.js';
import { finish } from '../../../src/core/steps.js';

/** What hosts do step by step. */
export function buildReview(...given: Parameters<typeof build.buildReview>): build.ReviewSource {
  return finish(build.buildReview(...given));
}

export function writeReview(...given: Parameters<typeof write.writeReview>): write.WrittenReview {
  return finish(write.writeReview(...given));
}

export function refreshReview(...given: Parameters<typeof write.refreshReview>): write.WrittenReview | regions.Broken {
  return finish(write.refreshReview(...given));
}

export function findRegions(lines: readonly regions.Line[]): readonly regions.FoundRegion[] | regions.Broken {
  return finish(regions.findRegions(lines));
}
