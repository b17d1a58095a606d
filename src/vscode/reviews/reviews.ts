import * as vscode from 'vscode';
import type { Period } from '../../core/tally/model.js';
import type { ReviewOptions, ReviewSource } from '../../core/review/build.js';
import type { DocumentFormat, ExportContext, Exported, Printed } from '../../core/review/exportReview.js';
import type * as ReviewModule from '../../core/review/onDemand.js';
import { documentWords } from '../../core/review/documentWords.js';
import { relativeLink } from '../../core/review/relativeLink.js';
import type { RenderContext } from '../../core/review/render.js';
import type { Steps } from '../../core/steps.js';
import { analyseGaps, evidenceOf } from '../../core/targets/gaps.js';
import type { Parts, PrintDocument } from '../features.js';
import { notePath } from '../support/notePath.js';
import { ofOneVersion, stopIfCancelled, untilCancelled, withProgress } from '../support/progress.js';
import { today } from '../support/today.js';

type Needs = Pick<Parts, 't' | 'tInFiles' | 'config' | 'frameworks' | 'journal' | 'profiles'>;

/** Everything that makes a review of the journal as it is now. */
export interface ReviewKit {
  readonly module: typeof ReviewModule;
  readonly source: ReviewSource;
  readonly exporting: Omit<ExportContext, 'print' | 'run'>;
  /** For a document at this place. */
  render(document: vscode.Uri): RenderContext;
}

/** Makes reviews of the journal. What it takes is loaded with the first one. */
export class Reviews {
  constructor(
    private readonly print: PrintDocument,
    private readonly parts: Needs,
  ) {}

  open(period: Period): Promise<ReviewKit> {
    return withProgress(this.parts.t('host.looking'), (token) => this.gather(period, token));
  }

  private async gather(period: Period, token: vscode.CancellationToken): Promise<ReviewKit> {
    const { tInFiles: t, config, frameworks, journal, profiles } = this.parts;
    await frameworks.whenLoaded();
    await profiles.whenLoaded();
    await journal.whenReady();
    const module = await import('../../core/review/onDemand.js');
    const pathOf = (uri: string): string => vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true));
    const { library } = frameworks;
    const options: ReviewOptions = {
      period,
      includeLicensedText: config.includeLicensedText(),
      impliedLevels: config.impliedLevels(),
      pathOf: notePath,
      findGaps: (tally) => analyseGaps(profiles.profile, library, evidenceOf(tally), period.to ?? today()),
    };
    const source = await ofOneVersion(journal.index, () =>
      untilCancelled(module.buildReview(journal.index, library, options), token),
    );
    return {
      module,
      source,
      exporting: { journal: journal.index, library, pathOf, t },
      render: (document) => {
        const base = config.linkBase(document);
        const linkTo = (uri: string): string =>
          base === undefined
            ? relativeLink(document.toString(), uri)
            : `${base}/${notePath(uri).split('/').map(encodeURIComponent).join('/')}`;
        return { t, linkTo };
      },
    };
  }

  /** Does a part of it; whoever gives it up ends the command. */
  run<R>(steps: Steps<R>): Promise<R> {
    return withProgress(this.parts.t('host.looking'), (token) => untilCancelled(steps, token));
  }

  /** The data of an export; undefined where it would have given private text away, and the user was told. */
  async take(
    { exporting }: ReviewKit,
    make: (context: ExportContext) => Promise<Exported>,
  ): Promise<string | Uint8Array | undefined> {
    const exported = await withProgress(this.parts.t('host.looking'), (token) =>
      make({
        ...exporting,
        run: (steps) => untilCancelled(steps, token),
        print: (format, markdown) => this.printUntilCancelled(format, markdown, token),
      }),
    );
    if (exported.kind === 'export') return exported.data;
    const { uri, line } = exported.leak;
    const note = vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true));
    void vscode.window.showErrorMessage(this.parts.t('review.leak', { note, line }));
    return undefined;
  }

  private async printUntilCancelled(
    format: DocumentFormat,
    markdown: string,
    token: vscode.CancellationToken,
  ): Promise<Printed> {
    // The words are English where there is no translation for the editor's language.
    const language = vscode.l10n.bundle === undefined ? 'en' : vscode.env.language;
    const printed = await this.print({ format, markdown, language, words: documentWords(this.parts.tInFiles) }, token);
    stopIfCancelled(token);
    if (printed === undefined) throw new Error('The thread that prints documents has ended.');
    return printed;
  }
}
