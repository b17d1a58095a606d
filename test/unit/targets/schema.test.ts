import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { readRepositoryFile } from '../framework/support.js';
import { problemsOf, profileText } from './support.js';

describe('the schema of profiles', () => {
  const schema = JSON.parse(readRepositoryFile('schemas/skill-profile.schema.json')) as object;
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);

  // What the reader accepts, and refuses, beside the words that need a framework.
  const accepted: readonly string[] = [
    '',
    'name: A\nrole: B',
    'targets: { RUN: 2, BUILD: { level: "3", by: 2027-06, evidence: 5, within: 18 months, statements: all } }',
    'enough: { evidence: 2, within: 1 year, statements: 3 }',
    'roles: { a: { skills: { RUN: 2 } } }\naim: a',
    'roles: { a: {}, b: {} }\naim: [a, { role: b, by: 2027 }]',
    'rules: [{ name: x, skills: 2, level: 2, among: [RUN], including: { skills: 1, level: 3 }, evidence: 1 }]',
    'rolesFrom: [a.yaml]',
  ];
  for (const text of accepted) {
    it(`accepts what the reader accepts: ${text}`, () => {
      assert.deepEqual(problemsOf(profileText(text)), []);
      assert.equal(validate(parse(profileText(text))), true, JSON.stringify(validate.errors));
    });
  }

  const refused: readonly string[] = [
    'extra: 1',
    'targets: { RUN: [2] }',
    'targets: { RUN: { by: 2027 } }',
    'targets: { RUN: { level: 2, evidence: 0 } }',
    'enough: { within: ages }',
    'rules: [{ skills: 2 }]',
    'rules: [{ skills: 2, level: 1, including: [1] }]',
    'aim: { by: 2027 }',
    'roles: { a: 3 }',
  ];
  for (const text of refused) {
    it(`refuses what the reader refuses: ${text}`, () => {
      assert.notDeepEqual(problemsOf(profileText(text)), []);
      assert.equal(validate(parse(profileText(text))), false);
    });
  }
});
