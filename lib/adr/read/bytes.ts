import type { ReadNote } from "../document";

/** A file's text, with line ends as they were. */
export interface DecodedText {
  readonly text: string;
  /** What had to be guessed to read it, as parts of a note; null when nothing was. */
  readonly doubt: Pick<ReadNote, "what" | "why"> | null;
}

/** Text that holds this is a picture or a program. */
const NUL = "\u0000";

/**
 * Reads bytes as UTF-8, or as UTF-16 where a mark at the beginning says so. Other bytes are read as Windows-1252, which gives every byte a
 * letter, and that is said. Null for what is no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decode("utf-16le", bytes), doubt: null };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decode("utf-16be", bytes), doubt: null };
  const exact = strictUtf8(bytes);
  const text = exact ?? decode("windows-1252", bytes);
  if (text.slice(0, 8_000).includes(NUL)) return null;
  if (exact !== null) return { text, doubt: null };
  return {
    text,
    doubt: { what: "Its letters were read as Windows-1252.", why: "It is not UTF-8, and does not say what it is." },
  };
}

const decode = (encoding: string, bytes: Uint8Array): string => new TextDecoder(encoding).decode(bytes);

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
