import { describe, expect, test } from "vitest";
import { speakingAs } from "@/db/testing/connections";
import { testMember, testOrganization } from "@/db/testing/factories";
import { listDecisions } from "@/lib/decisions/list/queries";
import { getRecord } from "@/lib/decisions/record/queries";
import { getEvaluation } from "../overview/queries";
import { beginDecision } from "./mutations";

describe("beginDecision", () => {
  test("with a template makes the decision, its record's skeleton and its evaluation", async () => {
    const { owner, lineId } = await testOrganization();
    const { number } = await beginDecision(owner, {
      title: "Django or Flask?",
      productLineIds: [lineId],
      templateKey: "django-or-flask",
    });
    const { rows } = await listDecisions(owner, {});
    expect(rows).toMatchObject([{ number, evaluation: { phase: "setup", submitted: 0, participants: 0 } }]);
    const written = (await getRecord(owner, number)).revision.sections.filter((section) => section.body !== "");
    expect(written.map((section) => section.kind)).toEqual(["context", "drivers", "confirmation", "more"]);
  });

  test("makes the decision and its evaluation in one transaction, so that neither is left without the other", async () => {
    const { owner, lineId } = await testOrganization();
    const begun = { title: "Django or Flask?", productLineIds: [lineId], templateKey: "django-or-flask" };
    const { id } = await beginDecision(owner, begun);
    // The transaction that wrote a row stands in it.
    const { rows } = await speakingAs("owner", (client) =>
      client.query<{ isOne: boolean }>(
        `select r.xmin = e.xmin as "isOne" from revisions r join evaluations e using (organization_id, decision_id)
         where r.organization_id = $1 and r.decision_id = $2`,
        [owner.organizationId, id],
      ),
    );
    expect(rows).toEqual([{ isOne: true }]);
  });

  test.each(["matrix", "approval", "ranked", "score", "consent"] as const)(
    "with a way to decide and no template begins an empty evaluation of it: %s",
    async (method) => {
      const { owner } = await testOrganization();
      const { number } = await beginDecision(owner, { title: "Which queue?", productLineIds: [], method });
      expect(await getEvaluation(owner, { number })).toMatchObject({ phase: "setup", method, options: [] });
      const { revision } = await getRecord(owner, number);
      expect(revision.sections.every(({ body }) => body === "")).toBe(true);
    },
  );

  test("refuses a vote from a template, and makes nothing", async () => {
    const { owner } = await testOrganization();
    const both = { title: "Odd", productLineIds: [], templateKey: "django-or-flask", method: "consent" as const };
    await expect(beginDecision(owner, both)).rejects.toThrow("Begin the vote without one.");
    expect((await listDecisions(owner, {})).rows).toEqual([]);
  });

  test("without one makes a blank draft, and refuses unknown templates, stakeholders and foreign lines", async () => {
    const organization = await testOrganization();
    const { owner } = organization;
    const elsewhere = await testOrganization();
    await beginDecision(owner, { title: "Which queue?", productLineIds: [], templateKey: null });
    expect((await listDecisions(owner, {})).rows).toMatchObject([{ number: 1, evaluation: null }]);
    const stakeholder = await testMember(organization, "stakeholder");
    await expect(
      beginDecision(stakeholder, { title: "Mine", productLineIds: [], templateKey: null }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(beginDecision(owner, { title: "Odd", productLineIds: [], templateKey: "odd" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const foreign = { title: "Ours", productLineIds: [elsewhere.lineId], templateKey: null };
    await expect(beginDecision(owner, foreign)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
