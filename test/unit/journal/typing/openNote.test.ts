import assert from 'node:assert/strict';
import { defaultMarkers } from '../../../../src/core/journal/markers.js';
import { entryWork } from '../../../../src/core/journal/reading/entries.js';
import { parseWork } from '../../../../src/core/journal/blocks/markdown.js';
import type { NoteRecord } from '../../../../src/core/journal/model.js';
import { OpenNote } from '../../../../src/core/journal/typing/openNote.js';
import { sectionWork } from '../../../../src/core/journal/blocks/parts.js';
import { readNote, readWholeNote } from '../../../../src/core/journal/reading/read.js';
import { generateJournal } from '../../../bench/generateJournal.js';
import { caseLibrary } from '../../../support/caseFrameworks.js';
import { markdownExamples } from '../../../support/markdownExamples.js';
import { editByChance, editCalmly, editFootnotes } from '../../../support/randomEdits.js';
import { calmNote, createRandom, footnotedNote, pick, randomNote } from '../../../support/randomNotes.js';

const options = { library: caseLibrary(), markers: defaultMarkers, today: '2026-08-31' };
const seed = Number(process.env.SEED ?? 20261123);
/** `npm run fuzz` tries more. */
const sequences = Number(process.env.FUZZ_EDITS ?? 30);
const uri = 'daily/2026-06-01.md';

/** Reads one text after the other, and each anew: to the same end. */
function compare(texts: readonly string[], path = uri): void {
  const note = new OpenNote(path, options);
  texts.forEach((text, i) => {
    const told = texts.slice(Math.max(0, i - 1), i + 1).map((one) => JSON.stringify(one));
    assert.deepEqual(note.read(text), readWholeNote(path, text, options), told.join('\nbecame\n'));
  });
}

