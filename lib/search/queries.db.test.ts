import { describe, expect, test } from "vitest";
import { testDecision } from "@/db/testing/decision-states";
import { testLine, testMember, testOrganization, type TestOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { setTags } from "@/lib/decisions/tags/mutations";
import { deleteComment, postComment } from "@/lib/discussion/mutations";
import { createVote } from "@/lib/evaluations/votes/mutations";
import { searchShape } from "./input";
import { LOOKED_AT, search } from "./queries";
import type { Piece } from "./rules";

const ask = (ctx: Ctx, q: string, view: Record<string, string> = {}) => search(ctx, searchShape.parse({ q, ...view }));
const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join("");
const titles = async (ctx: Ctx, q: string, view: Record<string, string> = {}) =>
  (await ask(ctx, q, view)).found.map(({ title }) => textOf(title));

async function queues(organization: TestOrganization) {
  const { owner, lineId } = organization;
  return testDecision(owner, {
    title: "RabbitMQ for the order events",
    productLineIds: [lineId],
    status: "accepted",
    sections: {
      context: "Deliveries were **lost** in [the broker](https://broker.example).",
      outcome: "We mirror it.",
    },
  });
}

describe("search", () => {
  test("finds by title, stem, accent and unfinished word, with the matches marked", async () => {
    const organization = await testOrganization();
    const { owner } = organization;
    await queues(organization);
    await testDecision(owner, { title: "Größenordnung der Caches" });
    const { found, total, insteadOf } = await ask(owner, "delivery");
    expect(total).toEqual({ count: 1, isAtLeast: false });
    expect(insteadOf).toBeNull();
    expect(found[0]?.parts.map(({ part, key }) => [part, key])).toEqual([["section", "context"]]);
    expect(found[0]?.parts[0]?.pieces).toEqual([
      { text: "Deliveries", isMatch: true },
      { text: " were lost in the broker", isMatch: false },
    ]);
    expect(await titles(owner, "grossenordnung")).toEqual(["Größenordnung der Caches"]);
    expect(await titles(owner, "rabb")).toEqual(["RabbitMQ for the order events"]);
    expect(await titles(owner, "rabbitmq deliveries")).toEqual(["RabbitMQ for the order events"]);
    expect(await titles(owner, '"lost in the broker"')).toEqual(["RabbitMQ for the order events"]);
    expect(await titles(owner, "rabbitmq -deliveries")).toEqual([]);
    expect(await ask(owner, "")).toMatchObject({ found: [], total: { count: 0 } });
  });

  test("reads the cells of a table as words of their own", async () => {
    const { owner } = await testOrganization();
    const context = "| Engine | Licence |\n|--------|---------|\n|Postgres|Permissive|";
    await testDecision(owner, { title: "Which engine?", sections: { context } });
    expect(await titles(owner, "permissive")).toEqual(["Which engine?"]);
    const [part] = (await ask(owner, "permissive")).found[0]?.parts ?? [];
    expect(part?.pieces.map(({ text }) => text).join("")).toContain("Postgres Permissive");
  });

  test("finds what was saved a moment ago, and no longer what was taken away", async () => {
    const { owner } = await testOrganization();
    const { id } = await testDecision(owner, { title: "Which queue?" });
    expect(await titles(owner, "zebra")).toEqual([]);
    const comment = await postComment(owner, { decisionId: id, body: "A zebra crossed." });
    expect((await ask(owner, "zebra")).found[0]?.parts).toMatchObject([{ part: "comment", person: "Olga Owner" }]);
    await deleteComment(owner, { commentId: comment.commentId });
    expect(await titles(owner, "zebra")).toEqual([]);
    await setTags(owner, { decisionId: id, tags: ["giraffe"] });
    expect(await titles(owner, "giraffe")).toEqual(["Which queue?"]);
  });

  test("says of a comment where it is read: on the record, or in the evaluation", async () => {
    const { owner } = await testOrganization();
    const { id: decisionId } = await testDecision(owner, { title: "Which queue?" });
    const { id: evaluationId } = await createVote(owner, { decisionId, method: "consent" });
    const { commentId: onRecord } = await postComment(owner, { decisionId, body: "An okapi." });
    const { commentId: onVote } = await postComment(owner, { decisionId, evaluationId, body: "An okapi again." });
    const parts = (await ask(owner, "okapi")).found.flatMap((found) => found.parts);
    expect(parts.map(({ address }) => address).toSorted()).toEqual([
      `#comment-${onRecord}`,
      `/evaluation?cell=whole#comment-${onVote}`,
    ]);
  });

  test("puts the exact number first", async () => {
    const { owner } = await testOrganization();
    for (const title of ["One", "Two 1", "1 and 1 and 1"]) await testDecision(owner, { title });
    expect((await titles(owner, "ADR-1"))[0]).toBe("One");
    expect((await titles(owner, "1"))[0]).toBe("One");
    expect(await titles(owner, "99999999")).toEqual([]);
  });

  test("takes a mistyped word for the nearest one, and says so", async () => {
    const organization = await testOrganization();
    await queues(organization);
    const mistyped = await ask(organization.owner, "rabitmq");
    expect(mistyped.insteadOf).toBe("rabbitmq");
    expect(mistyped.found.map(({ title }) => textOf(title))).toEqual(["RabbitMQ for the order events"]);
    expect(await ask(organization.owner, "xyzzyx")).toMatchObject({ found: [], insteadOf: null, isOnlyNear: false });
  });

  test("finds people by the name they have now", async () => {
    const organization = await testOrganization();
    const mina = await testMember(organization, "member", { name: "Mina Óskarsdóttir" });
    await testDecision(mina, { title: "Mina looks after this" });
    await testDecision(organization.owner, { title: "Nobody else's" });
    const { found } = await ask(organization.owner, "oskarsdottir");
    expect(found.map(({ title }) => textOf(title))).toEqual(["Mina looks after this"]);
    expect(found[0]?.parts).toMatchObject([{ part: "person", person: "Mina Óskarsdóttir" }]);
  });

  test("narrows by state, line with what lies below, steward, tag, kind of part and day", async () => {
    const organization = await testOrganization();
    const { owner, lineId, organizationId } = organization;
    const below = await testLine(organizationId, "Below", lineId);
    const mina = await testMember(organization, "member", { name: "Mina" });
    const tagged = await testDecision(owner, { title: "Cache here", productLineIds: [lineId] });
    await setTags(owner, { decisionId: tagged.id, tags: ["speed"] });
    await testDecision(owner, { title: "Cache below", productLineIds: [below], status: "accepted" });
    await testDecision(mina, { title: "Nothing named", sections: { context: "A cache." } });
    const sorted = async (view: Record<string, string>) => (await titles(owner, "cache", view)).sort();
    expect(await sorted({})).toEqual(["Cache below", "Cache here", "Nothing named"]);
    expect(await sorted({ state: "in-force" })).toEqual(["Cache below"]);
    expect(await sorted({ state: "draft" })).toEqual(["Cache here", "Nothing named"]);
    expect(await sorted({ line: "core" })).toEqual(["Cache below", "Cache here"]);
    expect(await sorted({ line: "no-such-line" })).toEqual([]);
    expect(await sorted({ steward: mina.memberId })).toEqual(["Nothing named"]);
    expect(await sorted({ tag: "Speed" })).toEqual(["Cache here"]);
    expect(await sorted({ part: "section" })).toEqual(["Nothing named"]);
    expect(await sorted({ until: "2020-01-01" })).toEqual([]);
    expect(await sorted({ from: "2020-01-01" })).toHaveLength(3);
    expect(await sorted({ state: "nonsense", from: "yesterday", page: "many" })).toHaveLength(3);
  });

  test("turns its pages without a gap or a repetition, and ends", async () => {
    const { owner } = await testOrganization();
    for (let at = 0; at < 23; at += 1) await testDecision(owner, { title: `Cache ${at}` });
    const first = await ask(owner, "cache");
    const second = await ask(owner, "cache", { page: "2" });
    expect([first.found.length, first.hasNext, second.found.length, second.hasNext]).toEqual([20, true, 3, false]);
    const numbers = [...first.found, ...second.found].map(({ number }) => number);
    expect(new Set(numbers).size).toBe(23);
    expect(first.total.count).toBeLessThan(LOOKED_AT);
  });

  test("survives whatever is typed", async () => {
    const organization = await testOrganization();
    await queues(organization);
    for (const q of [
      "'",
      '"',
      "& | !",
      "a:*b",
      "\\",
      "%_",
      "or",
      "-",
      "--x",
      "the",
      "<script>",
      "((",
      "日本",
      "\u202e",
      "a".repeat(200),
    ])
      expect((await ask(organization.owner, q)).behind, q).toBe(0);
  });
});
