import { foldSpelling } from '../framework/spelling.js';

/** Hashtags that say something about all that they stand on, without `#`; sub-tags (`#private/hr`) mean the same. */
export interface Markers {
  readonly private: readonly string[];
  readonly knowledge: readonly string[];
  readonly planned: readonly string[];
}

export type MarkerKind = keyof Markers;

export const defaultMarkers: Markers = { private: ['private'], knowledge: ['knowledge'], planned: ['planned'] };

/** What a hashtag marks; undefined where it is no marker. */
export function markerOf(text: string, markers: Markers): MarkerKind | undefined {
  let known = kindsByText.get(markers);
  if (!known) kindsByText.set(markers, (known = new Map<string, MarkerKind | undefined>()));
  if (known.has(text)) return known.get(text);
  const kind = judge(text, markers);
  if (known.size >= mostRemembered) known.clear();
  known.set(text, kind);
  return kind;
}

/** Every hashtag of a journal is asked for, several times. */
const kindsByText = new WeakMap<Markers, Map<string, MarkerKind | undefined>>();
const mostRemembered = 50_000;

function judge(text: string, markers: Markers): MarkerKind | undefined {
  const folded = foldSpelling(text.replace(/^#/, ''));
  const kinds: readonly MarkerKind[] = ['private', 'knowledge', 'planned'];
  return kinds.find((kind) =>
    markers[kind].some((name) => {
      const marker = foldSpelling(name.replace(/^#/, ''));
      return marker !== '' && (folded === marker || folded.startsWith(`${marker}/`));
    }),
  );
}
