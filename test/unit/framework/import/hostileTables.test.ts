import assert from 'node:assert/strict';
import { importFramework, type ImportOutcome } from '../../../../src/core/framework/import/registry.js';
import { sayNotImported } from '../../../../src/core/framework/import/sayImport.js';
import { Library } from '../../../../src/core/framework/library.js';
import { readFramework } from '../../../../src/core/framework/read.js';
import { writeFrameworkJson, writeFrameworkYaml } from '../../../../src/core/framework/write.js';
import { english } from '../../../../src/core/messages/translate.js';
import { resolveTag } from '../../../../src/core/tag/resolve.js';

function importText(text: string): ImportOutcome {
  return importFramework({ name: 'given', bytes: new TextEncoder().encode(text) });
}

function imported(text: string): Extract<ImportOutcome, { kind: 'framework' }> {
  const outcome = importText(text);
  assert.equal(outcome.kind, 'framework', JSON.stringify(outcome).slice(0, 300));
  return outcome;
}

function table(skills: number): string {
  const rows = Array.from({ length: skills }, (_, i) => `C${i},Skill ${i},Does ${i}.,Teaches ${i}.`);
  return ['Code,Skill,Level 1,Level 2', ...rows].join('\n');
}

describe('a table of very many skills', () => {
  it('is imported as far as a framework may go', () => {
    const { framework } = imported(table(20_000));
    assert.equal(framework.skills.length, 20_000);
    const resolution = resolveTag('#C19999/2', new Library([framework]));
    assert.equal(resolution?.level?.statements[0]?.text, 'Teaches 19999.');
  });

  it('is refused beyond that, with a sentence that says why', () => {
    const outcome = importText(table(50_000));
    assert.equal(outcome.kind, 'failure');
    assert.match(sayNotImported(outcome, 'given', english), /has 50000 skills; more than 20000 are not imported/);
  });

  it('is refused as a framework file, too, with a problem at its skills', () => {
    const skills = Array.from({ length: 20_001 }, (_, i) => `  C${i}: { name: x, levels: { 1: y } }\n`).join('');
    const text = `format: skill-framework/1\nid: a\nname: A\nlevels: [{ id: "1" }]\nskills:\n${skills}`;
    const { framework, problems } = readFramework(text, 'file:///a.yaml');
    assert.equal(framework, undefined);
    assert.deepEqual(
      problems.map(({ code, range }) => [code, range.start.line]),
      [['framework.too-many-skills', 5]],
    );
  });
});

describe('a table that is not as it should be', () => {
  it('may have codes twice, levels in any order, and skills without any', () => {
    const { framework, report } = imported(
      'Code,Skill,Level 3,Level 1,Level 2\nAB,First,c,a,b\nAB,Second,c,a,b\nCD,Third,,,\nEF,Fourth,c,,\n',
    );
    assert.deepEqual(
      framework.levels.map(({ id }) => id),
      ['1', '2', '3'],
    );
    assert.deepEqual(
      framework.skills.map(({ code, levels }) => [code, levels.map(({ id, statements }) => id + statements[0]?.text)]),
      [
        ['AB', ['1a', '2b', '3c']],
        ['AB-2', ['1a', '2b', '3c']],
        ['CD', []],
        ['EF', ['3c']],
      ],
    );
    assert.ok(report.skipped.some(({ part }) => part.includes('Third')));
  });

  it('may use the names of what every object has, for skills, levels and groups', () => {
    const { framework } = imported(
      'Category,Code,Skill,Level 1,Level 2\n__proto__,__proto__,__proto__,a,b\nconstructor,constructor,toString,a,b\nx,hasOwnProperty,valueOf,a,b\n',
    );
    for (const text of [writeFrameworkYaml(framework), writeFrameworkJson(framework)]) {
      const read = readFramework(text, framework.uri);
      assert.deepEqual(read.problems, []);
      assert.deepEqual(read.framework, framework);
    }
    const library = new Library([framework]);
    for (const { code } of framework.skills) {
      const ref = { framework: framework.id, code };
      assert.equal(resolveTag(`${library.tagFor(ref)}/2`, library)?.level?.statements[0]?.text, 'b', code);
    }
    assert.equal(({} as Record<string, unknown>)['a'], undefined);
  });
});
