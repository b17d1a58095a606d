import * as vscode from 'vscode';
import { findDefinition, findHighlights, findReferences, type TagLocation } from '../../core/editor/references.js';
import type { NoteRecord } from '../../core/journal/model.js';
import { mapSteps } from '../../core/steps.js';
import { fromPosition, toRange } from '../support/convert.js';
import type { Parts, SkillPlaces } from '../features.js';
import { isLive } from '../notes/liveDocument.js';
import { untilCancelled } from '../support/progress.js';

type Needs = Pick<Parts, 'frameworks' | 'journal' | 'open' | 'state'>;

/** From a tag to the others like it, and to the skill's page. */
export class TagNavigation
  implements vscode.ReferenceProvider, vscode.DefinitionProvider, vscode.DocumentHighlightProvider
{
  constructor(
    private readonly pages: Pick<SkillPlaces, 'locate'>,
    private readonly parts: Needs,
  ) {}

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    _context: vscode.ReferenceContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[]> {
    const { frameworks, journal } = this.parts;
    const note = await this.recordOf(document);
    if (note === undefined || token.isCancellationRequested) return [];
    const steps = findReferences(note, fromPosition(position), journal.index, frameworks.library);
    const found = await untilCancelled(steps, token);
    const toLocation = ({ uri, range }: TagLocation): vscode.Location =>
      new vscode.Location(vscode.Uri.parse(uri, true), toRange(range));
    return untilCancelled(mapSteps(found, toLocation), token);
  }

  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.LocationLink[] | undefined> {
    const note = await this.recordOf(document);
    if (note === undefined || token.isCancellationRequested) return undefined;
    const found = findDefinition(note, fromPosition(position), this.parts.frameworks.library);
    if (found === undefined) return undefined;
    const { uri, range } = await this.pages.locate(found.target);
    return [{ originSelectionRange: toRange(found.range), targetUri: uri, targetRange: range }];
  }

  async provideDocumentHighlights(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentHighlight[] | undefined> {
    const note = await this.recordOf(document);
    if (note === undefined || token.isCancellationRequested) return undefined;
    const found = findHighlights(note, fromPosition(position), this.parts.frameworks.library);
    // None of ours: the editor marks equal words instead.
    return found.length === 0 ? undefined : found.map((range) => new vscode.DocumentHighlight(toRange(range)));
  }

  private async recordOf(document: vscode.TextDocument): Promise<NoteRecord | undefined> {
    const { frameworks, open, state } = this.parts;
    if (!isLive(document) || !state.answersIn(document.uri)) return undefined;
    await frameworks.whenLoaded();
    return open.read(document);
  }
}
