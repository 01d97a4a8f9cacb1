import { describe, expect, it } from "vitest";
import { withOrg } from "@/db/client";
import { contentHashOf, proposed } from "@/db/testing/decisions";
import { speakingAs } from "@/db/testing/connections";
import { FOUNDING, testMember, testOrganization, type TestOrganization } from "@/db/testing/factories";
import { approveDecision } from "@/lib/approvals/mutations";
import { appendEvent } from "../mutations";
import { compareGiven } from "../verification/given";
import { verifyHistory } from "../verification/queries";
import { addCheckpoint, makeCheckpoint } from "./mutations";
import { parseNote, signatureBy } from "./note/rules";
import { getCheckpoints, readNewestCheckpoint } from "./queries";
import { checkpointKeyOf, isSignedBy, newCheckpointKey } from "./signing";
import { sha256 } from "../hash";

const key = checkpointKeyOf(newCheckpointKey());

const rename = { type: "organization.renamed", data: {}, texts: { name: "Another name" } } as const;
const append = (own: TestOrganization) =>
  withOrg(own.owner, (tx) => appendEvent(tx, own.owner, own.organizationId, rename));

async function problemsOf({ organizationId }: TestOrganization): Promise<readonly string[]> {
  const report = await speakingAs("owner", (client) => verifyHistory(client, []));
  const ids = await speakingAs("owner", (client) =>
    client.query<{ id: string }>("select id from chains where organization_id = $1", [organizationId]),
  );
  const own = new Set(ids.rows.map(({ id }) => id));
  return report.problems.filter(({ chain }) => own.has(chain)).map(({ what }) => what);
}

/** An organization with a decision, an approval, and three checkpoints. */
async function signed() {
  const own = await testOrganization();
  const author = await testMember(own, "member");
  const decisionId = await proposed(author, [own.lineId]);
  await makeCheckpoint(own.owner, key);
  await approveDecision(own.owner, { decisionId, contentHash: await contentHashOf(own.owner, decisionId), note: "" });
  await makeCheckpoint(own.owner, key);
  await append(own);
  await makeCheckpoint(own.owner, key);
  return { own, decisionId };
}

const tamper = (own: TestOrganization, ...statements: readonly string[]) =>
  speakingAs("superuser", async (client) => {
    await client.query("begin; set local session_replication_role = replica");
    for (const statement of statements) await client.query(statement, [own.organizationId]);
    await client.query("commit");
  });

