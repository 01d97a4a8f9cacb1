import { inflateRawSync } from "node:zlib";

const [END, LISTED, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50];

/** Is this a zip archive, by its first bytes? */
export const isZip = (bytes: Buffer): boolean => bytes.length > 22 && bytes.readUInt32LE(0) === LOCAL;

/** The bytes of a file in a zip archive, or null when it is not there. Reads what Accord writes: stored or deflated, below 4 GB. */
export function fileInZip(zip: Buffer, name: string): Buffer | null {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) return null;
  const count = zip.readUInt16LE(end + 10);
  for (let at = zip.readUInt32LE(end + 16), n = 0; n < count && zip.readUInt32LE(at) === LISTED; n += 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    if (zip.toString("utf8", at + 46, at + 46 + (nameLength ?? 0)) === name) return contentAt(zip, at);
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return null;
}

function contentAt(zip: Buffer, listed: number): Buffer {
  const [method, size, local] = [
    zip.readUInt16LE(listed + 10),
    zip.readUInt32LE(listed + 20),
    zip.readUInt32LE(listed + 42),
  ];
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(from, from + size);
  return method === 0 ? packed : inflateRawSync(packed);
}
