import * as vscode from 'vscode';
import frameworkSchema from '../../schemas/skill-framework.schema.json';
import profileSchema from '../../schemas/skill-profile.schema.json';
import { frameworkVocabulary } from '../core/editor/frameworkVocabulary.js';
import { profileVocabulary } from '../core/editor/profileVocabulary.js';
import type { Framework } from '../core/framework/model.js';
import type { EvidenceNode } from '../core/editor/evidenceTree.js';
import type { SkillNode } from '../core/editor/support/treeNodes.js';
import type { MarkdownItLike } from '../core/editor/preview.js';
import { createTranslate } from '../core/messages/translate.js';
import { addFramework } from './commands/addFramework.js';
import { clearCache } from './commands/clearCache.js';
import { checkJournal } from './commands/checkJournal.js';
import { registerCommands } from './commands/command.js';
import { groupEvidenceByMonth, groupEvidenceByWeek } from './commands/evidenceView.js';
import { filterSkills, filterSkillsAgain } from './commands/filterSkills.js';
import { fixJournal } from './commands/fixJournal.js';
import { importFramework } from './commands/importFramework.js';
import { ignoreTag } from './commands/ignoreTag.js';
import { createReview, openReview } from './commands/createReview.js';
import { exportReview } from './commands/exportReview.js';
import { exportTally } from './commands/exportTally.js';
import {
  agreeWithEvidence,
  commentEvidence,
  disagreeWithEvidence,
  replyToEvidence,
} from './commands/commentEvidence.js';
import { logEvidence } from './commands/logEvidence.js';
import { newFramework } from './commands/newFramework.js';
import { openSampleJournal } from './commands/openSampleJournal.js';
import { openSkill } from './commands/openSkill.js';
import { openSkillNotes } from './commands/openSkillNotes.js';
import { openTodayNote } from './commands/openTodayNote.js';
import { refreshIndex } from './commands/refreshIndex.js';
import { retag } from './commands/retag.js';
import { setTarget } from './commands/setTarget.js';
import { showEvidence } from './commands/showEvidence.js';
import { showLog } from './commands/showLog.js';
import { tagLine } from './commands/tagLine.js';
import { tallyEvidence } from './commands/tallyEvidence.js';
import { useAsJournal } from './commands/useAsJournal.js';
import { ChangePreview } from './changePreview.js';
import { EvidenceCodeLensProvider } from './codeLens.js';
import { SkillCompletionProvider } from './completion.js';
import { Config } from './config.js';
import { Diagnostics } from './diagnostics.js';
import { JournalEvidence } from './evidence.js';
import { EvidenceView } from './evidenceTree.js';
import type { Parts } from './features.js';
import { FormerVersions } from './formerVersions.js';
import { Frameworks } from './frameworks.js';
import { FrameworkStore } from './frameworkStore.js';
import { SkillHoverProvider } from './hover.js';
import { SkillInlayHintsProvider } from './inlayHints.js';
import { JournalState } from './journalState.js';
import { JournalTexts } from './journalTexts.js';
import { registerLanguageModelTools } from './languageModelTools.js';
import { LevelPicker } from './levelPicker.js';
import type { Log } from './log.js';
import { OutputLog, runLogged } from './log.js';
import { Journal } from './notes/journal.js';
import { JournalFiles } from './notes/journalFiles.js';
import { NoteCache } from './notes/noteCache.js';
import type { NoteReader } from './notes/noteReader.js';
import { PAGE_SCHEME } from './notes/liveDocument.js';
import { NoteWatcher } from './notes/noteWatcher.js';
import { OpenNotes } from './notes/openNotes.js';
import { SkillNotes } from './notes/skillNotes.js';
import { TodayNotes } from './notes/todayNote.js';
import { ReviewCommenting } from './reviewCommenting.js';
import { Reviews } from './reviews.js';
import { ReviewThreads } from './reviewThreads.js';
import { PageLinkProvider } from './pageLinks.js';
import { Profiles } from './profiles.js';
import { TagQuickFixes } from './quickFixes.js';
import { TagNavigation } from './references.js';
import { TagRenameProvider } from './rename.js';
import { TagPreview } from './preview.js';
import { tagLegend, TagTokensProvider } from './semanticTokens.js';
import { SampleJournal } from './sampleJournal.js';
import { SkillPages } from './skillPages.js';
import { SkillPicker } from './skillPicker.js';
import { SkillsView } from './skillsTree.js';
import { StatusItem } from './statusItem.js';
import { EntrySymbols, SkillSymbols } from './symbols.js';
import { TallyPanel } from './tally/tallyPanel.js';
import { TextPages } from './textPages.js';
import { YAML, YamlCompletionProvider, yamlTriggers, type YamlFileKind } from './yamlCompletion.js';

