import * as vscode from 'vscode';
import { pageLinks } from '../../core/editor/pageLinks.js';
import { toRange } from '../support/convert.js';

/** Lets one click on a line of evidence in a skill's page open the note, where Markdown would first go to the address. */
export class PageLinkProvider implements vscode.DocumentLinkProvider {
  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    return pageLinks(document.getText()).map(
      ({ range, destination }) => new vscode.DocumentLink(toRange(range), vscode.Uri.parse(destination)),
    );
  }
}
