import assert from 'node:assert/strict';
import { matrix } from '../../../../src/core/framework/import/matrix.js';
import type { ImportContent, MatrixMapping } from '../../../../src/core/framework/import/model.js';
import { settleFramework } from '../../../../src/core/framework/import/settle.js';
import { fixture, fuzz, importSound, levelOf, skillOf, statementsOf, textContent, workbook } from './formats.js';

const ladder = [
  'Area,Skill,Description,Junior,Engineer,Senior,Remarks',
  'Craft,Testing,Knows when it works,Writes a test. Runs it.,"- Plans tests\n- Reviews them",Teaches testing,',
  ',Reviews,,n/a,x,Sets the tone,later',
  'Team,Testing,,-,,Builds trust,',
].join('\n');

function levelsOf(headers: string, content = 'a'): readonly string[] {
  const cells = headers.split('|');
  const rows = [cells, ['Tea', ...cells.slice(1).map(() => content)]];
  const { framework } = importSound(matrix, workbook(['Sheet1', rows]));
  return framework.levels.map(({ id, name }) => `${id}=${name}`);
}

function ask(content: ImportContent, mapping?: MatrixMapping): readonly string[] {
  const result = matrix.read(content, mapping ? { matrix: mapping } : {});
  assert.ok(result.kind === 'question', result.kind);
  const [question] = result.asks;
  assert.ok(question?.kind === 'matrix');
  return question.columns;
}

