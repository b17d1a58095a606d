export const help = `Usage: skill-journal tally <folder> [options]
       skill-journal check <folder> [options]
       skill-journal gaps <folder> [options]
       skill-journal review <folder> [options]
       skill-journal import <file> [options]

tally counts the evidence in a folder of Markdown notes, by skill and level.
check lists the problems of the notes: tags that name no skill or level, and the like.
gaps compares the evidence with a profile: targets met, what is missing, what the next level asks.
review writes what stands for a period, to hand in; or refreshes a review, keeping your words in it.
import makes a framework file of a spreadsheet, a CSV, JSON, YAML or Markdown file or the text of a page.

Options of tally, check, gaps and review:
  --framework FILE   read a framework file (YAML or JSON); may be repeated, the first one wins.
                     One with the id of a built-in framework replaces it. Files in
                     <folder>/.skill-journal/frameworks are read without being named.
  --include GLOB     which files are notes, instead of **/*.md and **/*.markdown; may be repeated
  --exclude GLOB     which files or folders are none, besides node_modules, templates,
                     logseq/bak and what starts with a dot; may be repeated
  --help             show this
  --version          show the version

Options of tally:
  --from YYYY-MM-DD  count only what is dated on this day or later
  --to YYYY-MM-DD    count only what is dated on this day or earlier
  --format FORMAT    table (the default) or json
  --no-private       count as if private entries had never been written
  --implied-levels   let evidence at a level count for the lower levels of its skill too, shown apart

Options of check:
  --format FORMAT    table (the default), json, or sarif (2.1.0)
  --severity C=S     give the problem with the code C another weight: error, warning, information,
                     hint or off; may be repeated
  --strict           let warnings fail the check as errors do
  --ignore NAME      a hashtag that is your own, with its sub-tags; may be repeated

Options of gaps:
  --profile FILE     the profile, instead of <folder>/.skill-journal/profile.yaml
  --format FORMAT    table (the default) or json
  --no-private       as if private entries had never been written
  --implied-levels   let evidence at a level count for the lower levels of its skill too, shown apart
  --severity C=S     another weight for a problem of the profile or a hint; off leaves it out; may be repeated

Options of review:
  --from YYYY-MM-DD, --to YYYY-MM-DD
                     the period; without either, the last twelve months
  --output FILE      where it goes, instead of standard output. A review that is there already is refreshed: what
                     is outside its marked parts stays as it is. Any other file is kept unless --force is given
  --format FORMAT    markdown (the default), html, json, csv or docx; without it the name of FILE decides
  --review FILE      take over the boxes, the comments and the words of this review
  --profile FILE     the profile with the targets, instead of <folder>/.skill-journal/profile.yaml
  --implied-levels   let evidence at a level count for the lower levels of its skill too, shown apart
  --licensed-text    include text of frameworks that their licence keeps from being passed on
  --link-base URL    let links lead to the notes under this address, not beside the document
  --force            let --output replace a file, and refreshing replace words written inside marked parts

Options of import:
  --output FILE      where the framework file goes, instead of standard output; as JSON where the name ends in
                     .json. A file that is there already is kept unless --force is given
  --force            let --output replace a file
  --id ID, --name NAME
                     the framework's id and name, instead of those that the file proposes
  --code CODE, --skill-name NAME
                     for a file of one skill that does not say its code and name
  --skill-column C, --level-column C, --code-column C, --group-column C, --description-column C
                     for a table whose headers do not say what is what: a header, or a number from 1;
                     --level-column may be repeated, lowest level first
  --list-formats     list the formats that can be imported; a file is known by its content

Globs are relative to the folder, with "/". Symbolic links inside it are not followed.
Status: 0; 1 when check finds an error (no problem is one unless --severity makes it so) or, with
--strict, a warning; 2 when the arguments, the folder, the file, a profile or a framework cannot be
used.
`;
