import * as vscode from 'vscode';
import { Library } from '../../core/framework/library.js';
import type { Framework } from '../../core/framework/model.js';
import type { FrameworkReading } from '../../core/framework/read.js';
import type { LocatedProblem } from '../../core/problem.js';
import type { Config } from '../support/config.js';
import { Debounced } from '../support/debounced.js';
import { fileNameOf } from '../support/fileNameOf.js';
import { FileWatch } from '../support/fileWatch.js';
import { builtInFiles, findUserFrameworks, FRAMEWORKS_FOLDER, isOwn, OWN_FOLDER } from './frameworkFiles.js';
import type { Log } from '../support/log.js';
import { runLogged } from '../support/log.js';
import type { NoteReader } from '../notes/noteReader.js';
import { sameTexts, savedText, textAt } from '../support/textAt.js';

/** What is known of one framework file. */
interface FrameworkFile {
  /** The text last read; undefined where the file could not be read. */
  readonly text: string | undefined;
  /** The last good state of the file, which stays in force while it is broken. */
  readonly framework: Framework | undefined;
  /** True: the text as it is now is no framework, and its problems say why. */
  readonly broken: boolean;
  readonly problems: readonly LocatedProblem[];
}

/** A file with problems. */
export type FrameworkProblems = Pick<FrameworkFile, 'broken' | 'problems'>;

const RELOAD_PAUSE_MS = 200;
/** In UTF-16 units. What is longer takes too long to be read at each pause in the typing, and is read when it is saved. */
const LONGEST_LIVE = 500_000;

