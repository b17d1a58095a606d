import assert from 'node:assert/strict';
import { Library } from '../../../src/core/framework/library.js';
import type { Framework, Skill } from '../../../src/core/framework/model.js';
import { tagMeaning } from '../../../src/core/framework/tagMeaning.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { largeFramework } from '../../support/largeFramework.js';

const base = largeFramework(3);

/** With a change in its first skill. */
function withSkill(change: (skill: Skill) => Partial<Skill>): Framework {
  return { ...base, skills: base.skills.map((skill, i) => (i === 0 ? { ...skill, ...change(skill) } : skill)) };
}

const inWordsAlone: readonly Framework[] = [
  { ...base, version: '2', language: 'de', licence: undefined, uri: 'file:///other.yaml', groups: [] },
  { ...base, levels: base.levels.map((level) => ({ ...level, essence: 'Other words.' })) },
  withSkill(() => ({ description: 'Other words.', notes: '#SK0001/2', url: 'https://example.org/', group: [] })),
  withSkill(({ levels }) => ({
    levels: levels.map((level) => ({
      ...level,
      summary: 'Other words.',
      statements: level.statements.map(() => ({ text: 'Other words.', examples: ['one'] })),
    })),
  })),
];

const inTags: readonly Framework[] = [
  { ...base, id: 'other' },
  { ...base, name: 'Other' },
  { ...base, codePattern: '[A-Z]{4}' },
  { ...base, levels: base.levels.map((level, i) => (i === 0 ? { ...level, name: 'Other' } : level)) },
  { ...base, levels: base.levels.map((level, i) => (i === 0 ? { ...level, aliases: ['L1'] } : level)) },
  { ...base, skills: base.skills.slice(1) },
  withSkill(() => ({ code: 'OTHER' })),
  withSkill(() => ({ name: 'Other' })),
  withSkill(() => ({ aliases: ['OLD'] })),
  withSkill(({ levels }) => ({ levels: levels.slice(1) })),
  withSkill(({ levels }) => ({ levels: levels.map((level) => ({ ...level, statements: level.statements.slice(1) })) })),
];

/** Tags that are right, wrong in every way, and not ours. */
const note = [
  ...['SK0000', 'SK0000/1', 'SK0000/1/5', 'SK0000/1/6', 'SK0000/1/x', 'SK0000/7', 'SK0000//1', 'sk0000/level-1'],
  ...[
    'SK0001/3',
    'large/SK0002/2',
    'large/NONE/1',
    'OLD/L1',
    'OTHER/1',
    'other/SK0000/1',
    'ABCD/1',
    'todo',
    'SK0000/L1',
  ],
]
  .map((tag, i) => `- 2026-11-${String(i + 1).padStart(2, '0')} Words #${tag}`)
  .join('\n');

const read = (framework: Framework): unknown =>
  readNote('file:///n.md', note, { library: new Library([framework]), markers: defaultMarkers, today: '2026-12-01' });

describe('what tags of a framework mean', () => {
  it('is the same where other words alone have changed, and so is what a note says', () => {
    for (const framework of inWordsAlone) {
      assert.equal(tagMeaning(framework), tagMeaning(base));
      assert.deepEqual(read(framework), read(base));
    }
  });

  it('is another where anything has changed that a note’s record takes from it', () => {
    for (const [i, framework] of inTags.entries()) {
      assert.notEqual(tagMeaning(framework), tagMeaning(base), `change ${i}`);
      assert.notDeepEqual(read(framework), read(base), `change ${i}`);
    }
  });
});
