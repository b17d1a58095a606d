import * as vscode from 'vscode';
import type { Translate } from '../core/messages/translate.js';
import type { Problem } from '../core/problem.js';

/** The words of a problem; files that it mentions are shown as paths in the workspace. */
export function sayProblem({ code, args }: Pick<Problem, 'code' | 'args'>, t: Translate): string {
  const shown: Record<string, string> = { ...args };
  if (args.uri !== undefined) shown.uri = showPath(args.uri);
  if (args.where !== undefined) {
    shown.where = args.line === undefined ? showPath(args.where) : `${showPath(args.where)}:${args.line}`;
  }
  return t(code, shown);
}

function showPath(uri: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
}
