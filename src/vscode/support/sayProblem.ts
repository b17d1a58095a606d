import * as vscode from 'vscode';
import type { Translate } from '../../core/messages/translate.js';
import type { Problem } from '../../core/problem.js';

/** The words of a problem. */
export function sayProblem({ code, args }: Pick<Problem, 'code' | 'args'>, t: Translate): string {
  return t(code, readableArgs(args));
}

/** A problem's arguments with the files that it mentions as paths in the workspace. */
export function readableArgs(args: Problem['args']): Problem['args'] {
  const { uri, where, line } = args;
  return {
    ...args,
    ...(uri === undefined ? {} : { uri: showPath(uri) }),
    ...(where === undefined ? {} : { where: line === undefined ? showPath(where) : `${showPath(where)}:${line}` }),
  };
}

function showPath(uri: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
}
