import { describe, expect, test } from "vitest";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import { testDecision } from "@/db/testing/decision-states";
import { createEvaluation } from "@/lib/evaluations/setup/mutations";
import { findMentionable } from "./queries";
import { MOST_OFFERED } from "./rules";

async function proposedDecision() {
  const organization = await testOrganization();
  const { owner, lineId } = organization;
  const { id: decisionId } = await testDecision(owner, { productLineIds: [lineId], status: "proposed" });
  return { organization, owner, lineId, decisionId };
}

describe("findMentionable", () => {
  test("finds by the beginning of any word of a name, without its accents, whole names first, and no more than it offers", async () => {
    const { organization, owner, decisionId } = await proposedDecision();
    await testMember(organization, "member", { name: "Anton Sjöberg" });
    await testMember(organization, "member", { name: "Sjö Larsson" });
    for (let at = 0; at <= MOST_OFFERED; at += 1) await testMember(organization, "member", { name: `Twin ${at} 100%` });
    const named = async (q: string) => (await findMentionable(owner, { decisionId, q })).map(({ name }) => name);
    expect(await named("sjo")).toEqual(["Sjö Larsson", "Anton Sjöberg"]);
    expect(await named("SJÖB")).toEqual(["Anton Sjöberg"]);
    expect(await named("anton s")).toEqual(["Anton Sjöberg"]);
    expect(await named("berg"), "not the middle of a word").toEqual([]);
    expect(await named("%"), "no pattern").toEqual([]);
    expect(await named("twin")).toHaveLength(MOST_OFFERED);
  });

  test("offers nobody who cannot read the thread, and nobody of another organization", async () => {
    const { organization, owner, lineId, decisionId } = await proposedDecision();
    const otherLine = await testLine(organization.organizationId, "Other");
    await testMember(organization, "stakeholder", { name: "Sam Reader", productLineIds: [lineId] });
    await testMember(organization, "stakeholder", { name: "Sam Stranger", productLineIds: [otherLine] });
    const elsewhere = await testOrganization();
    await testMember(elsewhere, "member", { name: "Sam Elsewhere" });
    const named = async (evaluationId?: string) =>
      (await findMentionable(owner, { decisionId, q: "sam", ...(evaluationId !== undefined && { evaluationId }) })).map(
        ({ name }) => name,
      );
    expect(await named()).toEqual(["Sam Reader"]);
    const draft = await testDecision(owner, { productLineIds: [lineId] });
    const { id: evaluationId } = await createEvaluation(owner, { decisionId: draft.id });
    const onOpenEvaluation = await findMentionable(owner, { decisionId: draft.id, evaluationId, q: "sam" });
    expect(onOpenEvaluation, "a stakeholder sees it once closed").toEqual([]);
  });

  test("says nothing to a stranger: of another organization, another product line, or with an evaluation of another decision", async () => {
    const { organization, owner, lineId, decisionId } = await proposedDecision();
    const otherLine = await testLine(organization.organizationId, "Other");
    const stranger = await testMember(organization, "stakeholder", { productLineIds: [otherLine] });
    const elsewhere = await testOrganization();
    const ask = { decisionId, q: "o" };
    await expect(findMentionable(stranger, ask)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(findMentionable(elsewhere.owner, ask)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const draft = await testDecision(owner, { productLineIds: [lineId] });
    const { id: evaluationId } = await createEvaluation(owner, { decisionId: draft.id });
    await expect(findMentionable(owner, { ...ask, evaluationId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
