import { beforeAll, describe, expect, it } from "vitest";
import { transactionOf } from "@/db/client";
import { speakingAs } from "@/db/testing/connections";
import { evaluationInDiscussion, matrixOf, testEvaluation } from "@/db/testing/evaluations";
import { revealed, testVote } from "@/db/testing/votes";
import { verifyChains } from "@/lib/history/verification/queries";
import { addEvidence, removeEvidence } from "../../evidence/mutations";
import { setMeasure } from "../../measures/mutations";
import { reopenEvaluation } from "../../phases/mutations";
import { updateSetup } from "../../setup/mutations";
import { meetObjection, withdrawObjection } from "../../votes/objections/mutations";
import { checkEvaluations } from "../queries";

const anchors = ["worst", "poor", "fair", "good", "best"];

/** Alters rows as superuser, which no verb can, verifies what is then there, and never commits. */
function altered(organizationId: string, ...statements: readonly string[]): Promise<readonly string[]> {
  return speakingAs("superuser", async (superuser) => {
    await superuser.query("begin");
    for (const statement of statements) {
      const { rowCount } = await superuser.query(statement.replaceAll(":organization", `'${organizationId}'`));
      expect(rowCount, statement).toBeGreaterThan(0);
    }
    const report = await verifyChains(transactionOf(superuser), [checkEvaluations], organizationId);
    return report.problems.map(({ what }) => what);
  });
}

describe("evidence and measured values", () => {
  let organization: string;
  const named = (...statements: readonly string[]) => altered(organization, ...statements);

  beforeAll(async () => {
    const { steward, ana, evaluationId, organization: house } = await testEvaluation();
    organization = house.organizationId;
    const line = { unit: "ms", worst: "900", best: "50" };
    await updateSetup(steward, {
      evaluationId,
      changes: [{ kind: "save-criterion", name: "Latency", anchors, measure: line }],
    });
    const { criteria, options } = await matrixOf(steward, evaluationId);
    const [django = "", flask = ""] = options.map(({ id }) => id);
    const [speed = "", , latency = ""] = criteria.map(({ id }) => id);
    const on = (optionId: string) => ({ evaluationId, criterionId: latency, optionId });
    await setMeasure(steward, { ...on(django), value: "220.50", source: "Trial run" });
    await setMeasure(steward, { ...on(flask), value: "300", source: "" });
    await setMeasure(steward, { ...on(flask), value: "310", source: "" });
    const cell = { evaluationId, criterionId: speed, optionId: django };
    await addEvidence(ana, {
      ...{ ...cell, kind: "link", url: "https://example.org/report", body: "Two teams measured it." },
      ...{ confidence: "high", validUntil: "2030-02-01" },
    });
    const note = { ...cell, kind: "note", body: "It held.", confidence: "low", validUntil: null } as const;
    const { evidenceId } = await addEvidence(ana, note);
    await removeEvidence(steward, { evidenceId });
  });

  it("finds nothing where nobody altered anything", async () => {
    expect(await named("select 1")).toEqual([]);
  });

  it.each([
    ["other words", "update evidence set body = 'x' where kind = 'link'", "as it was entered"],
    ["another link", "update evidence set url = 'https://example.com' where kind = 'link'", "as it was entered"],
    ["another confidence", "update evidence set confidence = 'low' where kind = 'link'", "as it was entered"],
    ["a longer validity", "update evidence set valid_until = '2040-01-01' where kind = 'link'", "as it was entered"],
    ["evidence brought back", "update evidence set removed_at = null where kind = 'note'", "as it was entered"],
    [
      "another option",
      `update evidence v set option_id = o.id from evaluation_options o
       where v.kind = 'link' and o.evaluation_id = v.evaluation_id and o.id <> v.option_id`,
      "as it was entered",
    ],
  ])("names %s in evidence", async (_, statement, what) => {
    const problems = await named(`${statement} and ${ofHouse(statement)}`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`the evidence on Speed of \\w+ is not ${what}`));
  });

  it("names evidence that was deleted, and what was inserted past the verbs", async () => {
    expect(await named("delete from evidence where kind = 'link' and organization_id = :organization")).toEqual([
      "a piece of evidence was deleted.",
    ]);
    const copy = `insert into evidence (organization_id, id, evaluation_id, criterion_id, option_id, kind, url, body, confidence, author_id)
      select organization_id, gen_random_uuid(), evaluation_id, criterion_id, option_id, kind, url, body, confidence, author_id
      from evidence where kind = 'link' and organization_id = :organization`;
    expect(await named(copy)).toEqual(["evidence on Speed of Django was inserted without an event."]);
  });

  it("names a value, a source and an author that were altered, and values that were deleted or inserted", async () => {
    const where = "where value = 220.50 and organization_id = :organization";
    const is = ["the value of Latency of Django is not the one that was entered."];
    expect(await named(`update criterion_measures set value = 220.51 ${where}`)).toEqual(is);
    expect(await named(`update criterion_measures set source = 'Nowhere' ${where}`)).toEqual(is);
    expect(
      await named(
        `update criterion_measures set set_by = (select m.id from memberships m where m.organization_id = :organization and m.id <> set_by limit 1) ${where}`,
      ),
    ).toEqual(is);
    expect(await named(`delete from criterion_measures ${where}`)).toEqual(["a measured value was deleted."]);
    const moved = `update criterion_measures set criterion_id =
      (select id from evaluation_criteria where name = 'Safety' and organization_id = :organization) ${where}`;
    expect(await named(moved)).toEqual([
      "a measured value was deleted.",
      "the value of Safety of Django was inserted without an event.",
    ]);
  });
});

