/** A relative URI: the characters with a meaning in URIs are those of the name. */
export function toUri(path: string): string {
  return path.replace(/[%?#:]/g, encodeURIComponent);
}

export function toPath(uri: string): string {
  return uri.replace(/%(?:25|3F|23|3A)/g, decodeURIComponent);
}
