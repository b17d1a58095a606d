'use strict';

const { builtinModules } = require('node:module');
const eslint = require('@eslint/js');
const { defineConfig, globalIgnores } = require('eslint/config');
const tseslint = require('typescript-eslint');

const nodeBuiltins = {
  regex: `^(?:node:.*|(?:${builtinModules.join('|')})(?:/.*)?)$`,
  message: 'This part also runs where there is no Node.',
};
const vscodeModule = { regex: '^vscode$', message: 'Only src/vscode and the composition roots know VS Code.' };

/** Forbids imports that climb out of a folder: `depth` is how deep below it the file lies. */
function noWayOut(depth, message) {
  return { regex: `^(?:\\.\\./){${depth}}`, message };
}

/** @param {readonly object[]} patterns */
function restrictImports(...patterns) {
  return { 'no-restricted-imports': ['error', { patterns }] };
}

const coreIsClosed = 'The core imports nothing of src but itself.';
const noSiblings = {
  regex: '^\\./(?!support/)',
  message: 'Editor features stand alone: move what two of them need elsewhere.',
};
const noRoots = { regex: '/(?:extension|extension\\.web)\\.js$', message: 'Nothing imports a composition root.' };
const noCli = { regex: '/cli/', message: 'Only the command line imports its parts.' };
const noAdapters = { regex: '/vscode/', message: 'VS Code adapters belong to the extension only.' };

module.exports = defineConfig(
  globalIgnores(['dist/', 'out/', 'test/fixtures/']),
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    rules: {
      eqeqeq: 'error',
      'no-control-regex': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'The core has no clock: `today` is passed in.',
        },
        {
          selector: 'MemberExpression[object.name="Date"][property.name="now"]',
          message: 'The core has no clock: `today` is passed in.',
        },
        { selector: 'CallExpression[callee.name="require"]', message: coreIsClosed },
      ],
    },
  },
  // A later block replaces the rule of an earlier one, so each lists all that holds for its files.
  ...[1, 2, 3, 4].map((depth) => ({
    files: [`src/core/${'*/'.repeat(depth - 1)}*.ts`],
    rules: restrictImports(vscodeModule, nodeBuiltins, noWayOut(depth, coreIsClosed)),
  })),
  {
    files: ['src/core/editor/*.ts'],
    rules: restrictImports(vscodeModule, nodeBuiltins, noWayOut(2, coreIsClosed), noSiblings),
  },
  {
    files: ['src/vscode/**/*.ts'],
    // The adapters of worker threads exist in the Node host only, whose root passes them in.
    ignores: ['src/vscode/notes/workerNoteReader.ts', 'src/vscode/reviews/printInWorker.ts'],
    rules: restrictImports(nodeBuiltins, noRoots, noCli),
  },
  { files: ['src/extension.web.ts'], rules: restrictImports(nodeBuiltins, noCli) },
  { files: ['src/webview/**/*.ts'], rules: restrictImports(vscodeModule, nodeBuiltins, noRoots, noCli, noAdapters) },
  { files: ['src/worker/**/*.ts'], rules: restrictImports(vscodeModule, noRoots, noCli, noAdapters) },
  { files: ['src/cli/**/*.ts'], rules: restrictImports(vscodeModule, noRoots, noAdapters) },
  {
    files: ['**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { __dirname: 'readonly', console: 'readonly', process: 'readonly' },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // Chai-like property assertions do not occur; mocha's callbacks may use `this`.
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-unused-expressions': 'error' },
  },
);
