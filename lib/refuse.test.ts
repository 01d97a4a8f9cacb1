import pino from "pino";
import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";

vi.stubEnv("DATABASE_URL", "postgres://nobody@localhost/none");
vi.stubEnv("NEXTAUTH_SECRET", "0".repeat(32));
// The environment is read once, when the first module asks for it: after this.
const { parse, toResult } = await import("./refuse");
const { forbidden, invalid, notFound, Refusal } = await import("./errors");
const { log } = await import("./log");
const { beginRequest, nameAsker } = await import("./request");

afterEach(() => {
  vi.restoreAllMocks();
});

const refusing = (refusal: Error) => toResult("renameLine", () => Promise.reject(refusal));

describe("the answer to a request", () => {
  it("says nothing of what broke, only the number under which the log tells it", async () => {
    const error = vi.spyOn(log, "error").mockImplementation(() => undefined);
    const result = await refusing(new Error("select secret from users where password = 'x'"));
    expect(result).toMatchObject({ ok: false, refusal: { code: "INTERNAL" } });
    expect(JSON.stringify(result)).not.toMatch(/select|secret|password/);
    const [line] = error.mock.calls[0] ?? [];
    const { requestId } = z.object({ requestId: z.string() }).parse(line);
    expect(JSON.stringify(result)).toContain(requestId);
  });
});

describe("the log", () => {
  it.each([
    ["FORBIDDEN", forbidden("No.")],
    ["NOT_FOUND", notFound("decision")],
    ["UNAUTHENTICATED", new Refusal("UNAUTHENTICATED", "Sign in.")],
    ["RATE_LIMITED", new Refusal("RATE_LIMITED", "Wait.")],
  ])("tells a watchman of %s", async (code, refusal) => {
    const info = vi.spyOn(log, "info").mockImplementation(() => undefined);
    await refusing(refusal);
    expect(info.mock.calls).toEqual([[{ event: "request.refused", where: "renameLine", code }, "refused"]]);
  });

  it("keeps slips of forms for those who ask for more", async () => {
    const info = vi.spyOn(log, "info").mockImplementation(() => undefined);
    const debug = vi.spyOn(log, "debug").mockImplementation(() => undefined);
    await refusing(invalid("Enter a name."));
    expect(info).not.toHaveBeenCalled();
    expect(debug.mock.calls).toEqual([[{ event: "request.refused", where: "renameLine", code: "INVALID" }, "refused"]]);
  });

  it("knows whose request it is, once that is proven", () => {
    const written: string[] = [];
    Object.assign(log, { [pino.symbols.streamSym]: { write: (line: string) => written.push(line) } });
    beginRequest({ id: "request-1", until: null });
    log.warn("first");
    nameAsker("0198f000-0000-7000-8000-000000000001");
    log.warn('second\n{"level":60}');
    const lines = written.map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
    expect(lines).toMatchObject([
      { requestId: "request-1", msg: "first" },
      { requestId: "request-1", userId: "0198f000-0000-7000-8000-000000000001", msg: 'second\n{"level":60}' },
    ]);
    expect(lines[0]).not.toHaveProperty("userId");
    // A line break in a message does not begin a line of the log.
    expect(written.join("").trimEnd().split("\n")).toHaveLength(2);
  });
});

describe("input", () => {
  const shape = z.object({ name: z.string() });

  it("keeps the fields that were asked for, and drops every other", () => {
    const body: unknown = JSON.parse(
      '{"name":"Core","organizationId":"x","role":"owner","__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}',
    );
    const parsed = parse(shape, body);
    expect(Object.keys(parsed)).toEqual(["name"]);
    expect(parsed).not.toHaveProperty("isAdmin");
    expect({}).not.toHaveProperty("isAdmin");
  });

  it("is refused with a sentence for each field", () => {
    expect(() => parse(shape, { name: 1 })).toThrow(Refusal);
  });

  it("is refused when it holds too many values, before any of them is looked at", () => {
    const begun = process.cpuUsage();
    expect(() => parse(shape, { name: Array.from({ length: 400_000 }, () => null) })).toThrow(
      invalid("This holds too many things at once. Send fewer."),
    );
    expect(process.cpuUsage(begun).user).toBeLessThan(500_000);
  });

  it("is not followed into nesting without end", () => {
    let deep: unknown = null;
    for (let depth = 0; depth < 100_000; depth++) deep = [deep];
    expect(() => parse(shape, { name: deep })).toThrow(Refusal);
  });
});
