import type { Client } from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { transactionOf } from "@/db/client";
import { speakingAs } from "@/db/testing/connections";
import { contentHashOf, revise } from "@/db/testing/decisions";
import { evaluationInDiscussion, type TestEvaluation } from "@/db/testing/evaluations";
import { testLine } from "@/db/testing/factories";
import { changeLines } from "../lines/mutations";
import { closeEvaluation } from "@/lib/evaluations/results/mutations";
import { commit } from "@/lib/history/hash";
import { verifyChains } from "@/lib/history/verification/queries";
import { describe as inWords } from "@/lib/history/verification/rules";
import { approveDecision, proposeDecision, requestChanges } from "../mutations";
import { ALL_CHECKS } from "./queries";

/** An accepted decision after a vote, with a pending correction that somebody wants changed. */
async function decided() {
  const vote = await evaluationInDiscussion(["51 41", "52 41", "51 52"]);
  const { steward, ben, decisionId, organization } = vote;
  await closeEvaluation(steward, { evaluationId: vote.evaluationId });
  const otherLine = await testLine(organization.organizationId, "Other");
  await changeLines(steward, { decisionId, productLineIds: [organization.lineId, otherLine] });
  await revise(steward, decisionId, "As decided.", "more");
  await proposeDecision(steward, { decisionId });
  const approve = async () => ({ decisionId, contentHash: await contentHashOf(ben, decisionId), note: "Sound." });
  await approveDecision(ben, await approve());
  await revise(steward, decisionId, "As corrected.", "more");
  await requestChanges(ben, { decisionId, contentHash: (await approve()).contentHash, reason: "Name the cost." });
  return vote;
}

