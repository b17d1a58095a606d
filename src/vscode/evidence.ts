import type { SkillRef } from '../core/framework/model.js';
import type { EvidenceSource } from '../core/tally/evidenceSource.js';
import type { SkillTally } from '../core/tally/model.js';
import { IndexEvidence } from '../core/tally/tally.js';
import type { Frameworks } from './frameworks/frameworks.js';
import type { Config } from './support/config.js';
import type { Journal } from './notes/journal.js';

/** The journal's counts against the frameworks in force. */
export class JournalEvidence implements EvidenceSource {
  private current: EvidenceSource;
  private readonly subscription: { dispose(): void };

  constructor(
    private readonly journal: Journal,
    private readonly frameworks: Frameworks,
    private readonly config: Config,
  ) {
    this.current = this.create();
    this.subscription = frameworks.onDidChange(() => (this.current = this.create()));
  }

  get ready(): boolean {
    return this.current.ready;
  }

  get noteCount(): number {
    return this.current.noteCount;
  }

  count(ref: SkillRef): number {
    return this.current.count(ref);
  }

  skill(ref: SkillRef): SkillTally {
    return this.current.skill(ref);
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private create(): EvidenceSource {
    return new IndexEvidence(this.journal.index, this.frameworks.library, {
      isReady: () => !this.journal.counting,
      impliesLevels: () => this.config.impliedLevels(),
    });
  }
}
