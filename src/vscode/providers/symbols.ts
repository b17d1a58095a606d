import * as vscode from 'vscode';
import { findSkills } from '../../core/editor/skillPicks.js';
import { findSymbols, noteSymbols } from '../../core/editor/symbols.js';
import type { JournalSymbol } from '../../core/editor/symbols.js';
import { toPosition, toRange } from '../support/convert.js';
import type { Parts, SkillPlaces } from '../features.js';
import { isLive } from '../notes/liveDocument.js';
import { untilCancelled } from '../support/progress.js';

const MOST_SKILLS = 40;

class JournalSymbolInformation extends vscode.SymbolInformation {
  constructor(
    readonly symbol: JournalSymbol,
    kind: vscode.SymbolKind,
    location: vscode.Location,
  ) {
    super(symbol.name, kind, symbol.container, location);
  }
}

/** Skills and evidence in the editor's search for symbols. */
export class SkillSymbols implements vscode.WorkspaceSymbolProvider<JournalSymbolInformation> {
  constructor(
    private readonly pages: SkillPlaces,
    private readonly parts: Pick<Parts, 'frameworks' | 'journal' | 'state'>,
  ) {}

  async provideWorkspaceSymbols(query: string, token: vscode.CancellationToken): Promise<JournalSymbolInformation[]> {
    const { frameworks, journal, state } = this.parts;
    if (state.kind !== 'live') return [];
    await frameworks.whenLoaded();
    if (token.isCancellationRequested) return [];
    const { library } = frameworks;
    const skills = findSkills(library, query, MOST_SKILLS);
    const found = await untilCancelled(findSymbols(query, skills, journal.index, library), token);
    return found.map((symbol) => this.toSymbol(symbol));
  }

  /** A page's line is looked up only for the symbol that is chosen. */
  async resolveWorkspaceSymbol(found: JournalSymbolInformation): Promise<JournalSymbolInformation> {
    if (found.symbol.kind === 'skill') found.location = await this.pages.locate(found.symbol.target);
    return found;
  }

  private toSymbol(symbol: JournalSymbol): JournalSymbolInformation {
    const start = new vscode.Position(0, 0);
    switch (symbol.kind) {
      case 'skill': {
        const location = new vscode.Location(this.pages.address(symbol.target), start);
        const isWhole = symbol.target.level === undefined;
        return new JournalSymbolInformation(
          symbol,
          isWhole ? vscode.SymbolKind.Class : vscode.SymbolKind.EnumMember,
          location,
        );
      }
      case 'evidence': {
        const location = new vscode.Location(vscode.Uri.parse(symbol.uri, true), toPosition(symbol.position));
        return new JournalSymbolInformation(symbol, vscode.SymbolKind.Event, location);
      }
    }
  }
}

/** The entries of a note in its outline, in a group of their own beside the headings. */
export class EntrySymbols implements vscode.DocumentSymbolProvider {
  constructor(private readonly parts: Pick<Parts, 't' | 'frameworks' | 'open' | 'state'>) {}

  async provideDocumentSymbols(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentSymbol[]> {
    const { t, frameworks, open, state } = this.parts;
    if (!isLive(document) || !state.speaksIn(document.uri)) return [];
    await frameworks.whenLoaded();
    const { version } = document;
    const record = await open.read(document);
    if (token.isCancellationRequested || document.version !== version) return [];
    const lineText = (line: number): string => document.lineAt(line).text;
    return noteSymbols(record, lineText, frameworks.library, t).map(({ name, detail, planned, range }) => {
      const kind = planned ? vscode.SymbolKind.Null : vscode.SymbolKind.Event;
      return new vscode.DocumentSymbol(name, detail, kind, toRange(range), toRange(range));
    });
  }
}
