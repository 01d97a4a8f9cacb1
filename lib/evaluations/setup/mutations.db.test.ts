import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { proposed } from "@/db/testing/decisions";
import {
  evaluationInDiscussion,
  evaluationInWeighting,
  matrixOf,
  score,
  testEvaluation,
  weigh,
} from "@/db/testing/evaluations";
import { testMember, testOrganization } from "@/db/testing/factories";
import { createDecision } from "@/lib/decisions/mutations";
import { getDiscussion } from "../discussion/queries";
import { readCriteria, readOptions } from "../matrix/queries";
import { getEvaluation } from "../overview/queries";
import { cancelEvaluation, openScoring, openWeighting, reopenEvaluation, resumeScoring } from "../phases/mutations";
import { revealRound } from "../rounds/mutations";
import { createEvaluation, createEvaluationFromTemplate, updateSetup } from "./mutations";

describe("createEvaluation", () => {
  test("begins one in setup on a draft, by any member", async () => {
    const organization = await testOrganization();
    const member = await testMember(organization, "member");
    const { id, number } = await createDecision(organization.owner, { title: "Which queue?", productLineIds: [] });
    await expect(createEvaluation(member, { decisionId: id })).resolves.toMatchObject({ number: 1 });
    expect(await getEvaluation(member, { number })).toMatchObject({
      phase: "setup",
      number: 1,
      gap: "Name at least two options to compare.",
      may: { edit: { allowed: true }, steer: { allowed: false } },
    });
  });

  test("copies the built-in template: three options and fourteen criteria with five anchors each", async () => {
    const { owner } = await testOrganization();
    const { id, number } = await createDecision(owner, { title: "Django or Flask?", productLineIds: [] });
    await createEvaluationFromTemplate(owner, { decisionId: id, templateKey: "django-or-flask" });
    const overview = await getEvaluation(owner, { number });
    if (overview?.phase !== "setup") throw new Error("It is not being set up.");
    expect(overview.options.map((option) => option.name)).toEqual(["Django", "Flask", "Hybrid"]);
    expect(overview.criteria).toHaveLength(14);
    expect(overview.criteria.every((criterion) => criterion.anchors.length === 5)).toBe(true);
    expect(overview).toMatchObject({ gap: null, templateKey: "django-or-flask" });
    const missing = createEvaluationFromTemplate(owner, { decisionId: id, templateKey: "nothing" });
    await expect(missing).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("is refused while another is open, and counts on after one was cancelled", async () => {
    const { steward, decisionId, evaluationId } = await testEvaluation();
    await expect(createEvaluation(steward, { decisionId })).rejects.toMatchObject({ code: "PRECONDITION" });
    await cancelEvaluation(steward, { evaluationId, reason: "Asked too early" });
    expect(await createEvaluation(steward, { decisionId })).toMatchObject({ number: 2 });
  });

  test("is refused on a proposed decision, to stakeholders and to other organizations", async () => {
    const organization = await testOrganization();
    const decisionId = await proposed(organization.owner, [organization.lineId]);
    await expect(createEvaluation(organization.owner, { decisionId })).rejects.toMatchObject({ code: "PRECONDITION" });
    const stakeholder = await testMember(organization, "stakeholder");
    await expect(createEvaluation(stakeholder, { decisionId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { owner: stranger } = await testOrganization();
    await expect(createEvaluation(stranger, { decisionId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("only one of two made at once is open", async () => {
    const { owner } = await testOrganization();
    const { id: decisionId } = await createDecision(owner, { title: "Which queue?", productLineIds: [] });
    const made = await Promise.allSettled([1, 2, 3].map(() => createEvaluation(owner, { decisionId })));
    expect(made.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  });
});

describe("updateSetup", () => {
  test("adds, renames, orders and removes options and criteria", async () => {
    const { ana, evaluationId, options, criteria } = await testEvaluation();
    const [django, flask] = options.map((option) => option.id);
    const [speed] = criteria;
    if (!django || !flask || !speed) throw new Error("The matrix is incomplete.");
    const { ids } = await updateSetup(ana, {
      evaluationId,
      changes: [
        { kind: "save-option", name: "Hybrid" },
        { kind: "save-option", id: django, name: "Django 6", summary: "One framework" },
        { kind: "remove-option", id: flask },
        { kind: "save-criterion", ...speed, situation: "Four services" },
        { kind: "save-criterion", name: "A criterion with quite a long name" },
      ],
    });
    const [hybrid] = ids;
    expect(ids[3]).toBe(speed.id);
    if (!hybrid) throw new Error("Hybrid has no id.");
    await updateSetup(ana, { evaluationId, changes: [{ kind: "order-options", ids: [hybrid, django] }] });
    const matrix = await withOrg(ana, async (tx) => ({
      options: await readOptions(tx, ana, evaluationId),
      criteria: await readCriteria(tx, ana, evaluationId),
    }));
    expect(matrix.options.map((option) => option.name)).toEqual(["Hybrid", "Django 6"]);
    expect(matrix.criteria.map((criterion) => [criterion.shortName, criterion.situation])).toEqual([
      ["Speed", "Four services"],
      ["Safety", ""],
      ["A criterion with q…", ""],
    ]);
  });

  test("brings a removed option back where it stood, once, and not over another of its name", async () => {
    const { ana, evaluationId, options } = await testEvaluation(["Django", "Flask", "Rails"]);
    const flask = options[1]?.id ?? "";
    const change = (changes: Parameters<typeof updateSetup>[1]["changes"]) =>
      updateSetup(ana, { evaluationId, changes });
    await change([{ kind: "remove-option", id: flask }]);
    await change([{ kind: "restore-option", id: flask }]);
    await change([{ kind: "restore-option", id: flask }]);
    expect((await matrixOf(ana, evaluationId)).options).toEqual(options);
    await change([
      { kind: "remove-option", id: flask },
      { kind: "save-option", name: "flask" },
    ]);
    await expect(change([{ kind: "restore-option", id: flask }])).rejects.toMatchObject({ code: "INVALID" });
    const foreign = (await testEvaluation()).options[0]?.id ?? "";
    await expect(change([{ kind: "restore-option", id: foreign }])).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("restores an option where it stood, before what was added since, also when all had been removed", async () => {
    const { steward, evaluationId, options } = await testEvaluation();
    const change = (changes: Parameters<typeof updateSetup>[1]["changes"]) =>
      updateSetup(steward, { evaluationId, changes });
    const [first, second] = options.map(({ id }) => id);
    await change([
      { kind: "remove-option", id: first ?? "" },
      { kind: "remove-option", id: second ?? "" },
      { kind: "save-option", name: "Rails" },
      { kind: "save-option", name: "Spring" },
      { kind: "restore-option", id: second ?? "" },
    ]);
    const names = (await matrixOf(steward, evaluationId)).options.map(({ name }) => name);
    expect(names).toEqual([options[1]?.name, "Rails", "Spring"]);
  });

  test("refuses a taken name, an incomplete order, a foreign row and one option too many", async () => {
    const { steward, evaluationId, options } = await testEvaluation();
    const other = await testEvaluation();
    const change = (changes: Parameters<typeof updateSetup>[1]["changes"]) =>
      updateSetup(steward, { evaluationId, changes });
    await expect(change([{ kind: "save-option", name: "dJANGO" }])).rejects.toMatchObject({ code: "INVALID" });
    await expect(change([{ kind: "order-options", ids: [] }])).rejects.toMatchObject({ code: "INVALID" });
    const [foreign] = other.options.map((option) => option.id);
    await expect(change([{ kind: "remove-option", id: foreign ?? "" }])).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(change([{ kind: "save-option", id: foreign, name: "Ours" }])).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const many = Array.from({ length: 13 - options.length }, (_, at) => ({
      kind: "save-option" as const,
      name: `Option ${at}`,
    }));
    await expect(change(many)).rejects.toMatchObject({ code: "PRECONDITION" });
    expect(await withOrg(steward, (tx) => readOptions(tx, steward, evaluationId))).toHaveLength(2);
  });

  test("is refused once weighting opened, to stakeholders and to other organizations", async () => {
    const { organization, steward, evaluationId } = await evaluationInWeighting();
    const input = { evaluationId, changes: [{ kind: "save-option" as const, name: "Late" }] };
    await expect(updateSetup(steward, input)).rejects.toMatchObject({ code: "PRECONDITION" });
    const stakeholder = await testMember(organization, "stakeholder");
    await expect(updateSetup(stakeholder, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { owner: stranger } = await testOrganization();
    await expect(updateSetup(stranger, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("reopening", () => {
  test("voids the scores of a changed criterion, keeps the rest, and says that later rounds are not blind", async () => {
    const discussion = await evaluationInDiscussion();
    const { steward, ana, ben, evaluationId, number, criteria } = discussion;
    const [speed, safety] = criteria;
    if (!speed || !safety) throw new Error("The matrix is incomplete.");
    await reopenEvaluation(steward, { evaluationId, reason: "Speed was unclear" });
    const anchored = {
      kind: "save-criterion" as const,
      ...speed,
      anchors: ["1 s", "500 ms", "200 ms", "100 ms", "50 ms"],
    };
    await expect(updateSetup(ana, { evaluationId, changes: [anchored] })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { ids } = await updateSetup(steward, {
      evaluationId,
      changes: [anchored, { kind: "save-criterion", ...safety, situation: "New" }],
    });
    expect(ids[0]).not.toBe(speed.id);
    expect(ids[1]).toBe(safety.id);
    await expect(resumeScoring(steward, { evaluationId })).rejects.toThrow("Nobody has weighed Speed");
    const participants = [steward, ana, ben].map((person) => person.memberId);
    const weighting = await openWeighting(steward, { evaluationId, participants });
    const changed = { ...discussion, criteria: [{ ...speed, id: ids[0] ?? "" }, safety] };
    await weigh({ ...changed, ...weighting }, steward, [50, 50]);
    const scoring = await openScoring(steward, { evaluationId });
    expect(await getEvaluation(ana, { number })).toMatchObject({
      phase: "scoring",
      isReopened: true,
      round: { isBlind: false, cells: { length: 2 } },
    });
    await score({ ...changed, ...scoring }, ana, "35");
    await revealRound(steward, { evaluationId });
    const after = await getDiscussion(ana, { number });
    expect(after?.cells.map((cell) => [cell.criterionId === safety.id, cell.answers])).toEqual([
      [false, 1],
      [true, 3],
      [false, 1],
      [true, 3],
    ]);
  });

  test("changes of an option only what is given, so that two people at once undo nothing of each other", async () => {
    const { steward, ana, evaluationId, options } = await testEvaluation();
    const id = options[0]?.id;
    await Promise.all([
      updateSetup(steward, { evaluationId, changes: [{ kind: "save-option", id, name: "Django 6" }] }),
      updateSetup(ana, { evaluationId, changes: [{ kind: "save-option", id, summary: "One framework" }] }),
    ]);
    expect(await withOrg(steward, (tx) => readOptions(tx, steward, evaluationId))).toMatchObject([
      { id, name: "Django 6", summary: "One framework" },
      { name: "Flask" },
    ]);
    const nameless = updateSetup(steward, { evaluationId, changes: [{ kind: "save-option", summary: "No name" }] });
    await expect(nameless).rejects.toMatchObject({ code: "INVALID" });
  });
});
