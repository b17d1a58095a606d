import { frameworkFormat } from './read.js';

/**
 * A small framework file that explains itself, for filling in. It is a framework as it stands, so that its tags work
 * from the first minute. `id` is a slug.
 */
export function starterFramework({ id, name }: { readonly id: string; readonly name: string }): string {
  // JSON's text is YAML's, whatever the name holds.
  return `# A framework of your own. Save it, and its tags are known: #SUPPORT/1, or #${id}/SUPPORT/1 with its id.
# What is wrong in it is named in the Problems view; until that is put right, the last good version is used.
# Keys, level ids and groups are completed. For an editor without Skill Journal, copy the extension's
# schemas/skill-framework.schema.json to the folder above, and take away the first mark of the next line:
# # yaml-language-server: $schema=../skill-framework.schema.json
format: ${frameworkFormat}
id: ${JSON.stringify(id)} # letters, digits and "-"; stands before a code that two frameworks share
name: ${JSON.stringify(name)}
version: "1"
# language: en-GB
# What a code looks like, so that a mistyped one is noticed:
# codePattern: "[A-Z]{3,12}"
# licence: { name: Internal, notice: For employees only., redistributable: false }

levels: # lowest first; tags name them by id, alias or name: #SUPPORT/1, #SUPPORT/L1, #SUPPORT/learner
  - { id: "1", name: Learner, aliases: [L1] }
  - { id: "2", name: Practitioner, aliases: [L2] }
  - { id: "3", name: Lead, aliases: [L3], essence: Answers for the work of others. }

groups: # for the tree; a group can hold groups
  operations:
    name: Operations
    groups:
      customers: { name: Customers }

skills: # by their codes
  SUPPORT:
    name: Customer support
    group: operations/customers
    description: Helping those who use what we make.
    # notes: Guidance in Markdown.
    # aliases: [HELPDESK] # former codes: tags with them still count
    levels: # only those that the skill has
      1: | # one statement a line
        Answers the questions that the handbook answers.
        Passes the others on, with what has been tried.
      2:
        - Finds the cause behind questions that come back.
        - text: Writes the handbook anew where it misleads.
          examples: [Rewrote the page on invoices.]
      3:
        summary: Decides how support is done.
        statements:
          - Agrees with product teams on what must not come back.
`;
}
