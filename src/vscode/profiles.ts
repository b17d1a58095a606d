import * as vscode from 'vscode';
import type { Library } from '../core/framework/library.js';
import type { Translate } from '../core/messages/translate.js';
import type { LocatedProblem, ProblemCode } from '../core/problem.js';
import type { GapAnalysis } from '../core/targets/gapModel.js';
import { analyseGaps } from '../core/targets/gaps.js';
import { severityOf } from '../core/editor/severity.js';
import type { EvidenceSource } from '../core/tally/evidenceSource.js';
import { findHints, HintLookup } from '../core/targets/hints.js';
import { TargetLookup } from '../core/targets/lookup.js';
import { emptyProfile, type Profile, type ProfileFile } from '../core/targets/model.js';
import { resolveProfile } from '../core/targets/resolveProfile.js';
import type { Config } from './support/config.js';
import { Debounced } from './support/debounced.js';
import { fileNameOf } from './support/fileNameOf.js';
import { FileWatch } from './support/fileWatch.js';
import type { JournalEvidence } from './evidence.js';
import { isOwn, OWN_FOLDER } from './frameworks/frameworkFiles.js';
import type { FrameworkProblems, Frameworks } from './frameworks/frameworks.js';
import type { Log } from './support/log.js';
import { runLogged } from './support/log.js';
import type { Journal } from './notes/journal.js';
import type { NoteReader } from './notes/noteReader.js';
import { today } from './support/today.js';
import { sameTexts, textAt } from './support/textAt.js';

export const PROFILE_FILE = `${OWN_FOLDER}/profile.yaml`;

const RELOAD_PAUSE_MS = 200;

/** What is known of a profile, or of a file of roles. */
interface KnownFile {
  /** The text last read; undefined where the file could not be read. */
  readonly text: string | undefined;
  /** The last good state of the file, which stays in force while it is broken. */
  readonly file: ProfileFile | undefined;
  readonly broken: boolean;
  readonly problems: readonly LocatedProblem[];
}

/** What was worked out for a state of the profile, the notes, the frameworks and the day. */
interface Analysed {
  readonly key: string;
  readonly gaps: GapAnalysis;
  readonly targets: TargetLookup;
  readonly hints: HintLookup;
}

interface Needs {
  readonly t: Translate;
  readonly frameworks: Pick<Frameworks, 'library' | 'whenLoaded' | 'onDidChange'>;
  readonly evidence: JournalEvidence;
  readonly journal: Journal;
  readonly config: Config;
  readonly reader: Pick<NoteReader, 'readYaml'>;
  readonly log: Log;
}