describe("verification", () => {
  let vote: TestEvaluation;
  beforeAll(async () => {
    vote = await decided();
  });

  const verify = (client: Client) => verifyChains(transactionOf(client), ALL_CHECKS, vote.organization.organizationId);

  /** Tampers as superuser, verifies what is then there, and never commits. */
  async function named(...statements: readonly string[]): Promise<readonly string[]> {
    const { decisionId, evaluationId, organization, ana, ben } = vote;
    const ids: Readonly<Record<string, string>> = {
      organization: organization.organizationId,
      decision: decisionId,
      evaluation: evaluationId,
      ana: ana.memberId,
      ben: ben.memberId,
    };
    return speakingAs("superuser", async (superuser) => {
      await superuser.query("begin");
      for (const statement of statements) {
        const done = await superuser.query(
          statement.replace(/:(\w+)/g, (whole, name: string) => (ids[name] === undefined ? whole : `'${ids[name]}'`)),
        );
        expect(done.rowCount, statement).toBeGreaterThan(0);
      }
      const report = await verify(superuser);
      expect(report.problems.every((problem) => problem.of === "ADR-1 of Test organization")).toBe(true);
      expect(inWords(report)).toHaveLength(report.problems.length + 2);
      return report.problems.map((problem) => problem.what);
    });
  }

  it("finds nothing where nobody tampered, and compares a good deal", async () => {
    expect(await named("select 1")).toEqual([]);
    const report = await speakingAs("owner", verify);
    expect(report).toMatchObject({ chains: 2, expectedChains: 2 });
    expect(report.texts).toBeGreaterThan(50);
  });

  const ballotsOf = "round_id in (select id from rounds where evaluation_id = :evaluation and kind = 'scoring')";
  const swapBallots = (columns: readonly string[]) =>
    `update ballots b set ${columns.map((column) => `${column} = other.${column}`).join(", ")}
     from ballots other where b.${ballotsOf} and other.round_id = b.round_id
     and b.member_id in (:ana, :ben) and other.member_id in (:ana, :ben) and other.member_id <> b.member_id`;

  it.each([
    [
      "an older section's text copied into the accepted revision",
      `update revision_sections s set body = old.body, salt = old.salt, commitment = old.commitment from revision_sections old
       where old.decision_id = :decision and old.revision = 1 and old.kind = 'more'
       and s.decision_id = :decision and s.revision = 3 and s.kind = 'more'`,
      "the section more of revision 3 was changed after it was committed to.",
    ],
    [
      "a section whose words, salt and hash were all replaced together",
      `update revision_sections set body = 'x', commitment = sha256(salt || 'x') where decision_id = :decision and revision = 3 and kind = 'outcome'`,
      "the section outcome of revision 3 was changed after it was committed to.",
    ],
    [
      "a deleted section",
      "delete from revision_sections where decision_id = :decision and revision = 3 and kind = 'context'",
      "the section context of revision 3 is missing.",
    ],
    [
      "a changed title",
      "update revisions set title = 'Flask' where decision_id = :decision and number = 3",
      "the title of revision 3 was changed after it was committed to.",
    ],
    [
      "a changed title of the decision",
      "update decisions set title = 'Flask' where id = :decision",
      "its title is not that of the revision it shows.",
    ],
    [
      "a changed author",
      "update revisions set author_id = :ana where decision_id = :decision and number = 4",
      "the author of revision 4 was changed.",
    ],
    [
      "a changed status",
      "update decisions set status = 'rejected' where id = :decision",
      "its status is rejected, but by its events it is accepted.",
    ],
    [
      "a pending revision put in force",
      "update decisions set accepted_revision = 4 where id = :decision",
      "its accepted revision is 4, but by its events it is 3.",
    ],
    [
      "a deleted product line",
      "delete from decision_product_lines where decision_id = :decision and product_line_id in (select id from product_lines where name = 'Other')",
      "its product line Other is missing.",
    ],
    [
      "an added product line",
      `with line as (insert into product_lines (organization_id, id, name, slug) values (:organization, gen_random_uuid(), 'New', 'new') returning id)
       insert into decision_product_lines (organization_id, decision_id, product_line_id) select :organization, :decision, id from line`,
      "its product line New was added without an event.",
    ],
    [
      "a line taken out of force",
      "update decision_product_lines set ended_at = now(), ended_by = :decision where decision_id = :decision and product_line_id in (select id from product_lines where name = 'Other')",
      "whether it is in force on Other was changed without an event.",
    ],
    [
      "a deleted approval",
      `with gone as (delete from approval_product_lines where approval_id in (select id from approvals where decision_id = :decision and verdict = 'approved'))
       delete from approvals where decision_id = :decision and verdict = 'approved'`,
      "an approval was deleted.",
    ],
    [
      "an inserted approval",
      `insert into approvals (organization_id, id, decision_id, revision, member_id, verdict, content_hash)
       select organization_id, gen_random_uuid(), decision_id, revision, :ana, 'approved', content_hash from approvals
       where decision_id = :decision and verdict = 'changes_requested'`,
      "an approval by Ana was inserted without an event.",
    ],
    [
      "a lifted request",
      "update approvals set lifted_at = now() where decision_id = :decision and verdict = 'changes_requested'",
      "a request for changes was changed; it now stands under Ben.",
    ],
    [
      "an approval under another name",
      "update approvals set member_id = :ana where decision_id = :decision and verdict = 'approved'",
      "an approval was changed; it now stands under Ana.",
    ],
    [
      "a deleted ballot",
      `delete from ballots where member_id = :ana and ${ballotsOf}`,
      "the ballot of Ana was deleted.",
    ],
    [
      "an edited ballot",
      `update ballots set submission = replace(submission, ':5', ':1'), commitment = sha256(salt || convert_to(replace(submission, ':5', ':1'), 'UTF8'))
       where member_id = :ana and ${ballotsOf}`,
      "the ballot of Ana in scoring round 1 of evaluation 1 is not the one they submitted.",
    ],
    [
      "a voided ballot",
      `update ballots set voided_at = now() where member_id = :ana and ${ballotsOf}`,
      "the ballot of Ana in scoring round 1 of evaluation 1 was voided without an event.",
    ],
    [
      "the swapped ballots of two members, with all that proves them",
      swapBallots(["submission", "salt", "commitment", "event_sequence"]),
      "the ballot of Ben in scoring round 1 of evaluation 1 is not the one they submitted.",
    ],
    [
      "a deleted frozen result",
      "update evaluations set result = null, result_hash = null where id = :evaluation",
      "the result of evaluation 1 was deleted.",
    ],
    [
      "an edited frozen result with its hash",
      `update evaluations set result = replace(result, 'Django', 'Rails'), result_hash = sha256(convert_to(replace(result, 'Django', 'Rails'), 'UTF8'))
       where id = :evaluation`,
      "the result of evaluation 1 was changed after it was frozen.",
    ],
    [
      "a changed chosen option",
      `update evaluations e set chosen_option_id = o.id from evaluation_options o
       where e.id = :evaluation and o.evaluation_id = e.id and o.id <> e.chosen_option_id`,
      "the option chosen after evaluation 1 was changed.",
    ],
    [
      "a reopened evaluation",
      "update evaluations set phase = 'discussion' where id = :evaluation",
      "the phase of evaluation 1 is discussion, but by its events it is closed.",
    ],
    [
      "a removed option, from which another result follows",
      "update evaluation_options set removed_at = now() where evaluation_id = :evaluation and name = 'Flask'",
      "the result of evaluation 1 does not follow from its ballots.",
    ],
  ])("names %s made as superuser", async (_what, statement, problem) => {
    expect(await named(statement)).toContain(problem);
  });

  it("names two sections whose kinds were swapped", async () => {
    const swap = (from: string, to: string) =>
      `update revision_sections set kind = '${to}' where decision_id = :decision and revision = 3 and kind = '${from}'`;
    expect(await named(swap("more", "later"), swap("context", "more"), swap("later", "context"))).toEqual([
      "the section context of revision 3 was changed after it was committed to.",
      "the section more of revision 3 was changed after it was committed to.",
    ]);
  });

  it("names a revision that was inserted whole, in the way the app would have written it", async () => {
    const { salt, commitment } = commit("Which framework?");
    const hex = (bytes: Buffer) => `'\\x${bytes.toString("hex")}'`;
    expect(
      await named(
        `insert into revisions (organization_id, decision_id, number, author_id, title, title_salt, title_commitment)
         values (:organization, :decision, 5, :ana, 'Which framework?', ${hex(salt)}, ${hex(commitment)})`,
      ),
    ).toEqual(["revision 5 was added without an event.", "the title of revision 5 was added without an event."]);
  });
});
