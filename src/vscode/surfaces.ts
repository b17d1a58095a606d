import type * as vscode from 'vscode';
import { Diagnostics } from './providers/diagnostics.js';
import { EvidenceView } from './views/evidenceTree.js';
import type { Parts } from './features.js';
import { TagPreview } from './providers/preview.js';
import { registerReading } from './registerReading.js';
import { ReviewThreads } from './providers/reviewThreads.js';
import { SkillsView } from './views/skillsTree.js';
import { StatusItem } from './views/statusItem.js';

/** What shows the journal without being asked. */
export interface Surfaces extends vscode.Disposable {
  readonly skills: SkillsView;
  readonly evidenceView: EvidenceView;
  readonly diagnostics: Diagnostics;
  readonly preview: TagPreview;
}

/** Has nothing to show before frameworks and notes are read: it is made while they are, behind the start. */
export function createSurfaces(memento: vscode.Memento, parts: Parts): Surfaces {
  const skills = new SkillsView(memento, parts);
  const evidenceView = new EvidenceView(memento, parts);
  const diagnostics = new Diagnostics(parts);
  const preview = new TagPreview(parts);
  const owned = [
    ...[skills, evidenceView, diagnostics, preview],
    ...[registerReading(parts), new StatusItem(parts), new ReviewThreads(parts)],
  ];
  const dispose = (): void => owned.forEach((disposable: vscode.Disposable) => void disposable.dispose());
  return { skills, evidenceView, diagnostics, preview, dispose };
}
