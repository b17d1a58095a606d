import * as vscode from 'vscode';
import { exampleTag, importPreview } from '../../core/editor/importPreview.js';
import { lostTagLines, versionPage } from '../../core/editor/versionPage.js';
import type { ImportFile } from '../../core/framework/import/model.js';
import { importers, type ImportOutcome } from '../../core/framework/import/registry.js';
import { sayCount, sayFormat, sayNotImported } from '../../core/framework/import/sayImport.js';
import { reportVersions, type VersionReport } from '../../core/framework/import/versionReport.js';
import type { Framework } from '../../core/framework/model.js';
import { plainLabel } from '../../core/markdownText.js';
import type { Parts } from '../features.js';
import { RETAG_COMMAND, RETAG_LOST, type FormerVersions } from '../frameworks/formerVersions.js';
import type { FrameworkHome, FrameworkStore } from '../frameworks/frameworkStore.js';
import { importAsking } from '../dialogs/importQuestions.js';
import { chooseSource, readImportFile } from '../dialogs/importSource.js';
import { untilCancelled, withProgress } from '../support/progress.js';
import { fileNameOf } from '../support/fileNameOf.js';
import type { TextPages } from '../dialogs/textPages.js';
import type { Command } from './command.js';

type Needs = Pick<Parts, 't' | 'frameworks' | 'journal'>;

interface KeepItem extends vscode.QuickPickItem {
  readonly home: FrameworkHome;
}

interface Place {
  readonly uri: vscode.Uri;
  readonly framework: Framework;
}

