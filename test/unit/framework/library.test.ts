import assert from 'node:assert/strict';
import { Library } from '../../../src/core/framework/library.js';
import type { Framework } from '../../../src/core/framework/model.js';
import { frameworkText, readSound } from './support.js';

const sfia = readSound(
  `codePattern: "[A-Z]{4}"\n${frameworkText(
    '  ITOP: { name: Infrastructure operations, aliases: [OPRS], levels: { 1: a, 2: b } }\n  TEST: { name: Testing, levels: { 2: x } }',
    '[{ id: "1", name: Follow, aliases: [L1] }, { id: "2", name: "Ensure, advise" }, { id: 1.5, name: Between }]',
    'sfia-9',
  )}`,
);
const acme = readSound(
  frameworkText(
    '  ITOP: { name: Own operations, levels: { 1: z } }\n  K8S.OPS: { name: Clusters, levels: { 1.5: x, 2: y } }\n  012: { name: Numbers, levels: { 1: x, senior: y } }\n  OLD: { name: Older, aliases: [test], levels: { 1: x } }',
    '[{ id: "1" }, { id: 1.5 }, { id: "2" }, { id: senior }]',
    'Acme Inc.',
  ),
);

describe('the library of frameworks', () => {
  const library = new Library([sfia, acme]);

  it('finds a framework by id or slug in any spelling', () => {
    for (const text of ['sfia-9', 'SFIA-9', 'sfia-٩']) assert.equal(library.framework(text), sfia);
    for (const text of ['Acme Inc.', 'acme-inc', 'ACME-INC']) assert.equal(library.framework(text), acme);
    for (const text of ['', 'sfia', 'sfia-09', 'constructor']) assert.equal(library.framework(text), undefined);
  });

  it('finds a skill by code or alias in any spelling', () => {
    for (const text of ['ITOP', 'itop', 'ＩＴＯＰ', 'oprs']) assert.equal(library.findSkill(sfia, text)?.code, 'ITOP');
    assert.equal(library.findSkill(acme, 'k8s-ops')?.code, 'K8S.OPS');
    assert.equal(library.findSkill(acme, 'itop')?.name, 'Own operations');
    for (const text of ['', 'PROG', '__proto__', 'IT']) assert.equal(library.findSkill(sfia, text), undefined);
  });

  it('finds a level by id, alias, or slug of id or name', () => {
    for (const text of ['1', '１', 'L1', 'l1', 'follow', 'FOLLOW'])
      assert.equal(library.findLevel(sfia, text)?.id, '1');
    for (const text of ['ensure-advise', 'Ensure-Advise', '٢']) assert.equal(library.findLevel(sfia, text)?.id, '2');
    for (const text of ['1-5', '1.5', 'between']) assert.equal(library.findLevel(sfia, text)?.id, '1.5');
    for (const text of ['', '01', '3', 'ensure', 'L2']) assert.equal(library.findLevel(sfia, text), undefined);
  });

  it('finds what a reference names, in the framework’s own spelling only', () => {
    assert.equal(library.skill({ framework: 'sfia-9', code: 'ITOP' })?.name, 'Infrastructure operations');
    assert.equal(library.skill({ framework: 'Acme Inc.', code: 'ITOP' })?.name, 'Own operations');
    assert.equal(library.skill({ framework: 'sfia-9', code: 'itop' }), undefined);
    assert.equal(library.skill({ framework: 'other', code: 'ITOP' }), undefined);
    assert.equal(library.skillLevel({ framework: 'sfia-9', code: 'ITOP' }, '2')?.statements[0]?.text, 'b');
    assert.equal(library.skillLevel({ framework: 'sfia-9', code: 'TEST' }, '1'), undefined);
    assert.equal(library.level('sfia-9', '2')?.name, 'Ensure, advise');
    assert.equal(library.level('sfia-9', '9'), undefined);
  });

  it('knows the form of a framework’s codes', () => {
    assert.equal(library.matchesCode(sfia, 'PROG'), true);
    assert.equal(library.matchesCode(sfia, 'prog'), false);
    assert.equal(library.matchesCode(sfia, 'PROGS'), false);
    assert.equal(library.matchesCode(acme, 'PROG'), false);
  });

  const tags: readonly (readonly [string, Parameters<Library['tagFor']>[0]])[] = [
    ['#ITOP', { framework: 'sfia-9', code: 'ITOP' }],
    ['#ITOP/2', { framework: 'sfia-9', code: 'ITOP', level: '2' }],
    ['#ITOP/2/1', { framework: 'sfia-9', code: 'ITOP', level: '2', statement: 1 }],
    ['#acme-inc/ITOP/1', { framework: 'Acme Inc.', code: 'ITOP', level: '1' }],
    ['#k8s-ops/1-5', { framework: 'Acme Inc.', code: 'K8S.OPS', level: '1.5' }],
    ['#acme-inc/012/1', { framework: 'Acme Inc.', code: '012', level: '1' }],
    ['#012/senior', { framework: 'Acme Inc.', code: '012', level: 'senior' }],
    ['#OLD/1', { framework: 'Acme Inc.', code: 'OLD', level: '1' }],
    ['#TEST/2', { framework: 'sfia-9', code: 'TEST', level: '2' }],
  ];
  for (const [tag, target] of tags) {
    it(`writes ${tag}`, () => assert.equal(library.tagFor(target), tag));
  }

  it('names the framework only where it has to: the order decides', () => {
    const other = new Library([acme, sfia]);
    assert.equal(other.tagFor({ framework: 'Acme Inc.', code: 'ITOP' }), '#ITOP');
    assert.equal(other.tagFor({ framework: 'sfia-9', code: 'ITOP' }), '#sfia-9/ITOP');
    assert.equal(other.tagFor({ framework: 'sfia-9', code: 'TEST' }), '#sfia-9/TEST');
  });

  it('writes a level as its slug where a tag cannot hold its id', () => {
    assert.equal(library.levelTag({ id: '1.5' }), '1-5');
    assert.equal(library.levelTag({ id: 'Senior' }), 'Senior');
  });

  it('lets every skill and level be found again by its own tag', () => {
    for (const framework of library.frameworks) {
      for (const { code, levels } of framework.skills) {
        for (const { id } of levels) {
          const segments = library.tagFor({ framework: framework.id, code, level: id }).slice(1).split('/');
          const level = segments.pop() ?? '';
          const skill = segments.pop() ?? '';
          const named = segments.length > 0 ? library.framework(segments[0] ?? '') : undefined;
          const owner = named ?? library.frameworks.find((candidate) => library.findSkill(candidate, skill));
          assert.equal(owner?.id, framework.id);
          assert.equal(library.findSkill(framework, skill)?.code, code);
          assert.equal(library.findLevel(framework, level)?.id, id);
        }
      }
    }
  });

  it('knows nothing of a framework that is not loaded', () => {
    const empty = new Library([]);
    assert.equal(empty.findSkill(sfia, 'ITOP'), undefined);
    assert.equal(empty.findLevel(sfia, '1'), undefined);
    assert.equal(empty.tagFor({ framework: 'sfia-9', code: 'ITOP', level: '4' }), '#ITOP/4');
  });
});

