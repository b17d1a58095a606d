import assert from 'node:assert/strict';
import type { Framework } from '../../../../src/core/framework/model.js';
import {
  attributeRows,
  encodeWindows1252,
  essenceOf,
  exportRows,
  fixtureLevels,
  fixturePhrases,
  flatJson,
  flatRows,
  inventSfia,
  nestedJson,
  sfiaWorkbookFile,
  skillPage,
  skillRows,
  writeCsv,
  type FixtureSkill,
} from '../../../support/sfiaFixtures.js';
import { makeWorkbook } from '../../../support/makeWorkbook.js';
import { importContent, importSound, say, statementsOf } from './support.js';

const source = inventSfia();
const everything = [...source.skills, ...source.attributes];

/** What every form of the source has to give. */
function wantedStatements(skills: readonly FixtureSkill[]): readonly string[] {
  return [...skills]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .flatMap(({ code, levels }) =>
      [...levels].flatMap(([level, texts]) => texts.map((text, index) => `${code}/${level}/${index + 1} ${text}`)),
    );
}

const levelsOf = ({ levels }: Framework): readonly (readonly (string | undefined)[])[] =>
  levels.map(({ id, name, aliases, essence }) => [id, name, ...aliases, essence]);

describe("SFIA's workbook", () => {
  it('of version 9 gives skills, attributes, and levels with phrase and essence', () => {
    const { format, framework, report } = importSound(sfiaWorkbookFile(source, 9));
    assert.equal(format, 'sfia-workbook');
    assert.deepEqual(
      [framework.id, framework.name, framework.version, framework.language, framework.codePattern],
      ['sfia-9', 'SFIA 9', '9', 'en', '[A-Z]{4}'],
    );
    assert.deepEqual(statementsOf(framework), wantedStatements(everything));
    assert.deepEqual(
      levelsOf(framework),
      fixtureLevels.map((level) => [String(level), fixturePhrases[level - 1], `L${level}`, essenceOf(level)]),
    );
    const [first] = framework.skills;
    assert.deepEqual(
      [first?.code, first?.name, first?.group, first?.description, first?.url],
      [
        'AAAA',
        'Keeping seed drawers, part 1',
        ['beds-and-borders', 'beds-and-borders-day'],
        'Keeping seed drawers in good order, "come rain or shine".',
        'https://sfia-online.org/en/sfia-9/skills/keeping-1',
      ],
    );
    assert.equal(
      first?.notes,
      'Here seed drawers are meant widely.\n\nWork may include:\n\n- looking.\n- lifting, and carrying.\n\nGloves help.',
    );
    assert.deepEqual(framework.skills.find(({ code }) => code === 'PATI')?.group, ['attributes', 'temper']);
    assert.deepEqual(
      [report.skills, report.skillLevels, report.statements, report.levels],
      [15, everything.reduce((sum, { levels }) => sum + levels.size, 0), wantedStatements(everything).length, 7],
    );
    assert.equal(report.groups, 3 + 6 + 1 + 2, 'categories, their subcategories, attributes, their types');
    assert.deepEqual(
      report.skipped.map(({ part, why }) => `${part}: ${say(why)}`),
      ['Read Me Notes: the sheet holds no skills'],
    );
  });

  it('of version 8 gives skills, and what is said of each level as attributes', () => {
    const { framework, report } = importSound(sfiaWorkbookFile(source, 8));
    assert.deepEqual([framework.id, framework.version, framework.language], ['sfia-8', '8', undefined]);
    assert.deepEqual(
      levelsOf(framework),
      fixtureLevels.map((level) => [String(level), fixturePhrases[level - 1], `L${level}`, undefined]),
    );
    const attributes = framework.skills.slice(source.skills.length);
    assert.deepEqual(
      attributes.map(({ code, name, group, levels }) => [code, name, group[0], levels.length]),
      [
        ['autonomy', 'Autonomy', 'attributes', 7],
        ['influence', 'Influence', 'attributes', 7],
        ['complexity', 'Complexity', 'attributes', 7],
        ['business-skills', 'Business skills', 'attributes', 7],
        ['knowledge', 'Knowledge', 'attributes', 7],
      ],
    );
    assert.deepEqual(
      attributes[0]?.levels[3]?.statements.map(({ text }) => text),
      ['Autonomy of a gardener at 4.', 'And more.'],
    );
    const skills = { ...framework, skills: framework.skills.slice(0, source.skills.length) };
    assert.deepEqual(statementsOf(skills), wantedStatements(source.skills));
    assert.equal(report.skipped.length, 0);
  });

  it('may lack all sheets but the skills', () => {
    const { framework } = importSound(makeWorkbook([{ name: 'Any name', rows: skillRows(source.skills, 9) }]));
    assert.deepEqual(framework.levels.map(({ name }) => name)[6], 'Set strategy, inspire, mobilise');
    assert.deepEqual(statementsOf(framework), wantedStatements(source.skills));
  });

  it('is private: the text belongs to the SFIA Foundation', () => {
    const { report } = importSound(sfiaWorkbookFile(source, 9));
    assert.equal(report.licence?.redistributable, false);
    assert.match(report.licence.notice ?? '', /SFIA Foundation/);
  });

  it('has thousands of skills read', () => {
    const many = inventSfia(2_200);
    const bytes = sfiaWorkbookFile(many, 9);
    const outcome = importContent(bytes);
    assert.equal(outcome.kind === 'framework' && outcome.report.skills, 2_203);
  }).timeout(60_000);
});

