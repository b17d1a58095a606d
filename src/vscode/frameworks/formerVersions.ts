import { stillLost } from '../../core/editor/retagPicks.js';
import { withFormerVersions } from '../../core/framework/import/formerVersions.js';
import type { LostTag, VersionReport } from '../../core/framework/import/versionReport.js';
import type { Library } from '../../core/framework/library.js';
import type { NoteRecord, TagTarget } from '../../core/journal/model.js';
import { readNote } from '../../core/journal/reading/read.js';
import type { Parts } from '../features.js';
import { today } from '../support/today.js';

export const RETAG_COMMAND = 'skillJournal.retag';
/** Its argument where only the tags are to be offered that a newer version left without a meaning. */
export const RETAG_LOST = 'lost';

/** Remembers what tags meant before a newer version of their framework was imported, as long as the editor runs. */
export class FormerVersions {
  private readonly reports = new Map<string, VersionReport>();

  constructor(private readonly parts: Pick<Parts, 'config' | 'frameworks'>) {}

  remember(report: VersionReport): void {
    if (report.lost.length > 0) this.reports.set(report.after.id, report);
  }

  /** The tags that are still without a meaning, as far as it is known. */
  get lost(): readonly LostTag[] {
    return [...this.reports.values()].flatMap(({ lost }) => lost);
  }

  /** The frameworks in force, with what only the former versions had. */
  get library(): Library {
    const former = [...this.reports.values()].map(({ before, after }) => ({ ...before, id: after.id }));
    return withFormerVersions(this.parts.frameworks.library, former);
  }

  /** What a note said when its tags had their former meaning. */
  read(uri: string, text: string): NoteRecord {
    const { config } = this.parts;
    const options = { library: this.library, markers: config.markers(), ignored: config.ignoredTags(), today: today() };
    return readNote(uri, text, options);
  }

  /** The tags have been written as something else. */
  settle(done: TagTarget): void {
    for (const [id, report] of this.reports) {
      const lost = stillLost(report.lost, done);
      if (lost.length === 0) this.reports.delete(id);
      else this.reports.set(id, { ...report, lost });
    }
  }
}
