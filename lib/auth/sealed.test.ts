import { encode } from "next-auth/jwt";
import { afterAll, describe, expect, it, vi } from "vitest";

vi.stubEnv("DATABASE_URL", "postgres://nobody@localhost/none");
vi.stubEnv("NEXTAUTH_SECRET", "s".repeat(40));
// The environment is read once, when the first module asks for it: after this.
const { seal, unseal } = await import("./sealed");
const { decryptAtRest, encryptAtRest } = await import("@/lib/at-rest");

afterAll(() => {
  vi.unstubAllEnvs();
});

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("what is sealed for one purpose", () => {
  it("opens for that purpose, and is readable to nobody on the way", async () => {
    const sealed = await seal({ email: "ana@example.org" }, "mailbox", 60);
    expect((await unseal(sealed, "mailbox"))?.["email"]).toBe("ana@example.org");
    expect(Buffer.from(sealed.replaceAll(".", ""), "base64url").toString("latin1")).not.toContain("ana@");
  });

  it("opens for no other purpose, not later, not changed, and not when another server made it", async () => {
    const sealed = await seal({ email: "ana@example.org" }, "mailbox", 60);
    // The first letter of what is encrypted: the last one of a part may hold bits that mean nothing.
    const changed = sealed.replace(/\.[^.](?=[^.]*\.[^.]*$)/, (start) => (start === ".A" ? ".B" : ".A"));
    const late = await seal({ email: "ana@example.org" }, "mailbox", -60);
    const foreign = await encode({ token: { email: "ana@example.org" }, secret: "x".repeat(40), salt: "mailbox" });
    expect(changed).not.toBe(sealed);
    expect(await unseal(sealed, "ticket")).toBeNull();
    for (const wrong of [changed, late, foreign, "", "nonsense", undefined])
      expect(await unseal(wrong, "mailbox")).toBeNull();
  });

  it("is never taken without encryption, whatever algorithm it names", async () => {
    const claims = base64({ email: "ana@example.org", exp: 4_102_444_800 });
    for (const header of [{ alg: "none" }, { alg: "HS256" }, { alg: "RS256", jku: "https://evil.example/keys" }])
      expect(await unseal(`${base64(header)}.${claims}.`, "mailbox")).toBeNull();
    const header = base64({ alg: "none", enc: "A256GCM" });
    expect(await unseal(`${header}..AAAA.${claims}.AAAA`, "mailbox")).toBeNull();
  });
});

describe("a secret that is encrypted at rest", () => {
  it("opens at its own place only, and each time looks another", () => {
    const kept = encryptAtRest("a secret", "authenticator", "ana");
    expect(decryptAtRest(kept, "authenticator", "ana")).toBe("a secret");
    expect(decryptAtRest(kept, "authenticator", "ben")).toBeNull();
    expect(decryptAtRest(kept, "provider", "ana")).toBeNull();
    expect(encryptAtRest("a secret", "authenticator", "ana")).not.toEqual(kept);
    expect(kept.includes("a secret")).toBe(false);
  });

  it("does not open when any of its bytes is another, or when it is cut off", () => {
    const kept = encryptAtRest("a secret", "authenticator", "ana");
    for (let at = 0; at < kept.length; at += 1) {
      const flipped = Buffer.from(kept);
      flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
      expect(decryptAtRest(flipped, "authenticator", "ana")).toBeNull();
      expect(decryptAtRest(kept.subarray(0, at), "authenticator", "ana")).toBeNull();
    }
  });
});
