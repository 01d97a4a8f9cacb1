import { crc32, deflateRawSync } from "node:zlib";

/** A file to zip. What is not said is as an honest archiver would write it; whatever is said is written, true or not. */
export interface ZippedFile {
  readonly name: string | Uint8Array;
  readonly bytes?: Uint8Array;
  /** 0 stored, 8 deflated (the default). */
  readonly method?: number;
  /** The bytes that lie in the archive, when they are others than `method` makes. */
  readonly packed?: Uint8Array;
  /** Bits added to the flags; 0x800 says that the name is UTF-8. */
  readonly flags?: number;
  readonly mode?: number;
  readonly extra?: Uint8Array;
  readonly hasDescriptor?: boolean;
  readonly isZip64?: boolean;
  /** Claims of the list. */
  readonly crc32?: number;
  readonly size?: number;
  readonly packedSize?: number;
  readonly offset?: number;
}

/** Claims of the end of an archive. */
export interface ArchiveEnd {
  readonly count?: number;
  readonly disk?: number;
  readonly listStart?: number;
  readonly comment?: Uint8Array;
  readonly isZip64?: boolean;
  /** Where the second end of a zip64 archive lies. */
  readonly zip64End?: number;
}

const FULL_32 = 0xffffffff;
const FULL_16 = 0xffff;
const NONE = new Uint8Array();

/** Writes a zip archive byte by byte after APPNOTE 6.3; for tests alone, which want what no archiver writes. */
export function zipOf(files: readonly ZippedFile[], end: ArchiveEnd = {}): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const written = entryOf(file, offset);
    parts.push(...written.parts);
    list.push(written.listed);
    offset += written.parts.reduce((sum, part) => sum + part.length, 0);
  }
  const listBytes = Buffer.concat(list);
  const count = end.count ?? files.length;
  const listStart = end.listStart ?? offset;
  const ends =
    end.isZip64 === true
      ? [zip64End(count, listBytes.length, listStart), zip64Locator(end.zip64End ?? offset + listBytes.length)]
      : [];
  return Buffer.concat([...parts, listBytes, ...ends, endOf(end, count, listBytes.length, listStart)]);
}

function entryOf(file: ZippedFile, offset: number): { readonly parts: Buffer[]; readonly listed: Buffer } {
  const name = Buffer.from(file.name);
  const bytes = file.bytes ?? NONE;
  const method = file.method ?? 8;
  const packed = Buffer.from(file.packed ?? (method === 8 ? deflateRawSync(bytes) : bytes));
  const claims = {
    crc: file.crc32 ?? crc32(bytes),
    packedSize: file.packedSize ?? packed.length,
    size: file.size ?? bytes.length,
    offset: file.offset ?? offset,
  };
  const flags = (file.flags ?? 0) | (file.hasDescriptor === true ? 0x8 : 0);
  const extra = Buffer.concat([
    file.isZip64 === true ? zip64Extra([claims.size, claims.packedSize, claims.offset]) : NONE,
    file.extra ?? NONE,
  ]);
  const shared = (sizes: readonly number[]) =>
    fields([45, 2], [flags, 2], [method, 2], [0, 2], [0x5c21, 2], ...sizes.map((size) => [size, 4] as const));
  const sizes = file.isZip64 === true ? [claims.crc, FULL_32, FULL_32] : [claims.crc, claims.packedSize, claims.size];
  const localSizes = file.hasDescriptor === true ? [0, 0, 0] : sizes;
  const local = [fields([0x04034b50, 4]), shared(localSizes), fields([name.length, 2], [extra.length, 2]), name, extra];
  const descriptor =
    file.hasDescriptor === true ? [fields([0x08074b50, 4], ...sizes.map((one) => [one, 4] as const))] : [];
  const listed = Buffer.concat([
    fields([0x02014b50, 4], [0x031e, 2]),
    shared(sizes),
    fields([name.length, 2], [extra.length, 2], [0, 2], [0, 2], [0, 2]),
    fields([((file.mode ?? 0) << 16) >>> 0, 4], [file.isZip64 === true ? FULL_32 : claims.offset, 4]),
    name,
    extra,
  ]);
  return { parts: [Buffer.concat(local), packed, ...descriptor], listed };
}

const zip64Extra = (values: readonly number[]): Buffer =>
  fields([1, 2], [values.length * 8, 2], ...values.map((value) => [value, 8] as const));

const zip64End = (count: number, size: number, start: number): Buffer =>
  fields([0x06064b50, 4], [44, 8], [45, 2], [45, 2], [0, 4], [0, 4], [count, 8], [count, 8], [size, 8], [start, 8]);

const zip64Locator = (offset: number): Buffer => fields([0x07064b50, 4], [0, 4], [offset, 8], [1, 4]);

function endOf({ disk = 0, comment = NONE, isZip64 }: ArchiveEnd, count: number, size: number, start: number): Buffer {
  const shown = isZip64 === true ? [FULL_16, FULL_32, FULL_32] : [count & FULL_16, size, start];
  const [entries = 0, bytes = 0, begin = 0] = shown;
  const words = fields([disk, 2], [0, 2], [entries, 2], [entries, 2], [bytes, 4], [begin, 4], [comment.length, 2]);
  return Buffer.concat([fields([0x06054b50, 4]), words, comment]);
}

/** Numbers as zip writes them: little-endian, each in 2, 4 or 8 bytes. */
function fields(...values: readonly (readonly [value: number, bytes: 2 | 4 | 8])[]): Buffer {
  const buffer = Buffer.alloc(values.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of values) {
    if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value), at);
    else buffer.writeUIntLE(value, at, bytes);
    at += bytes;
  }
  return buffer;
}
