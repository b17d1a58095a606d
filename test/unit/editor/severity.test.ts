import assert from 'node:assert/strict';
import { frameworkSeverityOf, severityOf } from '../../../src/core/editor/severity.js';
import type { Framework } from '../../../src/core/framework/model.js';
import type { Severity } from '../../../src/core/problem.js';

describe('severity of a problem', () => {
  const framework: Framework = {
    id: 'acme',
    name: 'Acme ladder',
    version: undefined,
    language: undefined,
    codePattern: '[A-Z]{4}',
    licence: undefined,
    levels: [],
    groups: [],
    skills: [],
    uri: 'file:///acme.yaml',
  };
  const nothingChosen = new Map<string, Severity>();
  const unknownSkill = {
    code: 'tag.unknown-skill',
    args: { code: 'ABCD', framework: 'Acme ladder', frameworkId: 'acme' },
  } as const;

  it('warns of an unknown skill of a framework that the user loaded', () => {
    assert.equal(severityOf(unknownSkill, { chosen: nothingChosen, builtIn: [] }), 'warning');
  });

  it('only informs of an unknown skill while just the built-in framework has such codes', () => {
    assert.equal(severityOf(unknownSkill, { chosen: nothingChosen, builtIn: [framework] }), 'information');
  });

  it('says nothing of an undated entry unless asked to', () => {
    const undated = { code: 'entry.undated', args: {} } as const;
    assert.equal(severityOf(undated, { chosen: nothingChosen, builtIn: [] }), 'off');
    assert.equal(severityOf(undated, { chosen: new Map([['entry.undated', 'warning']]), builtIn: [] }), 'warning');
  });

  it('lets the choice of the user win over what only the built-in framework softens', () => {
    assert.equal(
      severityOf(unknownSkill, { chosen: new Map([['tag.unknown-skill', 'error']]), builtIn: [framework] }),
      'error',
    );
  });

  it('is an error where a framework file is broken and a warning where it still loads', () => {
    const problem = { code: 'framework.unknown-key' } as const;
    const deps = { chosen: nothingChosen, builtIn: [] };
    assert.equal(frameworkSeverityOf(problem, true, deps), 'error');
    assert.equal(frameworkSeverityOf(problem, false, deps), 'warning');
  });
});
