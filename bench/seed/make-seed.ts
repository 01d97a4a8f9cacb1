import { sql } from "drizzle-orm";
import { pool, withOrg } from "@/db/client";
import { testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { hashPassword } from "@/lib/auth/password";
import { createProductLine } from "@/lib/product-lines/mutations";
import { readAgain } from "@/lib/search/upkeep/mutations";
import { addressOf, makeEvaluation } from "../stand/made/evaluation";
import { insertDecisions, type Ground } from "./decisions";
import { randomFrom } from "./texts";

const MEMBERS = 120;
const BATCH = 1000;
const AREAS = ["Freight", "Retail", "Finance", "Platform", "Logistics", "Customers", "Data", "Mobile"] as const;

const say = (line: string) => process.stderr.write(`${line}\n`);

/** 200 lines on three levels: 8 areas, 4 products in each, 5 parts of each. The parts come first: most decisions are made there. */
async function makeLines(owner: Ctx): Promise<readonly string[]> {
  const [parts, above]: [string[], string[]] = [[], []];
  for (const area of AREAS) {
    const top = await createProductLine(owner, { name: area, parentId: null });
    above.push(top.id);
    for (let product = 1; product <= 4; product += 1) {
      const middle = await createProductLine(owner, { name: `${area} ${product}`, parentId: top.id });
      above.push(middle.id);
      for (let part = 1; part <= 5; part += 1)
        parts.push((await createProductLine(owner, { name: `${area} ${product}.${part}`, parentId: middle.id })).id);
    }
  }
  return [...parts, ...above];
}

async function makeGround(owner: Ctx): Promise<Ground> {
  const members: string[] = [];
  for (let at = 1; at <= MEMBERS; at += 1)
    members.push((await testMember(owner, "member", { name: `Member ${at}` })).memberId);
  const [firstLine = "", ...otherLines] = await makeLines(owner);
  return {
    organizationId: owner.organizationId,
    memberIds: [owner.memberId, ...members],
    lineIds: [firstLine, ...otherLines],
    now: Date.now(),
  };
}

/** Numbers of decisions with an evaluation of the built-in template. */
async function makeEvaluations(owner: Ctx, lineId: string): Promise<readonly number[]> {
  const voters = await Promise.all(["Vera", "Viktor", "Vida"].map((name) => testMember(owner, "member", { name })));
  const made: number[] = [];
  for (const phase of ["scoring", "discussion", "closed"] as const)
    made.push((await makeEvaluation(owner, voters, lineId, phase)).number);
  return made;
}

/** Search reads what was inserted past the verbs, many at a time. */
async function readAll(owner: Ctx): Promise<void> {
  const unread = sql`select id from chains where organization_id = ${owner.organizationId} and kind = 'decision' and sequence > searched_sequence limit ${BATCH}`;
  for (let ids: string[] = []; ;) {
    ids = await withOrg(owner, async (tx) => {
      const { rows } = await tx.execute<{ id: string }>(unread);
      const found = rows.map(({ id }) => id);
      if (found.length > 0) await readAgain(tx, owner, found);
      return found;
    });
    if (ids.length === 0) return;
  }
}

async function make(count: number, password: string) {
  const begun = performance.now();
  const seconds = () => Math.round((performance.now() - begun) / 100) / 10;
  const { owner } = await testOrganization("A large organization");
  const ground = await makeGround(owner);
  const evaluations = await makeEvaluations(owner, ground.lineIds[0]);
  const random = randomFrom(2026);
  const rows: Record<string, number> = {};
  for (let from = evaluations.length + 1; from <= count; from += BATCH) {
    const to = Math.min(count, from + BATCH - 1);
    const made = await withOrg(owner, (tx) => insertDecisions(tx.$client, ground, random, from, to));
    for (const [name, made_] of Object.entries(made)) rows[name] = (rows[name] ?? 0) + made_;
    if ((to + 1) % 20_000 < BATCH) say(`${to} decisions after ${seconds()} s`);
  }
  await withOrg(owner, (tx) =>
    tx.execute(
      sql`update organizations set next_decision_number = ${count + 1} where organization_id = ${owner.organizationId}`,
    ),
  );
  say(`inserted after ${seconds()} s; search reads them`);
  await readAll(owner);
  return {
    slug: owner.slug,
    ownerEmail: await addressOf(owner.userId, await hashPassword(password)),
    made: {
      ...rows,
      product_lines: ground.lineIds.length,
      members: ground.memberIds.length,
      evaluations: evaluations.length,
    },
    seconds: seconds(),
  };
}

const [password = "", count = "100000"] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await make(Number(count), password)));
await pool().end();
