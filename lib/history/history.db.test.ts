import { beforeAll, describe, expect, it } from "vitest";
import { v7 as uuid } from "uuid";
import { withOrg } from "@/db/client";
import { speakingAs } from "@/db/testing/connections";
import { FOUNDING, testOrganization, type TestOrganization } from "@/db/testing/factories";
import { watch, type Hint } from "@/lib/live/hub";
import { appendEvent } from "./mutations";
import { verifyHistory } from "./verification/queries";

const rename = { type: "organization.renamed", data: { from: 1 }, texts: { name: "A secret name" } } as const;

async function problemsOf(organization: TestOrganization) {
  const report = await speakingAs("owner", (client) => verifyHistory(client, []));
  return report.problems.filter((problem) => problem.chain === organization.organizationId);
}

describe("history", () => {
  let organization: TestOrganization;
  beforeAll(async () => {
    organization = await testOrganization();
    for (let n = 0; n < 3; n++)
      await withOrg(organization.owner, (tx) =>
        appendEvent(tx, organization.owner, organization.organizationId, rename),
      );
  });

  it("numbers the events of concurrent writers without gap or fork", async () => {
    const own = await testOrganization();
    const append = () => withOrg(own.owner, (tx) => appendEvent(tx, own.owner, own.organizationId, rename));
    const appended = await Promise.all(Array.from({ length: 20 }, append));
    expect(appended.map((event) => event.sequence).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, n) => FOUNDING.length + n + 1),
    );
    expect(await problemsOf(own)).toEqual([]);
  });

  it("keeps texts out of the hashed bytes, so that erasing them leaves the chain whole", async () => {
    const own = await testOrganization();
    await withOrg(own.owner, (tx) => appendEvent(tx, own.owner, own.organizationId, rename));
    await speakingAs("owner", async (client) => {
      const { rows } = await client.query<{ bytes: Buffer }>("select bytes from events where organization_id = $1", [
        own.organizationId,
      ]);
      expect(rows[0]?.bytes.toString()).not.toContain("secret");
      await client.query("delete from event_texts where organization_id = $1", [own.organizationId]);
    });
    expect(await problemsOf(own)).toEqual([]);
  });

  it("writes nothing and says nothing when the transaction fails", async () => {
    const own = await testOrganization();
    const hints: (Hint | null)[] = [];
    const stop = watch(own.organizationId, (hint) => hints.push(hint));
    const failing = withOrg(own.owner, async (tx) => {
      await appendEvent(tx, own.owner, own.organizationId, rename);
      throw new Error("the effect failed");
    });
    await expect(failing).rejects.toThrow("the effect failed");
    const event = await withOrg(own.owner, (tx) => appendEvent(tx, own.owner, own.organizationId, rename));
    stop();
    expect(event.sequence).toBe(FOUNDING.length + 1);
    expect(hints).toEqual([
      { organizationId: own.organizationId, topic: own.organizationId, sequence: event.sequence },
    ]);
  });

  it("refuses to append to a chain of another organization", async () => {
    const foreign = await testOrganization();
    const append = withOrg(organization.owner, (tx) =>
      appendEvent(tx, organization.owner, foreign.organizationId, rename),
    );
    await expect(append).rejects.toThrow("No chain");
  });

  it.each([
    ["an edited event", "update events set bytes = bytes || 'x' where organization_id = $1 and sequence = 2", 2],
    [
      "a deleted event",
      "delete from event_texts where organization_id = $1 and sequence = 2; delete from events where organization_id = $1 and sequence = 2",
      2,
    ],
    ["a changed text", "update event_texts set body = 'other' where organization_id = $1 and sequence = 1", 1],
    ["a moved head", "update chains set sequence = 2 where organization_id = $1", null],
    [
      "a changed time",
      "update events set recorded_at = recorded_at - interval '1 day' where organization_id = $1 and sequence = 3",
      3,
    ],
  ])("detects %s made as superuser", async (_what, statement, sequence) => {
    const own = await testOrganization();
    for (let n = 0; n < 3; n++)
      await withOrg(own.owner, (tx) => appendEvent(tx, own.owner, own.organizationId, rename));
    expect(await problemsOf(own)).toEqual([]);
    await speakingAs("superuser", async (client) => {
      for (const part of statement.split(";")) await client.query(part, [own.organizationId]);
    });
    const [problem] = await problemsOf(own);
    expect(problem?.sequence).toBe(sequence);
  });

  it("counts a decision or organization without a chain as a fault", async () => {
    const report = await speakingAs("owner", async (client) => {
      const orphan = uuid();
      await client.query("insert into organizations (organization_id, name, slug) values ($1, 'orphan', 'orphan')", [
        orphan,
      ]);
      const found = await verifyHistory(client, []);
      await client.query("delete from organizations where organization_id = $1", [orphan]);
      return { orphan, found };
    });
    expect(report.found.problems.some((problem) => problem.chain === report.orphan)).toBe(true);
  });
});