it("evidence and values that move with a changed criterion are still what was entered", async () => {
  const made = await evaluationInDiscussion(["51 41", "52 41", "51 52"]);
  const { steward, evaluationId, criteria, options } = made;
  const [speed] = criteria;
  const cell = { evaluationId, criterionId: speed?.id ?? "", optionId: options[0]?.id ?? "" };
  await addEvidence(steward, { ...cell, kind: "note", body: "It held.", confidence: "low", validUntil: null });
  await reopenEvaluation(steward, { evaluationId, reason: "The question changed" });
  if (speed === undefined) throw new Error("There is no criterion.");
  await updateSetup(steward, {
    evaluationId,
    changes: [{ ...speed, kind: "save-criterion", question: "How fast is it really?" }],
  });
  expect(await altered(made.organization.organizationId, "select 1")).toEqual([]);
});

describe("objections", () => {
  let organization: string;
  const named = (...statements: readonly string[]) => altered(organization, ...statements);

  beforeAll(async () => {
    const vote = await revealed(await testVote("consent"), ["no", "no", "no"]);
    organization = vote.organization.organizationId;
    const { steward, ana, ben, evaluationId } = vote;
    await meetObjection(steward, { evaluationId, memberId: ana.memberId, resolution: "We keep an exit." });
    await withdrawObjection(ben, { evaluationId, resolution: "" });
  });

  it("finds nothing where nobody altered anything", async () => {
    expect(await named("select 1")).toEqual([]);
  });

  const of = (state: string) => `where state = '${state}' and organization_id = :organization`;

  it.each([
    ["other words", `update objections set reason = 'x' ${of("open")}`, /is not what their ballot says/],
    ["an objection that was quietly met", `update objections set state = 'met' ${of("open")}`, /^what became of/],
    ["an objection opened again", `update objections set state = 'open' ${of("met")}`, /of Ana .* was changed/],
    ["another answer", `update objections set resolution = 'We do not.' ${of("met")}`, /of Ana .* was changed/],
    [
      "an answer by somebody else",
      `update objections set resolved_by = member_id ${of("met")}`,
      /of Ana .* was changed/,
    ],
    [
      "words put into a silent withdrawal",
      `update objections set resolution = 'x' ${of("withdrawn")}`,
      /of Ben .* was/,
    ],
    ["a deleted objection", `delete from objections ${of("open")}`, /was deleted/],
  ])("names %s", async (_, statement, what) => {
    const problems = await named(statement);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(what);
  });

  it("names an objection that nobody made", async () => {
    const vote = await revealed(await testVote("consent"), ["yes", "no", "yes"]);
    const inserted = `insert into objections (organization_id, evaluation_id, member_id, reason)
      select organization_id, '${vote.evaluationId}', '${vote.ben.memberId}', 'x' from organizations where organization_id = :organization`;
    expect(await altered(vote.organization.organizationId, inserted)).toEqual([
      "the objection of Ben in evaluation 1 is in no ballot.",
    ]);
  });
});

/** The condition that keeps a statement inside its own organization, whichever way it names the table. */
function ofHouse(statement: string): string {
  return `${statement.includes("evidence v ") ? "v." : ""}organization_id = :organization`;
}
