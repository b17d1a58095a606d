import { createRandom } from '../support/randomNotes.js';

/** A generated journal: believable in shape, size and share of tags, the same for the same seed. */
export interface GeneratedNote {
  readonly path: string;
  readonly text: string;
}

/** About 4 KB a note, of ten years at the most; 40 % of the notes have tags, 4 each on average. */
export function generateJournal(notes: number, seed: number): readonly GeneratedNote[] {
  const random = createRandom(seed);
  return Array.from({ length: notes }, (_, i) => generateNote(i, notes, random));
}

const words = (
  'the host cluster backup restore disk alert ticket vendor window patch storage network change review budget firmware ' +
  'latency queue failover certificate rack customer report meeting asked moved checked replaced measured planned wrote'
).split(' ');
const tags = ['#ITOP/4', '#ITOP/3', '#ITOP/4/2', '#ITOP/5', '#INCIDENTS/3', '#TESTING/3', '#ITOP/3/6', '#MENTORING/4'];

function generateNote(number: number, notes: number, random: () => number): GeneratedNote {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const sentence = (length: number): string =>
    Array.from({ length }, () => (random() < 0.03 ? '**done**' : random() < 0.02 ? '`df -h`' : pick(words))).join(' ');
  const isTagged = random() < 0.4;
  const day = new Date(Date.UTC(2016, 0, 1) + number * 8.64e7 * 0.36 * Math.min(1, 10_000 / notes))
    .toISOString()
    .slice(0, 10);
  const parts = random() < 0.5 ? [`---\ncreated: ${day}\ntags: [daily]\n---\n`] : [];
  parts.push(`# ${sentence(4)}\n`);
  for (let section = 0; section < 6; section++) {
    parts.push(`## ${sentence(3)}\n`, `${sentence(40)}. See [the ticket](https://tickets.example/${number}#note-2).\n`);
    const items = Array.from({ length: 5 }, () => {
      const tag = isTagged && random() < 0.13 ? ` ${pick(tags)}` : random() < 0.1 ? ' #todo' : '';
      return `${random() < 0.2 ? '  ' : ''}- ${random() < 0.2 ? '[ ] ' : ''}${sentence(9)}${tag}`;
    });
    parts.push(`${items.join('\n')}\n`);
    if (random() < 0.3) parts.push('```sh\n# restore the lot\npg_restore -d scratch dump\n```\n');
  }
  return { path: `${day.slice(0, 4)}/${day} ${number}.md`, text: parts.join('\n') };
}
