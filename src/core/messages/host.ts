/** What the editor's own surfaces say: pickers, notices, the status bar, views. */
export const hostMessages = {
  'host.failed': '{what} failed: {reason}',
  'host.showLog': 'Show Log',
  'host.readFailed': 'Some notes of the journal could not be read, so that its counts may be too low.',
  'host.gone': 'This place is no longer there: {uri}',

  'host.view.reading': 'Reading notes…',
  'host.view.noTags': 'No evidence yet. Write a tag such as {tag} beside a line of work.',

  'host.pickSkill': 'Open a skill: type a code, a name, or words of a statement',
  'host.pickEvidence': 'Show evidence: type a code, a name, or words of a statement',
  'host.pickFolder': 'Which folder is a journal?',
  'host.noFrameworks': 'No skill framework is loaded.',
  'host.addFramework': 'Add Framework File…',
  'host.unknownSkill': 'No loaded framework has the skill {code}.',

  'host.frameworkFiles': 'Framework files',
  'host.addFiles': 'Add',
  'host.framework.added': 'Added to the setting “Frameworks: Files”: {files}',
  'host.framework.broken': '{file} is no framework that can be read. Its problems are listed in the Problems view.',
  'host.framework.openProblems': 'Show Problems',
  'host.framework.untrusted':
    'Framework files that settings name are read only in a trusted folder. Put the file into .skill-journal/frameworks instead, or trust the folder.',

  'host.status.click': 'Click to tally the evidence of all notes.',
} as const;
