import assert from 'node:assert/strict';
import { retagUnresolved, type RenameNote } from '../../../../src/core/editor/rename.js';
import { formerSources, retagSources, retagTargets, stillLost } from '../../../../src/core/editor/retagPicks.js';
import { lostTagLines, versionPage } from '../../../../src/core/editor/versionPage.js';
import { withFormerVersions } from '../../../../src/core/framework/import/formerVersions.js';
import { reportVersions, type VersionReport } from '../../../../src/core/framework/import/versionReport.js';
import type { Framework } from '../../../../src/core/framework/model.js';
import { Library } from '../../../../src/core/framework/library.js';
import { JournalIndex } from '../../../../src/core/journal/index/journalIndex.js';
import { readNote } from '../../../../src/core/journal/reading/read.js';
import { defaultMarkers } from '../../../../src/core/journal/markers.js';
import type { TagTarget } from '../../../../src/core/journal/model.js';
import { english } from '../../../../src/core/messages/translate.js';
import { finish } from '../../../../src/core/steps.js';
import { resolveTag } from '../../../../src/core/tag/resolve.js';
import { LineIndex, type TextEdit } from '../../../../src/core/text.js';
import { framework } from '../../editor/fixtures.js';

const head = 'format: skill-framework/1\nname: Acme\nlevels: [{ id: "1", name: A }, { id: "2", name: B }]\n';
const before = framework(`${head}id: acme
version: "1"
skills:
  BREW: { name: Brewing, levels: { 1: [One., Two.], 2: [Three.] } }
  BAKE: { name: Baking, levels: { 1: [One.], 2: [Two.] } }
  SOLD: { name: Selling, levels: { 1: [One.] } }
`);
const after = framework(`${head}id: acme
version: "2"
skills:
  BREW: { name: Brewing, levels: { 1: [One.] } }
  MARKET: { name: Marketing, aliases: [SOLD], levels: { 1: [One.] } }
`);

function journal(library: Library): JournalIndex {
  const index = new JournalIndex();
  const notes = {
    'file:///a.md': '- tea #BREW/1\n- more tea #BREW/1/2\n- much tea #BREW/2\n- sold it #SOLD/1\n',
    'file:///b.md': '- cake #BAKE/1\n- pie #acme/BAKE/1\n- wrong #BREW/9\n\nRead about #BAKE\n',
  };
  for (const [uri, text] of Object.entries(notes)) {
    index.set(readNote(uri, text, { library, markers: defaultMarkers, today: '2026-11-23' }));
  }
  return index;
}

function compare(library: Library, after: Framework): VersionReport | undefined {
  return finish(reportVersions(journal(library), library, after));
}

