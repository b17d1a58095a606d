import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  prepareRename,
  renameTag,
  retagJournal,
  type RenameNote,
  type RenamePlan,
} from '../../../src/core/editor/rename.js';
import type { Refusal } from '../../../src/core/editor/support/refusal.js';
import type { Library } from '../../../src/core/framework/library.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { english } from '../../../src/core/messages/translate.js';
import { finish } from '../../../src/core/steps.js';
import { LineIndex, type TextEdit } from '../../../src/core/text.js';
import { caseLibrary } from '../../support/caseFrameworks.js';
import { bothLibrary } from './fixtures.js';

const both = bothLibrary();
const seed = Number(process.env['SEED'] ?? 20261123);

function note(text: string, library: Library, uri = 'a.md'): RenameNote {
  return { text, record: readNote(uri, text, { library, markers: defaultMarkers, today: '2026-12-31' }) };
}

function apply(text: string, edits: readonly TextEdit[]): string {
  const lines = new LineIndex(text);
  return [...edits].reverse().reduce((result, { range, newText }) => {
    return result.slice(0, lines.offsetAt(range.start)) + newText + result.slice(lines.offsetAt(range.end));
  }, text);
}

function plan(marked: string, newName: string, library: Library, others: readonly string[] = []): RenamePlan | Refusal {
  const offset = marked.indexOf('|');
  const first = note(marked.replace('|', ''), library);
  const position = new LineIndex(first.text).positionAt(offset);
  const notes = [first, ...others.map((text, i) => note(text, library, `b${i}.md`))];
  return finish(renameTag({ record: first.record, position, newName }, notes, library));
}

/** The texts after renaming what the `|` stands on. */
function rename(marked: string, newName: string, others: readonly string[] = [], library = both): readonly string[] {
  const made = plan(marked, newName, library, others);
  assert.equal(made.kind, 'plan', JSON.stringify(made));
  const texts = [marked.replace('|', ''), ...others];
  return texts.map((text, i) => {
    const uri = i === 0 ? 'a.md' : `b${i - 1}.md`;
    return apply(text, made.notes.get(uri) ?? []);
  });
}

function refusal(marked: string, newName: string, others: readonly string[] = []): string {
  const made = plan(marked, newName, both, others);
  assert.equal(made.kind, 'refused');
  return english(made.key, made.args);
}

function prepared(marked: string): string | undefined {
  const offset = marked.indexOf('|');
  const { text, record } = note(marked.replace('|', ''), both);
  const lines = new LineIndex(text);
  const found = prepareRename(record, lines.positionAt(offset), both);
  if (found === undefined) return undefined;
  if ('kind' in found) return english(found.key, found.args);
  assert.equal(text.slice(lines.offsetAt(found.range.start), lines.offsetAt(found.range.end)), found.text);
  return found.text;
}

describe('what can be renamed', () => {
  it('is the segment under the cursor', () => {
    assert.equal(prepared('x |#ITOP/4/2'), 'ITOP');
    assert.equal(prepared('x #ITOP|/4/2'), 'ITOP');
    assert.equal(prepared('x #ITOP/|4/2'), '4');
    assert.equal(prepared('x #ITOP/4/2| y'), '2');
    assert.equal(prepared('x #acme/IT|OP/2'), 'ITOP');
    assert.equal(prepared('👩🏽‍💻é #ITOP/4,#PRO|G/3'), 'PROG');
    assert.equal(prepared('---\ntags: [food, IT|OP/4]\n---\nx'), 'ITOP');
    assert.equal(prepared('a\r\nb #ITOP/4|'), '4');
  });

  it('is nothing beside tags, on markers, in code, and on a framework’s id', () => {
    for (const marked of ['x| #ITOP/4', 'x #to|do', 'x #pri|vate #ITOP/4', '`#IT|OP/4`', '|']) {
      assert.equal(prepared(marked), undefined, marked);
    }
    assert.match(prepared('x #ac|me/ITOP/2') ?? '', /cannot be renamed/);
  });
});

