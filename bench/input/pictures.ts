import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { zipOf } from "@/db/testing/archives/writer";
import { preparePicture } from "@/lib/decisions/attachments/encoding/queries";
import { isPictureType, typeByBytes } from "@/lib/decisions/attachments/rules";
import { Refusal } from "@/lib/errors";
import type { Measured } from "../trust/promises";
import { spentSince } from "./patterns/attack";

const LIMIT_MS = 2_000;
const MB = 1024 * 1024;
const SCRIPT = "<script>accordRan=1</script>";
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG that claims a size, with what it holds besides. */
function png(width: number, height: number, data: Buffer, more: readonly Buffer[] = []): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([PNG, chunk("IHDR", head), ...more, chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

const grey = (width: number, height: number) => deflateSync(Buffer.alloc((width + 1) * height));
const gif = (width: number, height: number) =>
  Buffer.concat([
    Buffer.from("GIF89a"),
    Buffer.from([
      width & 255,
      width >> 8,
      height & 255,
      height >> 8,
      0x80,
      0,
      0,
      0,
      0,
      0,
      255,
      255,
      255,
      0x2c,
      0,
      0,
      0,
      0,
    ]),
    Buffer.from([width & 255, width >> 8, height & 255, height >> 8, 0, 2, 2, 0x44, 1, 0, 0x3b]),
  ]);

/** Pictures that mean harm, or are none; a plain one of each kind among them, so that refusing everything is noticed. */
async function hostilePictures(): Promise<readonly (readonly [what: string, bytes: Buffer, isWelcome?: true])[]> {
  const plain = sharp({ create: { width: 30, height: 20, channels: 3, background: "teal" } });
  const [asPng, asJpeg, asWebp] = await Promise.all([
    plain.clone().png().toBuffer(),
    plain.clone().jpeg().toBuffer(),
    plain.clone().webp().toBuffer(),
  ]);
  const told = await plain
    .clone()
    .withExif({ IFD0: { ImageDescription: SCRIPT, Artist: SCRIPT } })
    .jpeg()
    .toBuffer();
  const withText = (kind: string, data: Buffer) => png(30, 20, grey(30, 20), [chunk(kind, data)]);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`;
  return [
    ["a PNG", asPng, true],
    ["a JPEG", asJpeg, true],
    ["a WebP", asWebp, true],
    ["a PNG with a page behind it", Buffer.concat([asPng, Buffer.from(`<html>${SCRIPT}`)]), true],
    ["a JPEG with a page behind it", Buffer.concat([asJpeg, Buffer.from(`<html>${SCRIPT}`)]), true],
    [
      "a PNG with an archive behind it",
      Buffer.concat([asPng, zipOf([{ name: "x.html", bytes: Buffer.from(SCRIPT) }])]),
      true,
    ],
    ["a JPEG with scripts in its EXIF", told, true],
    ["a PNG with a script in its text", withText("tEXt", Buffer.from(`Comment\0${SCRIPT}`)), true],
    [
      "a GIF that is a script too",
      Buffer.concat([Buffer.from("GIF89a/*"), Buffer.alloc(40), Buffer.from("*/=1;accordRan=1")]),
    ],
    ["a drawing with a script", Buffer.from(svg)],
    ["a drawing behind a comment", Buffer.from(`\uFEFF<?xml version="1.0"?><!-- x --><!DOCTYPE svg>${svg}`)],
    ["a drawing that asks elsewhere", Buffer.from(svg.replace(SCRIPT, '<image href="http://accord-ran.example/"/>'))],
    ["a drawing in UTF-16", Buffer.from(`\uFEFF${svg}`, "utf16le")],
    [
      "a drawing that reads a file",
      Buffer.from(`<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>`),
    ],
    ["a page", Buffer.from(`<!doctype html>${SCRIPT}`)],
    ["a page that begins like a PNG", Buffer.concat([PNG, Buffer.from(`<html>${SCRIPT}`)])],
    ["a page that begins like a JPEG", Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(SCRIPT)])],
    ["a page that begins like a WebP", Buffer.from(`RIFF\0\0\0\0WEBP${SCRIPT}`)],
    ["a PDF", Buffer.from("%PDF-1.7\n")],
    ["a TIFF", await plain.clone().tiff().toBuffer()],
    ["an AVIF", Buffer.from("\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf")],
    ["a BMP", Buffer.concat([Buffer.from("BM"), Buffer.alloc(200)])],
    ["an icon", Buffer.from("\0\0\x01\0\x01\0\x10\x10\0\0\x01\0\x20\0", "latin1")],
    ["an archive", zipOf([{ name: "x.png", bytes: asPng }])],
    ["nothing", Buffer.alloc(0)],
    ["one byte", Buffer.from([0x89])],
    ["zero bytes", Buffer.alloc(MB)],
    ["more than 5 MB", Buffer.concat([asPng, Buffer.alloc(6 * MB)])],
    ["half a PNG", asPng.subarray(0, asPng.length / 2)],
    ["half a JPEG", asJpeg.subarray(0, asJpeg.length / 2)],
    ["half a WebP", asWebp.subarray(0, asWebp.length / 2)],
    ["a PNG with another checksum", Buffer.from(asPng.map((byte, at) => (at === 20 ? byte ^ 1 : byte)))],
    ["a PNG of 30,000 × 30,000", png(30_000, 30_000, deflateSync(Buffer.alloc(30 * MB)))],
    ["a PNG of 2 billion × 2 billion", png(0x7fffffff, 0x7fffffff, grey(1, 1))],
    ["a PNG of 0 × 0", png(0, 0, grey(1, 1))],
    ["a PNG of 1 × 40 million", png(1, 40_000_001, grey(1, 1_000))],
    ["a PNG of 36 megapixels of nothing", png(6_000, 6_000, grey(6_000, 6_000)), true],
    [
      "a PNG with 100 MB of packed text",
      withText("zTXt", Buffer.concat([Buffer.from("Comment\0\0"), deflateSync(Buffer.alloc(100 * MB))])),
    ],
    [
      "a PNG with a profile of 100 MB",
      withText("iCCP", Buffer.concat([Buffer.from("x\0\0"), deflateSync(Buffer.alloc(100 * MB))])),
    ],
    ["a GIF of 65,535 × 65,535", gif(65_535, 65_535)],
    ["a GIF without an end", gif(10, 10).subarray(0, 20)],
  ];
}

/** Hands hostile pictures to what takes pictures in: each is refused with a sentence, or drawn anew so that nothing of it but its points is left. */
export async function attackPictures(): Promise<Measured> {
  const pictures = await hostilePictures();
  const wrong: string[] = [];
  let [longest, refused] = [0, 0];
  for (const [what, bytes, isWelcome] of pictures) {
    const begun = process.cpuUsage();
    try {
      const kept = await preparePicture(bytes);
      const type = typeByBytes(kept.bytes);
      if (type === null || type === "svg" || !isPictureType(type)) wrong.push(`${what} is kept as ${type}`);
      if (/accordRan|<html|<script|PK\u0003/.test(kept.bytes.toString("latin1")))
        wrong.push(`${what} keeps what was in it`);
    } catch (error) {
      refused += 1;
      if (!(error instanceof Refusal)) wrong.push(`${what}: ${String(error)}`);
      else if (isWelcome) wrong.push(`${what} is refused: ${error.message}`);
    }
    const ms = spentSince(begun);
    longest = Math.max(longest, ms);
    if (ms > LIMIT_MS) wrong.push(`${what}: ${ms.toFixed(0)} ms`);
  }
  for (const line of wrong) process.stdout.write(`  ${line}\n`);
  return {
    promise: `Hostile pictures, ${pictures.length} of them`,
    promised: "refused or drawn anew, 0 crashes, 0 over 2 s",
    reached: `${refused} refused, ${wrong.length} wrong, the longest ${longest.toFixed(0)} ms`,
    isKept: wrong.length === 0,
  };
}