/** Makes a framework of a file or of pasted text, shows what was found, and keeps it where the user says. */
export function importFramework(
  store: FrameworkStore,
  pages: TextPages,
  former: FormerVersions,
  parts: Needs,
): Command {
  const { t, frameworks, journal } = parts;
  return {
    id: 'skillJournal.importFramework',
    execute: async (argument) => {
      await frameworks.whenLoaded();
      const isFile = argument instanceof vscode.Uri;
      const file = isFile ? await readImportFile(argument, t) : await chooseSource(store, t);
      const outcome = file && (await importAsking(file, t));
      if (file === undefined || outcome === undefined) return;
      if (outcome.kind === 'framework') await keep(file, outcome);
      else if (outcome.kind !== 'question') await refuse(file, outcome);
    },
  };

  async function keep(file: ImportFile, found: Extract<ImportOutcome, { kind: 'framework' }>): Promise<void> {
    const preview = importPreview({ file: file.name, ...found }, t);
    const page = await pages.show(`${t('import.preview.tab')} ${found.framework.name}`, preview);
    const place = await askPlace(found.framework, found.report.skills);
    await pages.close(page);
    if (place === undefined) return;
    // What the tags mean now is known only until the new version is in force.
    await journal.whenReady();
    const report = reportVersions(journal.index, frameworks.library, place.framework);
    const versions = await withProgress(t('host.looking'), (token) => untilCancelled(report, token));
    const inForce = await store.write(place.uri, place.framework);
    await sayKept(place, inForce, versions);
  }

  async function askPlace(framework: Framework, skills: number): Promise<Place | undefined> {
    const homes = store.homes();
    const folders = homes.filter(({ kind }) => kind === 'folder').length;
    const items: KeepItem[] = [];
    for (const home of homes) {
      const uri = store.fileFor(home, framework.id);
      const file = showPath(uri, home);
      const detail = (await store.exists(uri)) ? t('import.keep.exists', { file }) : file;
      items.push({ home, label: sayHome(home, folders), detail });
    }
    const args = { framework: plainLabel(framework.name), skills: sayCount('skills', skills, t) };
    const chosen = await vscode.window.showQuickPick(items, {
      title: t('import.title'),
      placeHolder: t('import.keep', args),
      ignoreFocusOut: true,
    });
    if (chosen === undefined) return undefined;
    const uri = store.fileFor(chosen.home, framework.id);
    return (await store.exists(uri)) ? askReplace(uri, chosen.home, framework) : { uri, framework };
  }

  async function askReplace(uri: vscode.Uri, home: FrameworkHome, framework: Framework): Promise<Place | undefined> {
    const id = await store.freeId(home, framework.id);
    const items = [
      { label: t('import.exists.replace'), detail: t('import.exists.replaceDetail'), beside: false },
      { label: t('import.exists.beside', { id }), detail: t('import.exists.besideDetail'), beside: true },
    ];
    const chosen = await vscode.window.showQuickPick(items, {
      title: t('import.title'),
      placeHolder: t('import.exists', { file: showPath(uri, home) }),
      ignoreFocusOut: true,
    });
    if (chosen === undefined) return undefined;
    return chosen.beside ? { uri: store.fileFor(home, id), framework: { ...framework, id } } : { uri, framework };
  }

  async function sayKept(
    { uri, framework }: Place,
    inForce: boolean,
    versions: VersionReport | undefined,
  ): Promise<void> {
    const name = framework.name;
    const open = t('import.done.open');
    const show = t('versions.show');
    const file = vscode.workspace.asRelativePath(uri);
    const openFile = (answer: string | undefined): unknown =>
      answer === open ? vscode.window.showTextDocument(uri) : undefined;
    if (!inForce) {
      await openFile(await vscode.window.showWarningMessage(t('import.notLoaded', { framework: name, file }), open));
      return;
    }
    if (versions !== undefined && versions.lost.length > 0) {
      former.remember(versions);
      const count = versions.lost.reduce((sum, { places }) => sum + places.length, 0);
      await showReport(versions);
      const retag = t('versions.retag');
      const said = t('versions.said', { framework: name, count });
      const answer = await vscode.window.showWarningMessage(said, retag, show, open);
      if (answer === retag) await vscode.commands.executeCommand(RETAG_COMMAND, RETAG_LOST);
      else if (answer === show) await showReport(versions);
      else await openFile(answer);
      return;
    }
    const tag = exampleTag(framework, frameworks.library) ?? '';
    const skills = sayCount('skills', framework.skills.length, t);
    await openFile(
      await vscode.window.showInformationMessage(t('import.done', { framework: name, skills, tag }), open),
    );
  }

  /** Each lost tag can be retagged where it is named. */
  async function showReport(versions: VersionReport): Promise<void> {
    const nameNote = (note: string): string => vscode.workspace.asRelativePath(vscode.Uri.parse(note, true));
    const markdown = versionPage(versions, { t, nameNote });
    const actions = lostTagLines(markdown).flatMap((line, i) => {
      const lost = versions.lost[i];
      const title = t('versions.retag');
      return lost ? [{ line, command: { title, command: RETAG_COMMAND, arguments: [lost.target] } }] : [];
    });
    await pages.show(t('versions.title'), markdown, actions);
  }

  async function refuse(
    file: ImportFile,
    outcome: Extract<ImportOutcome, { kind: 'unknown' | 'failure' }>,
  ): Promise<void> {
    const show = t('import.showFormats');
    const reason =
      outcome.kind === 'unknown'
        ? sayNotImported(outcome, file.name, t)
        : t('import.failed', { file: file.name, reason: sayNotImported(outcome, file.name, t) });
    const answer = await vscode.window.showErrorMessage(reason, show);
    if (answer !== show) return;
    const formats = importers.map(({ id }) => `- ${sayFormat(id, t)}`).join('\n');
    const title = t('import.formats.title');
    await pages.show(title, `# ${title}\n\n${t('import.formats.intro')}\n\n${formats}\n`);
  }

  function sayHome(home: FrameworkHome, folders: number): string {
    if (home.kind === 'user') return `$(account) ${t('import.keep.user')}`;
    const name = t('import.keep.folder', { folder: plainLabel(home.folder.name) });
    return `$(folder) ${folders === 1 ? t('import.keep.workspace') : name}`;
  }

  function showPath(uri: vscode.Uri, home: FrameworkHome): string {
    if (home.kind === 'folder') return plainLabel(vscode.workspace.asRelativePath(uri));
    return `${t('import.keep.userDetail')}: ${plainLabel(fileNameOf(uri))}`;
  }
}