/** Reads the profile of the workspace's folders and follows its files. The first folder that has one is in force. */
export class Profiles implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly reload = new Debounced(RELOAD_PAUSE_MS, () =>
    runLogged(this.needs.log, 'Loading the profile', () => this.load()),
  );
  private readonly subscriptions: readonly vscode.Disposable[];
  private readonly watched = new FileWatch(
    () => this.reload.schedule(),
    (uri) => this.files.has(uri.toString()) || isOwn(uri),
  );
  private files: ReadonlyMap<string, KnownFile> = new Map();
  private current: Profile = emptyProfile;
  private home: vscode.Uri | undefined;
  private unresolved: readonly LocatedProblem[] = [];
  private used: { readonly library: Library; readonly folders: string } | undefined;
  private known: Analysed | undefined;
  private run = 0;
  private generation = 0;

  /** The profile, or the problems of its files, are others than before. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly needs: Needs) {
    const concerns = ({ uri }: vscode.TextDocument): boolean =>
      this.files.has(uri.toString()) || uri.path.endsWith(`/${PROFILE_FILE}`);
    this.subscriptions = [
      needs.frameworks.onDidChange(() => this.reload.schedule()),
      needs.config.onDidChange((event) => {
        const names = ['skillJournal.problems', 'skillJournal.tally'];
        if (this.generation > 0 && names.some((name) => event.affectsConfiguration(name))) this.announce();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.reload.schedule()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (concerns(document)) this.reload.schedule();
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (concerns(document)) this.reload.schedule();
      }),
    ];
  }

  /** Empty where no folder has a profile. */
  get profile(): Profile {
    return this.current;
  }

  /** Where the profile in force lies; undefined where there is none. */
  get uri(): vscode.Uri | undefined {
    return this.home;
  }

  /** The name of the folder whose profile is in force; undefined where there is only one folder. */
  get folderName(): string | undefined {
    const folders = vscode.workspace.workspaceFolders ?? [];
    return this.home && folders.length > 1 ? vscode.workspace.getWorkspaceFolder(this.home)?.name : undefined;
  }

  /** The profile beside the evidence of all time; undefined while counting, when nothing may be called missing. */
  gaps(): GapAnalysis | undefined {
    return this.needs.evidence.ready ? this.analysed().gaps : undefined;
  }

  /** The targets by skill and level; none while counting. */
  targets(): TargetLookup {
    return this.needs.evidence.ready ? this.analysed().targets : new TargetLookup(undefined);
  }

  /** What a coach would say of the evidence, by skill and level; nothing while counting. */
  hints(): HintLookup {
    return this.needs.evidence.ready ? this.analysed().hints : new HintLookup();
  }

  /** The same of other evidence than the whole journal's. */
  hintsOf(evidence: Pick<EvidenceSource, 'skill' | 'count'>): HintLookup {
    const { config, frameworks } = this.needs;
    const chosen = config.severities(undefined);
    const isWanted = (code: ProblemCode): boolean => severityOf({ code, args: {} }, { chosen, builtIn: [] }) !== 'off';
    const { within } = this.current.enough;
    return new HintLookup(findHints(frameworks.library, evidence, { today: today(), within, isWanted }));
  }

  /** What is wrong in the profiles and the files of roles, by URI. */
  get problems(): ReadonlyMap<string, FrameworkProblems> {
    const all = new Map<string, FrameworkProblems>();
    for (const [uri, { broken, problems }] of this.files) {
      all.set(uri, { broken, problems: [...problems, ...this.unresolved.filter((problem) => problem.uri === uri)] });
    }
    return all;
  }

  /** Once it has been read for the first time, which is a moment after the window opens. */
  async whenLoaded(): Promise<void> {
    // One that was begun meanwhile takes the place of ours.
    while (this.generation === 0) await this.load();
  }

  /** Reads everything anew; a file that is broken keeps its last good state. */
  async load(): Promise<void> {
    const run = ++this.run;
    await this.needs.frameworks.whenLoaded();
    const files = new Map<string, KnownFile>();
    const unresolved: LocatedProblem[] = [];
    let profile: { readonly uri: vscode.Uri; readonly profile: Profile } | undefined;
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      const uri = vscode.Uri.joinPath(folder.uri, PROFILE_FILE);
      const known = await this.read(uri, 'profile');
      if (known === undefined) continue;
      files.set(uri.toString(), known);
      if (known.file === undefined) continue;
      const shared = await this.readShared(known.file, uri, folder, files, unresolved);
      const resolved = resolveProfile(known.file, shared, this.needs.frameworks.library);
      unresolved.push(...resolved.problems);
      if (profile) unresolved.push(notInForce(uri, profile.uri));
      else profile = { uri, profile: resolved.profile };
    }
    if (run !== this.run) return;
    this.watch([...files.keys()]);
    const { library } = this.needs.frameworks;
    const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString()).join('\n');
    if (this.used?.library === library && this.used.folders === folders && sameTexts(files, this.files)) return;
    this.used = { library, folders };
    this.files = files;
    this.unresolved = unresolved;
    this.current = profile?.profile ?? emptyProfile;
    this.home = profile?.uri;
    this.announce();
  }

  dispose(): void {
    for (const disposable of [...this.subscriptions, this.watched, this.reload, this.changed]) disposable.dispose();
  }

  /** Kept until the profile, the notes, the frameworks, the day or the rule of counting are others. */
  private analysed(): Analysed {
    const { frameworks, evidence, journal, config } = this.needs;
    const day = today();
    const key = [this.generation, journal.index.version, day, config.impliedLevels()].join(' ');
    if (this.known?.key !== key) {
      const gaps = analyseGaps(this.current, frameworks.library, evidence, day);
      this.known = { key, gaps, targets: new TargetLookup(gaps), hints: this.hintsOf(evidence) };
    }
    return this.known;
  }

  /** The files of roles that a profile names, inside its folder. */
  private async readShared(
    { rolesFrom }: ProfileFile,
    profile: vscode.Uri,
    folder: vscode.WorkspaceFolder,
    files: Map<string, KnownFile>,
    problems: LocatedProblem[],
  ): Promise<readonly ProfileFile[]> {
    const shared: ProfileFile[] = [];
    for (const { text: path, range } of rolesFrom) {
      const refuse = (reason: 'outside' | 'unreadable'): void => {
        const args = { path, reason: this.needs.t(`targets.roles.${reason}`) };
        problems.push({ code: 'profile.roles-file', args, range, uri: profile.toString() });
      };
      const uri = vscode.Uri.joinPath(profile, '..', path.replaceAll('\\', '/'));
      if (!uri.path.startsWith(`${folder.uri.path.replace(/\/$/, '')}/`)) {
        refuse('outside');
        continue;
      }
      const known = files.get(uri.toString()) ?? (await this.read(uri, 'roles'));
      if (known === undefined) {
        refuse('unreadable');
        // It may come to be: then it is to be read.
        files.set(uri.toString(), { text: undefined, file: undefined, broken: false, problems: [] });
        continue;
      }
      files.set(uri.toString(), known);
      if (known.file) shared.push(known.file);
    }
    return shared;
  }

  /** As it is on the screen, else on the disk; undefined where it is not there. */
  private async read(uri: vscode.Uri, kind: 'profile' | 'roles'): Promise<KnownFile | undefined> {
    const key = uri.toString();
    const text = await textAt(uri);
    if (text === undefined) return undefined;
    const before = this.files.get(key);
    if (before?.text === text) return before;
    const reading = await this.needs.reader.readYaml(kind, text, key);
    if (reading === undefined) return undefined;
    const { file, problems } = reading;
    return {
      text,
      file: file ?? before?.file,
      broken: file === undefined,
      problems: problems.map((problem) => ({ ...problem, uri: key })),
    };
  }

  private announce(): void {
    this.generation++;
    this.changed.fire();
  }

  private watch(uris: readonly string[]): void {
    const folders = vscode.workspace.workspaceFolders ?? [];
    this.watched.follow([
      // A folder that comes or goes as a whole is one event, without its files.
      ...folders.flatMap((folder) =>
        [OWN_FOLDER, PROFILE_FILE].map((path) => new vscode.RelativePattern(folder, path)),
      ),
      ...uris
        .map((uri) => vscode.Uri.parse(uri, true))
        .filter(({ path }) => !path.endsWith(`/${PROFILE_FILE}`))
        .map((uri) => new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), fileNameOf(uri))),
    ]);
  }
}

function notInForce(uri: vscode.Uri, inForce: vscode.Uri): LocatedProblem {
  const start = { line: 0, character: 0 };
  const range = { start, end: { line: 1, character: 0 } };
  return { code: 'profile.not-in-force', args: { uri: inForce.toString() }, range, uri: uri.toString() };
}