describe('a note that is typed in', function () {
  this.timeout(0);

  it(`is read as by a parse of the whole, after every edit (seed ${seed}, ${sequences} sequences)`, () => {
    let edits = 0;
    for (let i = 0; i < sequences; i++) {
      const random = createRandom(seed + i);
      const texts = [Array.from({ length: 1 + Math.floor(random() * 3) }, () => randomNote(random)).join('\n')];
      for (let edit = 0; edit < 20; edit++) texts.push(editByChance(texts.at(-1) ?? '', random));
      compare(texts);
      edits += texts.length - 1;
    }
    assert.equal(edits, sequences * 20);
  });

  it(`is read as by a parse of the whole, after every edit where lines at its head speak for all of it (seed ${seed})`, () => {
    for (let i = 0; i < sequences / 2; i++) {
      const random = createRandom(seed + i);
      const texts = [calmNote(random)];
      for (let edit = 0; edit < 20; edit++) {
        const change = random() < 0.03 ? editByChance : editCalmly;
        texts.push(change(texts.at(-1) ?? '', random));
      }
      compare(texts, i % 2 === 0 ? uri : 'notes.md');
    }
  });

  it(`is read as by a parse of the whole, after every edit where it has footnotes with tags (seed ${seed})`, () => {
    for (let i = 0; i < sequences / 2; i++) {
      const random = createRandom(seed + i);
      const texts = [footnotedNote(random)];
      for (let edit = 0; edit < 20; edit++) {
        const change = random() < 0.03 ? editByChance : editFootnotes;
        texts.push(change(texts.at(-1) ?? '', random));
      }
      compare(texts, i % 2 === 0 ? uri : 'notes.md');
    }
  });

  it(`is read so where it has sections by the dozen, for which its head speaks (seed ${seed})`, () => {
    const lines = [
      ...[
        '- Patched the db hosts #ITOP/4',
        '- [ ] write the runbook #ITOP/3',
        '- drained the nodes 2026-05-04 #PROG/3/2',
      ],
      ...['asked about it', '- #private fee waived #ITOP/4', '2026-05-13 restored the wiki #ITOP/4', '## Rest', ''],
    ] as const;
    for (let i = 0; i < sequences / 20; i++) {
      const random = createRandom(seed + i);
      const text = ['---', 'tags: [PROG/3]', '---', '# The cluster #ITOP/4'];
      // Those from the fiftieth on are not inside the first.
      for (let at = 0; at < 80; at++) text.push('', at === 50 ? '# Others' : `## ${at}`, '', pick(random, lines));
      const texts = [text.join('\n')];
      for (let edit = 0; edit < 20; edit++) {
        const at = 4 + Math.floor(random() * (text.length - 4));
        if (random() < 0.5) text.splice(at, 0, pick(random, lines));
        else text.splice(at, 1);
        texts.push(text.join('\n'));
      }
      compare(texts, i % 2 === 0 ? uri : 'notes.md');
    }
  });

  it('is read so where it was once read otherwise', () => {
    // A fence that a footnote leaves open, with blank lines behind it, in a note of which only the whole tells.
    const fence = '---\ntags: [ITOP/4]\n---\n- wrote\n\n[^1]: ```\n    code\n\n\nTags: #ITOP/4 [^a]\n';
    compare(['', fence, fence.replace('    code\n', '')]);
    // Front matter that closes where the text ends, and goes on with the letters that are typed there.
    const matter = '---\ndate: 2026-02-03\ntags: [ITOP/4]\nmet #ITOP/3\n---';
    compare([matter, `${matter} #ITOP`]);
    compare([matter, `${matter}\n`, `${matter}\n- asked #ITOP/3`]);
    // The impossible date of a heading, of which more than one part below it tells, as the heading moves otherwise than they.
    const dated = '# 2026-02-30\nasked\n\n#ITOP/4 i';
    compare([`a\nb\nc #ITOP/4\n${dated}`, `a\n${dated}`, `a\n${dated.replace('asked', 'asked\nmore\n')}`], 'a.md');
    // Marks of math that close nothing, be they alone in their line.
    for (const mark of ['-$$', '- $$', '- a\n\n      $$']) {
      compare([`---\ntags: [ITOP/4]\n---\n${mark}\n- $$\n\n\nasked`]);
    }
    // A heading behind indented code, with an item right below it.
    compare(['    wrote\n\n# A\n- met #ITOP/4\n\n## B\n'], 'notes.md');
    compare(['---\ntags: [ITOP/4]\n---\n- ```\n      ```\n\n\nasked']);
  });

  it('says what is wrong with the tag of a footnote, and then with the entry that it belongs to', () => {
    compare(['# A\n\nmoved the disks[^1]\n\n# B\n\n[^1]: proof of #itop/4\n'], 'notes.md');
  });

  it('has, without private parts, the date of its first heading that is to be seen', () => {
    const datesIn = (record: Pick<NoteRecord, 'entries'> | undefined): unknown =>
      record?.entries.map(({ date }) => date?.text);
    const body = '# 2026-04-03 Talk #private\n\nfee\n\n## 2026-04-04 more\n\n# 2026-04-10 Restore\n\nrestored it\n';
    for (const head of ['---\ntags: [ITOP/4]\n---\n', 'Tags: #ITOP/4\n\n']) {
      const record = new OpenNote('notes.md', options).read(head + body);
      assert.deepEqual(datesIn(record), ['2026-04-03']);
      assert.deepEqual(datesIn(record.withoutPrivate), ['2026-04-10']);
      const impossible = body.replace('04-10', '04-31');
      const moved = impossible.replace('fee', 'fee\nand more');
      compare([head + body, head + impossible, head + moved, head + moved.replace(' #private', ''), head], 'notes.md');
    }
  });

  it('keeps what a letter does not touch, whatever the length: places of work are counted, not timed', () => {
    for (const notes of [10, 100]) {
      const text = generateJournal(notes, seed)
        .map((note) => note.text.replace(/^---\n[^]*?\n---\n/, ''))
        .join('\n');
      const at = text.indexOf('\n- ', text.length / 2) + 3;
      const note = new OpenNote(uri, options);
      const before = note.read(text);
      assert.ok(before.entries.length > notes / 2, `${before.entries.length} entries`);
      const parsed = parseWork.characters;
      const cut = sectionWork.windows;
      const after = note.read(`${text.slice(0, at)}#ITOP/4 ${text.slice(at)}`);
      assert.ok(parseWork.characters - parsed < 1500, `${parseWork.characters - parsed} characters of ${text.length}`);
      assert.ok(sectionWork.windows - cut < 50, `${sectionWork.windows - cut} windows`);
      const kept = after.entries.filter((entry) => before.entries.includes(entry));
      assert.ok(kept.length >= before.entries.length - 1, `${kept.length} of ${before.entries.length}`);
      assert.ok(after.entries.length >= before.entries.length);
      assert.deepEqual(after, readWholeNote(uri, `${text.slice(0, at)}#ITOP/4 ${text.slice(at)}`, options));
    }
  });

  for (const [what, write] of [
    ['has skill tags in its front matter', (body: string) => `---\ntags: [ITOP/4/2]\n---\n${body}`],
    ['has a tag in its first heading', (body: string) => `# Work #ITOP/4\n\n${body.replace(/^#/gm, '##')}`],
    ['has a tag line under its first heading', (body: string) => `# Work\n\n#ITOP/4\n\n${body.replace(/^#/gm, '##')}`],
    ['begins with a tag line', (body: string) => `Tags: #ITOP/4\n\n${body}`],
  ] as const) {
    it(`is read by the section that changed where it ${what}, be it 1 MB: work is counted, not timed`, () => {
      const notes = generateJournal(260, seed).map(({ text }) => text.replace(/^---\n[^]*?\n---\n/, ''));
      const text = write(notes.join('\n'));
      assert.ok(text.length > 1_000_000, `${text.length} characters`);
      const at = text.indexOf('\n- ', text.length / 2) + 3;
      const note = new OpenNote(uri, options);
      const before = note.read(text);
      const first = before.entries.find(({ range }) => range.end.line > 10_000);
      assert.ok(first, 'an entry is the whole note, or all below its first heading');
      for (const typed of ['a', 'as', 'ask #ITOP/4 ', 'ask #ITOP/4/3 #PROG/3 ']) {
        const edited = text.slice(0, at) + typed + text.slice(at);
        const [parsed, cut, scopes] = [parseWork.characters, sectionWork.windows, entryWork.scopes];
        const record = note.read(edited);
        assert.ok(parseWork.characters - parsed < 2000, `${parseWork.characters - parsed} characters parsed`);
        assert.ok(sectionWork.windows - cut < 50, `${sectionWork.windows - cut} windows`);
        assert.ok(entryWork.scopes - scopes < 50, `${entryWork.scopes - scopes} scopes`);
        const known = new Set(before.entries);
        const kept = record.entries.filter((entry) => known.has(entry));
        assert.ok(kept.length >= before.entries.length - 2, `${kept.length} of ${before.entries.length} entries kept`);
        assert.ok(kept.includes(first), 'the entry that reaches over all is kept');
        if (typed.includes('PROG')) assert.deepEqual(record, readNote(uri, edited, options));
      }
    });
  }

  it('asks the parser nothing while a line ends in the words of an item: characters are counted', () => {
    const text = '# Work\n\n- met #ITOP/4\n- asked about the disks #ITOP/3\n  - moved them\n\nwrote #PROG/3\n';
    const note = new OpenNote(uri, options);
    note.read(text);
    const parsed = parseWork.characters;
    for (const typed of ['\n', '\n#', '\n#ITOP/4 ', '\n-', '\n- ']) {
      const edited = text.replace('about ', `about${typed}`);
      const record = note.read(edited);
      assert.equal(parseWork.characters, parsed, JSON.stringify(edited));
      assert.deepEqual(record, readWholeNote(uri, edited, options));
      parseWork.characters = parsed;
    }
  });

  for (const [what, write] of [
    ['has a tag line below a rule', (body: string) => `${body}\n---\n\n#ITOP/4\n`],
    ['has a comment that is not closed', (body: string) => `5 %% of it\n\n${body}`],
    ['has footnotes that call footnotes', (body: string) => `${body}\n[^1]: as in [^2]\n[^2]: a #ITOP/4\n`],
    ['has a template over lines', (body: string) => `<% a\n\nb %>\n\n${body}`],
    [
      'has a footnote in a tagged section that a private block elsewhere calls',
      (body: string) => `# Log #ITOP/4\n\n[^1]: a source\n\n# Talks\n\n- said so[^1] #private\n\n${body}`,
    ],
  ] as const) {
    it(`is parsed by what changed where it ${what}`, () => {
      const body = generateJournal(15, seed).map(({ text }) => text.replace(/^---\n[^]*?\n---\n/, ''));
      const text = write(body.join('\n'));
      const at = text.indexOf('\n- ', text.length / 2) + 3;
      const note = new OpenNote(uri, options);
      note.read(text);
      for (const typed of ['a', 'as', 'ask #ITOP/4 ', 'asked\n\n- #ITOP/3 ']) {
        const edited = text.slice(0, at) + typed + text.slice(at);
        const parsed = parseWork.characters;
        const record = note.read(edited);
        assert.ok(
          parseWork.characters - parsed < 500,
          `${parseWork.characters - parsed} of ${edited.length} characters`,
        );
        assert.deepEqual(record, readWholeNote(uri, edited, options));
      }
    });
  }

  for (const [what, write] of [
    ['at its end', (body: string, notes: string) => `${body}\n${notes}`],
    ['before they are called', (body: string, notes: string) => `${notes}\n${body}`],
    [
      'and others that private blocks call',
      (body: string, notes: string) =>
        `# Talks\n\n- said so[^p] #private\n\n## With Ann #private\n\nand so[^q]\n\n${body}\n\n# Sources\n\n${notes}\n[^p]: a source\n[^q]: another\n`,
    ],
    ['and in its front matter', (body: string, notes: string) => `---\ntags: [ITOP/4/2]\n---\n${body}\n${notes}`],
    [
      'and below its title',
      (body: string, notes: string) => `# Work #PROG/3\n\n${body.replace(/^#/gm, '##')}\n${notes}`,
    ],
  ] as const) {
    it(`is read by the blocks that changed where it has footnotes with tags ${what}: work is counted, not timed`, () => {
      const lines = generateJournal(25, seed)
        .map(({ text }) => text.replace(/^---\n[^]*?\n---\n/, ''))
        .join('\n')
        .split('\n');
      const items = lines.flatMap((line, i) => (line.startsWith('- ') ? [i] : []));
      const footnotes = Array.from({ length: 20 }, (_, i) => {
        lines[items[Math.floor((items.length * (i + 0.5)) / 20)] ?? 0] += `[^f${i}]`;
        return `[^f${i}]: Proof of it, number ${i} #ITOP/4`;
      });
      let text = write(lines.join('\n'), `${footnotes.join('\n')}\n`);
      assert.ok(text.length > 100_000, `${text.length} characters`);
      const note = new OpenNote(uri, options);
      let record = note.read(text);
      for (const [from, to, most] of [
        ['[^f10]', ' again[^f10]', 150],
        ['number 10', 'number 10 again', 150],
        ['\n- ', '\n- asked ', 150],
        [' again[^f10]', ' again', 150],
        ['number 15 #ITOP/4', 'number 15 #ITOP/4 #PROG/3/2', 150],
        // Those that are called above are further away, or nearer.
        ['\n- ', '\n\n- ', 400],
      ] as const) {
        const isCall = from.endsWith(']');
        const at = isCall ? text.indexOf(`${from}\n`) : text.indexOf(from, from.startsWith('\n') ? text.length / 2 : 0);
        text = text.slice(0, at) + to + text.slice(at + from.length);
        const [parsed, cut, scopes] = [parseWork.characters, sectionWork.windows, entryWork.scopes];
        record = note.read(text);
        assert.ok(parseWork.characters - parsed < 600, `${parseWork.characters - parsed} characters parsed for ${to}`);
        assert.ok(sectionWork.windows - cut < most, `${sectionWork.windows - cut} windows for ${to}`);
        assert.ok(entryWork.scopes - scopes < most, `${entryWork.scopes - scopes} scopes for ${to}`);
      }
      assert.deepEqual(record, readWholeNote(uri, text, options));
    });
  }

  for (const [what, write] of [
    ['comments in lines', (day: string) => day.replace(/\n- /, '\n- %%why%% ')],
    ['comments over blocks', (day: string) => `${day}\n%%\nnot #ITOP/4\n\n- said #ITOP/4\n%%\n\n- met #ITOP/3\n`],
    ['templates in lines', (day: string) => `${day}\non <% tp.date.now() %> we met #ITOP/4\n`],
    ['marks of what failed', (day: string) => `${day}\nIt ❌ failed\n\n- a\n  - asked ❌ 2026-05-06\n`],
    ['charts with comments', (day: string) => `${day}\n\`\`\`mermaid\n%% a chart\na --> b\n\`\`\`\n`],
  ] as const) {
    it(`is read by the section that changed where it has ${what}`, () => {
      const days = generateJournal(40, seed).map(
        ({ text }, i) => `# Day ${i}\n${write(text.replace(/^---\n[^]*?\n---\n/, '').replace(/^# /gm, '## '))}`,
      );
      const text = days.join('\n');
      const at = text.indexOf('\n- ', text.length / 2) + 3;
      const note = new OpenNote(uri, options);
      const before = note.read(text);
      for (const typed of ['a', 'as', 'ask #ITOP/4 ']) {
        const edited = text.slice(0, at) + typed + text.slice(at);
        const parsed = parseWork.characters;
        const cut = sectionWork.windows;
        const record = note.read(edited);
        assert.ok(
          parseWork.characters - parsed < 1500,
          `${parseWork.characters - parsed} of ${edited.length} characters`,
        );
        assert.ok(sectionWork.windows - cut < 50, `${sectionWork.windows - cut} windows`);
        const kept = record.entries.filter((entry) => before.entries.includes(entry));
        assert.ok(kept.length >= before.entries.length - 3, `${kept.length} of ${before.entries.length}`);
        if (typed.includes('ITOP')) assert.deepEqual(record, readWholeNote(uri, edited, options));
      }
    });
  }

  it('is read so while its front matter is typed in, and keeps its entries where that says nothing of them', () => {
    const body = '\n# Work\n\n- met #ITOP/3\n\n- asked *why* #ITOP/4\n';
    const matter = 'mood: good\ndate: 2026-05-05\ntags: [ITOP/4, private]\ncreated: 2026-02-30\nskill-journal: x\n';
    compare(Array.from({ length: matter.length + 1 }, (_, i) => `---\n${matter.slice(0, i)}\n---\n${body}`));
    const note = new OpenNote(uri, options);
    const before = note.read(`---\nmood: good\n---\n${body}`);
    const parsed = parseWork.characters;
    assert.deepEqual(note.read(`---\nmood: very good\n---\n${body}`).entries, before.entries);
    assert.equal(parseWork.characters, parsed);
  });

  it("is read so while the examples of CommonMark and of GitHub's Markdown are typed into it", () => {
    assert.ok(markdownExamples.length > 730);
    for (const example of markdownExamples) {
      const typed = [0.5, 1].map((share) => example.slice(0, Math.ceil(example.length * share)));
      compare(
        ['', ...typed].map(
          (words) => `- before #ITOP/4\n\n${words}\n- behind #ITOP/3\n\n# Heading\n\nat last #PROG/3\n`,
        ),
      );
    }
  });

  it('is read by what changed where it has footnotes, marks that look like theirs in code, or items that were cancelled', () => {
    const lines = Array.from(
      { length: 200 },
      (_, i) => `- [ ] wrote *it* ${i}[^${i % 3}] \`[^a-z]\` ${i % 9 ? '' : '❌ 2026-05-06 '}#ITOP/4\n`,
    ).join('');
    let text = `${lines}\n[^0]: a source\n[^1]: [the book](y)\n\n[^2]: https://x.example\n\n# Work\n\n- met #ITOP/3\n`;
    const note = new OpenNote(uri, options);
    note.read(text);
    for (const [from, to] of [
      ['it* 100', 'it* again 100'],
      ['a source', 'a good source'],
      ['met', 'met[^1]'],
    ] as const) {
      text = text.replace(from, to);
      const parsed = parseWork.characters;
      const record = note.read(text);
      assert.ok(parseWork.characters - parsed < 300, `${parseWork.characters - parsed} characters for ${to}`);
      assert.deepEqual(record, readWholeNote(uri, text, options));
    }
  });

  it('is read so while footnotes are typed', () => {
    const words =
      'met[^1] #ITOP/4\n\n2026-06-04 [^long-name]\n\n- wrote #ITOP/3 ![^1]\n\n[^1]: a source\n[^long-name]: b #ITOP/4';
    compare(
      Array.from({ length: words.length + 1 }, (_, i) => `# Work\n\n${words.slice(0, i)}\n\n- asked[^1] #ITOP/4\n`),
    );
    compare([
      words,
      words.replace(' #ITOP/4\n\n2026', '\n\n2026'),
      words.replace('b #ITOP/4', 'b'),
      `${words}\n    more`,
    ]);
    // A block comes to have tags, and loses them, by words that are typed elsewhere.
    const called = (tag: string): string => `words\n\nmet[^1]\n\nmore words\n\n- a #ITOP/3\n\n[^1]: a source${tag}\n`;
    compare([called(''), called(' #'), called(' #ITOP/4'), called(' #ITOP'), called(''), called(' #ITOP/4')]);
  });

  it('finds a date line where it stands now, when lines above it were typed', () => {
    const text =
      'first\n\nwords\n\n# 2026-02-30\n\n- x\n\n## Work\n\n- a #ITOP/4\n\n2026-02-31\n\n- b #ITOP/4\n\n# End\n';
    compare([text, `one line\n${text}`, `one line\nand another\n${text}`]);
  });

  it('is read so letter by letter', () => {
    const words =
      '## 2026-06-03\n\n- [x] Restored the wiki #ITOP/4\n  impact:: an hour\n\n```\n#ITOP/3\n```\nTags: #PROG/3\n';
    const before = '# Work\n\n- met #ITOP/3\n\n';
    const after = '\n2026-06-04\n\n- moved #ITOP/4\n';
    compare(Array.from({ length: words.length + 1 }, (_, i) => before + words.slice(0, i) + after));
  });
});
