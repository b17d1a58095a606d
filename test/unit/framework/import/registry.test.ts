import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { importFramework, importers, type ImportOutcome } from '../../../../src/core/framework/import/registry.js';
import { readFramework } from '../../../../src/core/framework/read.js';
import { catalogue } from '../../../../src/core/messages/translate.js';
import { inventSfia, nestedJson, sfiaWorkbookFile, skillRows, writeCsv } from '../../../support/sfiaFixtures.js';
import { makeWorkbook } from '../../../support/makeWorkbook.js';
import { readRepositoryFile } from '../support.js';
import { importContent, importSound, say } from './support.js';

const importFolder = new URL('../../../../src/core/framework/import/', import.meta.url);

describe('importing a framework', () => {
  it('goes by the content, never by the name', () => {
    const source = inventSfia(2);
    for (const name of ['x.csv', 'x.xlsx', 'x.md', '', '.yaml']) {
      assert.equal(importSound(nestedJson(source.skills), {}, name).format, 'sfia-json');
      assert.equal(importSound(sfiaWorkbookFile(source, 9), {}, name).format, 'sfia-workbook');
    }
  });

  it('has a name for every format', () => {
    const ids = importers.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { id, title } of importers) assert.equal(say({ key: `import.format.${id}`, args: {} }), title);
  });

  it('has words for everything that an importer says', () => {
    const missing: string[] = [];
    for (const file of readdirSync(importFolder, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts')) continue;
      const text = readFileSync(new URL(file.replaceAll('\\', '/'), importFolder), 'utf8');
      for (const [, key = ''] of text.matchAll(/'(import\.(?:skip|failure)\.\w+)'/g)) {
        if (!Object.hasOwn(catalogue, key)) missing.push(`${file}: ${key}`);
      }
    }
    assert.deepEqual(missing, []);
  });

  it('says which formats there are, which is nearest and what is missing for it', () => {
    const prose = importContent('A walk in the garden.\n');
    assert.deepEqual(prose, { kind: 'unknown', formats: importers.map(({ id }) => id), nearest: undefined });
    const near = importContent('Skill description\nDigging.\n');
    assert.deepEqual(near.kind === 'unknown' && near.nearest, {
      format: 'page-text',
      found: ['Skill description'],
      missing: ['Level 1'],
    });
  });

  it('says of a file that was cut short that it is broken JSON, not that nobody knows its format', () => {
    const whole = nestedJson(inventSfia(2).skills);
    for (const broken of [whole.slice(0, -20), '{ "a": ', '[\n  { "code": "A" }\n  { "code": "B" }\n]']) {
      const outcome = importContent(broken);
      assert.equal(outcome.kind === 'failure' && outcome.reason.key, 'import.failure.brokenJson', outcome.kind);
    }
    for (const other of ['{ "a": 1 }', '[Our ladder](https://x.example) is nice.\n', '{{ template }}\n', '[x] done\n'])
      assert.equal(importContent(other).kind, 'unknown', other);
  });

  it('asks what pasted text is called where it does not say so, for no file gives it a name', () => {
    const table = '| Skill | Junior | Senior |\n| - | - | - |\n| Backups | Restores | Plans |\n';
    const paste = (text: string, options = {}): ImportOutcome =>
      importFramework({ name: 'pasted text', bytes: new TextEncoder().encode(text), isPasted: true }, options);
    const asked = paste(table);
    assert.deepEqual(asked.kind === 'question' && asked.asks, [{ kind: 'framework-name' }]);
    const named = paste(table, { name: 'Ops ladder' });
    assert.equal(named.kind === 'framework' && named.framework.id, 'ops-ladder');
    const titled = paste(`# Our ladder\n\n${table}`);
    assert.equal(titled.kind === 'framework' && titled.framework.name, 'Our ladder');
    const own = paste(
      'format: skill-framework/1\nid: acme\nlevels: [{ id: "1" }]\nskills: { A: { levels: { 1: [x] } } }\n',
    );
    assert.notEqual(own.kind, 'question');
    assert.equal(importSound(table, {}, 'ladder.md').framework.name, 'ladder');
  });

  it('takes our own files as they are, YAML and JSON', () => {
    for (const path of [
      'test/fixtures/frameworks/full.yaml',
      'test/fixtures/frameworks/full.json',
      'frameworks/engineering-ladder.yaml',
    ]) {
      const text = readRepositoryFile(path);
      const { format, framework, report } = importSound(text);
      assert.equal(format, 'skill-framework');
      assert.deepEqual(framework, readFramework(text, '').framework);
      assert.deepEqual(report.skipped, []);
    }
  });

  it('does not take a document that quotes our files for one of them', () => {
    const quoted = readRepositoryFile('test/fixtures/frameworks/full.yaml');
    for (const prose of [
      `# Read me\n\nWrite a file:\n\n${quoted}`,
      `# Read me\n\n${quoted.replace(/^/gm, '    ')}`,
      `Say \`${quoted}\``,
    ]) {
      const outcome = importContent(prose);
      assert.notEqual(outcome.kind === 'framework' ? outcome.format : outcome.kind, 'skill-framework');
      assert.notEqual(outcome.kind, 'failure');
    }
    const late = `# Ours\n---\n$schema: x\n"name": A\n${quoted.replace('name: Acme engineering ladder', '')}`;
    assert.equal(importSound(late).format, 'skill-framework');
  });

  it('gives the problems of a file of our own that is broken', () => {
    const outcome = importContent('format: skill-framework/1\nid: a\nlevels: []\n');
    assert.equal(outcome.kind, 'failure');
    assert.deepEqual(
      outcome.problems?.map(({ code }) => code),
      ['framework.missing', 'framework.missing', 'framework.missing'],
    );
    assert.match(say(outcome.reason), /broken, first in line \d\. Problems in it: 3/);
    const mended = importSound(
      'format: skill-framework/1\nid: a\nname: A\nlevels: [x]\nskills: {D: {name: D, levels: {y: z}}}\n',
    );
    assert.deepEqual(
      mended.report.skipped.map(({ part, why }) => `${part}: ${say(why)}`),
      ['5: No level “y” in this framework. It has x.'],
    );
  });

  it('lets the user choose id and name', () => {
    const options = { id: 'garden', name: 'The garden' };
    for (const content of [
      nestedJson(inventSfia(1).skills),
      readRepositoryFile('test/fixtures/frameworks/full.yaml'),
    ]) {
      const { framework } = importSound(content, options);
      assert.deepEqual([framework.id, framework.name], ['garden', 'The garden']);
    }
    assert.equal(
      importSound(nestedJson(inventSfia(1).skills), { id: '///' }, 'My garden.json').framework.id,
      'my-garden',
    );
  });

  it('refuses what has the form of a framework and nothing in it', () => {
    const outcome = importContent('Code,Skill,Subcategory,Level 1 description\n,,,\n');
    assert.match(outcome.kind === 'failure' ? say(outcome.reason) : '', /no skill could be read/);
  });

  it('refuses more skills than a framework file may have', () => {
    const rows = Array.from({ length: 50_000 }, (_, index) => [`K${index}`, 'Skill', 'x', 'Digs.']);
    // Half of the codes looked at have to be of four letters.
    const head = Array.from({ length: 60 }, (_, index) => ['ABCD', 'Same', 'x', `Digs ${index}.`]);
    const text = writeCsv([['Code', 'Skill', 'Subcategory', 'Level 1 description'], ...head, ...rows]);
    const outcome = importContent(text);
    assert.match(outcome.kind === 'failure' ? say(outcome.reason) : '', /has 50001 skills; more than 20000/);
  }).timeout(60_000);

  it('takes hostile names for names', () => {
    const header = ['Code', 'Skill', 'Category', 'Subcategory', 'Overall description', 'URL', 'Level 1 description'];
    const rows = [
      ['__proto__', 'constructor', '__proto__', 'a/b', 'toString', 'javascript:alert(1)', '[x](command:y) <script>'],
      ['NOPE', '\u200Bzero\u00A0width\u2028line', '  ', 'a/b', '=1+1', 'https://ok.example/', '\u00A0'],
      ['YESS', 'yes', 'null', '~', '- a\n\n\n- b  \n\t', 'http://', '---\n...\n# x\n%TAG\n@\n`'],
    ];
    const { framework } = importSound(makeWorkbook([{ name: 'Skills', rows: [header, ...rows] }]));
    assert.deepEqual(
      framework.skills.map(({ code, name, group, url, levels }) => [
        code,
        name,
        group,
        url,
        levels[0]?.statements.length,
      ]),
      [
        ['__proto__', 'constructor', ['proto', 'a-b'], undefined, 1],
        ['NOPE', 'zero width line', ['a-b'], 'https://ok.example/', undefined],
        ['YESS', 'yes', ['null', 'group'], undefined, 6],
      ],
    );
    assert.equal(framework.skills[2]?.description, '- a\n\n\n- b');
  });

  it('finds the tables of a workbook whatever stands above their headers', () => {
    const rows = [[''], ['All about gardens'], [], ...skillRows(inventSfia(2).skills, 9)];
    assert.equal(importSound(makeWorkbook([{ name: 'S', rows }])).report.skills, 2);
  });
});
