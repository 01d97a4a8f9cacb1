import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DraftLine, type DraftState } from "./draft-line";

const SAVED = { ok: true, value: { savedAt: "2026-11-09T12:00:00Z" } };
const TOO_LONG = { ok: false, refusal: { code: "INVALID", message: "This section is too long." } };
const SILENCE = null;

/** A line to a server that answers in turn as told, then takes everything; and what was sent and said. */
function lineTo(...answers: (object | null)[]) {
  const sent: unknown[] = [];
  const said: DraftState[] = [];
  vi.stubGlobal("fetch", (_address: string, { body }: { body: string }) => {
    sent.push(JSON.parse(body));
    const answer = answers.length === 0 ? SAVED : answers.shift();
    return answer ? Promise.resolve(Response.json(answer)) : Promise.reject(new TypeError("Failed to fetch"));
  });
  const line = new DraftLine("/draft", (draft) => said.push(draft));
  return { line, sent, said };
}

const draft = (body: string) => ({ body, baseCommitment: "c" });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a section that did not arrive is sent again with the next one, and is told as missing until it arrived", async () => {
  const { line, sent, said } = lineTo(TOO_LONG, TOO_LONG);
  line.keep("context", draft("a"));
  await line.settle();
  line.keep("outcome", draft("b"));
  await line.settle();
  expect(sent).toEqual([
    { kind: "context", ...draft("a") },
    { kind: "context", ...draft("a") },
    { kind: "outcome", ...draft("b") },
  ]);
  expect(said.at(-1)).toEqual({ state: "failed", message: "Draft not saved: This section is too long." });
  await line.settle();
  expect(said.at(-1)).toMatchObject({ state: "saved" });
});

test("a server that does not answer is asked again by itself, until the editor is left", async () => {
  const { line, sent, said } = lineTo(SILENCE, SILENCE);
  line.keep("context", draft("a"));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(said.at(-1)).toMatchObject({ state: "failed" });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(sent).toHaveLength(3);
  expect(said.at(-1)).toMatchObject({ state: "saved" });

  const left = lineTo(SILENCE, SILENCE, SILENCE);
  left.line.keep("context", draft("a"));
  await vi.advanceTimersByTimeAsync(1_000);
  left.line.close();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(left.sent).toHaveLength(2);
});

test("what was typed meanwhile goes before what did not arrive", async () => {
  const { line, sent } = lineTo(SILENCE);
  line.keep("context", draft("a"));
  const settled = line.settle();
  line.keep("context", draft("ab"));
  await settled;
  await line.settle();
  expect(sent).toEqual([
    { kind: "context", ...draft("a") },
    { kind: "context", ...draft("ab") },
  ]);
});

test("what did not arrive is no draft once it was saved, and what was typed since still is", async () => {
  const { line, sent } = lineTo(SILENCE, SILENCE);
  line.keep("context", draft("a"));
  line.keep("outcome", draft("b"));
  await line.settle();
  line.keep("outcome", draft("bc"));
  line.forgetMissing();
  line.close();
  await vi.advanceTimersByTimeAsync(0);
  expect(sent.slice(2)).toEqual([{ kind: "outcome", ...draft("bc") }]);
});
