#!/usr/bin/env node
import { version } from '../../package.json';
import { parseCommand } from './arguments.js';
import { checkFolder } from './checkFolder.js';
import { Failure } from './failure.js';
import { gapsFolder } from './gapsFolder.js';
import { help } from './help.js';
import { importFile } from './importFile.js';
import { reviewFolder } from './reviewFolder.js';
import { tallyFolder } from './tallyFolder.js';
import { Terminal } from './terminal.js';

async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const command = parseCommand(args);
  switch (command.kind) {
    case 'help':
      return terminal.write(help);
    case 'version':
      return terminal.write(`${version}\n`);
    case 'tally':
      return tallyFolder(command.request, today(), terminal);
    case 'gaps':
      return gapsFolder(command.request, today(), terminal);
    case 'review':
      return reviewFolder(command.request, today(), terminal);
    case 'import':
      return importFile(command.request, terminal);
    case 'check':
      // Set rather than ended with, so that all output gets out.
      if (await checkFolder(command.request, today(), terminal)) process.exitCode = 1;
  }
}

/** The user's day, not Greenwich's. */
function today(now = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(now.getFullYear()).padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    // `skill-journal … | head` has seen enough: nothing is wrong.
    if (isClosedPipe(error)) process.exit(process.exitCode ?? 0);
    throw error;
  });
}

const terminal = new Terminal(process.stdout, process.stderr);
run(process.argv.slice(2), terminal).catch((error: unknown) => {
  if (isClosedPipe(error)) return;
  const isFailure = error instanceof Failure;
  terminal.report(`skill-journal: ${isFailure ? error.message : error instanceof Error ? error.stack : String(error)}`);
  // The status is set rather than the program ended, so that all output gets out.
  process.exitCode = isFailure ? 2 : 1;
});
