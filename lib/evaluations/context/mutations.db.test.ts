import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { testMember, testOrganization } from "@/db/testing/factories";
import { createDecision } from "@/lib/decisions/mutations";
import { readCriteria } from "../matrix/queries";
import { openWeighting } from "../phases/mutations";
import { createEvaluationFromTemplate } from "../setup/mutations";
import { answerContext } from "./mutations";
import { readContext } from "./queries";
import { activeShifts } from "./rules";

async function begun() {
  const organization = await testOrganization();
  const { owner } = organization;
  const { id: decisionId } = await createDecision(owner, { title: "Django or Flask?", productLineIds: [] });
  const { id: evaluationId } = await createEvaluationFromTemplate(owner, {
    decisionId,
    templateKey: "django-or-flask",
  });
  const read = () => withOrg(owner, (tx) => readContext(tx, owner, evaluationId));
  return { organization, owner, evaluationId, read };
}

describe("answerContext", () => {
  test("keeps choice and note, says next to a criterion why it matters more or less, and can be taken back", async () => {
    const { organization, owner, evaluationId, read } = await begun();
    const member = await testMember(organization, "member");
    const answer = { evaluationId, question: "data", choice: "simple", note: "Two tables" };
    await expect(answerContext(member, answer)).resolves.toEqual({ answered: 1 });
    const criteria = await withOrg(owner, (tx) => readCriteria(tx, owner, evaluationId));
    const migrations = criteria.find(({ name }) => name === "Data modelling and migrations");
    expect(activeShifts(await read(), migrations?.id ?? "")).toEqual([
      {
        matters: "less",
        because: "A few records of one kind can be reshaped by hand in an afternoon.",
        answer: "A few kinds of records that stand alone",
      },
    ]);
    await expect(answerContext(member, { ...answer, choice: null, note: "" })).resolves.toEqual({ answered: 0 });
    expect(activeShifts(await read(), migrations?.id ?? "")).toEqual([]);
  });

  test("refuses a question or choice that is not there", async () => {
    const { owner, evaluationId } = await begun();
    const odd = answerContext(owner, { evaluationId, question: "odd", choice: null, note: "x" });
    await expect(odd).rejects.toMatchObject({ code: "NOT_FOUND" });
    const wrong = answerContext(owner, { evaluationId, question: "data", choice: "odd" });
    await expect(wrong).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("is refused once weighting opened, to stakeholders and to other organizations", async () => {
    const { organization, owner, evaluationId, read } = await begun();
    const answer = { evaluationId, question: "data", choice: "rich", note: "" };
    const stakeholder = await testMember(organization, "stakeholder");
    await expect(answerContext(stakeholder, answer)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { owner: stranger } = await testOrganization();
    await expect(answerContext(stranger, answer)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await openWeighting(owner, { evaluationId, participants: [owner.memberId] });
    await expect(answerContext(owner, answer)).rejects.toMatchObject({ code: "PRECONDITION" });
    expect((await read())?.answers).toEqual({});
  });
});
