import * as vscode from 'vscode';
import { hoverFor } from '../../core/editor/hover.js';
import type { HoverPart } from '../../core/editor/hover.js';
import { hoverCommands } from '../../core/editor/support/commandLinks.js';
import { containsPosition } from '../../core/text.js';
import { fromPosition, toRange } from '../support/convert.js';
import type { Parts } from '../features.js';
import { isLive } from '../notes/liveDocument.js';
import type { SkillNotes } from '../notes/skillNotes.js';
import { today } from '../support/today.js';

type Needs = Pick<Parts, 't' | 'log' | 'config' | 'frameworks' | 'open' | 'evidence' | 'profiles' | 'state'>;

/** Says what a tag asks for, and what stands behind it, when the pointer rests on it. */
export class SkillHoverProvider implements vscode.HoverProvider {
  constructor(
    private readonly parts: Needs,
    private readonly notes: SkillNotes,
  ) {}

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const { t, log, config, frameworks, open, evidence, profiles, state } = this.parts;
    if (!isLive(document) || !config.hoverEnabled(document.uri) || !state.answersIn(document.uri)) return undefined;
    // Most of what a pointer rests on is no tag: a look at the line saves reading the note.
    if (!document.lineAt(position.line).text.includes('#') && !isFrontMatter(document)) return undefined;
    try {
      await frameworks.whenLoaded();
      const record = await open.read(document);
      if (token.isCancellationRequested || record === undefined) return undefined;
      const tag = record.tags.find(({ range }) => containsPosition(range, fromPosition(position)));
      if (tag === undefined) return undefined;
      const notes = tag.target && (await this.notes.read(tag.target));
      const content = hoverFor(tag.text, {
        library: frameworks.library,
        evidence,
        t,
        today: today(),
        notes,
        targets: profiles.targets(),
        hints: profiles.hints(),
        isBuiltIn: (framework) => frameworks.builtIn.includes(framework),
      });
      return content && new vscode.Hover(content.parts.map(toMarkdownString), toRange(tag.range));
    } catch (error) {
      log.error('Showing a hover', error);
      return undefined;
    }
  }
}

function isFrontMatter(document: vscode.TextDocument): boolean {
  return document.lineAt(0).text.startsWith('---');
}

/** Only strings that are ours may run commands, and only those commands. */
function toMarkdownString({ markdown, trusted }: HoverPart): vscode.MarkdownString {
  const text = new vscode.MarkdownString(markdown);
  if (trusted) text.isTrusted = { enabledCommands: [...hoverCommands] };
  return text;
}