describe("the same as SFIA's CSV and JSON", () => {
  const skills = wantedStatements(source.skills);
  const forms: readonly (readonly [string, string, string, readonly string[], string])[] = [
    ['the sheet of skills', 'sfia-csv', writeCsv(skillRows(source.skills, 9)), skills, 'sfia-9'],
    [
      'the sheet of skills of version 8',
      'sfia-csv',
      writeCsv(skillRows(source.skills, 8), { lineEnd: '\n' }),
      skills,
      'sfia',
    ],
    [
      'the sheet with semicolons',
      'sfia-csv',
      writeCsv(skillRows(source.skills, 9), { delimiter: ';' }),
      skills,
      'sfia-9',
    ],
    ['the sheet with tabs', 'sfia-csv', writeCsv(skillRows(source.skills, 9), { delimiter: '\t' }), skills, 'sfia-9'],
    [
      'the sheet of attributes',
      'sfia-csv',
      writeCsv(attributeRows(source.attributes)),
      wantedStatements(source.attributes),
      'sfia-9',
    ],
    ['the export with marks before the code', 'sfia-csv', writeCsv(exportRows(source.skills)), skills, 'sfia'],
    ['the flat table', 'sfia-csv', writeCsv(flatRows(source.skills)), skills, 'sfia-9'],
    ['JSON by category', 'sfia-json', nestedJson(source.skills), skills, 'sfia-9'],
    ['JSON in rows', 'sfia-json', flatJson(source.skills), skills, 'sfia-9'],
  ];
  for (const [name, wantedFormat, text, wanted, id] of forms) {
    it(`gives the same statements from ${name}`, () => {
      const { format, framework, report } = importSound(text);
      assert.deepEqual([format, framework.id], [wantedFormat, id]);
      assert.deepEqual(statementsOf(framework), wanted);
      assert.deepEqual(report.skipped, []);
      assert.equal(report.licence?.redistributable, false);
      assert.deepEqual(
        framework.levels.map((level) => level.id),
        ['1', '2', '3', '4', '5', '6', '7'],
      );
    });
  }

  it('gives the same from Windows-1252 and from UTF-8', () => {
    const text = writeCsv(skillRows(source.skills, 9));
    assert.deepEqual(importSound(encodeWindows1252(text)).framework, importSound(`\uFEFF${text}`).framework);
  });

  it('gives the same skills, in all of their parts, as the workbook', () => {
    const fromWorkbook = importSound(makeWorkbook([{ name: 'Skills', rows: skillRows(source.skills, 9) }])).framework;
    assert.deepEqual(importSound(writeCsv(skillRows(source.skills, 9))).framework, fromWorkbook);
  });

  it('takes levels in any order of columns, and knows a mark from a description', () => {
    const rows = [
      ['Level 3 description', 'Level 1 description', 'Code', 'Skill', 'Subcategory', 'Level 2 description'],
      ['Weeds.', 'Digs.', 'DIGG', 'Digging', 'Beds', 'x'],
      ['3', '-', 'REST', 'Resting', 'Beds', ''],
    ];
    const { framework } = importSound(writeCsv(rows));
    assert.deepEqual(
      framework.levels.map(({ id }) => id),
      ['1', '2', '3'],
    );
    assert.deepEqual(statementsOf(framework), ['DIGG/1/1 Digs.', 'DIGG/3/1 Weeds.']);
    assert.deepEqual(framework.skills[1]?.levels, [], 'a skill may have no levels');
  });

  it('names the rows that it leaves out', () => {
    const rows = [
      ['Code', 'Skill', 'Subcategory', 'Level 1 description'],
      ['DIGG', 'Digging', 'Beds', 'Digs.'],
      ['', '', '', ''],
      ['', 'Nameless', 'Beds', 'Sits.'],
      ['digg', 'Digging again', 'Beds', 'Digs.'],
      ['???', 'Asking', 'Beds', 'Asks.'],
      ['SOWS', '', '', 'Sows.'],
      ['RAKE', 'Raking', 'Beds', 'Rakes.'],
    ];
    const { framework, report } = importSound(writeCsv(rows));
    assert.deepEqual(
      framework.skills.map(({ code, name }) => [code, name]),
      [
        ['DIGG', 'Digging'],
        ['SOWS', 'SOWS'],
        ['RAKE', 'Raking'],
      ],
    );
    assert.deepEqual(
      report.skipped.map(({ part, why }) => `${part}: ${say(why)}`),
      [
        'Nameless (#4): it has no code',
        'Digging again: digg is the code of Digging already',
        'Asking: no tag could name it',
      ],
    );
  });

  it('does not take a company ladder with other codes for SFIA', () => {
    const rows = [
      ['Code', 'Skill', 'Subcategory', 'Level 1 description'],
      ['D1', 'Digging', 'Beds', 'Digs.'],
    ];
    const outcome = importContent(writeCsv(rows));
    assert.notEqual(outcome.kind === 'framework' ? outcome.format : '', 'sfia-csv');
  });

  it('reads statements that JSON has parted already', () => {
    const levels = { 2: ['Digs. And sings.', 'Sows.'], 1: 'Rests. Dreams.', x: 'No level', 3: null };
    const { framework } = importSound(
      JSON.stringify({ A: { B: { Digging: { code: 'DIGG', description: 'd', levels } } } }),
    );
    assert.deepEqual(statementsOf(framework), [
      'DIGG/1/1 Rests.',
      'DIGG/1/2 Dreams.',
      'DIGG/2/1 Digs. And sings.',
      'DIGG/2/2 Sows.',
    ]);
  });
});

