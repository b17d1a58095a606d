/** What an import says: the formats, what was found, what was left out and why, why a file could not be read. */
export const importMessages = {
  'import.format.skill-framework': 'Skill Journal framework (.yaml, .json)',
  'import.format.page-text': 'One skill, copied from its web page (text)',
  'import.format.sfia-workbook': 'SFIA workbook (.xlsx)',
  'import.format.sfia-csv': 'SFIA skills or attributes (.csv)',
  'import.format.sfia-json': 'SFIA skills (.json)',

  'import.unknown': '{file} has none of the formats that can be imported: {formats}.',
  'import.unknown.nearest': 'It is nearest to “{format}”, which has {found}; missing: {missing}.',

  'import.report': '{framework}: {skills}, {skillLevels}, {statements}, {groups}.',
  'import.report.skills.one': '{count} skill',
  'import.report.skills.other': '{count} skills',
  'import.report.skillLevels.one': '{count} level description',
  'import.report.skillLevels.other': '{count} level descriptions',
  'import.report.statements.one': '{count} statement',
  'import.report.statements.other': '{count} statements',
  'import.report.groups.one': '{count} group',
  'import.report.groups.other': '{count} groups',
  'import.report.skipped': 'Left out: {part}: {why}',
  'import.report.private': 'This text may not be passed on; exports leave it out unless you say otherwise.',

  'import.ask.code': 'The code of the skill, as tags will name it',
  'import.ask.skillName': 'The name of the skill',

  'import.skip.untypeable': 'no tag could name it',
  'import.skip.noCode': 'it has no code',
  'import.skip.duplicateCode': '{code} is the code of {first} already',
  'import.skip.duplicateLevel': 'there is a level {level} already',
  'import.skip.unknownLevel': 'the framework has no such level',
  'import.skip.repeatedLevel': 'the skill has this level already',
  'import.skip.sheet': 'the sheet holds no skills',
  'import.skip.furniture': '{count} lines belong to the web page, not to the skill',

  'import.failure.empty': 'The file is empty.',
  'import.failure.tooLarge': 'The file has {size} MB; files above {limit} MB are not imported.',
  'import.failure.brokenJson': 'It begins as JSON, and is broken, or was cut short. Get the file again.',
  'import.failure.binary': 'This is neither text nor an .xlsx workbook.',
  'import.failure.oldWorkbook':
    'This is an Excel workbook of the old kind, or one with a password. Save it as .xlsx, without a password, and import that.',
  'import.failure.otherWorkbook':
    'This is a workbook, but not an .xlsx one. Save it as Excel workbook (.xlsx) and import that.',
  'import.failure.noWorkbook': 'This is a zip file, but not an .xlsx workbook. Unpack it and import a file of it.',
  'import.failure.password': 'This file is locked with a password. Save it without one and import that.',
  'import.failure.packing':
    'This workbook is packed in a way that cannot be read. Save it again in Excel or LibreOffice.',
  'import.failure.damaged': 'This workbook is damaged. Get it again, or open it in Excel or LibreOffice and save it.',
  'import.failure.unpacked':
    'This workbook has more than {limit} MB when unpacked, which no framework needs. It is not read.',
  'import.failure.tooManySheets': 'This workbook has {count} sheets; more than {limit} are not read.',
  'import.failure.tooManyCells':
    'This table has more than {limit} cells, or more text than any framework. It is not read.',
  'import.failure.tooManySkills': 'This file has {count} skills; more than {limit} are not imported.',
  'import.failure.tooMuchText': 'This file holds more text than a framework file may have.',
  'import.failure.noSkills': 'This file has the form of a framework, but no skill could be read from it.',
  'import.failure.noLevels': 'This file has the form of a framework, but no level could be read from it.',
  'import.failure.ownFormat': 'This framework file is broken, first in line {line}. Problems in it: {count}.',
  'import.failure.beyond': 'This file nests or grows beyond what can be read.',
} as const;
