import { sql, type SQL } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { speakingAs } from "@/db/testing/connections";
import { testOrganization, type TestOrganization } from "@/db/testing/factories";

const DECISIONS = 8000;
let organization: TestOrganization;

/** So many that reading along an index is worth its while; half of them in an organization beside. */
beforeAll(async () => {
  organization = await testOrganization();
  const beside = await testOrganization();
  await speakingAs("owner", async (client) => {
    for (const { organizationId, owner } of [organization, beside]) {
      const values = [organizationId, owner.memberId, DECISIONS];
      await client.query(
        `insert into decisions (organization_id, id, number, title, status, steward_id, created_by, proposed_at, changed_at)
         select $1, gen_random_uuid(), n, 'Decision ' || md5(n::text) || ' ' || repeat(md5((-n)::text), 5), case when n % 50 = 0 then 'proposed' when n % 3 = 0 then 'draft' else 'accepted' end, $2, $2, now(), now() - n * interval '1 hour'
         from generate_series(1, $3::int) n`,
        values,
      );
      await client.query(
        `insert into search_entries (organization_id, decision_id, sequence, label, words)
         select organization_id, id, 1, lower(title), to_tsvector('accord_private.words', title || (select string_agg(' ' || md5(number || ' ' || n), '') from generate_series(1, 40) n))
         from decisions where organization_id = $1`,
        [organizationId],
      );
    }
    // What was just written waits in a list beside a GIN index, which the planner counts as slow, until the vacuum takes it in.
    for (const index of ["decisions_titled", "search_entries_words", "search_entries_label"])
      await client.query(`select gin_clean_pending_list('${index}')`);
    await client.query("analyze decisions, search_entries");
  });
});

/** The plan as the app's own role gets it, under the policies. */
const planOf = (query: SQL) =>
  withOrg(organization.owner, async (tx) => {
    const { rows } = await tx.execute<{ "QUERY PLAN": string }>(sql`explain (costs off) ${query}`);
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  });

/** The plan as the definer functions get it, which the policies do not narrow. */
const planOfOwner = (query: string) =>
  speakingAs("owner", async (client) => {
    const { rows } = await client.query<{ "QUERY PLAN": string }>(`explain (costs off) ${query}`);
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  });

const RANK = sql`(case when decisions.status in ('draft', 'proposed') then 2 when decisions.status in ('accepted', 'deprecated') then 1 else 0 end)`;
const here = () => sql`decisions.organization_id = ${organization.organizationId}`;

test("the list is read along its index, from its beginning and from any page", async () => {
  const order = sql`order by ${RANK} desc, decisions.changed_at desc, decisions.number desc limit 101`;
  const first = await planOf(sql`select id from decisions where ${here()} ${order}`);
  expect(first).toContain("decisions_by_group");
  expect(first).not.toMatch(/Sort|Seq Scan/);
  const later = await planOf(
    sql`select id from decisions where ${here()} and (${RANK}, decisions.changed_at, decisions.number) < (1, now(), 100) ${order}`,
  );
  expect(later).toMatch(/decisions_by_group[\s\S]*Index Cond: .*ROW/);
});

test("what waits for verdicts is read from the longest waiting on, and a product line's from the latest decided back", async () => {
  const waiting = await planOf(sql`select id from decisions where ${here()} and (status = 'proposed'
    or (status = 'accepted' and latest_revision > accepted_revision)) order by proposed_at, number limit 100`);
  expect(waiting).toContain("decisions_awaiting");
  expect(waiting).not.toMatch(/Sort|Seq Scan/);
  const decided = await planOf(
    sql`select id from decisions where ${here()} order by decided_at desc nulls first, number desc limit 100`,
  );
  expect(decided).toMatch(/Backward using decisions_by_decided/);
  expect(decided).not.toMatch(/Sort|Seq Scan/);
});

test("decisions of one state are counted in an index, not by looking at each", async () => {
  const plan = await planOf(sql`select from decisions where ${here()} and decisions.status = 'proposed' limit 1001`);
  expect(plan).toMatch(/Index.* decisions_by_/);
});

test("words, mistyped words and titles are found in their indexes, in one organization's part of them", async () => {
  const id = organization.organizationId;
  const words = await planOfOwner(
    `select decision_id from search_entries where organization_id = '${id}' and words @@ 'c4ca4238a0b923820dcc509a6f75849b'::tsquery`,
  );
  expect(words).toMatch(/search_entries_words[\s\S]*organization_id/);
  const near = await planOfOwner(
    `select decision_id from search_entries where organization_id = '${id}' and 'c4ca4238a0b923820dcc509a6f75849c' <% label`,
  );
  expect(near).toMatch(/search_entries_label[\s\S]*organization_id/);
  const titled = await planOfOwner(
    `select id from decisions where organization_id = '${id}' and lower(title) like '%c4ca4238a0b9%'`,
  );
  expect(titled).toMatch(/decisions_titled[\s\S]*organization_id/);
});

test("asking what search has not read costs what there is of it", async () => {
  const plan = await planOf(
    sql`select id from chains where organization_id = ${organization.organizationId} and kind = 'decision' and sequence > searched_sequence`,
  );
  expect(plan).toContain("chains_unsearched");
});