/** Loads the frameworks, built in and the user's, and follows their files. */
export class Frameworks implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly reload = new Debounced(RELOAD_PAUSE_MS, () =>
    runLogged(this.log, 'Loading frameworks', () => this.load()),
  );
  private readonly subscriptions: readonly vscode.Disposable[];
  private readonly watched = new FileWatch(
    () => this.reload.schedule(),
    (uri) => this.files.has(uri.toString()) || isOwn(uri),
  );
  private readonly firstLoad: Promise<void>;
  private finishFirstLoad: () => void = () => undefined;
  private shipped: readonly Framework[] | undefined;
  private files: ReadonlyMap<string, FrameworkFile> = new Map();
  private current = new Library([]);
  private clashes: readonly LocatedProblem[] = [];
  private run = 0;
  private loaded = false;
  private orderUsed = '';

  /** The frameworks in force, or the problems of their files, are others than before. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly extensionUri: vscode.Uri,
    /** Where the user keeps frameworks for all workspaces. */
    private readonly storage: vscode.Uri,
    private readonly reader: Pick<NoteReader, 'readYaml'>,
    private readonly config: Config,
    private readonly log: Log,
  ) {
    this.firstLoad = new Promise((resolve) => (this.finishFirstLoad = resolve));
    this.subscriptions = [
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.reload.schedule()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.reload.schedule()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (!this.files.has(document.uri.toString())) return;
        if (document.getText().length <= LONGEST_LIVE) this.reload.schedule();
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (this.files.has(document.uri.toString())) this.reload.schedule();
      }),
      config.onDidChange((event) => {
        if (event.affectsConfiguration('skillJournal.frameworks')) this.reload.schedule();
      }),
    ];
  }

  /** Settles when the frameworks have been read once. */
  whenLoaded(): Promise<void> {
    return this.firstLoad;
  }

  /** Those in force that came with the extension. */
  get builtIn(): readonly Framework[] {
    return this.current.frameworks.filter((framework) => this.shipped?.includes(framework) === true);
  }

  get library(): Library {
    return this.current;
  }

  /** What is wrong in the user's framework files, by URI. */
  get problems(): ReadonlyMap<string, FrameworkProblems> {
    const all = new Map<string, FrameworkProblems>();
    for (const [uri, { broken, problems }] of this.files) {
      all.set(uri, { broken, problems: [...problems, ...this.clashes.filter((clash) => clash.uri === uri)] });
    }
    return all;
  }

  /** What a text says as a framework file; undefined where it could not be read. */
  read(text: string, uri: vscode.Uri): Promise<FrameworkReading | undefined> {
    return this.reader.readYaml('framework', text, uri.toString());
  }

  /** Reads everything anew; a file that is broken keeps its last good state. */
  async load(): Promise<void> {
    const run = ++this.run;
    this.shipped ??= await this.readBuiltIn();
    const { uris, named } = await findUserFrameworks(this.config, this.storage);
    const files = new Map<string, FrameworkFile>();
    for (const uri of uris) files.set(uri.toString(), await this.readFile(uri, named.has(uri.toString())));
    if (run !== this.run) return;
    this.watch(uris);
    const order = this.config.frameworkOrder().join('\n');
    if (this.loaded && order === this.orderUsed && sameTexts(files, this.files)) return;
    this.loaded = true;
    this.finishFirstLoad();
    this.orderUsed = order;
    this.files = files;
    this.combine();
  }

  dispose(): void {
    for (const disposable of [...this.subscriptions, this.watched, this.reload, this.changed]) disposable.dispose();
  }

  private combine(): void {
    const users = [...this.files.values()].flatMap(({ framework }) => (framework === undefined ? [] : [framework]));
    const { library, problems } = Library.of(this.shipped ?? [], users, this.config.frameworkOrder());
    this.current = library;
    // A folder that has its own copy of what the user keeps for all workspaces is nothing to complain about.
    this.clashes = problems.filter(({ uri }) => !uri.startsWith(`${this.storage.toString()}/`));
    this.log.info(`Frameworks: ${this.current.frameworks.map(({ id }) => id).join(', ') || 'none'}`);
    this.changed.fire();
  }

  private async readBuiltIn(): Promise<Framework[]> {
    const read = builtInFiles.map(async (name) => {
      const uri = vscode.Uri.joinPath(this.extensionUri, 'dist', 'frameworks', name);
      const text = await savedText(uri);
      if (text === undefined) return [];
      const { framework, problems = [] } = (await this.read(text, uri)) ?? {};
      for (const problem of problems) this.log.warn(`${name}: ${problem.code} ${JSON.stringify(problem.args)}`);
      return framework === undefined ? [] : [framework];
    });
    return (await Promise.all(read)).flat();
  }

  private async readFile(uri: vscode.Uri, named: boolean): Promise<FrameworkFile> {
    const key = uri.toString();
    const before = this.files.get(key);
    const text = await textAt(uri);
    if (text === undefined) {
      if (named) this.log.warn(`A framework file that the settings name cannot be read: ${uri.toString(true)}`);
      return { text, framework: undefined, broken: false, problems: [] };
    }
    if (before?.text === text) return before;
    const reading = await this.read(text, uri);
    if (reading === undefined) return { text: undefined, framework: before?.framework, broken: false, problems: [] };
    const { framework, problems } = reading;
    return {
      text,
      framework: framework ?? before?.framework,
      broken: framework === undefined,
      problems: problems.map((problem) => ({ ...problem, uri: key })),
    };
  }

  /** Watches the folders' own frameworks and every file by itself, since named files can lie anywhere. */
  private watch(uris: readonly vscode.Uri[]): void {
    const folders = vscode.workspace.workspaceFolders ?? [];
    this.watched.follow([
      // A folder that comes or goes as a whole is one event, without its files.
      ...folders.flatMap((folder) =>
        [OWN_FOLDER, FRAMEWORKS_FOLDER, `${FRAMEWORKS_FOLDER}/*`].map((path) => new vscode.RelativePattern(folder, path)),
      ),
      new vscode.RelativePattern(this.storage, '*'),
      ...uris.map((uri) => new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), fileNameOf(uri))),
    ]);
  }
}
