import { ATTACHMENT_BYTES } from "./input";

/** What pictures are kept as. */
export type PictureType = "image/png" | "image/jpeg" | "image/webp";
/** What may come in. */
export type IncomingType = PictureType | "image/gif";

const EXTENSIONS: Readonly<Record<PictureType, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
};

/** The folder that a record's own pictures are named in, beside it, also when it is handed out as a file. */
const FOLDER = "attachments/";

/** A picture's file name: the first 16 digits of its bytes' SHA-256 (lower-case hex), and what it is. */
export const fileNameOf = (sha256: string, type: PictureType): string => `${sha256.slice(0, 16)}.${EXTENSIONS[type]}`;

/** How a text names a picture that was added here. */
export const attachmentName = (sha256: string, type: PictureType): string => `${FOLDER}${fileNameOf(sha256, type)}`;

/** The names in a text that pictures which were added here have, each once. Whether they are there is not known. */
export const addedNames = (text: string): readonly string[] => [
  ...new Set(text.match(/attachments\/[0-9a-f]{16}\.(?:png|jpg|webp)\b/g) ?? []),
];

/** Is this one of the types that pictures are kept as? */
export const isPictureType = (type: string): type is PictureType => Object.hasOwn(EXTENSIONS, type);

const beginsWith = (bytes: Uint8Array, start: readonly number[], at = 0) =>
  start.every((byte, index) => bytes[at + index] === byte);
const asBytes = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

/** What a file is by its first bytes, whatever it is called: a picture that is taken in, "svg", or null for all else. */
export function typeByBytes(bytes: Uint8Array): IncomingType | "svg" | null {
  if (beginsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  if (beginsWith(bytes, [0xff, 0xd8, 0xff])) return "image/jpeg";
  if (beginsWith(bytes, asBytes("GIF87a")) || beginsWith(bytes, asBytes("GIF89a"))) return "image/gif";
  if (beginsWith(bytes, asBytes("RIFF")) && beginsWith(bytes, asBytes("WEBP"), 8)) return "image/webp";
  const start = new TextDecoder().decode(bytes.subarray(0, 1_000));
  return /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/is.test(start)
    ? "svg"
    : null;
}

/** The sentence that refuses these bytes as a picture before they are decoded, or null. */
export function refusePicture(bytes: Uint8Array): string | null {
  if (bytes.length > ATTACHMENT_BYTES) return TOO_LARGE;
  const type = typeByBytes(bytes);
  if (type === "svg") return "A drawing in SVG can hold scripts. Save it as PNG, or draw it as a Mermaid diagram.";
  return type === null ? "Only pictures in PNG, JPEG, GIF or WebP can be added." : null;
}

/** For a picture of more than 5 MB. */
export const TOO_LARGE = "A picture has at most 5 MB. Make it smaller, or save it as JPEG.";
