import * as vscode from 'vscode';
import { commentAside } from '../../core/review/render.js';
import { escapeMarkdown } from '../../core/markdownText.js';
import { isReviewText } from '../../core/review/frontMatter.js';
import { findPieces } from '../../core/review/pieceLines.js';
import type { CalloutWords, TagTarget } from '../../core/journal/model.js';
import type { Parts } from '../features.js';
import { runLogged } from '../support/log.js';
import { isLive } from '../notes/liveDocument.js';

type Needs = Pick<Parts, 't' | 'log' | 'config' | 'open' | 'frameworks' | 'state'>;

export const COMMENTS_ID = 'skillJournal.review';

/** Comments of a document, ready to be shown at a line. */
interface ShownThread {
  readonly line: number;
  /** The tags of the evidence. */
  readonly tags: string;
  readonly comments: readonly { readonly author: string; readonly aside: string; readonly body: string }[];
}

/**
 * Reviewers' comments as the editor's threads: on the evidence that they are about, in reviews and in notes. What is shown
 * is what the callouts say; a reply is another callout.
 */
export class ReviewThreads implements vscode.Disposable {
  private readonly controller: vscode.CommentController;
  private readonly shown = new Map<
    string,
    { readonly key: string; readonly threads: readonly vscode.CommentThread[] }
  >();
  private readonly subscriptions: readonly vscode.Disposable[];

  constructor(private readonly parts: Needs) {
    const { t, open, config } = parts;
    this.controller = vscode.comments.createCommentController(COMMENTS_ID, t('comment.title'));
    this.controller.options = { prompt: t('comment.prompt'), placeHolder: t('comment.prompt') };
    this.controller.commentingRangeProvider = {
      provideCommentingRanges: (document) => this.rangesIn(document),
    };
    this.subscriptions = [
      this.controller,
      open.onDidChange((uris) => this.update(uris)),
      open.onDidForget(() => this.update(open.all().map(({ uri }) => uri))),
      config.onDidChange(() => this.update(vscode.workspace.textDocuments.map(({ uri }) => uri))),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.show(uri, [])),
    ];
    this.update(open.all().map(({ uri }) => uri));
  }

  dispose(): void {
    for (const { threads } of this.shown.values()) for (const thread of threads) thread.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Where a reviewer may comment: on evidence; in notes only where the user wants that. */
  private async rangesIn(document: vscode.TextDocument): Promise<vscode.Range[]> {
    if (document.languageId !== 'markdown' || !isLive(document)) return [];
    const text = document.getText();
    if (isReviewText(text)) return findPieces(text).map(({ line }) => new vscode.Range(line, 0, line, 0));
    if (!this.parts.config.commentsInNotes(document.uri)) return [];
    const record = await this.parts.open.read(document);
    return (record?.entries ?? [])
      .filter(({ claims }) => claims.length > 0)
      .map(({ range: { start } }) => new vscode.Range(start.line, 0, start.line, 0));
  }

  private update(uris: readonly vscode.Uri[]): void {
    for (const uri of uris) {
      const document = this.parts.open.find(uri.toString());
      if (document === undefined) this.show(uri, []);
      else runLogged(this.parts.log, 'Showing comments', async () => this.show(uri, await this.threadsIn(document)));
    }
  }

  private async threadsIn(document: vscode.TextDocument): Promise<readonly ShownThread[]> {
    if (!this.parts.state.speaksIn(document.uri)) return [];
    const text = document.getText();
    if (isReviewText(text)) {
      // It parses Markdown, which start-up does without.
      const { wordsOfCallout } = await import('../../core/withParser.js');
      return findPieces(text).flatMap(({ line, level, callouts }) => {
        const comments = callouts.map((callout) => this.sayComment(wordsOfCallout(callout.text)));
        return comments.length === 0 ? [] : [{ line, tags: this.sayTags(level ? [level] : []), comments }];
      });
    }
    const record = await this.parts.open.read(document);
    return (record?.entries ?? []).flatMap(({ range, claims, comments = [] }) =>
      comments.length === 0
        ? []
        : [
            {
              line: range.start.line,
              tags: this.sayTags(claims),
              comments: comments.map((comment) => this.sayComment(comment)),
            },
          ],
    );
  }

  private sayTags(levels: readonly TagTarget[]): string {
    const tags = levels.map((target) => this.parts.frameworks.library.tagFor(target));
    return [...new Set(tags)].join(', ');
  }

  private sayComment(comment: CalloutWords): ShownThread['comments'][number] {
    const { t } = this.parts;
    const author = comment.author === '' ? t('review.comment.nobody') : comment.author;
    return { author, aside: commentAside(comment, t), body: comment.text };
  }

  /** Threads that say what they said before stay as they are, with what is being typed into them. */
  private show(uri: vscode.Uri, wanted: readonly ShownThread[]): void {
    const name = uri.toString();
    const key = JSON.stringify(wanted);
    const known = this.shown.get(name);
    if ((known?.key ?? '[]') === key) return;
    for (const thread of known?.threads ?? []) thread.dispose();
    this.shown.delete(name);
    if (wanted.length === 0) return;
    const threads = wanted.map(({ line, tags, comments }) => {
      const shown = comments.map(({ author, aside, body }) => ({
        author: { name: author },
        label: aside,
        body: new vscode.MarkdownString(body.split('\n').map(escapeMarkdown).join('\n\n')),
        mode: vscode.CommentMode.Preview,
      }));
      const thread = this.controller.createCommentThread(uri, new vscode.Range(line, 0, line, 0), shown);
      const { t } = this.parts;
      thread.label = tags === '' ? t('comment.title') : t('comment.thread', { tag: tags });
      thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
      return thread;
    });
    this.shown.set(name, { key, threads });
  }
}
