import assert from 'node:assert/strict';
import { markdownTable } from '../../../../src/core/framework/import/markdownTable.js';
import { fuzz, importSound, skillOf, statementsOf, textContent } from './formats.js';

const page = `# Our ladder

Some words, and a | pipe.

## Craft ##

| **Skill** | Junior | Senior |
| :-- | :-: | --: |
| Testing | Tests a unit.<br/>Runs \`npm|test\` | Plans tests<br>- Teaches \\| leads |
| [Design](https://x.example/) | keeps \`snake_case\` and _care_ | **Bold** \\*choices\\* |

\`\`\`
| Skill | Junior | Senior |
| --- | --- | --- |
| In code | a | b |
\`\`\`

## Team

Skill | Junior | Senior
--- | --- | ---
Testing | - | Trusts

| Day | Weather |
| --- | --- |
| 1 | Rain |
`;

describe('a table of skills in Markdown', () => {
  it('is read with all tables of the same headers, each under its heading', () => {
    const text = page.replace('npm|test', 'npm test').replace('**Skill**', 'Skill');
    const { framework, skipped } = importSound(markdownTable, textContent(text));
    assert.deepEqual(
      framework.skills.map(({ code, group, levels }) => [code, ...group, ...levels.map(({ id }) => id)]),
      [
        ['testing', 'craft', 'junior', 'senior'],
        ['design', 'craft', 'junior', 'senior'],
        ['testing-2', 'team', 'senior'],
      ],
    );
    const rows = text.split('```')[0]?.match(/^\| (?!Skill|:).*\|$/gm);
    assert.equal(framework.skills.filter(({ group }) => group[0] === 'craft').length, rows?.length);
    assert.deepEqual(skipped, [['Team', 'import.skip.otherTable']]);
  });

  it('reads line breaks, escaped pipes and marks as what they say', () => {
    const text = page.replace('npm|test', 'npm\\|test');
    const { framework } = importSound(markdownTable, textContent(text));
    assert.deepEqual(statementsOf(framework, 'testing', 'junior'), ['Tests a unit.', 'Runs npm|test']);
    assert.deepEqual(statementsOf(framework, 'testing', 'senior'), ['Plans tests', 'Teaches | leads']);
    assert.equal(skillOf(framework, 'design').name, 'Design');
    assert.deepEqual(statementsOf(framework, 'design', 'junior'), ['keeps snake_case and care']);
    assert.deepEqual(statementsOf(framework, 'design', 'senior'), ['Bold *choices*']);
  });

  it('is named by the heading above it, where it is the only one', () => {
    const text = '# Our ladder\n\n| Skill | Junior | Senior |\n|---|---|---|\n| Tea | a | b |\n| Bread | c | d |\n';
    const { framework } = importSound(markdownTable, textContent(text));
    assert.deepEqual([framework.id, framework.name], ['our-ladder', 'Our ladder']);
    assert.equal(importSound(markdownTable, textContent(page)).framework.name, 'given');
  });

  it('asks which column is which where the headers do not say', () => {
    const text = '| Was | Padawan | Knight |\n|---|---|---|\n| Tee | kocht | lehrt |\n| Brot | backt | teilt |\n';
    assert.deepEqual(markdownTable.recognise(textContent(text)).missing, []);
    assert.deepEqual(markdownTable.read(textContent(text), {}), {
      kind: 'question',
      asks: [{ kind: 'matrix', columns: ['Was', 'Padawan', 'Knight'] }],
    });
    const options = { matrix: { skillColumn: 0, levelColumns: [1, 2] } };
    const { framework } = importSound(markdownTable, textContent(text), options);
    assert.deepEqual(
      framework.levels.map(({ id, name }) => [id, name]),
      [
        ['padawan', 'Padawan'],
        ['knight', 'Knight'],
      ],
    );
  });

  it('takes no text without a table of skills', () => {
    for (const text of ['no table', 'a | b\n', '| Day | Weather |\n| --- | --- |\n| 1 | Rain |\n']) {
      assert.notDeepEqual(markdownTable.recognise(textContent(text)).missing, [], text);
    }
  });

  it('reads hostile names as data and takes lines of any length in its stride', () => {
    const text =
      '| Skill | Junior | Senior |\n|-|-|-|\n| __proto__ | a | b |\n| constructor | <script>x</script> | ![i](http://x/) |\n';
    const { framework } = importSound(markdownTable, textContent(text));
    assert.deepEqual(
      framework.skills.map(({ code }) => code),
      ['proto', 'constructor'],
    );
    assert.deepEqual(statementsOf(framework, 'constructor', 'junior'), ['<script>x</script>']);
    for (const filling of [' ', '`', '*', '[', '\\', '|', '-', '#', '<br']) {
      const long = filling.repeat(60_000);
      markdownTable.recognise(textContent(`# ${long}\n| ${long} |\n|-|\n${text}| ${long} | ${long} |\n`));
    }
  });

  it('never throws over damaged files', () => {
    fuzz(markdownTable, page, 300);
  }).timeout(60_000);
});
