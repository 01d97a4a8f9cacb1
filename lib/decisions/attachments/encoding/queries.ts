import { createHash } from "node:crypto";
import sharp, { type Sharp } from "sharp";
import { invalid } from "@/lib/errors";
import { ATTACHMENT_PIXELS } from "../input";
import { refusePicture, typeByBytes, TOO_LARGE, type PictureType } from "../rules";
import { ATTACHMENT_BYTES } from "../input";

/** A picture as it is kept: encoded anew, so that nothing of the file but its points is left. */
export interface PreparedPicture {
  readonly bytes: Buffer;
  readonly sha256: Buffer;
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
}

/** Decoding 40 megapixels takes 160 MB, so that one picture is decoded at a time. */
let line: Promise<unknown> = Promise.resolve();

/**
 * Reads a PNG, JPEG, GIF or WebP by its bytes and encodes it anew, upright and without metadata; a GIF becomes a PNG. Refuses
 * with INVALID what is none, moves, is broken, or is larger than 5 MB or 40 megapixels.
 */
export function preparePicture(bytes: Uint8Array): Promise<PreparedPicture> {
  const why = refusePicture(bytes);
  if (why !== null) return Promise.reject(invalid(why));
  const prepared = line.then(() => encode(bytes));
  line = prepared.catch(() => undefined);
  return prepared;
}

async function encode(bytes: Uint8Array): Promise<PreparedPicture> {
  const incoming = typeByBytes(bytes);
  const picture = sharp(bytes, { limitInputPixels: ATTACHMENT_PIXELS, failOn: "error", autoOrient: true });
  const { pages = 1, width, height } = await picture.metadata().catch(refuseBroken);
  if (pages > 1) throw invalid("This picture moves. Save one frame of it as PNG, or link to it instead.");
  if (width * height > ATTACHMENT_PIXELS)
    throw invalid("A picture has at most 40 megapixels. Make it smaller, then add it again.");
  const [type, encoder] = asKept(picture, incoming);
  const { data, info } = await encoder.toBuffer({ resolveWithObject: true }).catch(refuseBroken);
  if (data.length > ATTACHMENT_BYTES) throw invalid(TOO_LARGE);
  const sha256 = createHash("sha256").update(data).digest();
  return { bytes: data, sha256, type, width: info.width, height: info.height };
}

function asKept(picture: Sharp, incoming: ReturnType<typeof typeByBytes>): [PictureType, Sharp] {
  if (incoming === "image/jpeg") return ["image/jpeg", picture.jpeg({ quality: 88 })];
  if (incoming === "image/webp") return ["image/webp", picture.webp({ quality: 90 })];
  return ["image/png", picture.png({ compressionLevel: 9, palette: incoming === "image/gif" })];
}

function refuseBroken(error: unknown): never {
  const isHuge = error instanceof Error && error.message.includes("pixel limit");
  throw invalid(
    isHuge
      ? "A picture has at most 40 megapixels. Make it smaller, then add it again."
      : "This picture cannot be read: it is broken or cut off. Open it and save it anew.",
  );
}