/** What differs between hosts. */
export interface Surroundings {
  createReader(log: Log): NoteReader;
}

/** What `activate` gives to other extensions, and to the tests: VS Code has no other way to ask what a view shows. */
export interface Api {
  /** Settles when every note of the journal has been read. */
  whenReady(): Promise<void>;
  /** The rows of the view *Skills*. */
  readonly skills: Pick<vscode.TreeDataProvider<SkillNode>, 'getChildren' | 'getTreeItem' | 'onDidChangeTreeData'>;
  /** The rows of the view *Evidence*. */
  readonly evidence: Pick<vscode.TreeDataProvider<EvidenceNode>, 'getChildren' | 'getTreeItem'>;
  /** Called by the built-in Markdown preview. */
  extendMarkdownIt<T extends MarkdownItLike>(md: T): T;
}

const MARKDOWN: vscode.DocumentSelector = { language: 'markdown' };

/** Builds everything and ties it to the extension's life. Returns before any note is read. */
export function registerFeatures(context: vscode.ExtensionContext, surroundings: Surroundings): Api {
  const own = <T extends vscode.Disposable>(disposable: T): T => {
    context.subscriptions.push(disposable);
    return disposable;
  };
  const t = createTranslate((message, args) => vscode.l10n.t(message, args));
  const log = own(new OutputLog());
  // First of all: the window may be waiting for its files.
  const sample = own(new SampleJournal(context.extensionUri));
  const config = own(new Config());
  const reader = own(surroundings.createReader(log));
  const files = own(new JournalFiles(config, log));
  const open = own(new OpenNotes(reader));
  const storage = vscode.Uri.joinPath(context.globalStorageUri, 'frameworks');
  const frameworks = own(new Frameworks(context.extensionUri, storage, config, log));
  const journal = own(
    new Journal(files, open, reader, own(createCache(context, log)), own(new NoteWatcher(files)), log),
  );
  const evidence = own(new JournalEvidence(journal, frameworks));
  const profiles = own(new Profiles({ t, frameworks, evidence, journal, config, log }));
  const state = own(new JournalState(journal, config, frameworks, log, profiles));
  const parts: Parts = { t, log, config, frameworks, journal, open, evidence, profiles, state };

  const skillNotes = own(new SkillNotes(config, frameworks, files, t));
  const preview = own(new TagPreview(parts));

  own(vscode.languages.registerHoverProvider(MARKDOWN, new SkillHoverProvider(parts, skillNotes)));
  own(new SkillCompletionProvider(parts, MARKDOWN));
  own(vscode.languages.registerCompletionItemProvider(YAML, completeFiles(parts), ...yamlTriggers));
  const diagnostics = own(new Diagnostics(parts));
  const texts = new JournalTexts(parts);
  const changes = own(new ChangePreview(t));
  own(registerReading(parts));
  own(new StatusItem(parts));
  const skills = own(new SkillsView(context.workspaceState, parts));
  const byDate = own(new EvidenceView(context.workspaceState, parts));
  const pages = own(new SkillPages(parts, skillNotes));
  own(vscode.languages.registerDocumentLinkProvider({ scheme: PAGE_SCHEME }, new PageLinkProvider()));
  own(registerEditing(texts, pages, parts));
  own(registerLanguageModelTools(parts));
  const picker = new SkillPicker(parts);
  const levels = new LevelPicker(parts);
  const todayNotes = new TodayNotes(parts, files);
  const store = new FrameworkStore(frameworks, storage);
  const reports = own(new TextPages());
  const former = new FormerVersions(parts);
  const reviews = new Reviews(parts);
  const commenting = new ReviewCommenting(context.globalState, parts);
  own(new ReviewThreads(parts));
  const tallyPanel = own(new TallyPanel(context.extensionUri, context.workspaceState, parts));
  own(
    registerCommands(
      [
        tallyEvidence(tallyPanel),
        openSkill(pages, picker, parts),
        showEvidence(skills, pages, picker, parts),
        logEvidence(todayNotes, levels, parts),
        tagLine(levels, parts),
        openTodayNote(todayNotes),
        openSampleJournal(sample.folder),
        openSkillNotes(skillNotes, picker, parts),
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
        groupEvidenceByMonth(byDate),
        groupEvidenceByWeek(byDate),
        ignoreTag(parts),
        createReview(reviews, files, parts),
        exportReview(reviews, openReview, parts),
        exportTally(reviews, parts),
        commentEvidence(commenting),
        agreeWithEvidence(commenting),
        disagreeWithEvidence(commenting),
        replyToEvidence(commenting),
        showLog(log),
      ],
      log,
      t,
    ),
  );

  followSettings(parts, own);
  runLogged(log, 'Loading frameworks', () => frameworks.load());
  return {
    whenReady: () => journal.whenReady(),
    skills,
    evidence: byDate,
    extendMarkdownIt: (md) => preview.extend(md),
  };
}

