import { describe, expect, it } from "vitest";
import { fromHex, toHex } from "../../bytes/rules";
import { sha256 } from "../../hash";
import { checkpointKeyOf, isSignedBy, newCheckpointKey } from "../signing";
import { checkpointText, keyIdOf, noteOf, parseNote, signatureBy, type Checkpoint } from "./rules";

const organization = "0198f000-0000-7000-8000-000000000001";
const checkpoint: Checkpoint = {
  ...{ organization, number: 3, size: 12, time: "2026-11-23T13:00:00.000Z" },
  ...{ root: sha256("root"), previous: sha256("before") },
};

describe("a checkpoint as a signed note", () => {
  it("is read as it was written, with the signature of its key", () => {
    const key = checkpointKeyOf(newCheckpointKey());
    const text = checkpointText(checkpoint);
    const read = parseNote(noteOf(text, [key.sign(organization, text)]));
    expect(read).toMatchObject({ organization, number: 3, size: 12, text });
    const signature = read && signatureBy(sha256, read, key.publicKey);
    expect(signature && isSignedBy(key.publicKey, text, signature)).toBe(true);
    expect(read && signatureBy(sha256, read, checkpointKeyOf(newCheckpointKey()).publicKey)).toBeNull();
  });

  it("is none any more when a byte of it is changed, or its signature no longer fits", () => {
    const key = checkpointKeyOf(newCheckpointKey());
    const text = checkpointText(checkpoint);
    const note = noteOf(text, [key.sign(organization, text)]);
    for (let at = 0; at < note.length; at += 1) {
      const changed = `${note.slice(0, at)}${note[at] === "1" ? "2" : "1"}${note.slice(at + 1)}`;
      const read = parseNote(changed);
      const signature = read && signatureBy(sha256, read, key.publicKey);
      expect(read !== null && signature !== null && isSignedBy(key.publicKey, read.text, signature)).toBe(false);
    }
  });

  it("calls a key by the first bytes of the hash of name, line break, kind and key", () => {
    const publicKey = fromHex("d83f4e4c6a7d9b6f4ab1d1f7b9a1ac39a8c2b1bb38f3c4fd6f6a3ed5c5e0e3b1") ?? new Uint8Array();
    const byHand = sha256(Buffer.from("example.com/log"), Buffer.of(10, 1), publicKey).subarray(0, 4);
    expect(toHex(keyIdOf(sha256, "example.com/log", publicKey))).toBe(byHand.toString("hex"));
  });
});
