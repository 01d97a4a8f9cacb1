import { eq } from "drizzle-orm";
import { afterAll, expect, test, vi } from "vitest";
import { withOrg } from "@/db/client";
import { rounds } from "@/db/schema/evaluations";
import { testDecision } from "@/db/testing/decision-states";
import { speakingAs } from "@/db/testing/connections";
import { testOrganization } from "@/db/testing/factories";
import { openWeighting } from "@/lib/evaluations/phases/mutations";
import { createEvaluationFromTemplate } from "@/lib/evaluations/setup/mutations";
import { enqueue } from "./queue";
import { startJobs } from "./runner";

const done: string[] = [];
const failing = new Set<string>();

// Nothing is revealed here, and no mail is taken: other tests have rounds and mails of their own.
const runner = startJobs({
  reveal: async ({ organizationId }) => {
    done.push(organizationId);
    if (failing.delete(organizationId)) throw new Error("the first try fails");
  },
});
afterAll(() => runner.stop());

test("the app's role works the queues off, without having made them", async () => {
  const { owner, organizationId } = await testOrganization();
  await withOrg(owner, (tx) => enqueue(tx, "reveal", { organizationId }));
  await vi.waitFor(() => expect(done).toContain(organizationId), { timeout: 20_000, interval: 100 });
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
  await vi.waitFor(() => expect(done).toContain(kept.organizationId), { timeout: 20_000, interval: 100 });
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
  await vi.waitFor(() => expect(tries()).toBe(2), { timeout: 25_000, interval: 100 });
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
