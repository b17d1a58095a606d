/**
 * The editor's watcher begins to watch a new folder a moment after it came, and misses what comes into it before; the
 * folders among that it may never watch. So who is told of something new looks once more, after this pause.
 */
export const SECOND_LOOK_MS = 2_000;
