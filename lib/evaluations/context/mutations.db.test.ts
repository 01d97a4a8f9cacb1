import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { testMember, testOrganization } from "@/db/testing/factories";
import { score, weigh } from "@/db/testing/evaluations";
import { createDecision } from "@/lib/decisions/mutations";
import { getRecord } from "@/lib/decisions/record/queries";
import { reviseDecision } from "@/lib/decisions/revisions/mutations";
import { beginDecision } from "../beginning/mutations";
import { getEvaluation } from "../overview/queries";
import { readCriteria } from "../matrix/queries";
import { openScoring, openWeighting } from "../phases/mutations";
import { closeEvaluation } from "../results/mutations";
import { revealRound } from "../rounds/mutations";
import { createEvaluationFromTemplate } from "../setup/mutations";
import { createTemplate } from "../templates/mutations";
import { getTemplate } from "../templates/queries";
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

describe("the record", () => {
  test("begins its context with the answers when the evaluation closes, unless somebody has written it", async () => {
    const organization = await testOrganization();
    const { owner } = organization;
    const { content } = await getTemplate(owner, { key: "django-or-flask" });
    const small = { ...content, name: "Small", criteria: content.criteria.slice(0, 1) };
    const { key } = await createTemplate(owner, { content: small, from: "django-or-flask" });
    for (const own of [null, "We are three people."]) {
      const { number, id } = await beginDecision(owner, { title: "Ours", productLineIds: [], templateKey: key });
      const before = (await getRecord(owner, number)).revision.sections.find(({ kind }) => kind === "context");
      const change = { kind: "context" as const, body: own ?? "", baseCommitment: before?.commitment ?? "" };
      if (own !== null) await reviseDecision(owner, { decisionId: id, changes: [change] });
      const evaluation = await getEvaluation(owner, { number });
      if (evaluation?.phase !== "setup") throw new Error("It is not being set up.");
      const { id: evaluationId } = evaluation;
      await answerContext(owner, { evaluationId, question: "team", choice: "few-new", note: "Three *people*" });
      const { options, criteria } = evaluation;
      const weighting = await openWeighting(owner, { evaluationId, participants: [owner.memberId] });
      await weigh({ number, options, criteria, ...weighting }, owner);
      const scoring = await openScoring(owner, { evaluationId });
      await score({ number, options, criteria, ...scoring }, owner, "321");
      await revealRound(owner, { evaluationId });
      await closeEvaluation(owner, { evaluationId });
      const { revision } = await getRecord(owner, number);
      expect(revision.sections.find(({ kind }) => kind === "context")?.body).toBe(
        own ??
          [
            "What the team stated before it weighed the criteria:",
            "",
            "- **How many people will build and run this, and have they done it before?** A few, most of them new to it. Three \\*people\\*",
          ].join("\n"),
      );
    }
  });
});

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
