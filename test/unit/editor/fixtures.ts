import assert from 'node:assert/strict';
import { Library } from '../../../src/core/framework/library.js';
import type { Framework, SkillRef } from '../../../src/core/framework/model.js';
import { readFramework } from '../../../src/core/framework/read.js';
import type { JournalDate } from '../../../src/core/journal/model.js';
import { countEvidence } from '../../../src/core/tally/tally.js';
import type { EvidenceSource } from '../../../src/core/tally/evidenceSource.js';
import type { LevelTally, SkillTally, TallyEntry } from '../../../src/core/tally/model.js';

/** Invented words in the shape of the real thing. */
const sfia = `
format: skill-framework/1
id: sfia-9
name: SFIA
version: "9"
codePattern: "[A-Z]{4}"
licence: { name: SFIA licence, notice: "Words of the framework are the foundation's.", redistributable: false }
levels:
  - { id: "1", name: Follow, aliases: [L1] }
  - { id: "2", name: Assist, aliases: [L2] }
  - { id: "3", name: Apply, aliases: [L3], essence: Works to a plan. }
  - { id: "4", name: Enable, aliases: [L4], essence: Works under direction. }
  - { id: "5", name: "Ensure, advise", aliases: [L5] }
  - { id: "6", name: Initiate, aliases: [L6] }
groups: { delivery: { name: Delivery, groups: { tech: { name: Technology } } }, people: { name: People } }
skills:
  ITOP:
    name: Infrastructure operations
    group: delivery/tech
    description: Running the machines that others build upon.
    notes: |
      Covers machines and *networks*.

      - patching
      - backups
    levels:
      1: [Helps with routine tasks., Watches dials.]
      2: [Runs scripts., Adjusts scripts., Reports events.]
      3: [Deploys services., Monitors load., Restores backups.]
      4: [Maintains technology., Configures tools to automate tasks., Checks procedures., Proposes improvements.]
      5: [Leads technically., Drives adoption.]
  PROG:
    name: Programming and software development
    group: delivery/tech
    description: Writing programs.
    levels:
      2: [Writes small programs.]
      3: [Writes programs., Tests programs.]
  ITMG:
    name: Technology service management
    group: delivery
    levels:
      5: [Manages services.]
  LONE:
    name: Learning
    levels:
      3: [Learns.]
`;

const acme = `
format: skill-framework/1
id: acme
name: Acme ladder
levels:
  - { id: "1.5", name: Beginner }
  - { id: "2", name: Doer }
  - { id: "10", name: Elder }
skills:
  ITOP:
    name: Keeping things running
    levels:
      "1.5": [Keeps one thing running.]
      2: [Keeps things running.]
      10: [Keeps all things running.]
  K8S-OPS:
    name: Cluster operations
    aliases: [KUBE]
    levels:
      2: [Keeps clusters running.]
`;

export function framework(yaml: string): Framework {
  const { framework: read, problems } = readFramework(yaml, 'file:///frameworks/test.yaml');
  assert.ok(read, JSON.stringify(problems));
  return read;
}

export function sfiaLibrary(): Library {
  return new Library([framework(sfia)]);
}

export function bothLibrary(): Library {
  return new Library([framework(sfia), framework(acme)]);
}

/** A framework whose every word tries to be something else. */
export function hostileLibrary(): Library {
  const nasty = '[x](command:evil) ![i](https://evil.example/i.png) <img src=x onerror=alert(1)> $(alert) `c` | **b**';
  const level = { id: '4', name: `Enable ${nasty}`, aliases: [], essence: `Essence ${nasty}` };
  return new Library([
    {
      id: 'evil-1',
      name: `Evil ${nasty}`,
      version: `1 ${nasty}`,
      language: undefined,
      codePattern: '[A-Z]{4}',
      licence: { name: nasty, url: 'javascript:alert(1)', notice: `Notice ${nasty}`, redistributable: false },
      levels: [level, { ...level, id: '5', name: `Next\n# ${nasty}` }],
      groups: [{ id: 'g', name: `Group ${nasty}`, groups: [] }],
      skills: [
        {
          code: 'EVIL',
          name: `Name ${nasty}`,
          group: ['g'],
          description: `# Description ${nasty}`,
          notes: `${nasty}\n\n[c](command:evil)\n\n<script>alert(1)</script>`,
          url: 'javascript:alert(1)',
          aliases: [],
          levels: ['4', '5'].map((id) => ({
            id,
            summary: `- Summary ${nasty}`,
            statements: [{ text: `1. Statement ${nasty}`, examples: [`Example ${nasty}`] }],
          })),
        },
      ],
      uri: 'file:///evil.yaml',
    },
  ]);
}

export function day(text: string): JournalDate {
  return { text, first: text, day: text };
}

export function entry(changes: Partial<TallyEntry> = {}): TallyEntry {
  return {
    uri: 'file:///journal/2026-11-20.md',
    position: { line: 4, character: 10 },
    date: day('2026-11-20'),
    state: 'done',
    kind: 'practice',
    private: false,
    text: 'Restored the wiki.',
    heading: undefined,
    fields: [],
    statements: [],
    ...changes,
  };
}

/** Evidence by `CODE/level`, in the library's first framework unless named (`acme/ITOP/2`). */
export function evidenceOf(
  library: Library,
  entries: Readonly<Record<string, readonly TallyEntry[]>> = {},
  ready = true,
): EvidenceSource {
  const skill = (ref: SkillRef): SkillTally => tallySkill(library, ref, new Map(Object.entries(entries)));
  return { ready, noteCount: 3, skill, count: (ref) => countEvidence(skill(ref)) };
}

function tallySkill(library: Library, ref: SkillRef, entries: ReadonlyMap<string, readonly TallyEntry[]>): SkillTally {
  const skill = library.skill(ref);
  assert.ok(skill, `${ref.framework}/${ref.code}`);
  const levels = skill.levels.map((level): LevelTally => {
    const bare = library.frameworks[0]?.id === ref.framework ? entries.get(`${ref.code}/${level.id}`) : undefined;
    const all = bare ?? entries.get(`${ref.framework}/${ref.code}/${level.id}`) ?? [];
    const evidence = all.filter((e) => e.state === 'done' && e.kind === 'practice');
    const dates = evidence.flatMap((e) => e.date ?? []).sort((a, b) => a.first.localeCompare(b.first));
    return {
      id: level.id,
      name: library.level(ref.framework, level.id)?.name ?? '',
      evidence,
      planned: all.filter((e) => e.state === 'planned'),
      knowledge: all.filter((e) => e.state === 'done' && e.kind === 'knowledge'),
      undated: evidence.filter((e) => e.date === undefined).length,
      first: dates[0],
      last: dates.at(-1),
      statements: level.statements.map(({ text }, i) => ({
        number: i + 1,
        text,
        evidence: evidence.filter((e) => e.statements.includes(i + 1)),
      })),
    };
  });
  return { framework: ref.framework, code: ref.code, name: skill.name, mentions: [], levels };
}
