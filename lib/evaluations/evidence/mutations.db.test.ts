import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { speakingAs } from "@/db/testing/connections";
import { evaluationInDiscussion, evaluationInScoring, matrixOf, testEvaluation } from "@/db/testing/evaluations";
import { testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { getMyBallot } from "../ballots/queries";
import { openSecondRound, reopenEvaluation } from "../phases/mutations";
import { closeEvaluation } from "../results/mutations";
import { updateSetup } from "../setup/mutations";
import { addEvidence, removeEvidence } from "./mutations";
import { getEvidence, readEvidenceCounts } from "./queries";

type Of = Pick<Awaited<ReturnType<typeof testEvaluation>>, "evaluationId" | "criteria" | "options">;

const cellOf = ({ evaluationId, criteria, options }: Of) => ({
  evaluationId,
  criterionId: criteria[0]?.id ?? "",
  optionId: options[0]?.id ?? "",
});

const note = (body: string) => ({ kind: "note" as const, body, confidence: "medium" as const, validUntil: null });

const add = (ctx: Ctx, of: Of, body = "It held for a year.") => addEvidence(ctx, { ...cellOf(of), ...note(body) });

describe("addEvidence", () => {
  test("is read by everybody who sees the evaluation, with its author, its day and whether it has expired", async () => {
    const made = await testEvaluation();
    const { steward, ana, number } = made;
    const link = { ...note("A report"), kind: "link" as const, url: "https://example.org/report" };
    await addEvidence(ana, { ...cellOf(made), ...link, confidence: "high", validUntil: "2020-02-01" });
    await add(steward, made);
    const { criterionId } = cellOf(made);
    expect(await getEvidence(steward, { number, criterionId })).toMatchObject([
      { ...link, confidence: "high", validUntil: "2020-02-01", isExpired: true, author: "Ana" },
      { kind: "note", url: "", body: "It held for a year.", validUntil: null, isExpired: false },
    ]);
    expect(await getEvidence(steward, { number, criterionId: made.criteria[1]?.id ?? "" })).toEqual([]);
    const counts = await withOrg(steward, (tx) => readEvidenceCounts(tx, steward, made.evaluationId));
    expect(counts).toEqual({ [criterionId]: 2 });
  });

  test("is refused to who may not edit, unknown to others, and for a cell of another matrix", async () => {
    const made = await testEvaluation();
    const other = await testEvaluation();
    const { owner: stranger } = await testOrganization();
    const stakeholder = await testMember(made.organization, "stakeholder");
    await expect(add(stranger, made)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(add(stakeholder, made)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const foreign = { ...cellOf(other), evaluationId: made.evaluationId, ...note("Elsewhere") };
    await expect(addEvidence(made.steward, foreign)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { number } = made;
    await expect(
      getEvidence(stranger, { number: number + 900, criterionId: cellOf(made).criterionId }),
    ).rejects.toThrow();
  });

  test("holds at most twelve in one cell, also when they come at once", async () => {
    const made = await testEvaluation();
    for (let piece = 0; piece < 11; piece++) await add(made.ana, made, `Piece ${piece}`);
    const last = await Promise.allSettled([add(made.ana, made), add(made.ben, made)]);
    expect(last.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(add(made.steward, made)).rejects.toThrow("at most 12");
  });

  test("rests while people score, also past a deadline, and is over once it is closed", async () => {
    const scoring = await evaluationInScoring();
    await expect(add(scoring.ana, scoring)).rejects.toThrow("it could carry an opinion");
    const talking = await evaluationInDiscussion();
    const { evidenceId } = await add(talking.ana, talking);
    const optionId = talking.options[0]?.id ?? "";
    const choice = { optionId, reason: "It fits." };
    await closeEvaluation(talking.steward, { evaluationId: talking.evaluationId, choice });
    await expect(add(talking.ana, talking)).rejects.toMatchObject({ code: "PRECONDITION" });
    await expect(removeEvidence(talking.ana, { evidenceId })).rejects.toMatchObject({ code: "PRECONDITION" });
  });
});

describe("removeEvidence", () => {
  test("takes it away once, for who may edit; the history keeps what it said", async () => {
    const made = await testEvaluation();
    const { ana, ben, number } = made;
    const { evidenceId } = await add(ana, made, "It held for a year.");
    const { owner: stranger } = await testOrganization();
    await expect(removeEvidence(stranger, { evidenceId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await removeEvidence(ben, { evidenceId });
    await expect(removeEvidence(ben, { evidenceId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await getEvidence(ana, { number, criterionId: cellOf(made).criterionId })).toEqual([]);
    const { rows } = await speakingAs("owner", (client) =>
      client.query<{ body: string }>(
        `select t.body from event_texts t join events e on e.organization_id = t.organization_id
          and e.chain_id = t.chain_id and e.sequence = t.sequence
          where e.organization_id = $1 and e.type = 'evaluation.evidence_removed' and t.name = 'body'`,
        [ana.organizationId],
      ),
    );
    expect(rows).toEqual([{ body: "It held for a year." }]);
  });
});

describe("evidence on a ballot", () => {
  test("comes as a count: a matrix full of it makes the page no larger", async () => {
    const made = await evaluationInDiscussion(["51 33", "15 33", "33 33"]);
    const { ana, steward, number, evaluationId } = made;
    for (const body of ["One", "Two", "Three"]) await add(ana, made, body);
    await openSecondRound(steward, { evaluationId, extraCells: [] });
    const ballot = await getMyBallot(ana, { number });
    expect(ballot?.evidence).toEqual({ [cellOf(made).criterionId]: 3 });
    expect(JSON.stringify(ballot)).not.toContain("Three");
  });

  test("goes along with a criterion that is changed after a round (rule 29)", async () => {
    const made = await evaluationInDiscussion();
    const { steward, evaluationId, number } = made;
    await add(steward, made);
    await reopenEvaluation(steward, { evaluationId, reason: "The question was unclear" });
    const change = { kind: "save-criterion" as const, id: cellOf(made).criterionId, name: "Speed of delivery" };
    await updateSetup(steward, { evaluationId, changes: [change] });
    const renamed = (await matrixOf(steward, evaluationId)).criteria.find(({ name }) => name === "Speed of delivery");
    expect(await getEvidence(steward, { number, criterionId: renamed?.id ?? "" })).toHaveLength(1);
  });
});