describe('renaming a skill', () => {
  it('changes the code in every tag of it, front matter included, and nothing else', () => {
    assert.deepEqual(
      rename('did #IT|OP/3/2, #ITOP\r\n`#ITOP/3` #todo', 'PROG', [
        '---\ntags: [food, ITOP/2, "#itop/L3"]\n---\n**#ITOP/3** (#ITOP/2) ITOP\n',
        'nothing',
        '#PROG/2 #acme/ITOP/2',
      ]),
      [
        'did #PROG/3/2, #PROG\r\n`#ITOP/3` #todo',
        '---\ntags: [food, PROG/2, "#PROG/L3"]\n---\n**#PROG/3** (#PROG/2) ITOP\n',
        'nothing',
        '#PROG/2 #acme/ITOP/2',
      ],
    );
  });

  it('takes any spelling, and writes the framework’s own', () => {
    assert.deepEqual(rename('#|ITOP/3', '#prog'), ['#PROG/3']);
  });

  it('keeps the framework’s name, and brings it where another framework has the skill', () => {
    assert.deepEqual(rename('#sfia-9/IT|OP/3 #ITOP/2', 'PROG'), ['#sfia-9/PROG/3 #PROG/2']);
    assert.deepEqual(rename('#acme/IT|OP/2 #ITOP/2', 'KUBE'), ['#acme/K8S-OPS/2 #ITOP/2']);
    assert.deepEqual(rename('#IT|OP/2', 'acme/ITOP'), ['#acme/ITOP/2']);
    assert.deepEqual(rename('#acme/IT|OP/2', 'PROG'), ['#PROG/2']);
  });

  it('is refused for a skill that there is not, or that lacks a level in use', () => {
    assert.match(refusal('#IT|OP/3', 'NOPE'), /No skill “NOPE” in SFIA/);
    assert.match(refusal('#IT|OP/3', 'PROG', ['x #ITOP/5']), /PROG.*has no level “5”/);
    assert.match(refusal('#IT|OP/3', 'PROG', ['x #ITOP/3/3']), /PROG at level 3 has 2 statements/);
    assert.match(refusal('#IT|OP/3', ' '), /needs a name/);
  });

  it('mends an unknown code everywhere', () => {
    assert.deepEqual(rename('#ITP|O/3', 'ITOP', ['x #ITPO/4/2 #ITPX/4']), ['#ITOP/3', 'x #ITOP/4/2 #ITPX/4']);
  });
});

describe('renaming a level or a statement', () => {
  it('changes the level in the tags of it', () => {
    assert.deepEqual(rename('#ITOP/|3 #ITOP/4 #PROG/3', '5', ['- #ITOP/L3/2']), [
      '#ITOP/5 #ITOP/4 #PROG/3',
      '- #ITOP/5/2',
    ]);
    assert.deepEqual(rename('#ITOP/3|', 'enable'), ['#ITOP/4']);
    assert.deepEqual(rename('#acme/ITOP/|2', '1.5'), ['#acme/ITOP/1-5']);
  });

  it('changes the statement', () => {
    assert.deepEqual(rename('#ITOP/3/|2 #ITOP/3/1 #ITOP/4/2', '3'), ['#ITOP/3/3 #ITOP/3/1 #ITOP/4/2']);
  });

  it('is refused for what is not defined', () => {
    assert.match(refusal('#ITOP/|3', '6'), /no level “6”/);
    assert.match(refusal('#ITOP/3|/2', 'nonsense'), /no level/);
    assert.match(refusal('#ITOP/3/|2', '9'), /has 3 statements/);
    assert.match(refusal('#ITOP/3/|2', '1/2'), /is no tag/);
  });

  it('mends an undefined level', () => {
    assert.deepEqual(rename('#ITOP/|6 #PROG/6', '5', ['#ITOP/6 #ITOP/7']), ['#ITOP/5 #PROG/6', '#ITOP/5 #ITOP/7']);
  });
});