describe("checkpoints", () => {
  it("sign every chain that moved, name the one before, and make none where nothing moved", async () => {
    const { own } = await signed();
    expect(await makeCheckpoint(own.owner, key)).toBeNull();
    const { checkpoints, keys } = await getCheckpoints(own.owner);
    expect(checkpoints.map(({ number, size }) => [number, size])).toEqual([
      [3, 4],
      [2, 3],
      [1, 2],
    ]);
    expect(keys).toHaveLength(1);
    const [third, second] = checkpoints.map(({ note }) => parseNote(note));
    expect(third?.previous && Buffer.from(third.previous)).toEqual(sha256(second?.text ?? ""));
    const signature = third && signatureBy(sha256, third, key.publicKey);
    expect(signature && isSignedBy(key.publicKey, third?.text ?? "", signature)).toBe(true);
    expect(await problemsOf(own)).toEqual([]);
  });

  it("are one when twenty jobs run at once beside people who write", async () => {
    const own = await testOrganization();
    await append(own);
    const made = await Promise.all([
      ...Array.from({ length: 20 }, () => makeCheckpoint(own.owner, key)),
      ...Array.from({ length: 5 }, () => append(own).then(() => null)),
    ]);
    await makeCheckpoint(own.owner, key);
    const numbers = made.filter((number) => number !== null);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(await problemsOf(own)).toEqual([]);
    const newest = await withOrg(own.owner, (tx) => readNewestCheckpoint(tx, own.owner));
    const [head] = await speakingAs("owner", async (client) => {
      const { rows } = await client.query<{ sequence: number }>(
        "select max(sequence) as sequence from checkpoint_entries where organization_id = $1 and checkpoint = $2",
        [own.organizationId, newest?.number],
      );
      return rows;
    });
    expect(head?.sequence).toBe(FOUNDING.length + 7);
  });

  it("are signed by both keys when one takes over, and the former signs no more", async () => {
    const { own } = await signed();
    const next = checkpointKeyOf(newCheckpointKey());
    await withOrg(own.owner, (tx) => addCheckpoint(tx, own.owner, { key: next, former: key }));
    const { checkpoints, keys } = await getCheckpoints(own.owner);
    expect(keys.map(({ since }) => since)).toEqual([1, 4]);
    const note = parseNote(checkpoints[0]?.note ?? "");
    expect(note?.signatures).toHaveLength(2);
    await append(own);
    expect(await makeCheckpoint(own.owner, key)).toBeNull();
    expect(await makeCheckpoint(own.owner, next)).toBe(5);
    expect(await problemsOf(own)).toEqual([]);
  });

  it("are compared with one that somebody kept elsewhere", async () => {
    const { own } = await signed();
    const noteOf = async () => (await getCheckpoints(own.owner)).checkpoints[0]?.note ?? "";
    const compared = (text: string) => speakingAs("owner", (client) => compareGiven(client, text));
    const kept = await noteOf();
    expect(await compared(`\n${kept}  `)).toMatchObject({ verdict: "holds" });
    expect(await compared(kept.replace("time 2", "time 1"))).toMatchObject({ verdict: "fails" });
    expect(await compared(kept.replace("number 3", "number 4"))).toMatchObject({ verdict: "fails" });
    const elsewhere = kept.replaceAll(own.organizationId, "0198f000-0000-7000-8000-000000000001");
    expect(await compared(elsewhere)).toMatchObject({ verdict: "not_compared" });
    await expect(compared("nothing")).rejects.toThrow("is no checkpoint");
  });

  it("refuse to be changed by the app's role", async () => {
    const { own } = await signed();
    for (const table of ["checkpoints", "checkpoint_entries", "checkpoint_keys"])
      await speakingAs("app", async (client) => {
        await client.query("select set_config('app.organization_id', $1, false)", [own.organizationId]);
        await expect(client.query(`delete from ${table}`)).rejects.toThrow("permission denied");
        await expect(client.query(`update ${table} set organization_id = organization_id`)).rejects.toThrow(
          "permission denied",
        );
      });
  });

  it.each([
    [
      "a chain that was cut off, with its row set back",
      [
        "delete from events e using chains c where e.organization_id = $1 and c.organization_id = $1 and c.id = e.chain_id and c.kind = 'decision' and e.sequence = c.sequence",
        "update chains c set sequence = sequence - 1, head = (select head from events e where e.organization_id = $1 and e.chain_id = c.id and e.sequence = c.sequence - 1) where c.organization_id = $1 and c.kind = 'decision'",
      ],
      /was cut off before event/,
    ],
    [
      "a signed head that was changed",
      ["update checkpoint_entries set head = sha256('x') where organization_id = $1 and position = 0"],
      /checkpoint 1 does not hold: its log is not the one that was signed/,
    ],
    [
      "a checkpoint that was taken out",
      [
        "delete from checkpoint_entries where organization_id = $1 and checkpoint = 2",
        "delete from checkpoints where organization_id = $1 and number = 2",
      ],
      /checkpoint 2 does not hold/,
    ],
    [
      "a checkpoint whose time was changed",
      [
        "update checkpoints set note = regexp_replace(note, 'time 20', 'time 19') where organization_id = $1 and number = 3",
      ],
      /no key of this organization signed it/,
    ],
    [
      "a key that was put beside",
      [
        "insert into checkpoint_keys (organization_id, number, public_key, since, added_at) values ($1, 2, sha256('x'), 4, now())",
      ],
      /keys of its checkpoints are not those that its events name/,
    ],
    [
      "a checkpoint that was signed before its key counts",
      ["update checkpoint_keys set since = 2 where organization_id = $1"],
      /checkpoint 1 does not hold: the key that signed it did not count then/,
    ],
    [
      "a key that counts from elsewhere than the history says",
      ["update checkpoint_keys set since = 0 where organization_id = $1"],
      /key 1 of its checkpoints does not count from where its events say/,
    ],
    [
      "a log that goes on unsigned",
      [
        "insert into checkpoint_entries select organization_id, 99, checkpoint, chain_id, 99, head from checkpoint_entries where organization_id = $1 and position = 0",
      ],
      /checkpoint 1 does not hold/,
    ],
  ])("show %s", async (_what, statements, finding) => {
    const { own } = await signed();
    await tamper(own, ...statements);
    expect((await problemsOf(own)).join("\n")).toMatch(finding);
  });
});
