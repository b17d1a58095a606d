import type { Library } from '../../framework/library.js';
import { isIgnored } from '../../tag/ignored.js';
import { resolveTag, type Resolution } from '../../tag/resolve.js';
import { scanBody, scanHashtag } from '../../tag/scan.js';
import type { Span } from '../../text.js';
import { markerOf, type MarkerKind, type Markers } from '../markers.js';

/** Says what hashtags are to a journal. Words that were asked for are remembered, since journals repeat them. */
export class TagJudge {
  private readonly resolutions = new Map<string, Resolution | undefined>();
  private static readonly known = new WeakMap<Library, TagJudge>();

  /** The one for these settings; kept for the library that it was last asked for. */
  static of(library: Library, markers: Markers, ignored: readonly string[]): TagJudge {
    const known = TagJudge.known.get(library);
    if (known?.markers === markers && isSameList(known.ignored, ignored)) return known;
    const judge = new TagJudge(library, markers, ignored);
    TagJudge.known.set(library, judge);
    return judge;
  }

  private constructor(
    private readonly library: Library,
    readonly markers: Markers,
    private readonly ignored: readonly string[],
  ) {}

  /** What a hashtag means; undefined: it is none of ours, or the user keeps it for themselves. */
  resolve(tag: string): Resolution | undefined {
    if (this.resolutions.has(tag)) return this.resolutions.get(tag);
    const resolution = isIgnored(tag, this.ignored) ? undefined : resolveTag(tag, this.library);
    if (this.resolutions.size >= mostRemembered) this.resolutions.clear();
    this.resolutions.set(tag, resolution);
    return resolution;
  }

  marker(tag: string): MarkerKind | undefined {
    return markerOf(tag, this.markers);
  }

  /** A skill tag or a marker. */
  isTag(tag: string): boolean {
    return this.marker(tag) !== undefined || this.resolve(tag) !== undefined;
  }

  /** Whether a hashtag that `isWanted` stands in a stretch of a text, be it in code. */
  holds(text: string, { start, end }: Span, isWanted: (tag: string) => boolean): boolean {
    // Not in all of the text: where it has few hashtags, each block would be searched to its end.
    const words = text.slice(start, end);
    for (let at = words.indexOf('#'); at !== -1; at = words.indexOf('#', at + 1)) {
      const hashtag = scanHashtag(text, start + at) ?? scanQuoted(text, start + at);
      if (hashtag && isWanted(hashtag.text)) return true;
    }
    return false;
  }
}

/** More different hashtags than a journal has; texts that hold more make the memory start anew. */
const mostRemembered = 50_000;

/** A hashtag in a quote, of which the parser sees the line without the quote's marks: `>#ITOP/4`. */
function scanQuoted(text: string, offset: number): { readonly text: string } | undefined {
  const end = scanBody(text, offset + 1);
  if (end === undefined) return undefined;
  const before = text.slice(Math.max(0, offset - 256), offset);
  const isQuoted = before.lastIndexOf('>') > Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
  return isQuoted ? { text: text.slice(offset, end) } : undefined;
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((item, i) => item === b[i]));
}
