import assert from 'node:assert/strict';
import { Library } from '../../src/core/framework/library.js';
import type { Framework } from '../../src/core/framework/model.js';
import { readFramework } from '../../src/core/framework/read.js';

/** Two frameworks with invented statements, shaped so that codes collide and levels are missing. */
export function caseLibrary(): Library {
  return new Library([read(sfiaShaped), read(acme)]);
}

function read(text: string): Framework {
  const { framework, problems } = readFramework(text, 'test:framework.yaml');
  assert.deepEqual(problems, []);
  assert.ok(framework);
  return framework;
}

function skill(code: string, name: string, statements: readonly (readonly [string, number])[]): string {
  const levels = statements.map(([id, count]) => {
    const lines = Array.from({ length: count }, (_, i) => `        Does invented thing ${i + 1} of ${code} at ${id}.`);
    return `      "${id}": |\n${lines.join('\n')}`;
  });
  return `  ${code}:\n    name: ${name}\n    levels:\n${levels.join('\n')}`;
}

function range(from: number, to: number, count: number): readonly (readonly [string, number])[] {
  return Array.from({ length: to - from + 1 }, (_, i) => [String(from + i), count] as const);
}

const names = ['Follow', 'Assist', 'Apply', 'Enable', '"Ensure, advise"', '"Initiate, influence"', 'Set strategy'];

const sfiaShaped = `
format: skill-framework/1
id: sfia-9
name: Shaped like SFIA
version: "9"
codePattern: "[A-Z]{4}"
levels:
${names.map((name, i) => `  - { id: "${i + 1}", name: ${name}, aliases: [L${i + 1}] }`).join('\n')}
skills:
${skill('ITOP', 'Infrastructure operations', [
  ['1', 2],
  ['2', 3],
  ['3', 6],
  ['4', 8],
  ['5', 5],
])}
${skill('PROG', 'Invented programming', range(2, 6, 4))}
${skill('TEST', 'Invented testing', range(1, 6, 4))}
${skill('SCTY', 'Invented safety', range(1, 7, 4))}
`;

const acme = `
format: skill-framework/1
id: acme
name: Acme engineering ladder
version: "2026.1"
levels:
  - { id: "1", name: Starter }
  - { id: "1.5", name: Grower }
  - { id: "2", name: Solid }
  - { id: "3", name: Strong }
  - { id: "4", name: Lead }
skills:
${skill('ITOP', 'Operating the platform', range(1, 4, 3))}
${skill('K8S-OPS', 'Cluster care', [
  ['1.5', 2],
  ['2', 2],
])}
`;