describe('putting frameworks together', () => {
  const named = (id: string, uri: string): Framework => ({ ...sfia, id, uri });

  it('puts the user’s frameworks first, in their order, and replaces built-in ones of the same id', () => {
    const { library, problems } = Library.of(
      [named('sfia-9', 'built-in:1'), named('ladder', 'built-in:2')],
      [named('acme', 'user:1'), named('SFIA 9', 'user:2')],
    );
    assert.deepEqual(
      library.frameworks.map(({ uri }) => uri),
      ['user:1', 'user:2', 'built-in:2'],
    );
    assert.deepEqual(problems, []);
  });

  it('puts those first of all that the user’s order lists', () => {
    const builtIn = [named('sfia-9', 'built-in:1'), named('ladder', 'built-in:2')];
    const { library } = Library.of(builtIn, [named('acme', 'user:1')], ['ladder', 'gone', 'acme']);
    assert.deepEqual(
      library.frameworks.map(({ id }) => id),
      ['ladder', 'acme', 'sfia-9'],
    );
  });

  it('uses the first of two user files with one id and reports the other', () => {
    const { library, problems } = Library.of([], [named('acme', 'user:1'), named('ACME', 'user:2')]);
    assert.deepEqual(
      library.frameworks.map(({ uri }) => uri),
      ['user:1'],
    );
    const start = { line: 0, character: 0 };
    assert.deepEqual(problems, [
      {
        code: 'framework.duplicate-id',
        args: { id: 'ACME', uri: 'user:1' },
        range: { start, end: start },
        uri: 'user:2',
      },
    ]);
  });
});
