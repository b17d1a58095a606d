import type { Extension, State, Code, TokenizeContext, Effects } from 'micromark-util-types';
import { scanHashtag } from './scan.js';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    hashtag: 'hashtag';
  }
}

/**
 * Micromark extension: a hashtag in text is a token of its own, so that code, links and HTML around it are judged by the
 * Markdown parser itself. Which hashtags mean a skill is not known here.
 */
export function hashtagSyntax(): Extension {
  return { text: { 35: { name: 'hashtag', tokenize: tokenizeHashtag } } };
}

/**
 * All of a line's text is at hand as one chunk when its first character is tokenised (micromark splits only at line ends,
 * tabs and NUL), so the scanner reads the chunk itself and the tokenizer consumes what it found.
 */
function tokenizeHashtag(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const sliceStream = this.sliceStream.bind(this);
  const now = this.now.bind(this);
  const previous = this.previous;
  let left = 0;
  return start;

  /**
   * ```markdown
   * > | restored the wiki #ITOP/4 today
   *                       ^
   * ```
   */
  function start(code: Code): State | undefined {
    const point = now();
    const chunk = sliceStream({
      start: { ...point, _bufferIndex: 0 },
      end: { ...point, _index: point._index + 1, _bufferIndex: 0 },
    })[0];
    const at = point._bufferIndex;
    if (typeof chunk !== 'string' || isOpenBar(chunk, at)) return nok(code);
    // A NUL is a chunk of its own, and no white space.
    if (at === 0 && previous === 65533) return nok(code);
    const found = scanHashtag(chunk, at);
    if (!found) return nok(code);
    left = found.end - found.start;
    effects.enter('hashtag');
    return inside(code);
  }

  /**
   * ```markdown
   * > | restored the wiki #ITOP/4 today
   *                       ^^^^^^^
   * ```
   */
  function inside(code: Code): State | undefined {
    effects.consume(code);
    left--;
    if (left > 0) return inside;
    effects.exit('hashtag');
    return ok;
  }
}

/** A bar inside a chunk is no cell's edge: micromark hands over each cell alone. */
function isOpenBar(chunk: string, at: number): boolean {
  return chunk.charAt(at - 1) === '|';
}
