import type * as vscode from 'vscode';
import { ChangePreview } from '../dialogs/changePreview.js';
import type { Parts, PrintDocument } from '../features.js';
import { FormerVersions } from '../frameworks/formerVersions.js';
import { FrameworkStore } from '../frameworks/frameworkStore.js';
import { JournalTexts } from '../journalTexts.js';
import { LevelPicker } from '../dialogs/levelPicker.js';
import type { OutputLog } from '../support/log.js';
import type { JournalFiles } from '../notes/journalFiles.js';
import type { SkillNotes } from '../notes/skillNotes.js';
import { TodayNotes } from '../notes/todayNote.js';
import { ReviewCommenting } from '../reviews/reviewCommenting.js';
import { Reviews } from '../reviews/reviews.js';
import { SkillPicker } from '../dialogs/skillPicker.js';
import { TextPages } from '../dialogs/textPages.js';
import { addFramework } from './addFramework.js';
import { checkJournal } from './checkJournal.js';
import { clearCache } from './clearCache.js';
import type { Command } from './command.js';
import { agreeWithEvidence, commentEvidence, disagreeWithEvidence, replyToEvidence } from './commentEvidence.js';
import { createReview, openReview } from './createReview.js';
import { groupEvidenceByMonth, groupEvidenceByWeek } from './evidenceView.js';
import { exportReview } from './exportReview.js';
import { exportTally } from './exportTally.js';
import { filterSkills, filterSkillsAgain } from './filterSkills.js';
import { fixJournal } from './fixJournal.js';
import { ignoreTag } from './ignoreTag.js';
import { importFramework } from './importFramework.js';
import { logEvidence } from './logEvidence.js';
import { newFramework } from './newFramework.js';
import { openSampleJournal } from './openSampleJournal.js';
import { openSkill } from './openSkill.js';
import { openSkillNotes } from './openSkillNotes.js';
import { openTodayNote } from './openTodayNote.js';
import { refreshIndex } from './refreshIndex.js';
import { retag } from './retag.js';
import { setTarget } from './setTarget.js';
import { showEvidence } from './showEvidence.js';
import { showLog } from './showLog.js';
import { showMoreRows } from './showMoreRows.js';
import { tagLine } from './tagLine.js';
import { tallyEvidence } from './tallyEvidence.js';
import { useAsJournal } from './useAsJournal.js';

/** What commands act on beside the shared parts. */
export interface CommandNeeds {
  readonly files: JournalFiles;
  readonly skillNotes: SkillNotes;
  readonly skills: Parameters<typeof showEvidence>[0] & Parameters<typeof filterSkills>[0];
  readonly evidenceView: Parameters<typeof groupEvidenceByMonth>[0] & Parameters<typeof showMoreRows>[0][number];
  readonly pages: Parameters<typeof openSkill>[0];
  readonly tallyPanel: Parameters<typeof tallyEvidence>[0];
  readonly diagnostics: Parameters<typeof checkJournal>[0];
  readonly log: OutputLog;
  readonly print: PrintDocument;
  /** The user's folder, where there is a disk. */
  readonly home: vscode.Uri | undefined;
  /** The folder of the sample journal. */
  readonly sample: vscode.Uri;
  /** Where the user keeps frameworks for all workspaces. */
  readonly storage: vscode.Uri;
}

/** Puts the commands together, with what they alone need. */
export function createCommands(
  {
    files,
    skillNotes,
    skills,
    evidenceView,
    pages,
    tallyPanel,
    diagnostics,
    log,
    print,
    home,
    sample,
    storage,
  }: CommandNeeds,
  { globalState, subscriptions }: Pick<vscode.ExtensionContext, 'globalState' | 'subscriptions'>,
  parts: Parts,
): readonly Command[] {
  const picker = new SkillPicker(parts);
  const levels = new LevelPicker(parts);
  const todayNotes = new TodayNotes(parts, files);
  const store = new FrameworkStore(parts.frameworks, storage);
  const former = new FormerVersions(parts);
  const reviews = new Reviews(print, parts);
  const commenting = new ReviewCommenting(globalState, parts);
  const texts = new JournalTexts(parts);
  const changes = new ChangePreview(parts.t);
  const reports = new TextPages();
  subscriptions.push(changes, reports);
  return [
    tallyEvidence(tallyPanel),
    openSkill(pages, picker, parts),
    showEvidence(skills, pages, picker, parts),
    logEvidence(todayNotes, levels, parts),
    tagLine(levels, parts),
    openTodayNote(todayNotes),
    openSampleJournal(sample),
    openSkillNotes(skillNotes, files, picker, parts),
    importFramework(store, reports, former, parts),
    newFramework(store, parts),
    addFramework(parts),
    setTarget(picker, parts),
    useAsJournal(parts),
    refreshIndex(parts),
    clearCache(parts),
    checkJournal(diagnostics, parts),
    fixJournal(texts, changes, parts),
    retag(texts, changes, former, parts),
    filterSkills(skills, parts),
    filterSkillsAgain(skills, parts),
    groupEvidenceByMonth(evidenceView),
    groupEvidenceByWeek(evidenceView),
    showMoreRows([skills, evidenceView]),
    ignoreTag(parts),
    createReview(reviews, files, changes, parts),
    exportReview(reviews, openReview, parts),
    exportTally(reviews, home, parts),
    commentEvidence(commenting),
    agreeWithEvidence(commenting),
    disagreeWithEvidence(commenting),
    replyToEvidence(commenting),
    showLog(log),
  ];
}
