import * as vscode from 'vscode';
import type { Answer } from '../../core/agents/answer.js';
import type { FactSource } from '../../core/agents/journalFacts.js';
import type { MessageKey } from '../../core/messages/translate.js';
import { countJournal } from '../../core/tally/tally.js';
import type { Parts } from '../features.js';
import { onFirstUse } from '../support/onFirstUse.js';
import { ofOneVersion, stopIfCancelled, untilCancelled } from '../support/progress.js';
import { today } from '../support/today.js';

type Needs = Pick<Parts, 't' | 'config' | 'frameworks' | 'journal'>;
/** `lm` is not there in every host that meets our minimum. */
type Host = { readonly lm?: Partial<Pick<typeof vscode.lm, 'registerTool'>> };

/** Offers the journal's facts to language models in the editor; asks no model anything itself. */
export function registerLanguageModelTools(parts: Needs): vscode.Disposable {
  const { lm } = vscode as Host;
  if (lm?.registerTool === undefined) return new vscode.Disposable(() => undefined);
  const facts = onFirstUse(loadFacts, 'lookUp', 'tally');
  return vscode.Disposable.from(
    lm.registerTool('skillJournal_lookUpSkill', new FactTool('host.tool.lookUp', facts.lookUp, parts)),
    lm.registerTool('skillJournal_tallyEvidence', new FactTool('host.tool.tally', facts.tally, parts)),
  );
}

type Ask = (input: unknown, source: FactSource, token: vscode.CancellationToken) => Promise<Answer<object>>;

async function loadFacts(): Promise<{ readonly lookUp: Ask; readonly tally: Ask }> {
  const { JournalFacts, lookUpSkill, tallyForModel } = await import('../../core/agents/onDemand.js');
  const facts = new JournalFacts();
  const withoutPrivate = (source: FactSource): FactSource => ({ ...source, index: facts.index(source.index) });
  return {
    lookUp: (input, source) => Promise.resolve(lookUpSkill(input, withoutPrivate(source))),
    tally: (input, source, token) => untilCancelled(tallyForModel(input, withoutPrivate(source)), token),
  };
}

class FactTool implements vscode.LanguageModelTool<unknown> {
  constructor(
    private readonly doing: MessageKey,
    private readonly answer: Ask,
    private readonly parts: Needs,
  ) {}

  prepareInvocation(): vscode.PreparedToolInvocation {
    return { invocationMessage: this.parts.t(this.doing) };
  }

  async invoke(
    { input }: vscode.LanguageModelToolInvocationOptions<unknown>,
    token: vscode.CancellationToken,
  ): Promise<vscode.LanguageModelToolResult> {
    const { config, frameworks, journal } = this.parts;
    await frameworks.whenLoaded();
    await journal.whenReady();
    stopIfCancelled(token);
    // What tools see is without private entries. Counted step by step first, it is known when they ask for it.
    const options = { period: { from: undefined, to: undefined }, includePrivate: false };
    await untilCancelled(countJournal(journal.index, frameworks.library, options), token);
    const source: FactSource = {
      index: journal.index,
      library: frameworks.library,
      impliedLevels: config.impliedLevels(),
      today: today(),
      toPath: (uri) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri)),
    };
    const answer = await ofOneVersion(journal.index, () => this.answer(input, source, token));
    return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(JSON.stringify(answer))]);
  }
}
