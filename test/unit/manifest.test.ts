import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hoverCommands } from '../../src/core/editor/support/commandLinks.js';
import { defaultExclude, defaultInclude } from '../../src/core/journal/globs.js';
import { defaultMarkers } from '../../src/core/journal/markers.js';
import { problemMessages } from '../../src/core/messages/problems.js';
import { catalogue } from '../../src/core/messages/translate.js';
import { parsePeriodChoice } from '../../src/core/tally/periods.js';
import { commandIds } from '../../src/vscode/commands/commandIds.js';

interface Setting {
  readonly default: unknown;
  readonly scope: string;
  readonly enum?: readonly string[];
  readonly propertyNames?: { readonly enum: readonly string[] };
  readonly markdownDescription: string;
}

interface MenuItem {
  readonly command: string;
  readonly when?: string;
}

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly activationEvents: readonly string[];
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string; readonly when: string }[];
    readonly configuration: readonly { readonly properties: Readonly<Record<string, Setting>> }[];
    readonly grammars: readonly { readonly path: string; readonly scopeName: string }[];
    readonly languageModelTools: readonly {
      readonly name: string;
      readonly inputSchema: { readonly properties: Readonly<Record<string, { readonly description: string }>> };
    }[];
    readonly jsonValidation: readonly { readonly url: string }[];
    readonly yamlValidation: readonly { readonly fileMatch: readonly string[] }[];
  };
}

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const { contributes } = manifest;
const words = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
const settings = new Map(contributes.configuration.flatMap(({ properties }) => Object.entries(properties)));
const code = sourcesOf('src/vscode').map(read).join('\n');

