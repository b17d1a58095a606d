/** What importers of frameworks beyond SFIA's say: their names, and why a part of a file stayed out. */
export const importFormatMessages = {
  'import.format.gov-uk-csv': 'UK Government Digital and Data skills (.csv)',
  'import.format.ft-yaml': 'Job family of the Financial Times (.yml)',
  'import.format.monzo-markdown': 'Progression framework of Monzo (.md)',
  'import.format.snowflake-json': 'Snowflake tracks of Medium (.json)',
  'import.format.nice-json': 'NICE Framework components (.json)',
  'import.format.case-package': '1EdTech CASE package (.json)',
  'import.format.matrix': 'Table with skills down and levels across (.csv, .xlsx)',
  'import.format.markdown-table': 'Table with skills down and levels across (Markdown)',

  'import.failure.notYaml': 'This is no YAML that can be read.',
  'import.failure.noTable': 'There is no table in this file.',

  'import.skip.withoutLevels': 'levels, which the file does not describe; the skill can be mentioned, but not counted',
  'import.skip.noName': 'it has no name',
  'import.skip.noPlace': 'a framework file has no place for this text',
  'import.skip.repeated': '“{name}” stands in the file already',
  'import.skip.unknownTheme': 'the file has no theme “{theme}”',
  'import.skip.notSkill': 'it has no milestones',
  'import.skip.unrelated': 'no work role or competency area refers to these ({count})',
  'import.skip.otherElements': 'these are neither skills nor statements ({count})',
  'import.skip.dangling': 'relationships to what the file does not hold ({count})',
  'import.skip.associations': 'of the associations only “isChildOf” is read; {count} are of this kind',
  'import.skip.circular': 'its place, which would be below itself or too deep; it stands at the top',
  'import.skip.looseCriterion': 'this criterion of a rubric names no item',
  'import.skip.otherTable': 'this table has other columns than the one that is read',
  'import.skip.column': 'this column is neither a level nor anything else that a framework holds',
} as const;
