import { Inflate } from 'fflate';
import { joinBytes } from '../../../joinBytes.js';
import { finish } from '../../../steps.js';
import { decodeText } from '../decodeText.js';
import { megabytes } from '../megabytes.js';
import { UnreadableFile } from '../unreadableFile.js';

interface ZipEntry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packedSize: number;
  /** Where its local header stands. */
  readonly header: number;
}

const localSignature = 0x04034b50;
const directorySignature = 0x02014b50;
const endSignature = 0x06054b50;
const endLength = 22;
const longestComment = 0xffff;
/** Deflate grows a thousandfold at most: so much at once keeps what one step unpacks near 16 MB. */
const packedAtOnce = 16 * 1024;
const stored = 0;
const deflated = 8;
const crcTable = makeCrcTable();

/**
 * The files in a zip, by its central directory. What is unpacked is counted as it comes, over all parts together,
 * and compared with its checksum; the sizes that headers state are not believed. Throws `UnreadableFile`.
 */
export class ZipArchive {
  private readonly entries = new Map<string, ZipEntry>();
  private readonly view: DataView;
  private unpacked = 0;

  constructor(
    private readonly bytes: Uint8Array,
    /** How many bytes all parts that are read may have, unpacked. */
    private readonly limit: number,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      this.readDirectory();
    } catch (error) {
      throw asDamaged(error);
    }
  }

  has(name: string): boolean {
    return this.entries.has(partName(name));
  }

  /** Undefined where there is no such part. */
  read(name: string): Uint8Array | undefined {
    const entry = this.entries.get(partName(name));
    if (!entry) return undefined;
    if (entry.encrypted) throw new UnreadableFile('import.failure.password');
    try {
      return this.unpack(entry);
    } catch (error) {
      throw asDamaged(error);
    }
  }

  private readDirectory(): void {
    const end = this.findEnd();
    const count = this.view.getUint16(end + 10, true);
    let offset = this.view.getUint32(end + 16, true);
    for (let index = 0; index < count; index++) {
      if (this.view.getUint32(offset, true) !== directorySignature) throw damaged();
      const nameLength = this.view.getUint16(offset + 28, true);
      const nameStart = offset + 46;
      const name = partName(decodeText(this.bytes.subarray(nameStart, nameStart + nameLength)));
      if (!this.entries.has(name)) {
        this.entries.set(name, {
          method: this.view.getUint16(offset + 10, true),
          encrypted: (this.view.getUint16(offset + 8, true) & 1) !== 0,
          crc: this.view.getUint32(offset + 16, true),
          packedSize: this.view.getUint32(offset + 20, true),
          header: this.view.getUint32(offset + 42, true),
        });
      }
      offset = nameStart + nameLength + this.view.getUint16(offset + 30, true) + this.view.getUint16(offset + 32, true);
    }
  }

  /** The end record stands last, but for a comment. */
  private findEnd(): number {
    const last = this.bytes.length - endLength;
    for (let offset = last; offset >= Math.max(0, last - longestComment); offset--) {
      if (this.view.getUint32(offset, true) === endSignature) return offset;
    }
    throw damaged();
  }

  private unpack({ method, crc, packedSize, header }: ZipEntry): Uint8Array {
    if (this.view.getUint32(header, true) !== localSignature) throw damaged();
    const start = header + 30 + this.view.getUint16(header + 26, true) + this.view.getUint16(header + 28, true);
    if (start + packedSize > this.bytes.length) throw damaged();
    const packed = this.bytes.subarray(start, start + packedSize);
    const content = method === deflated ? this.inflate(packed) : packed;
    if (method === stored) this.count(content.length);
    else if (method !== deflated) throw new UnreadableFile('import.failure.packing');
    if (checksum(content) !== crc) throw damaged();
    return content;
  }

  private inflate(packed: Uint8Array): Uint8Array {
    const chunks: Uint8Array[] = [];
    const inflate = new Inflate((chunk) => {
      this.count(chunk.length);
      chunks.push(chunk);
    });
    for (let offset = 0; offset < packed.length; offset += packedAtOnce) {
      const end = offset + packedAtOnce;
      inflate.push(packed.subarray(offset, end), end >= packed.length);
    }
    return finish(joinBytes(chunks));
  }

  private count(bytes: number): void {
    this.unpacked += bytes;
    if (this.unpacked > this.limit)
      throw new UnreadableFile('import.failure.unpacked', { limit: megabytes(this.limit) });
  }
}

/** Names of parts differ in more than case; some programs write them with a leading slash or with backslashes. */
function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function damaged(): UnreadableFile {
  return new UnreadableFile('import.failure.damaged');
}

/** What the unpacker throws, and a number read past the end, mean that the file is not as it should be. */
function asDamaged(error: unknown): UnreadableFile {
  return error instanceof UnreadableFile ? error : damaged();
}

function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function makeCrcTable(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value;
  });
}
