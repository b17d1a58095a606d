import assert from 'node:assert/strict';
import { versionPage } from '../../../../src/core/editor/versionPage.js';
import { reportVersions } from '../../../../src/core/framework/import/versionReport.js';
import { Library } from '../../../../src/core/framework/library.js';
import { JournalIndex } from '../../../../src/core/journal/journalIndex.js';
import { readNote } from '../../../../src/core/journal/read.js';
import { defaultMarkers } from '../../../../src/core/journal/markers.js';
import { english } from '../../../../src/core/messages/translate.js';
import { framework } from '../../editor/fixtures.js';

const head = 'format: skill-framework/1\nname: Acme\nlevels: [{ id: "1", name: A }, { id: "2", name: B }]\n';
const before = framework(`${head}id: acme
version: "1"
skills:
  BREW: { name: Brewing, levels: { 1: [One., Two.], 2: [Three.] } }
  BAKE: { name: Baking, levels: { 1: [One.] } }
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

describe('the report on a newer version of a framework', () => {
  const library = new Library([before]);

  it('names the tags that lose their meaning, why, and where they stand', () => {
    const report = reportVersions(journal(library), library, after);
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
    assert.deepEqual(reportVersions(journal(library), library, before)?.lost, []);
    assert.equal(reportVersions(journal(library), library, { ...after, id: 'other' }), undefined);
  });

  it('is a page with a link to every line', () => {
    const report = reportVersions(journal(library), library, after);
    assert.ok(report);
    const page = versionPage(report, { t: english, nameNote: (uri) => uri.replace('file:///', '') });
    assert.match(page, /^Acme\. Before: 1\. Imported: 2\.$/m);
    assert.match(page, /^the skill is gone: 2 tags\n\n- \[b\.md:1\]\(file:\/\/\/b\.md#L1\)\n- \[b\.md:2\]/m);
    assert.match(page, /`aliases`/);
  });
});
