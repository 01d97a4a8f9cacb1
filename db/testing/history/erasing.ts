import { sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { withOrg } from "@/db/client";
import { memberships } from "@/db/schema/organizations";
import { fullOrganization } from "@/db/testing/archives/full-organization";
import { speakingAs } from "@/db/testing/connections";
import { evaluationInScoring, score } from "@/db/testing/evaluations";
import { testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { createDecision } from "@/lib/decisions/mutations";
import { postComment } from "@/lib/discussion/mutations";
import { finishImport } from "@/lib/imports/finish/mutations";
import { addFiles, startImport } from "@/lib/imports/mutations";
import { closeEvaluation } from "@/lib/evaluations/results/mutations";
import { revealRound } from "@/lib/evaluations/rounds/mutations";
import { appendEvent } from "@/lib/history/mutations";
import { createInvitation } from "@/lib/organizations/invitations/mutations";
import { searchShape } from "@/lib/search/input";
import { search } from "@/lib/search/queries";
import { revise } from "../decisions";

/** Somebody whose name and address stand wherever they can stand, in an organization with a row in every table. */
export interface Named {
  readonly person: Ctx;
  readonly email: string;
  readonly name: string;
  /** Another owner of the organization. */
  readonly owner: Ctx;
}

/** Fills an organization with somebody's name and address. `tag` makes both their own, so that they are found nowhere else. */
export async function namedEverywhere(tag: string): Promise<Named> {
  const [name, email] = [`Petra ${tag} Müller`, `petra.${tag}@example.org`];
  const person = await fullOrganization(email, name);
  const { organizationId, slug, organizationName } = person;
  const organization = { organizationId, slug, organizationName };
  const owner = await testMember(organization, "owner", { name: "Olga Owner" });
  const author = await testMember(organization, "admin", { name: "Ada Author" });
  await writeOf(author, { person, name, email });
  await importOf(author, { name, email });
  const elsewhere = await testOrganization();
  await createInvitation(elsewhere.owner, { role: "member", productLineIds: [], email });
  await speakingAs("owner", (client) =>
    client.query("update pgboss.job set output = $1 where data ->> 'organizationId' = $2", [
      JSON.stringify({ message: `550 no such user ${email}` }),
      organizationId,
    ]),
  );
  await search(owner, searchShape.parse({ q: name }));
  return { person, email, name, owner };
}

async function writeOf(author: Ctx, { person, name, email }: Omit<Named, "owner">): Promise<void> {
  const lineId = await rootLine(author);
  const { id: decisionId } = await createDecision(author, {
    title: `What ${name} asked for`,
    productLineIds: [lineId],
    sections: { context: `${name} (${email.toUpperCase()}) measured it. **${name}**’s words count.` },
  });
  await revise(author, decisionId, `As ${name.toUpperCase()} said.`);
  await postComment(author, { decisionId, body: `@[${name}](member:${person.memberId}), is it so? Or mail ${email}.` });
}

async function rootLine(ctx: Ctx): Promise<string> {
  return withOrg(ctx, async (tx) => {
    const { rows } = await tx.execute<{ id: string }>(sql`
      select id from product_lines where organization_id = ${ctx.organizationId} and parent_id is null`);
    return rows[0]?.id ?? "";
  });
}

async function importOf(author: Ctx, { name, email }: Pick<Named, "name" | "email">): Promise<void> {
  const productLineId = await rootLine(author);
  const { id: importId } = await startImport(author, { way: "files", sourceName: "elsewhere", productLineId });
  const text = `---\nstatus: accepted\ndate: 2021-02-03\ndecision-makers: [${name}, "${email}"]\n---\n\n# Keep it\n\n## Context and Problem Statement\n\nBy ${name}.\n`;
  await addFiles(author, importId, [{ path: "adr/0009-keep-it.md", bytes: new TextEncoder().encode(text) }]);
  await finishImport(author, { importId });
}

/** A closed evaluation of another organization in which the reasons of ballots name somebody who is a member. Returns its owner. */
export async function namedInBallots(name: string, member: { readonly userId: string }): Promise<Ctx> {
  const scoring = await evaluationInScoring();
  const { steward, ana, evaluationId, options } = scoring;
  const { organizationId } = steward;
  const id = uuid();
  await withOrg(steward, async (tx) => {
    await tx.insert(memberships).values({ organizationId, id, userId: member.userId, role: "member" });
    await appendEvent(tx, steward, organizationId, { type: "member.joined", data: { member: id, role: "member" } });
  });
  await score(scoring, ana, "54 32", `${name} tried it.`);
  await score(scoring, steward, "12 34", `Not what ${name} says.`);
  await revealRound(steward, { evaluationId });
  const choice = { optionId: options[0]?.id ?? "", reason: `As ${name} asked.` };
  await closeEvaluation(steward, { evaluationId, choice });
  return steward;
}
