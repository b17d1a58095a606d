import * as vscode from 'vscode';
import type { Claim, NoteRecord, Verdict } from '../../core/journal/model.js';
import { calloutLines, entryAtLine, planComment, type NewComment } from '../../core/review/commentEdit.js';
import { isReviewText } from '../../core/review/frontMatter.js';
import { addCallout, findPieces } from '../../core/review/pieceLines.js';
import type { TextEdit } from '../../core/text.js';
import { toTextEdit } from '../support/convert.js';
import type { Parts } from '../features.js';
import { isReadOnly } from '../journalTexts.js';
import { today } from '../support/today.js';

type Needs = Pick<Parts, 't' | 'open' | 'frameworks'>;

/** What a caller gave instead of being asked. */
export interface GivenComment {
  readonly verdict?: Verdict | 'neither';
  /** Empty: none. */
  readonly rating?: string;
  readonly text?: string;
  readonly author?: string;
}

type Claimed = Pick<Claim, 'framework' | 'code' | 'level'>;

/** The evidence that a comment is about. */
interface Subject {
  readonly words: string;
  /** In a review document, what the part is about. */
  readonly claims: readonly Claimed[];
  plan(comment: NewComment): Promise<TextEdit | undefined>;
}

const AUTHOR_KEY = 'comments.author';
const WORDS_SHOWN = 60;

/** Asks a reviewer what they say of a piece of evidence, and writes it under the piece: one edit, which can be undone. */
export class ReviewCommenting {
  constructor(
    /** Remembers the reviewer's name. */
    private readonly memory: vscode.Memento,
    private readonly parts: Needs,
  ) {}

  /** True: it is written. */
  async comment(document: vscode.TextDocument, line: number, given: GivenComment = {}): Promise<boolean> {
    const { t } = this.parts;
    const version = document.version;
    if (await isReadOnly(document.uri)) {
      const file = vscode.workspace.asRelativePath(document.uri);
      void vscode.window.showWarningMessage(t('host.edit.readOnly', { file }));
      return false;
    }
    const subject = await this.subjectAt(document, line);
    if (subject === undefined) {
      void vscode.window.showWarningMessage(t('comment.none'));
      return false;
    }
    const comment = await this.ask(subject, given);
    if (comment === undefined) return false;
    const planned = await subject.plan(comment);
    if (planned === undefined) {
      void vscode.window.showWarningMessage(t('comment.noPlace'));
      return false;
    }
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, [toTextEdit(planned)]);
    if (document.version === version && (await vscode.workspace.applyEdit(edit))) return true;
    void vscode.window.showWarningMessage(
      t('host.edit.changed', { file: vscode.workspace.asRelativePath(document.uri) }),
    );
    return false;
  }

  private async subjectAt(document: vscode.TextDocument, line: number): Promise<Subject | undefined> {
    const text = document.getText();
    if (isReviewText(text)) {
      const piece = findPieces(text).find((one) => one.line <= line && line <= one.last);
      if (piece === undefined) return undefined;
      const plan = (comment: NewComment): Promise<TextEdit> =>
        Promise.resolve(addCallout(text, piece, calloutLines(comment)));
      return { words: piece.words, claims: piece.level ? [piece.level] : [], plan };
    }
    const record = await this.parts.open.read(document);
    const entry = record && entryAtLine(record, line);
    if (record === undefined || entry === undefined) return undefined;
    const uri = document.uri.toString();
    const read = (changed: string): Promise<NoteRecord | undefined> => this.parts.open.readText(uri, changed);
    return {
      words: entry.text,
      claims: entry.claims,
      plan: (comment) => planComment(text, record, entry, comment, read),
    };
  }

  private async ask(subject: Subject, given: GivenComment): Promise<NewComment | undefined> {
    const { t } = this.parts;
    const title = t('comment.title');
    const [first = ''] = subject.words.split('\n');
    const words = first.length > WORDS_SHOWN ? `${first.slice(0, WORDS_SHOWN).trimEnd()}…` : first;
    const verdict = given.verdict ?? (await this.askVerdict(title, words));
    if (verdict === undefined) return undefined;
    const rating = given.rating ?? (await this.askRating(title, subject.claims));
    if (rating === undefined) return undefined;
    const text =
      given.text ??
      (await vscode.window.showInputBox({ title, prompt: t('comment.text', { words }), ignoreFocusOut: true }));
    if (text === undefined) return undefined;
    const author = given.author ?? (await this.askAuthor(title));
    if (author === undefined) return undefined;
    return {
      author,
      date: today(),
      verdict: verdict === 'neither' ? undefined : verdict,
      rating: rating === '' ? undefined : rating,
      text,
    };
  }

  private async askVerdict(title: string, words: string): Promise<Verdict | 'neither' | undefined> {
    const { t } = this.parts;
    const items = [
      { label: t('comment.agree'), description: t('comment.agree.hint'), verdict: 'agree' as const },
      { label: t('comment.disagree'), description: t('comment.disagree.hint'), verdict: 'disagree' as const },
      { label: t('comment.neither'), verdict: 'neither' as const },
    ];
    const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: t('comment.verdict', { words }) });
    return chosen?.verdict;
  }

  /** The levels of the skills that the entry claims; empty for none. */
  private async askRating(title: string, claims: readonly Claimed[]): Promise<string | undefined> {
    const { t, frameworks } = this.parts;
    const { library } = frameworks;
    const skills = [...new Map(claims.map((claim) => [`${claim.framework}\n${claim.code}`, claim])).values()];
    if (skills.length === 0) return '';
    const levels = skills.flatMap(({ framework, code }) =>
      (library.skill({ framework, code })?.levels ?? []).map(({ id }) => ({
        label: skills.length === 1 ? id : `${code}/${id}`,
        description: library.level(framework, id)?.name ?? '',
      })),
    );
    const level = claims.map((claim) => `${claim.code}/${claim.level}`).join(', ');
    const none = { label: t('comment.rating.none'), description: '' };
    const chosen = await vscode.window.showQuickPick([none, ...levels], {
      title,
      placeHolder: t('comment.rating', { level }),
      matchOnDescription: true,
    });
    return chosen === none ? '' : chosen?.label;
  }

  private async askAuthor(title: string): Promise<string | undefined> {
    const known = this.memory.get<unknown>(AUTHOR_KEY);
    if (typeof known === 'string' && known !== '') return known;
    const author = await vscode.window.showInputBox({
      title,
      prompt: this.parts.t('comment.author'),
      ignoreFocusOut: true,
    });
    if (author !== undefined && author.trim() !== '') await this.memory.update(AUTHOR_KEY, author.trim());
    return author?.trim();
  }
}
