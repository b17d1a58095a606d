import type { LostTag, VersionReport } from '../framework/import/versionReport.js';
import { escapeLinkText, escapeMarkdown, joinBlocks, linkDestination } from '../markdownText.js';
import type { Translate } from '../messages/translate.js';

interface Needs {
  readonly t: Translate;
  /** A note's name as the user knows it. */
  readonly nameNote: (uri: string) => string;
}

const mostPlaces = 50;

/** Which tags of the journal a new version of a framework leaves without a meaning, as Markdown. */
export function versionPage({ before, after, lost }: VersionReport, { t, nameNote }: Needs): string {
  const say = (version: string | undefined): string => escapeMarkdown(version ?? t('versions.unnamed'));
  return `${joinBlocks([
    `# ${t('versions.title')}`,
    `${escapeMarkdown(after.name)}. ${t('versions.from', { version: say(before.version), imported: say(after.version) })}`,
    lost.length === 0 ? t('versions.none') : t('versions.some'),
    ...lost.flatMap((tag) => lostTag(tag, t, nameNote)),
    lost.length === 0 ? '' : t('versions.hint'),
  ])}\n`;
}

/** A tag holds nothing that could end a code span. */
function codeSpan(tag: string): string {
  return `\`${tag}\``;
}

/** The lines of the page that head the lost tags, in their order, counted from 0. */
export function lostTagLines(page: string): readonly number[] {
  return page.split('\n').flatMap((line, i) => (line.startsWith('## ') ? [i] : []));
}

function lostTag({ tag, why, places }: LostTag, t: Translate, nameNote: (uri: string) => string): readonly string[] {
  const count = t(`versions.count.${places.length === 1 ? 'one' : 'other'}`, { count: places.length });
  const more = places.length - mostPlaces;
  const lines = places.slice(0, mostPlaces).map(({ uri, line }) => {
    const words = escapeLinkText(`${nameNote(uri)}:${line + 1}`);
    const destination = linkDestination(uri);
    return destination === undefined ? `- ${words}` : `- [${words}](${destination}#L${line + 1})`;
  });
  return [
    `## ${codeSpan(tag)}`,
    `${t(`versions.${why}`)}: ${count}`,
    [...lines, ...(more > 0 ? [`- ${t('import.report.more', { count: more })}`] : [])].join('\n'),
  ];
}
