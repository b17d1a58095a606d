import type { Translate } from '../messages/translate.js';
import { escapeMarkdown, joinBlocks } from '../markdownText.js';
import { nameNotes } from '../tally/page/noteNames.js';
import { sayCount } from '../tally/page/words.js';
import { frameworkName } from './firstPage.js';
import { droppedPieces } from './model.js';
import type { Review, ReviewEvidence, ReviewFramework } from './model.js';
import { periodWords } from './render.js';
import { trimTail } from '../text.js';

const mostNotesNamed = 8;

/** How it was counted, against what, and what was left out and why: what an assessor needs to check it. */
export function methodPart(review: Review, t: Translate): string {
  const { leftOut, frameworks, period } = review;
  const hasDays = period.from !== undefined && period.to !== undefined;
  const dropped = droppedPieces(review);
  const items = [
    t('review.method.rule'),
    ...(review.impliedLevels ? [t('review.method.implied')] : []),
    t(hasDays ? 'review.method.days' : 'review.method.period', { period: periodWords(t, review) }),
    ...frameworks.flatMap((framework) => aboutFramework(framework, t)),
    ...(frameworks.length === 0 ? [] : [t('review.method.numbers')]),
    t('review.method.private'),
    ...undatedWords(leftOut.undated, 'review.method.undated', t),
    ...undatedWords(leftOut.undatedKnowledge, 'review.method.undatedKnowledge', t),
    ...(leftOut.outside === 0 ? [] : [sayCount(t, 'review.method.outside', leftOut.outside)]),
    ...(dropped === 0 ? [] : [sayCount(t, 'review.method.dropped', dropped)]),
    t('review.method.made'),
  ];
  return joinBlocks([`## ${t('review.method')}`, items.map((item) => `- ${escapeMarkdown(item)}`).join('\n')]);
}

function undatedWords(
  undated: readonly ReviewEvidence[],
  key: 'review.method.undated' | 'review.method.undatedKnowledge',
  t: Translate,
): readonly string[] {
  if (undated.length === 0) return [];
  const uris = [...new Set(undated.map(({ uri }) => uri))];
  const names = uris.map(nameNotes(uris));
  const more = names.length - mostNotesNamed;
  const notes = [
    ...names.slice(0, mostNotesNamed),
    ...(more > 0 ? [t('review.method.andMore', { count: more })] : []),
  ].join(', ');
  return [sayCount(t, key, undated.length, { notes })];
}

function aboutFramework(framework: ReviewFramework, t: Translate): readonly string[] {
  const { id, name, version, licence, textIncluded } = framework;
  const named = name === id ? name : `${name} (${id})`;
  const full = frameworkName(framework);
  const words = [licence?.name, licence?.notice, licence?.url].flatMap((word) =>
    word === undefined || word === '' ? [] : [word],
  );
  return [
    version === undefined
      ? t('review.method.framework', { framework: named })
      : t('review.method.framework.version', { framework: named, version }),
    ...(textIncluded ? [] : [t('review.method.licensed', { framework: full })]),
    ...(words.length === 0
      ? []
      : [
          t('review.method.licence', {
            framework: full,
            licence: words.map((word) => trimTail(word, /[.\s]/u)).join('. '),
          }),
        ]),
  ];
}