describe('a matrix with skills down and levels across', () => {
  it('is read by its headers alone', () => {
    const { framework, skipped } = importSound(matrix, textContent(ladder));
    assert.deepEqual(
      framework.skills.map(({ code, group, levels }) => [code, ...group, ...levels.map(({ id }) => id)]),
      [
        ['testing', 'craft', 'junior', 'engineer', 'senior'],
        ['reviews', 'craft', 'engineer', 'senior'],
        ['testing-2', 'team', 'senior'],
      ],
    );
    assert.deepEqual(statementsOf(framework, 'testing', 'junior'), ['Writes a test.', 'Runs it.']);
    assert.deepEqual(statementsOf(framework, 'testing', 'engineer'), ['Plans tests', 'Reviews them']);
    assert.deepEqual(levelOf(framework, 'reviews', 'engineer').statements, [], 'a mark says that there is a level');
    assert.equal(skillOf(framework, 'testing').description, 'Knows when it works');
    assert.deepEqual(skipped, [['Remarks', 'import.skip.column']]);
  });

  it('has as many skills and levels as an independent count of a real file', () => {
    const source = fixture('uk_gdad_pcf_skill.csv');
    const { framework } = importSound(matrix, textContent(source));
    assert.equal(framework.skills.length, 188);
    assert.equal(
      framework.skills.reduce((sum, { levels }) => sum + levels.length, 0),
      604,
    );
    assert.equal(framework.licence, undefined);
  });

  it('knows levels by numbers, letters and the words of ladders', () => {
    assert.deepEqual(levelsOf('Skill|Level 1|Level 2: Able|LEVEL 3 - Expert|Level 4 (Guru)'), [
      '1=Level 1',
      '2=Able',
      '3=Expert',
      '4=Guru',
    ]);
    assert.deepEqual(levelsOf('Competency|1|2|3'), ['1=1', '2=2', '3=3']);
    assert.deepEqual(levelsOf('Skill|L3 Senior|L4 Senior'), ['L3=Senior', 'L4=Senior (L4)']);
    assert.deepEqual(levelsOf('Capability|L3|L4 – Senior|L5'), ['L3=L3', 'L4=Senior', 'L5=L5']);
    assert.deepEqual(levelsOf('Skill|Junior (L1)|Engineer II (L2)|Senior – L3'), [
      'L1=Junior',
      'L2=Engineer II',
      'L3=Senior',
    ]);
    // Two levels in one column have no id of their own.
    assert.deepEqual(levelsOf('Skill|Junior (L1-L2)|Senior (L3-L4)'), [
      'junior-l1-l2=Junior (L1-L2)',
      'senior-l3-l4=Senior (L3-L4)',
    ]);
    assert.deepEqual(levelsOf('Skill|Engineer (IC3)|Senior (IC4)'), ['IC3=Engineer', 'IC4=Senior']);
    assert.deepEqual(levelsOf('Skill|Working (Level 2)|Awareness (Level 1)'), ['1=Awareness', '2=Working']);
    assert.deepEqual(levelsOf('Skill|Junior|Senior|Training (Q3)'), ['junior=Junior', 'senior=Senior']);
    assert.deepEqual(levelsOf('|Level 1 description|Level 2 description'), ['1=Level 1', '2=Level 2']);
    assert.deepEqual(levelsOf('Theme|Junior Engineer|Wizard|Senior Engineer'), [
      'junior-engineer=Junior Engineer',
      'wizard=Wizard',
      'senior-engineer=Senior Engineer',
    ]);
    assert.deepEqual(levelsOf('Skill|Senior|Senior|Senior staff'), [
      'senior=Senior',
      'senior-2=Senior 2',
      'senior-staff=Senior staff',
    ]);
  });

  it('puts the lowest level first where the columns stand the other way round', () => {
    assert.deepEqual(levelsOf('Skill|Level 3|Level 2|Level 1'), ['1=Level 1', '2=Level 2', '3=Level 3']);
    assert.deepEqual(levelsOf('Skill|L10|L9|L8'), ['L8=L8', 'L9=L9', 'L10=L10']);
    assert.deepEqual(levelsOf('Skill|Expert|Intermediate|Novice')[0], 'novice=Novice');
    assert.deepEqual(levelsOf('Skill|IC2|M1|IC1'), ['IC2=IC2', 'M1=M1', 'IC1=IC1'], 'two ladders have no one order');
  });

  it('asks where the headers do not say, and reads by the answer', () => {
    const text = 'Was,Padawan,Knight,Kategorie\nTee,kocht,lehrt,Küche\nBrot,backt,,Küche\n';
    assert.deepEqual(matrix.recognise(textContent(text)).missing, []);
    assert.deepEqual(ask(textContent(text)), ['Was', 'Padawan', 'Knight', 'Kategorie']);
    const mapping = { skillColumn: 0, groupColumn: 3, levelColumns: [2, 1] };
    const { framework } = importSound(matrix, textContent(text), { matrix: mapping });
    assert.deepEqual(
      framework.levels.map(({ id }) => id),
      ['knight', 'padawan'],
      'the order of the answer is the rank',
    );
    assert.deepEqual(
      framework.skills.map(({ code, group }) => [code, ...group]),
      [
        ['tee', 'küche'],
        ['brot', 'küche'],
      ],
    );
    assert.deepEqual(statementsOf(framework, 'tee', 'padawan'), ['kocht']);
  });

  it('asks again where the answer names columns that are not there', () => {
    const content = textContent('Was,Padawan,,\nTee,kocht,lehrt,x\nBrot,backt,teilt,y\n');
    assert.deepEqual(ask(content), ['Was', 'Padawan', 'C', 'D']);
    for (const levelColumns of [[], [9], [-1], [1.5], [NaN]]) ask(content, { skillColumn: 0, levelColumns });
    ask(content, { skillColumn: 7, levelColumns: [1] });
    ask(content, { skillColumn: 0, codeColumn: 99, levelColumns: [1] });
  });

  it('asks where a column beside the levels could be one more', () => {
    const text = 'Skill,Junior,Senior,Wizard\nTea,brews,teaches,conjures\nBread,bakes,shares,multiplies\n';
    assert.deepEqual(ask(textContent(text)), ['Skill', 'Junior', 'Senior', 'Wizard']);
  });

  it('prefers the user’s answer to its own reading', () => {
    const { framework } = importSound(matrix, textContent(ladder), { matrix: { skillColumn: 1, levelColumns: [3] } });
    assert.deepEqual(
      framework.levels.map(({ id }) => id),
      ['junior'],
    );
  });

  it('finds headers below a title, uses codes and tells equal ones apart', () => {
    const rows = [
      ['Our ladder 2026'],
      [],
      ['Code', 'Skill', 'Category', 'Sub-category', 'Level 1', 'Level 2'],
      ['TEA', 'Tea', 'Kitchen', 'Drinks', 'Brews', ''],
      ['TEA', 'More tea', '', 'Food', 'Pours', 'Blends'],
      ['', 'Coffee', 'Cellar', '', '', ''],
      ['Code', 'Skill', 'Category', 'Sub-category', 'Level 1', 'Level 2'],
      ['__proto__', 'constructor', '__proto__', '', 'x', 'One. Two.'],
    ];
    const { framework, skipped } = importSound(matrix, workbook(['Ladder', rows], ['Notes', [['Written', 'in May']]]));
    assert.deepEqual(
      framework.skills.map(({ code, group }) => [code, ...group]),
      [
        ['TEA', 'kitchen', 'drinks'],
        ['TEA-2', 'kitchen', 'food'],
        ['coffee', 'cellar'],
        ['__proto__', 'proto'],
      ],
    );
    assert.deepEqual(statementsOf(framework, '__proto__', '2'), ['One.', 'Two.']);
    assert.deepEqual(skipped, [
      ['Notes', 'import.skip.otherTable'],
      ['Coffee', 'import.skip.withoutLevels'],
    ]);
  });

  it('goes on with the skill above where cells are merged', () => {
    const rows = [
      ['Skill', 'Junior', 'Senior'],
      ['', 'Belongs to nobody', ''],
      ['Tea', 'Brews', 'Blends'],
      ['', 'Pours', ''],
      ['Bread', '', 'Bakes'],
    ];
    const { framework, skipped } = importSound(matrix, workbook(['S', rows]));
    assert.deepEqual(statementsOf(framework, 'tea', 'junior'), ['Brews', 'Pours']);
    assert.deepEqual(statementsOf(framework, 'bread', 'senior'), ['Bakes']);
    assert.deepEqual(skipped, [['S, 2', 'import.skip.noName']]);
  });

  it('reads all sheets with the same headers, each as a group', () => {
    const header = ['Skill', 'Junior', 'Senior'];
    const { framework, skipped } = importSound(
      matrix,
      workbook(
        ['Read me', [['Hello']]],
        ['Web', [header, ['CSS', 'a', 'b']]],
        ['Data', [header, ['SQL', 'c', 'd']]],
        [
          'Other',
          [
            ['Skill', 'Low', 'Level 1', 'Level 2'],
            ['X', 'e', 'f', 'g'],
          ],
        ],
      ),
    );
    assert.deepEqual(
      framework.skills.map(({ code, group }) => [code, ...group]),
      [
        ['css', 'web'],
        ['sql', 'data'],
      ],
    );
    assert.deepEqual(skipped, [['Other', 'import.skip.otherTable']]);
  });

  it('leaves prose, other tables and Markdown alone', () => {
    const others = [
      'Dear diary,\ntoday, after lunch, I went out, and home again.\nIt rained, so what, who cares.\n',
      'just a line',
      '{"a": 1,\n"b": 2,\n"c": 3}',
      'Name,Born\nAda,1815\nGrace,1906\n',
      '| Skill | Junior | Senior |\n| --- | --- | --- |\n| Tea | a | b |\n',
    ];
    for (const text of others) assert.notDeepEqual(matrix.recognise(textContent(text)).missing, [], text);
  });

  it('gives fifty thousand skills of one name codes of their own, for the limit to be refused by name', () => {
    const rows = Array.from({ length: 50_000 }, () => 'Tea,a,b').join('\n');
    const result = matrix.read(textContent(`Skill,Junior,Senior\n${rows}`), {});
    assert.ok(result.kind === 'framework');
    assert.equal(new Set(result.framework.skills.map(({ code }) => code)).size, 50_000);
    const naming = { id: undefined, name: undefined, fallback: 'x' };
    assert.throws(() => settleFramework(result.framework, naming), /tooManySkills/);
  }).timeout(60_000);

  it('never throws over damaged files', () => {
    fuzz(matrix, ladder, 300);
  }).timeout(60_000);
});
