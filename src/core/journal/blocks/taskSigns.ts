/** Signs with a date are known elsewhere: they may stand in any line, and say when. */
const anySign = /[🔺⏫🔼🔽⏬🔁🆔⛔🏁]/u;
const signsAtEnd =
  /(?:(?:[🔺⏫🔼🔽⏬]\uFE0F?|🔁\uFE0F?[ \t]*every(?:[ \t]+[a-z0-9]+[,!]?)+|(?:🆔|⛔)\uFE0F?[ \t]*[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*|🏁\uFE0F?[ \t]*(?:keep|delete)|(?<=\s)#[\p{L}\p{M}\p{N}_\-/]+)[ \t]*)+$/iu;
const hashtags = /#[\p{L}\p{M}\p{N}_\-/]+/gu;
/** Nobody writes more of them. */
const longestSigns = 300;

/**
 * The line of a task without the signs that the plugin Tasks of Obsidian keeps at its end: priority, repetition, id, what it
 * waits for. Hashtags among them stay.
 *
 *     - [x] Test the restore ⏫ 🔁 every week #ops
 *                            ^^^^^^^^^^^^^^^^
 */
export function withoutTaskSigns(line: string): string {
  const from = Math.max(0, line.length - longestSigns);
  const end = line.slice(from);
  const signs = anySign.test(end) ? signsAtEnd.exec(end) : null;
  if (!signs) return line;
  return [line.slice(0, from + signs.index), ...(signs[0].match(hashtags) ?? [])].join(' ');
}