describe('a rename', () => {
  it('says what it merges', () => {
    const made = plan('- x #ITOP/3 #PROG/3|\n', '2', both, ['- y #PROG/3 #PROG/2', '- z #PROG/2']);
    assert.equal(made.kind, 'plan');
    assert.equal(made.tags, 2);
    assert.equal(made.existing, 2);
    assert.deepEqual(made.merges, [{ uri: 'b0.md', position: { line: 0, character: 4 } }]);
  });

  it('merges nothing where it mends a wrong tag', () => {
    const made = plan('#ITPO|/3', 'ITOP', both, ['#ITOP/3']);
    assert.equal(made.kind, 'plan');
    assert.equal(made.existing, 0);
    assert.deepEqual(made.to, { framework: 'sfia-9', code: 'ITOP' });
  });

  it('changes tags at the very end of a text, behind emoji, and glued by a comma', () => {
    assert.deepEqual(rename('é́👩🏽‍💻\r\n(#ITOP/3,#PROG/3,#IT|OP/2', 'PROG'), ['é́👩🏽‍💻\r\n(#PROG/3,#PROG/3,#PROG/2']);
    assert.deepEqual(rename('x #ITOP/|3', '2', ['#ITOP/3']), ['x #ITOP/2', '#ITOP/2']);
  });

  it('touches no text that is not what was read', () => {
    const { record } = note('x #ITOP/4', both);
    for (const text of ['', 'xx #ITOP/4', 'x #ITOP/5', 'x\n#ITOP/4']) {
      const at = { record, position: { line: 0, character: 8 }, newName: '5' };
      const made = finish(renameTag(at, [{ text, record }], both));
      assert.equal(made.kind, 'refused', text);
    }
  });

  it('there and back gives the same bytes', function () {
    this.timeout(60_000);
    const library = caseLibrary();
    const tag = fc.constantFrom('#ITOP/4', '#ITOP/2/1', '#sfia-9/ITOP/3/2', '#ITOP', '#SCTY/4', '#ITOP/5', '#todo');
    const glue = fc.constantFrom(
      ' ',
      '\n',
      '\r\n',
      '\n\n- ',
      ', ',
      ' (',
      ') ',
      '**',
      ' `',
      '` ',
      ' 👩🏽‍💻é ',
      '\n## ',
      ' x ',
      '\t',
      '| ',
    );
    const front = fc.constantFrom(
      '',
      '---\ntags: [ITOP/4, food]\n---\n',
      '---\r\nskill: "#ITOP/2" \r\n---\r\n',
      '\uFEFF',
    );
    const text = fc
      .tuple(front, fc.array(fc.tuple(glue, fc.oneof(tag, fc.string({ maxLength: 6 }))), { maxLength: 12 }))
      .map(([head, parts]) => head + parts.flat().join(''));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (texts) => {
        const from = { framework: 'sfia-9', code: 'ITOP' };
        const to = { framework: 'sfia-9', code: 'TEST' };
        const there = retagTexts(texts, from, to, library);
        for (const changed of there) {
          assert.ok(!note(changed, library).record.tags.some(({ target }) => target?.code === 'ITOP' && target.level));
        }
        assert.deepEqual(retagTexts(there, to, from, library), texts);
      }),
      { seed, numRuns: 60 },
    );
  });
});

function retagTexts(
  texts: readonly string[],
  from: Parameters<typeof retagJournal>[0],
  to: Parameters<typeof retagJournal>[1],
  library: Library,
): readonly string[] {
  const notes = texts.map((text, i) => note(text, library, `${i}.md`));
  const made = finish(retagJournal(from, to, notes, library));
  assert.equal(made.kind, 'plan', `seed ${seed}: ${JSON.stringify(made)}`);
  return texts.map((text, i) => apply(text, made.notes.get(`${i}.md`) ?? []));
}
