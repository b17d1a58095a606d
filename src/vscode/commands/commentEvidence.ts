import * as vscode from 'vscode';
import type { Verdict } from '../../core/journal/model.js';
import type { GivenComment, ReviewCommenting } from '../reviews/reviewCommenting.js';
import type { Command } from './command.js';

/** Comments on the evidence at the cursor. A caller may give `{ verdict, rating, text, author }` or some of them. */
export function commentEvidence(commenting: ReviewCommenting): Command {
  return {
    id: 'skillJournal.commentEvidence',
    execute: async (argument) => {
      const editor = vscode.window.activeTextEditor;
      if (editor?.document.languageId !== 'markdown') return;
      await commenting.comment(editor.document, editor.selection.active.line, given(argument));
    },
  };
}

/** The buttons of a comment thread: what was typed, with a verdict or without. */
export function agreeWithEvidence(commenting: ReviewCommenting): Command {
  return { id: 'skillJournal.commentAgree', execute: (reply) => write('agree', reply, commenting) };
}

export function disagreeWithEvidence(commenting: ReviewCommenting): Command {
  return { id: 'skillJournal.commentDisagree', execute: (reply) => write('disagree', reply, commenting) };
}

export function replyToEvidence(commenting: ReviewCommenting): Command {
  return { id: 'skillJournal.commentNeither', execute: (reply) => write('neither', reply, commenting) };
}

async function write(verdict: Verdict | 'neither', reply: unknown, commenting: ReviewCommenting): Promise<void> {
  if (!isReply(reply)) return;
  const { thread, text } = reply;
  const document = await vscode.workspace.openTextDocument(thread.uri);
  const line = thread.range.start.line;
  const isWritten = await commenting.comment(document, line, { ...given(reply), verdict, text });
  // An empty thread was only there to type into: what was written comes back as one of ours.
  if (isWritten && thread.comments.length === 0) thread.dispose();
}

function isReply(value: unknown): value is vscode.CommentReply {
  return (
    typeof value === 'object' &&
    value !== null &&
    'thread' in value &&
    'text' in value &&
    typeof value.text === 'string'
  );
}

function given(argument: unknown): GivenComment {
  if (typeof argument !== 'object' || argument === null) return {};
  const values = argument as Readonly<Record<string, unknown>>;
  const { verdict, rating, text, author } = values;
  return {
    ...((verdict === 'agree' || verdict === 'disagree' || verdict === 'neither') && { verdict }),
    ...(typeof rating === 'string' && { rating }),
    ...(typeof text === 'string' && { text }),
    ...(typeof author === 'string' && { author }),
  };
}
