import type { Literal } from 'mdast';
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import type { Options as ToMarkdownExtension } from 'mdast-util-to-markdown';
import type { Processor } from 'unified';
import type {} from 'remark-parse';
import type {} from 'remark-stringify';
import { hashtagSyntax } from './syntax.js';

/** A hashtag in the tree; `value` is with the `#`. */
export interface HashtagNode extends Literal {
  type: 'hashtag';
}

declare module 'mdast' {
  interface PhrasingContentMap {
    hashtag: HashtagNode;
  }
  interface RootContentMap {
    hashtag: HashtagNode;
  }
}

/** Turns hashtag tokens into nodes. */
export function hashtagFromMarkdown(): FromMarkdownExtension {
  return {
    enter: {
      hashtag(token) {
        this.enter({ type: 'hashtag', value: this.sliceSerialize(token) }, token);
      },
    },
    exit: {
      hashtag(token) {
        this.exit(token);
      },
    },
  };
}

/** Writes hashtag nodes back as they were read. */
export function hashtagToMarkdown(): ToMarkdownExtension {
  return { handlers: { hashtag: (node: HashtagNode) => node.value } };
}

/** Remark plugin: `unified().use(remarkParse).use(remarkHashtag)`. */
export function remarkHashtag(this: Processor): void {
  const data = this.data();
  (data.micromarkExtensions ??= []).push(hashtagSyntax());
  (data.fromMarkdownExtensions ??= []).push(hashtagFromMarkdown());
  (data.toMarkdownExtensions ??= []).push(hashtagToMarkdown());
}
