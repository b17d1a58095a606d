/** Longer than any tag, so that a line of megabytes costs nothing. */
export const reach = 256;
