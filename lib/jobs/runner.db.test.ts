import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, expect, test, vi } from "vitest";
import { moveToFreshDatabase } from "@/db/testing/fresh-database";

// A queue is worked off for the whole server: on a shared database this would wait behind every other test's jobs.
const database = await moveToFreshDatabase(`jobs_${randomUUID().slice(0, 8)}`);
const { pool, withOrg } = await import("@/db/client");
const { rounds } = await import("@/db/schema/evaluations");
const { testDecision } = await import("@/db/testing/decision-states");
const { speakingAs } = await import("@/db/testing/connections");
const { testOrganization } = await import("@/db/testing/factories");
const { openWeighting } = await import("@/lib/evaluations/phases/mutations");
const { createEvaluationFromTemplate } = await import("@/lib/evaluations/setup/mutations");
const { enqueue } = await import("./queue");
const { startJobs } = await import("./runner");

const done: string[] = [];
const failing = new Set<string>();

const runner = startJobs({
  reveal: async ({ organizationId }) => {
    done.push(organizationId);
    if (failing.delete(organizationId)) throw new Error("the first try fails");
  },
});
afterAll(async () => {
  await runner.stop();
  await pool().end();
  await database.drop();
});

test("the app's role works the queues off, without having made them", async () => {
  const { owner, organizationId } = await testOrganization();
  await withOrg(owner, (tx) => enqueue(tx, "reveal", { organizationId }));
  await vi.waitFor(() => expect(done).toContain(organizationId), { timeout: 60_000, interval: 100 });
});

test("a transaction that rolls back leaves no job", async () => {
  const [rolledBack, kept] = [await testOrganization(), await testOrganization()];
  const write = ({ owner, organizationId }: typeof kept, fails: boolean) =>
    withOrg(owner, async (tx) => {
      await enqueue(tx, "reveal", { organizationId });
      if (fails) throw new Error("rolled back");
    });
  await expect(write(rolledBack, true)).rejects.toThrow("rolled back");
  await write(kept, false);
  await vi.waitFor(() => expect(done).toContain(kept.organizationId), { timeout: 60_000, interval: 100 });
  const { rowCount } = await speakingAs("owner", (client) =>
    client.query("select from pgboss.job where data->>'organizationId' = $1", [rolledBack.organizationId]),
  );
  expect(rowCount).toBe(0);
});

test("a job that fails is tried again", async () => {
  const { owner, organizationId } = await testOrganization();
  failing.add(organizationId);
  await withOrg(owner, (tx) => enqueue(tx, "reveal", { organizationId }));
  const tries = () => done.filter((id) => id === organizationId).length;
  await vi.waitFor(() => expect(tries()).toBe(2), { timeout: 60_000, interval: 100 });
});

test("a round with a deadline asks to be revealed just after it", async () => {
  const { owner, organizationId, lineId } = await testOrganization();
  const { id: decisionId } = await testDecision(owner, { productLineIds: [lineId] });
  const { id } = await createEvaluationFromTemplate(owner, { decisionId, templateKey: "django-or-flask" });
  const at = new Date(Date.now() + 3_600_000).toISOString();
  const { roundId } = await openWeighting(owner, {
    evaluationId: id,
    participants: [owner.memberId],
    deadline: { at, zone: "Europe/Berlin" },
  });
  const [round] = await withOrg(owner, (tx) =>
    tx.select({ deadlineAt: rounds.deadlineAt }).from(rounds).where(eq(rounds.id, roundId)),
  );
  const { rows } = await speakingAs("owner", (client) =>
    client.query<{ start_after: Date }>(
      "select start_after from pgboss.job where name = 'reveal' and data->>'organizationId' = $1",
      [organizationId],
    ),
  );
  expect(rows).toHaveLength(1);
  expect((rows[0]?.start_after.getTime() ?? 0) - (round?.deadlineAt?.getTime() ?? 0)).toBe(1000);
});
