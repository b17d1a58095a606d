/** A size as messages give it: `64.0`. */
export function megabytes(size: number): string {
  return (size / (1024 * 1024)).toFixed(1);
}
