import { decodeText } from './decodeText.js';
import { megabytes } from './megabytes.js';
import type { ImportContent, ImportFailure, ImportFile } from './model.js';
import { UnreadableFile } from './unreadableFile.js';
import { readWorkbook } from './workbook.js';

const largestFile = 64 * 1024 * 1024;
/** Where a file is text, its control characters show early. */
const examined = 64 * 1024;
/** NUL, and control characters that text files do not use. */
const controls = /[\0-\x08\x0E-\x1A\x1C-\x1F]/g;

const zip = [0x50, 0x4b];
/** Old Excel files, and new ones with a password. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0];

/** Opens a file as far as all formats need it, by its content. Never throws. */
export function openImport({ bytes }: ImportFile): ImportContent | ImportFailure {
  try {
    return open(bytes);
  } catch (error) {
    if (error instanceof UnreadableFile) return { kind: 'failure', reason: error.reason };
    throw error;
  }
}

function open(bytes: Uint8Array): ImportContent {
  if (bytes.length === 0) throw new UnreadableFile('import.failure.empty');
  if (bytes.length > largestFile) {
    const args = { size: megabytes(bytes.length), limit: megabytes(largestFile) };
    throw new UnreadableFile('import.failure.tooLarge', args);
  }
  if (startsWith(bytes, zip) && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))) {
    return { kind: 'workbook', sheets: readWorkbook(bytes) };
  }
  if (startsWith(bytes, compoundFile)) throw new UnreadableFile('import.failure.oldWorkbook');
  const text = decodeText(bytes);
  if (isBinary(text)) throw new UnreadableFile('import.failure.binary');
  if (text.trim() === '') throw new UnreadableFile('import.failure.empty');
  return { kind: 'text', text };
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** A stray control character does not make a text binary; many do, and so does the head of a PDF. */
function isBinary(text: string): boolean {
  const head = text.slice(0, examined);
  return head.startsWith('%PDF-') || (head.match(controls)?.length ?? 0) > head.length / 100;
}