describe('the manifest', () => {
  it('names commands, and each is one that the code registers, and the other way round', () => {
    const named = contributes.commands.map(({ command }) => command).sort();
    const written = [...code.matchAll(/\bid: '(skillJournal\.\w+)'/g)].map(([, id]) => id).sort();
    assert.deepEqual(named, written);
    assert.deepEqual([...commandIds].sort(), named);
    const makers = code
      .split('\nexport function ')
      .flatMap((text) => /^(\w+)\((?:(?!\n\})[^])*?\): Command \{/.exec(text)?.[1] ?? []);
    assert.equal(makers.length, commandIds.length);
    const together = read('src/vscode/commands/createCommands.ts');
    for (const maker of makers) assert.ok(together.includes(`    ${maker}(`), maker);
    assert.ok(contributes.commands.every(({ category }) => category === 'Skill Journal'));
  });

  it('uses in menus, welcomes and hovers only commands that there are', () => {
    const known = new Set(contributes.commands.map(({ command }) => command));
    const inMenus = Object.values(contributes.menus).flatMap((items) => items.map(({ command }) => command));
    const inWords = Object.values(words).flatMap((text) =>
      [...text.matchAll(/\(command:(skillJournal\.\w+)/g)].map(([, id]) => id ?? ''),
    );
    for (const command of [...inMenus, ...hoverCommands]) assert.ok(known.has(command), command);
    // `skillJournal.skills.focus` comes with the view.
    const views = Object.values(contributes.views).flatMap((list) => list.map(({ id }) => id));
    for (const command of inWords) assert.ok(known.has(command) || views.includes(command), command);
  });

  it('names the tools for language models that the code registers, and offers periods that it reads', () => {
    const named = contributes.languageModelTools.map(({ name }) => name).sort();
    const registered = [...code.matchAll(/registerTool\('(\w+)'/g)].map(([, name]) => name).sort();
    assert.deepEqual(named, registered);
    const { period } = contributes.languageModelTools.find(({ name }) => name.endsWith('tallyEvidence'))?.inputSchema
      .properties ?? { period: undefined };
    const examples = (period?.description ?? '')
      .match(/[\w-]+(?:\.\.[\d-]+)?/g)
      ?.filter((word) => /-|^all$/.test(word));
    assert.deepEqual(examples, ['all', 'this-year', 'last-12-months', '2026-Q3', '2026-01-01..2026-06-30']);
    for (const example of examples) assert.ok(parsePeriodChoice(example), example);
  });

  it('has words for every key that it uses, and no others', () => {
    const used = [...read('package.json').matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key ?? '');
    assert.deepEqual([...new Set(used)].sort(), Object.keys(words).sort());
  });

  it('describes exactly the settings that the code reads', () => {
    const config = read('src/vscode/support/config.ts');
    const direct = [...config.matchAll(/this\.read\([^,]+, '([\w.]+)'\)/g)].map(([, name]) => `skillJournal.${name}`);
    const markers = Object.keys(defaultMarkers).map((kind) => `skillJournal.markers.${kind}`);
    assert.deepEqual([...new Set([...direct, ...markers])].sort(), [...settings.keys()].sort());
  });

  it('has the defaults of the core', () => {
    assert.deepEqual(settings.get('skillJournal.journal.include')?.default, defaultInclude);
    assert.deepEqual(settings.get('skillJournal.journal.exclude')?.default, defaultExclude);
    for (const [kind, names] of Object.entries(defaultMarkers)) {
      assert.deepEqual(settings.get(`skillJournal.markers.${kind}`)?.default, names);
    }
  });

  it('offers periods that the core reads', () => {
    const period = settings.get('skillJournal.tally.period');
    assert.ok(period?.enum?.length);
    for (const choice of period.enum) assert.ok(parsePeriodChoice(choice), choice);
    assert.ok(period.enum.includes(String(period.default)));
  });

  it('lets the weight of every problem be set', () => {
    const codes = settings.get('skillJournal.problems.severity')?.propertyNames?.enum ?? [];
    assert.deepEqual([...codes].sort(), Object.keys(problemMessages).sort());
  });

  it('keeps settings that name files out of folders that are not trusted', () => {
    const files = [...settings.keys()].filter((key) => /files$/.test(key));
    assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, files);
  });

  it('explains the view only by context keys that the code sets', () => {
    const used = [...JSON.stringify(contributes).matchAll(/skillJournal:(\w+)/g)].map(([, key]) => key);
    const set = [...code.matchAll(/'skillJournal:(\w+)'/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), [...new Set(set)].sort());
    const views = new Set(Object.values(contributes.views).flatMap((list) => list.map(({ id }) => id)));
    for (const { view } of contributes.viewsWelcome) assert.ok(views.has(view), view);
  });

  it('points at files that exist', () => {
    const files = [
      ...contributes.grammars.map((grammar) => grammar.path),
      ...contributes.jsonValidation.map(({ url }) => url),
      ...[...read('package.json').matchAll(/"(media\/[\w.-]+)"/g)].map(([, file]) => file ?? ''),
    ];
    for (const file of files) assert.ok(existsSync(path.join(root, file)), file);
    for (const [bundle, source] of [
      [manifest.main, 'extension'],
      [manifest.browser, 'extension.web'],
    ] as const) {
      assert.equal(bundle, `./dist/${source}.js`);
      assert.ok(existsSync(path.join(root, `src/${source}.ts`)));
    }
  });

  it('names the same YAML files to a YAML extension as are completed without one', () => {
    const anywhere = (pattern: string): string => (pattern.startsWith('**/') ? pattern : `**/${pattern}`);
    const named = contributes.yamlValidation.flatMap(({ fileMatch }) => fileMatch.map(anywhere));
    const completed = [...code.matchAll(/language: 'yaml', pattern: '([^']+)'/g)].flatMap(([, pattern = '']) =>
      pattern.includes('{yaml,yml}')
        ? ['yaml', 'yml'].map((ending) => pattern.replace('{yaml,yml}', ending))
        : [pattern],
    );
    assert.ok(completed.length > 0);
    assert.deepEqual(completed.sort(), named.sort());
  });

  it('lets the extension be started by Markdown, a journal, its page or the sample, and by nothing else', () => {
    assert.deepEqual(manifest.activationEvents, [
      'onLanguage:markdown',
      'workspaceContains:.skill-journal',
      'onWebviewPanel:skillJournal.tally',
      'onFileSystem:skill-journal-sample',
    ]);
  });

  it('asks for no newer editor than its types are of', () => {
    const version = (text: string | undefined): string | undefined => /(\d+\.\d+)/.exec(text ?? '')?.[1];
    assert.equal(version(manifest.devDependencies['@types/vscode']), version(manifest.engines.vscode));
  });
});

describe('the message bundle', () => {
  it('holds every sentence that is looked up in the editor (UPDATE=1 writes it)', () => {
    const file = 'l10n/bundle.l10n.json';
    const sentences = [...new Set(Object.values(catalogue))].sort();
    const wanted = `${JSON.stringify(Object.fromEntries(sentences.map((text) => [text, text])), undefined, 2)}\n`;
    if (process.env['UPDATE'] === '1') writeFileSync(path.join(root, file), wanted);
    assert.equal(read(file), wanted);
  });
});

function sourcesOf(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(folder, file));
}
