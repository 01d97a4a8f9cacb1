import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { demoDecisions } from "@/db/demo/decisions";
import { demoPeople } from "@/db/demo/people";
import { decisions } from "@/db/schema/decisions";
import { evaluations } from "@/db/schema/evaluations";
import { events } from "@/db/schema/history";
import { speakingAs } from "@/db/testing/connections";
import { testMember, testOrganization } from "@/db/testing/factories";
import { testPerson } from "@/db/testing/people";
import { listDivergences } from "@/lib/adoption/divergence/queries";
import { readMatrix } from "@/lib/adoption/matrix/queries";
import type { Ctx } from "@/lib/access/context";
import { contextOf } from "@/lib/auth/context";
import { getPassageTalk } from "@/lib/discussion/passages/queries";
import { EVERY_CHECK } from "@/lib/upkeep/verification/queries";
import { readContext } from "@/lib/evaluations/context/queries";
import { activeShifts } from "@/lib/evaluations/context/rules";
import { listFollowedChanges } from "@/lib/following/changes/queries";
import { listFollowed } from "@/lib/following/queries";
import { verifyHistory } from "@/lib/history/verification/queries";
import { listViews } from "@/lib/search/views/queries";
import { getHome } from "../queries";
import { openDemo, playNextDecision } from "./mutations";

async function playedDemo(): Promise<Ctx> {
  const person = await testPerson({ name: "Petra Person" });
  const { slug, total } = await openDemo(person);
  const ctx = await contextOf(person, slug);
  if (ctx === null) throw new Error("The demo let nobody in.");
  for (let played = 0; played < total;) ({ played } = await playNextDecision(ctx));
  return ctx;
}

test("the demo shows every state, by verbs alone, and its whole history verifies", { timeout: 120_000 }, async () => {
  const ctx = await playedDemo();

  const rows = await withOrg(ctx, (tx) =>
    tx
      .select({ id: decisions.id, number: decisions.number, status: decisions.status })
      .from(decisions)
      .where(eq(decisions.organizationId, ctx.organizationId))
      .orderBy(decisions.number),
  );
  expect(rows.map(({ number, status }) => ({ number, status }))).toEqual(
    demoDecisions.map(({ number, status }) => ({ number, status })),
  );
  const played = await withOrg(ctx, (tx) =>
    tx
      .select({ id: evaluations.id, phase: evaluations.phase })
      .from(evaluations)
      .where(eq(evaluations.organizationId, ctx.organizationId)),
  );
  expect(played.map(({ phase }) => phase).sort()).toEqual(["closed", "discussion", "scoring"]);
  for (const { id } of played) {
    const context = await withOrg(ctx, (tx) => readContext(tx, ctx, id));
    const shifts = Object.keys(context?.shifts ?? {}).flatMap((criterion) => activeShifts(context, criterion));
    expect(new Set(shifts.map(({ matters }) => matters)), "criteria matter more and less here").toEqual(
      new Set(["more", "less"]),
    );
  }

  const { rows: standings, day } = await readMatrix(ctx, {});
  const shown = standings.flatMap(({ cells }) => cells.map(({ standing }) => standing));
  const kinds = shown.map((standing) => (standing.kind === "answered" ? standing.answer.stance : standing.kind));
  expect(new Set(kinds), "every square has a place").toEqual(
    new Set(["adopted", "planned", "waived", "not_applicable", "missing", "ended", "elsewhere"]),
  );
  expect(
    shown.filter((standing) => standing.kind === "answered" && standing.isExpired),
    `on ${day}`,
  ).toHaveLength(1);

  const own = new Set([ctx.organizationId, ...rows.map((row) => row.id)]);
  const report = await speakingAs("owner", (client) => verifyHistory(client, EVERY_CHECK));
  expect(report.problems.filter((problem) => own.has(problem.chain))).toEqual([]);

  const moments = await withOrg(ctx, (tx) =>
    tx
      .select({ chainId: events.chainId, happenedAt: events.happenedAt })
      .from(events)
      .where(eq(events.organizationId, ctx.organizationId))
      .orderBy(events.sequence),
  );
  expect(moments.filter((event) => event.happenedAt === null)).toEqual([]);
  for (const chain of own) {
    const told = moments.filter((event) => event.chainId === chain).map((event) => event.happenedAt?.getTime());
    expect(told, "no history runs backwards").toEqual(told.toSorted((a = 0, b = 0) => a - b));
  }

  const home = await getHome(ctx);
  expect(home.ballots.length).toBeGreaterThan(0);
  expect(home.ballots.every((ballot) => ballot.deadlineAt !== null && ballot.deadlineAt > home.now)).toBe(true);
  expect(home.approvals.length).toBeGreaterThan(0);
  expect(home.mentions.length).toBeGreaterThan(0);
  expect(home.beginning.members).toBe(demoPeople.length);
  expect(home.readings.map(({ decision }) => decision.number)).toEqual([11]);
  expect(home.reviews).toMatchObject([{ decision: { number: 1 }, causes: ["trigger"] }]);
  const changed = await listFollowedChanges(ctx);
  expect(changed.decisions.map(({ latest }) => latest.decision?.number).toSorted()).toEqual([12, 15, 4]);
  expect(await listFollowed(ctx)).toMatchObject({ lines: [{ name: "Billing" }], tags: ["frameworks"] });

  const [divergence, ...others] = await listDivergences(ctx);
  expect(others).toEqual([]);
  expect([divergence?.first.number, divergence?.second.number].toSorted()).toEqual([10, 4]);
  const talk = await getPassageTalk(ctx, 12);
  expect(talk.threads.map(({ thread }) => thread.comments.length)).toEqual([3]);
  expect(talk.suggestions).toHaveLength(1);
  expect((await listViews(ctx)).map(({ isShared }) => isShared).toSorted()).toEqual([false, true]);

  expect(await playNextDecision(ctx), "after the last nothing happens").toEqual({
    played: demoDecisions.length,
    total: demoDecisions.length,
  });
});

test("nobody plays in an organization of people, nor without owning the demo", async () => {
  const organization = await testOrganization();
  await expect(playNextDecision(organization.owner)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(playNextDecision(await testMember(organization, "admin"))).rejects.toMatchObject({ code: "FORBIDDEN" });
});
