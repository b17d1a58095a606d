import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { completeTag } from '../../src/core/editor/completion.js';
import { hoverFor } from '../../src/core/editor/hover.js';
import { findSkills } from '../../src/core/editor/skillPicks.js';
import { skillsTree } from '../../src/core/editor/skillsTree.js';
import { completeYaml } from '../../src/core/editor/yamlCompletion.js';
import { frameworkVocabulary } from '../../src/core/editor/frameworkVocabulary.js';
import { Library } from '../../src/core/framework/library.js';
import { readFramework } from '../../src/core/framework/read.js';
import { writeFrameworkYaml } from '../../src/core/framework/write.js';
import { JournalIndex } from '../../src/core/journal/index/journalIndex.js';
import { defaultMarkers } from '../../src/core/journal/markers.js';
import { readNote } from '../../src/core/journal/reading/read.js';
import { english } from '../../src/core/messages/translate.js';
import { IndexEvidence } from '../../src/core/tally/tally.js';
import { largeFramework } from '../support/largeFramework.js';
import frameworkSchema from '../../schemas/skill-framework.schema.json';

/**
 * Times what the user waits for with a large framework: `npm run bench:frameworks -- --skills 2000`. The first use of
 * each, and the next one, as after a change of the journal.
 */
const { values } = parseArgs({ options: { skills: { type: 'string', default: '2000' } } });
const count = Number(values.skills);
console.log(`a framework of ${count} skills, ${count * 25} statements, Node ${process.version}\n`);

const yaml = writeFrameworkYaml(largeFramework(count));
const framework = measure('read from YAML', () => readFramework(yaml, 'file:///large.yaml').framework);
if (!framework) throw new Error('The framework was not read.');
for (const shape of ['in groups', 'in one list'] as const) {
  const library = new Library([shape === 'in groups' ? framework : largeFramework(count, { grouped: false })]);
  const index = new JournalIndex();
  const write = (uri: string): void => {
    const text = '- did #SK0100/3/2\n- more #SK1000/4\n';
    index.set(readNote(uri, text, { library, markers: defaultMarkers, today: '2026-11-23' }));
  };
  write('file:///a.md');
  const evidence = new IndexEvidence(index, library);
  const deps = { library, evidence, t: english, today: '2026-11-23' };
  const typed = { line: 'did #st', character: 7, place: 'text' as const };

  console.log(`\n${shape}`);
  twice('tree, opened to a group', () => {
    const tree = skillsTree(library, evidence, english);
    let rows = tree.roots();
    for (let depth = 0; depth < 3 && rows[0]; depth++) rows = tree.children(rows[0]);
    return rows;
  });
  twice('hover', () => hoverFor('#SK0100/3/2', deps));
  twice('completion after #st', () => completeTag({ ...typed, ...deps }));
  twice('Open Skill…, by name', () => findSkills(library, 'storage recov', 100));
  twice('Open Skill…, by statement', () => findSkills(library, 'number 4711', 100));

  function twice(name: string, work: () => unknown): void {
    measure(name, work);
    write('file:///b.md');
    measure('  again', work);
  }
}

console.log('\nthe framework file');
const vocabulary = frameworkVocabulary(frameworkSchema);
const at = yaml.indexOf('  SK1000:');
measure('completion of a key', () =>
  completeYaml(`${yaml.slice(0, at)}  NEW:\n    des\n${yaml.slice(at)}`, at + 16, vocabulary),
);

function measure<T>(name: string, work: () => T): T {
  const start = performance.now();
  const result = work();
  console.log(`${name.padEnd(28)} ${(performance.now() - start).toFixed(1).padStart(8)} ms`);
  return result;
}
