import type { Framework, Skill } from '../../src/core/framework/model.js';

const words = ['storage', 'network', 'release', 'support', 'design', 'data', 'audit', 'planning', 'review', 'recovery'];
const levels = ['1', '2', '3', '4', '5'].map((id) => ({ id, name: `Level ${id}`, aliases: [], essence: undefined }));

/** A framework of `count` skills in groups of twenty, each with 5 levels of 5 statements and guidance notes. */
export function largeFramework(count: number, { grouped = true } = {}): Framework {
  return {
    id: 'large',
    name: 'Large framework',
    version: '1',
    language: undefined,
    codePattern: undefined,
    licence: { name: 'Invented', url: undefined, notice: 'Invented words.', redistributable: true },
    levels,
    groups: grouped
      ? Array.from({ length: Math.ceil(count / 200) }, (_, outer) => ({
          id: `area-${outer}`,
          name: `Area ${outer}`,
          groups: Array.from({ length: 10 }, (_unused, inner) => ({
            id: `part-${inner}`,
            name: `Part ${inner}`,
            groups: [],
          })),
        }))
      : [],
    skills: Array.from({ length: count }, (_, i) => largeSkill(i, grouped)),
    uri: 'file:///large.yaml',
  };
}

function largeSkill(i: number, grouped: boolean): Skill {
  const word = (n: number): string => words[(i * 7 + n * 3) % words.length] ?? '';
  return {
    code: `SK${String(i).padStart(4, '0')}`,
    name: `${word(1)} and ${word(2)} ${i}`,
    group: grouped ? [`area-${Math.floor(i / 200)}`, `part-${Math.floor(i / 20) % 10}`] : [],
    description: `Looks after ${word(3)} and ${word(4)} so that others need not.`,
    notes: `Activities include:\n\n- ${word(1)} of *${word(2)}*\n- ${word(5)} of [${word(6)}](https://example.org/${i})\n`,
    url: undefined,
    aliases: [],
    levels: levels.map(({ id }, rank) => ({
      id,
      summary: undefined,
      statements: Array.from({ length: 5 }, (_, n) => ({
        text: `Does the ${word(n + rank)} of ${word(n + 5)} number ${i * 25 + rank * 5 + n} by the book.`,
        examples: [],
      })),
    })),
  };
}
