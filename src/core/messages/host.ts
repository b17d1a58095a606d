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
  'host.noSkillFound': 'No skill has these words in its code, name or statements.',
  'host.noFrameworks': 'No skill framework is loaded.',
  'host.addFramework': 'Add Framework File…',
  'host.unknownSkill': 'No loaded framework has the skill {code}.',

  'host.tool.lookUp': 'Looking the skill up in Skill Journal',
  'host.tool.tally': 'Counting the evidence in Skill Journal',

  'host.edit.readOnly': '{file} cannot be written, so that nothing was changed.',
  'host.edit.changed': '{file} was changed meanwhile, so that nothing was edited. Try again.',
  'host.edit.unsaved': 'Changed, but not saved: {files}',
  'host.rename.merging': 'Merges with tags that are there already ({count})',

  'host.check.none': 'No problems in {notes} notes.',
  'host.check.found': 'Problems in {files} of {notes} notes: {count}',
  'host.fix.none': 'Nothing in the journal can be fixed without a choice of yours.',
  'host.fix.title': 'Fix Skill Journal problems',

  'host.retag.from': 'Which tag is to be written as another?',
  'host.retag.to': 'What is {tag} to become?',
  'host.retag.noTags': 'No note has a skill tag.',
  'host.retag.count': 'tags: {count}',
  'host.retag.confirm': 'Write {from} as {to}? Tags: {tags}, notes: {notes}.',
  'host.retag.existing': 'Tags that are {to} already: {count}. Afterwards they cannot be told apart.',
  'host.retag.merges': 'Entries that have both: {places}.',
  'host.retag.files': 'Notes: {files}',
  'host.retag.more': '{files} and {count} more',
  'host.retag.left': 'Left as they are, since {to} has no such level or statement: {places}.',
  'host.retag.nothing': 'No tag {from} can be written as {to}.',
  'host.retag.do': 'Retag',
  'host.retag.next': 'Retag Another…',
  'host.retag.done': '{from} is {to} now. Tags: {tags}, notes: {notes}.',

  'host.frameworkFiles': 'Framework files',
  'host.addFiles': 'Add',
  'host.framework.added': 'Added to the setting “Frameworks: Files”: {files}',
  'host.framework.broken': '{file} is no framework that can be read. Its problems are listed in the Problems view.',
  'host.framework.openProblems': 'Show Problems',
  'host.framework.untrusted':
    'Framework files that settings name are read only in a trusted folder. Put the file into .skill-journal/frameworks instead, or trust the folder.',

  'host.status.click': 'Click to tally the evidence of all notes.',
} as const;