describe('the text of one skill’s page', () => {
  const skill = source.skills[5];
  assert.ok(skill);
  const answers = { code: skill.code, skillName: skill.name };

  it('is asked for code and name', () => {
    const outcome = importContent(skillPage(skill));
    assert.deepEqual(outcome, {
      kind: 'question',
      format: 'page-text',
      asks: [{ kind: 'code' }, { kind: 'skill-name' }],
    });
    const again = importContent(skillPage(skill), { code: '?!', skillName: 'Digging' });
    assert.deepEqual(again, { kind: 'question', format: 'page-text', asks: [{ kind: 'code' }] });
  });

  it('gives the same statements, description and notes as the workbook', () => {
    const workbook = importSound(sfiaWorkbookFile(source, 9)).framework;
    const [fromPage] = importSound(skillPage(skill), answers).framework.skills;
    const fromWorkbook = workbook.skills.find(({ code }) => code === skill.code);
    assert.deepEqual(fromPage, fromWorkbook && { ...fromWorkbook, group: [], url: undefined });
  });

  it('has its levels named, also with a comma, and only those', () => {
    const page = skillPage({ ...skill, levels: new Map(fixtureLevels.map((level) => [level, ['Digs.']])) });
    const { framework } = importSound(page, { ...answers, id: 'garden', name: 'Garden' });
    assert.deepEqual(
      framework.levels.map(({ id, name, aliases }) => [id, name, ...aliases]),
      fixtureLevels.map((level) => [String(level), fixturePhrases[level - 1], `L${level}`]),
    );
    assert.deepEqual([framework.id, framework.name], ['garden', 'Garden']);
    assert.equal(framework.licence?.redistributable, false);
  });

  it('loses what the page says around the skill, and tells so', () => {
    const page = `Menu\nHome\n${skillPage(skill).replace('0 comments', '1 comment\nSomebody says\nthat this is nice')}`;
    const { framework, report } = importSound(page, answers);
    assert.deepEqual(statementsOf(framework), wantedStatements([skill]));
    assert.deepEqual(
      report.skipped.map(({ part, why }) => `${part}: ${say(why)}`),
      [`${skill.name}: 8 lines belong to the web page, not to the skill`],
    );
  });

  it('reads levels with blanks and marks, in any order, and no sentence about a level', () => {
    const page = [
      ...['Skill description', 'Digging.', '', 'Guidance notes', 'None.', ''],
      ...['Level 2: Sow', '', '\u00A0', 'Sows. waters.', 'Level 1 people are asked first.', '\u200B'],
      ...[
        'Level 1',
        '',
        '- Digs. Deep.',
        '* Rakes',
        '',
        'Level 1 again',
        'No notes added yet.',
        'Level 10',
        'Dreams.',
        '',
      ],
    ].join('\r\n');
    const { framework } = importSound(page, answers);
    assert.deepEqual(levelsOf(framework), [
      ['1', 'Follow', 'L1', undefined],
      ['2', 'Sow', 'L2', undefined],
      ['10', 'Level 10', 'L10', undefined],
    ]);
    assert.deepEqual(
      statementsOf(framework).map((line) => line.slice(5)),
      [
        '1/1 Digs. Deep.',
        '1/2 Rakes',
        '1/3 Level 1 again',
        '2/1 Sows.',
        '2/2 waters.',
        '2/3 Level 1 people are asked first.',
        '10/1 Dreams.',
      ],
    );
  });

  it('need not have the heading of its description, if it has the glued ones', () => {
    const page = skillPage(skill).split('\n').slice(2).join('\n');
    assert.deepEqual(statementsOf(importSound(page, answers).framework), wantedStatements([skill]));
  });
});
