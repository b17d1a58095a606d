export const help = `Usage: skill-journal tally <folder> [options]

Counts the evidence in a folder of Markdown notes, by skill and level.

Options:
  --framework FILE   read a framework file (YAML or JSON); may be repeated, the first one wins.
                     One with the id of a built-in framework replaces it. Files in
                     <folder>/.skill-journal/frameworks are read without being named.
  --from YYYY-MM-DD  count only what is dated on this day or later
  --to YYYY-MM-DD    count only what is dated on this day or earlier
  --format FORMAT    table (the default) or json
  --include GLOB     which files are notes, instead of **/*.md and **/*.markdown; may be repeated
  --exclude GLOB     which files or folders are none, besides node_modules, templates,
                     logseq/bak and what starts with a dot; may be repeated
  --no-private       count as if private entries had never been written
  --help             show this
  --version          show the version

Globs are relative to the folder, with "/". Symbolic links inside it are not followed.
Status: 0, or 2 when the arguments, the folder or a framework cannot be used.
`;