describe('the report on a newer version of a framework', () => {
  const library = new Library([before]);

  it('names the tags that lose their meaning, why, and where they stand', () => {
    const report = compare(library, after);
    assert.deepEqual(
      report?.lost.map(({ tag, why, places }) => [tag, why, places.map(({ uri, line }) => `${uri}:${line}`)]),
      [
        ['#BAKE', 'skill', ['file:///b.md:4']],
        ['#BAKE/1', 'skill', ['file:///b.md:0', 'file:///b.md:1']],
        ['#BREW/1/2', 'statement', ['file:///a.md:1']],
        ['#BREW/2', 'level', ['file:///a.md:2']],
      ],
    );
  });

  it('has nothing to say of the same version, or of a framework that is not loaded', () => {
    assert.deepEqual(compare(library, before)?.lost, []);
    assert.equal(compare(library, { ...after, id: 'other' }), undefined);
  });

  it('is a page with a link to every line', () => {
    const report = compare(library, after);
    assert.ok(report);
    const page = versionPage(report, { t: english, nameNote: (uri) => uri.replace('file:///', '') });
    assert.match(page, /^Acme\. Before: 1\. Imported: 2\.$/m);
    assert.match(page, /^the skill is gone: 2 tags\n\n- \[b\.md:1\]\(file:\/\/\/b\.md#L1\)\n- \[b\.md:2\]/m);
    assert.match(page, /`aliases`/);
    const lines = page.split('\n');
    assert.deepEqual(
      lostTagLines(page).map((line) => lines[line]),
      report.lost.map(({ tag }) => `## \`${tag}\``),
    );
  });
});

describe('retagging what a newer version has left without a meaning', () => {
  const library = new Library([before]);
  const next = new Library([after]);
  const known = withFormerVersions(next, [before]);
  const lost = compare(library, after)?.lost ?? [];

  function read(text: string, uri: string): RenameNote {
    return { text, record: readNote(uri, text, { library: known, markers: defaultMarkers, today: '2026-11-23' }) };
  }

  /** The texts afterwards, and the lines that were left. */
  function retag(label: string, to: TagTarget, texts: readonly string[]): { texts: string[]; left: readonly number[] } {
    const from = formerSources(lost, known).find((source) => source.label === label);
    assert.ok(from, label);
    const notes = texts.map((text, i) => read(text, `file:///${i}.md`));
    const made = finish(retagUnresolved(from, to, notes, { library: next, known }));
    assert.equal(made.kind, 'plan', JSON.stringify(made));
    const changed = notes.map(({ text, record }) => applyEdits(text, made.notes.get(record.uri) ?? []));
    return { texts: changed, left: made.left.map(({ position }) => position.line) };
  }

  it('offers the skills that are gone, their levels, and lost levels and statements, with their former names', () => {
    assert.deepEqual(
      formerSources(lost, known).map(({ label, description, tags }) => [label, description, tags]),
      [
        ['#BAKE', 'BAKE Baking', 3],
        ['#BAKE/1', 'BAKE Baking — 1 A', 2],
        ['#BREW/1/2', 'BREW Brewing — 1 A', 1],
        ['#BREW/2', 'BREW Brewing — 2 B', 1],
      ],
    );
  });

  it('finds them in the notes although they are nobody’s tags now, whatever is before them', () => {
    const market = { framework: 'acme', code: 'MARKET' };
    assert.deepEqual(retag('#BAKE', market, ['- cake #BAKE/1, #acme/BAKE/1 and #todo\n', '#BAKE #SOLD/1\n']), {
      texts: ['- cake #MARKET/1, #acme/MARKET/1 and #todo\n', '#MARKET #SOLD/1\n'],
      left: [],
    });
  });

  it('leaves tags that would mean nothing again, and says where', () => {
    const market = { framework: 'acme', code: 'MARKET' };
    assert.deepEqual(retag('#BAKE', market, ['- cake #BAKE/1\n- pie #BAKE/2\n']), {
      texts: ['- cake #MARKET/1\n- pie #BAKE/2\n'],
      left: [1],
    });
  });

  it('makes a lost statement another, or the level alone', () => {
    const level = { framework: 'acme', code: 'BREW', level: '1' };
    assert.deepEqual(retag('#BREW/1/2', level, ['- tea #BREW/1/2\n']).texts, ['- tea #BREW/1\n']);
    assert.deepEqual(retag('#BREW/1/2', { ...level, statement: 1 }, ['- tea #BREW/1/2\n']).texts, [
      '- tea #BREW/1/1\n',
    ]);
    assert.deepEqual(
      retagTargets({ ...level, statement: 2 }, next).map(({ label }) => label),
      ['#BREW/1', '#BREW/1/1'],
    );
  });

  it('follows the aliases that only the former version had', () => {
    const aliased = framework(`${head}id: acme
skills:
  BREW: { name: Brewing, aliases: [TEA], levels: { 1: [One.] } }
  GONE: { name: Going, aliases: [WENT], levels: { 1: [One.] } }
`);
    const bridge = withFormerVersions(next, [aliased]);
    const resolve = (tag: string): string | undefined => resolveTag(tag, bridge)?.skill?.code;
    assert.deepEqual(['#TEA/1', '#WENT/1', '#SOLD/1', '#BREW/1'].map(resolve), ['BREW', 'GONE', 'MARKET', 'BREW']);
  });

  it('puts a skill of the same name first', () => {
    const renamed = framework(`${head}id: acme
skills:
  MARKET: { name: Marketing, levels: { 1: [One.] } }
  PATISSERIE: { name: baking, levels: { 1: [One.] } }
`);
    const [first] = retagTargets({ framework: 'acme', code: 'BAKE' }, new Library([renamed]), 'Baking');
    assert.equal(first?.label, '#PATISSERIE');
  });

  it('is done with a skill when all of it has become another', () => {
    const rest = stillLost(lost, { framework: 'acme', code: 'BAKE' });
    assert.deepEqual(
      rest.map(({ tag }) => tag),
      ['#BREW/1/2', '#BREW/2'],
    );
  });

  it('offers wrong tags too, whose version nobody remembers, each spelling once', () => {
    const index = new JournalIndex();
    const text = '- a #BREW/7\n- b #brew/7/1\n- c #acme/NONE/1\n- d #acme/NONE\n- e #BREW/1/x\n';
    index.set(readNote('file:///a.md', text, { library: next, markers: defaultMarkers, today: '2026-11-23' }));
    const { wrong } = finish(retagSources(index, next, english));
    assert.deepEqual(
      wrong.map(({ label, tags }) => [label, tags]),
      [
        ['#acme/NONE', 2],
        ['#BREW/7', 2],
      ],
    );
    const from = wrong[1];
    assert.ok(from);
    const notes = [read(text, 'file:///a.md')];
    const to = { framework: 'acme', code: 'BREW', level: '1' };
    const made = finish(retagUnresolved(from, to, notes, { library: next, known: next }));
    assert.equal(made.kind, 'plan');
    assert.match(
      applyEdits(text, made.notes.get('file:///a.md') ?? []),
      /^- a #BREW\/1\n- b #BREW\/1\/1\n- c #acme\/NONE\/1\n/i,
    );
  });
});

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const lines = new LineIndex(text);
  return [...edits].reverse().reduce((result, { range, newText }) => {
    return result.slice(0, lines.offsetAt(range.start)) + newText + result.slice(lines.offsetAt(range.end));
  }, text);
}
