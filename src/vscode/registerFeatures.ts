import * as vscode from 'vscode';
import type { EvidenceNode } from '../core/editor/evidenceTree.js';
import type { MarkdownItLike } from '../core/editor/preview.js';
import type { SkillNode } from '../core/editor/support/treeNodes.js';
import type { Framework } from '../core/framework/model.js';
import { createTranslate, numberWriter, type Localise } from '../core/messages/translate.js';
import { registerCommands, type Command } from './commands/command.js';
import { Config, FILE_SETTINGS } from './support/config.js';
import { JournalEvidence } from './evidence.js';
import { TALLY_VIEW, type Parts, type PrintDocument } from './features.js';
import { Frameworks } from './frameworks/frameworks.js';
import { JournalState } from './journalState.js';
import { registerLanguageModelTools } from './providers/languageModelTools.js';
import type { Log } from './support/log.js';
import { OutputLog, runLogged } from './support/log.js';
import { nextTurn } from './support/nextTurn.js';
import { Journal } from './notes/journal.js';
import { JournalFiles } from './notes/journalFiles.js';
import { cacheFileIn } from './notes/cacheFile.js';
import { NoteCache } from './notes/noteCache.js';
import type { NoteReader } from './notes/noteReader.js';
import { NoteWatcher } from './notes/noteWatcher.js';
import { OpenNotes } from './notes/openNotes.js';
import { SkillNotes } from './notes/skillNotes.js';
import { onFirstUse } from './support/onFirstUse.js';
import { Profiles } from './profiles.js';
import { registerProviders } from './registerProviders.js';
import { SampleJournal } from './providers/sampleJournal.js';
import { SkillPages } from './views/skillPages.js';
import type { Surfaces } from './surfaces.js';

/** What differs between hosts. */
export interface Surroundings {
  createReader(log: Log): NoteReader;
  readonly print: PrintDocument;
  /** The user's folder, where there is a disk. */
  readonly home: vscode.Uri | undefined;
}

/** What `activate` gives to other extensions, and to the tests: VS Code has no other way to ask what a view shows. */
export interface Api {
  /** Settles when every note of the journal has been read. */
  whenReady(): Promise<void>;
  /** Notes that were read from files, and times that others were told of changed notes, since the start. */
  readonly work: Readonly<Journal['work']>;
  /** The rows of the views. */
  views(): Promise<Views>;
  /** Called by the built-in Markdown preview. */
  extendMarkdownIt<T extends MarkdownItLike>(md: T): T;
}

export interface Views {
  readonly skills: Pick<vscode.TreeDataProvider<SkillNode>, 'getChildren' | 'getTreeItem'>;
  readonly evidence: Pick<vscode.TreeDataProvider<EvidenceNode>, 'getChildren' | 'getTreeItem'>;
}

/** Builds everything and ties it to the extension's life. Returns before any note is read. */
export function registerFeatures(context: vscode.ExtensionContext, surroundings: Surroundings): Api {
  const own = <T extends vscode.Disposable>(disposable: T): T => {
    context.subscriptions.push(disposable);
    return disposable;
  };
  const localise: Localise = (message, args) => vscode.l10n.t(message, args);
  const t = createTranslate(localise, numberWriter(vscode.env.language));
  const tInFiles = createTranslate(localise);
  const log = own(new OutputLog());
  // First of all: the window may be waiting for its files.
  const sample = own(new SampleJournal(context.extensionUri));
  const config = own(new Config());
  const reader = own(surroundings.createReader(log));
  const files = own(new JournalFiles(config, reader, log));
  const open = own(new OpenNotes(reader));
  const storage = vscode.Uri.joinPath(context.globalStorageUri, 'frameworks');
  const frameworks = own(new Frameworks(context.extensionUri, storage, reader, config, log));
  const watcher = own(new NoteWatcher(files));
  const journal = own(new Journal(files, open, reader, own(createCache(context, log)), watcher, log));
  const evidence = own(new JournalEvidence(journal, frameworks, config));
  const profiles = own(new Profiles({ t, frameworks, evidence, journal, reader, config, log }));
  const state = own(new JournalState(journal, config, frameworks, log, profiles));
  const parts: Parts = { t, tInFiles, log, config, frameworks, journal, open, evidence, profiles, state };

  const skillNotes = own(new SkillNotes(config, frameworks, files, t));
  const pages = own(new SkillPages(parts, skillNotes));
  own(registerProviders(pages, skillNotes, parts));
  own(registerLanguageModelTools(parts));
  const tallyPanel = onFirstUse(
    async () => {
      const { TallyPanel } = await import('./tally/tallyPanel.js');
      return own(new TallyPanel(context.extensionUri, context.workspaceState, parts));
    },
    'show',
    'deserializeWebviewPanel',
  );
  own(vscode.window.registerWebviewPanelSerializer(TALLY_VIEW, tallyPanel));
  const finish = async (): Promise<Surfaces> => {
    await nextTurn();
    watcher.start();
    skillNotes.start();
    const { createSurfaces } = await import('./surfaces.js');
    return own(createSurfaces(context.workspaceState, parts));
  };
  const surfaces = finish();
  runLogged(log, 'Showing the journal', () => surfaces);
  const loadCommands = async (): Promise<readonly Command[]> => {
    const { createCommands } = await import('./commands/createCommands.js');
    const { print, home } = surroundings;
    const given = { files, skillNotes, pages, tallyPanel, log, storage, print, home, sample: sample.folder };
    const used = { ...(await surfaces), ...given };
    return createCommands(used, context, parts);
  };
  own(registerCommands(loadCommands, context.extension.packageJSON, log, t));

  followSettings(parts, own);
  runLogged(log, 'Loading frameworks', () => frameworks.load());
  return {
    whenReady: async () => {
      await surfaces;
      await journal.whenReady();
    },
    work: journal.work,
    views: async () => {
      const { skills, evidenceView } = await surfaces;
      return { skills, evidence: evidenceView };
    },
    extendMarkdownIt: (md) => {
      runLogged(log, 'Extending the preview', async () => (await surfaces).preview.extend(md));
      return md;
    },
  };
}

/** What was read from files, for the next start. */
function createCache({ storageUri, extension }: vscode.ExtensionContext, log: Log): NoteCache {
  const { version } = extension.packageJSON as { readonly version: string };
  return new NoteCache(storageUri && cacheFileIn(storageUri), version, log);
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
      else if (['skillJournal.journal', ...FILE_SETTINGS].some((name) => event.affectsConfiguration(name))) {
        journal.refresh();
      }
    }),
  );
}

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