/** The YAML files that are completed; each kind brings its vocabulary. */
function completeFiles(parts: Parts): YamlCompletionProvider {
  const framework: YamlFileKind = {
    vocabulary: frameworkVocabulary(frameworkSchema),
    places: [
      { language: 'yaml', pattern: '**/.skill-journal/frameworks/*.{yaml,yml}' },
      { language: 'yaml', pattern: '**/*.skill-framework.{yaml,yml}' },
    ],
    isNamed: ({ uri }) => parts.frameworks.problems.has(uri.toString()),
  };
  const profile: YamlFileKind = {
    vocabulary: profileVocabulary(profileSchema, () => parts.frameworks.library),
    places: [
      { language: 'yaml', pattern: '**/.skill-journal/profile.yaml' },
      { language: 'yaml', pattern: '**/*.skill-roles.{yaml,yml}' },
    ],
    isNamed: ({ uri }) => parts.profiles.problems.has(uri.toString()),
  };
  return new YamlCompletionProvider([framework, profile], parts);
}

/** What was read from files, for the next start. */
function createCache({ storageUri, extension }: vscode.ExtensionContext, log: Log): NoteCache {
  const { version } = extension.packageJSON as { readonly version: string };
  return new NoteCache(storageUri, version, log);
}

/** What is shown in and beside a note's text. */
function registerReading(parts: Parts): vscode.Disposable {
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

/** What the editor can do with a tag: fix, rename, find, go to. */
function registerEditing(texts: JournalTexts, pages: SkillPages, parts: Parts): vscode.Disposable {
  const navigation = new TagNavigation(pages, parts);
  const { languages } = vscode;
  return vscode.Disposable.from(
    languages.registerCodeActionsProvider(MARKDOWN, new TagQuickFixes(parts), TagQuickFixes.metadata),
    languages.registerRenameProvider(MARKDOWN, new TagRenameProvider(texts, parts)),
    languages.registerReferenceProvider(MARKDOWN, navigation),
    languages.registerDefinitionProvider(MARKDOWN, navigation),
    languages.registerDocumentHighlightProvider(MARKDOWN, navigation),
    languages.registerDocumentSymbolProvider(MARKDOWN, new EntrySymbols(parts), EntrySymbols.metadata),
    languages.registerWorkspaceSymbolProvider(new SkillSymbols(pages, parts)),
  );
}

/** Reads the journal against the frameworks and settings in force, now and whenever they change. */
function followSettings(
  { config, frameworks, journal }: Pick<Parts, 'config' | 'frameworks' | 'journal'>,
  own: (disposable: vscode.Disposable) => void,
): void {
  let used: readonly Framework[] | undefined;
  const configure = (): void => {
    used = frameworks.library.frameworks;
    journal.configure({ frameworks: used, markers: config.markers(), ignored: config.ignoredTags() });
  };
  own(
    frameworks.onDidChange(() => {
      // While a framework is edited, most changes leave in force what was.
      if (used === undefined || !isSameList(used, frameworks.library.frameworks)) configure();
    }),
  );
  own(
    config.onDidChange((event) => {
      if (['skillJournal.markers', 'skillJournal.tags'].some((name) => event.affectsConfiguration(name))) configure();
      else if (event.affectsConfiguration('skillJournal.journal') || event.affectsConfiguration('files.exclude')) {
        journal.refresh();
      }
    }),
  );
}

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
