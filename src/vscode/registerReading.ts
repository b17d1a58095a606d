import * as vscode from 'vscode';
import { EvidenceCodeLensProvider } from './providers/codeLens.js';
import type { Parts } from './features.js';
import { SkillInlayHintsProvider } from './providers/inlayHints.js';
import { tagLegend, TagTokensProvider } from './providers/semanticTokens.js';

const MARKDOWN: vscode.DocumentSelector = { language: 'markdown' };

/** What is shown in and beside a note's text. */
export function registerReading(parts: Parts): vscode.Disposable {
  const hints = new SkillInlayHintsProvider(parts);
  const lenses = new EvidenceCodeLensProvider(parts);
  const tokens = new TagTokensProvider(parts);
  const { languages } = vscode;
  return vscode.Disposable.from(
    ...[hints, lenses, tokens],
    languages.registerInlayHintsProvider(MARKDOWN, hints),
    languages.registerCodeLensProvider(MARKDOWN, lenses),
    languages.registerDocumentSemanticTokensProvider(MARKDOWN, tokens, tagLegend),
  );
}
