import { describe, expect, test } from "vitest";
import { testEvaluation } from "@/db/testing/evaluations";
import { testMember, testOrganization } from "@/db/testing/factories";
import { createDecision } from "@/lib/decisions/mutations";
import { answerContext } from "../context/mutations";
import { getEvaluation } from "../overview/queries";
import { cancelEvaluation } from "../phases/mutations";
import { createEvaluation, createEvaluationFromTemplate, updateSetup } from "../setup/mutations";
import { getTemplateFile } from "./files/queries";
import { parseTemplateFile } from "./files/rules";
import { createTemplate, editTemplate, hideTemplate, importTemplate, saveAsTemplate, showTemplate } from "./mutations";
import { getTemplate, listTemplates } from "./queries";

const outsiders = async () => {
  const organization = await testOrganization();
  const lead = await testMember(organization, "lead");
  const { owner: stranger } = await testOrganization();
  return { ...organization, lead, stranger };
};

describe("saveAsTemplate", () => {
  test("keeps options, criteria, context and what its own template said, and nothing of the votes", async () => {
    const { owner } = await testOrganization();
    const { id: decisionId, number } = await createDecision(owner, { title: "Which store?", productLineIds: [] });
    const { id: evaluationId } = await createEvaluationFromTemplate(owner, { decisionId, templateKey: "database" });
    await answerContext(owner, { evaluationId, question: "volume", choice: "worldwide", note: "Three continents" });
    const overview = await getEvaluation(owner, { number });
    if (overview?.phase !== "setup") throw new Error("It is not being set up.");
    const [relational] = overview.options;
    const [shape] = overview.criteria;
    if (!relational || !shape) throw new Error("The matrix is incomplete.");
    await updateSetup(owner, {
      evaluationId,
      changes: [
        { kind: "save-option", id: relational.id, name: "One big PostgreSQL", summary: "What we have" },
        { kind: "save-criterion", ...shape, situation: "Only here" },
      ],
    });
    const saved = await saveAsTemplate(owner, { evaluationId, name: "Our stores", summary: "As we ask it" });
    expect(saved).toEqual({ key: "our-stores", version: 1 });
    const { content, source, uses, versions } = await getTemplate(owner, { key: "our-stores" });
    const { content: origin } = await getTemplate(owner, { key: "database" });
    expect({ source, uses, by: versions.map((each) => each.createdBy) }).toEqual({
      source: "own",
      uses: 0,
      by: ["Olga Owner"],
    });
    expect(content.options.map((option) => option.name)[0]).toBe("One big PostgreSQL");
    expect(content.options[1]).toEqual(origin.options[1]);
    expect(content.contextQuestions).toEqual(origin.contextQuestions);
    expect(content.criteria.map((each) => each.shifts)).toEqual(origin.criteria.map((each) => each.shifts));
    expect(Object.keys(content.criteria[0]?.considerations ?? {}).toSorted()).toEqual([
      "Distributed SQL",
      "Document",
      "Key-value or wide-column",
    ]);
    expect(content.record).toEqual(origin.record);
    expect(JSON.stringify(content)).not.toMatch(/Three continents|Only here/);
  });

  test("is refused without criteria, to a lead, and for another organization's evaluation; nothing is saved", async () => {
    const { owner, lead, stranger } = await outsiders();
    const { id: decisionId } = await createDecision(owner, { title: "Which queue?", productLineIds: [] });
    const { id: evaluationId } = await createEvaluation(owner, { decisionId });
    const input = { evaluationId, name: "Queues", summary: "" };
    await expect(saveAsTemplate(owner, input)).rejects.toMatchObject({ code: "PRECONDITION" });
    await expect(saveAsTemplate(lead, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(saveAsTemplate(stranger, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await listTemplates(owner)).filter(({ source }) => source === "own")).toEqual([]);
  });
});

describe("editTemplate", () => {
  test("saves a new version; what began from the old one stays, and the old one stays readable", async () => {
    const { steward, evaluationId, decisionId } = await testEvaluation();
    const { key } = await saveAsTemplate(steward, { evaluationId, name: "Ours", summary: "" });
    await cancelEvaluation(steward, { evaluationId, reason: "Only for the frame" });
    await createEvaluationFromTemplate(steward, { decisionId, templateKey: key });
    const { content } = await getTemplate(steward, { key });
    const changed = { ...content, name: "Ours, again", criteria: content.criteria.slice(0, 1) };
    await expect(editTemplate(steward, { key, version: 1, content: changed })).resolves.toEqual({ key, version: 2 });
    expect((await getTemplate(steward, { key })).content.criteria).toHaveLength(1);
    expect((await getTemplate(steward, { key, version: 1 })).content).toEqual(content);
    const rows = await listTemplates(steward);
    expect(rows[0]).toMatchObject({ key, name: "Ours, again", version: 2, criteria: 1, options: 2, uses: 1 });
  });

  test("saves nothing where nothing changed, and refuses an overtaken version, a built-in one, a taken name and a lead", async () => {
    const { owner, lead, stranger } = await outsiders();
    const { content } = await getTemplate(owner, { key: "database" });
    await createTemplate(owner, { content: { ...content, name: "Taken" }, from: "database" });
    const { key } = await createTemplate(owner, { content: { ...content, name: "Mine" }, from: null });
    const mine = { ...content, name: "Mine" };
    await expect(editTemplate(owner, { key, version: 1, content: mine })).resolves.toEqual({ key, version: 1 });
    await editTemplate(owner, { key, version: 1, content: { ...mine, summary: "Shorter" } });
    await expect(editTemplate(owner, { key, version: 1, content: mine })).rejects.toMatchObject({ code: "CONFLICT" });
    const taken = editTemplate(owner, { key, version: 2, content: { ...mine, name: "taken" } });
    await expect(taken).rejects.toMatchObject({ code: "INVALID" });
    const builtIn = editTemplate(owner, { key: "database", version: 1, content });
    await expect(builtIn).rejects.toMatchObject({ code: "PRECONDITION" });
    await expect(editTemplate(lead, { key, version: 2, content: mine })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(editTemplate(stranger, { key, version: 2, content: mine })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await getTemplate(owner, { key })).version).toBe(2);
  });

  test("one of two who edit the same version at once is told of the other", async () => {
    const { owner } = await testOrganization();
    const { content } = await getTemplate(owner, { key: "database" });
    const { key } = await createTemplate(owner, { content: { ...content, name: "Mine" }, from: null });
    const edits = await Promise.allSettled(
      ["One", "Two"].map((summary) =>
        editTemplate(owner, { key, version: 1, content: { ...content, name: "Mine", summary } }),
      ),
    );
    expect(edits.map((edit) => edit.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("hideTemplate and showTemplate", () => {
  test("keep a template, built in or own, out of what is begun from, and bring it back", async () => {
    const { owner } = await testOrganization();
    const { id: decisionId } = await createDecision(owner, { title: "Which store?", productLineIds: [] });
    await hideTemplate(owner, { key: "database" });
    await expect(hideTemplate(owner, { key: "database" })).rejects.toMatchObject({ code: "PRECONDITION" });
    expect((await listTemplates(owner)).find(({ key }) => key === "database")?.isHidden).toBe(true);
    const begin = () => createEvaluationFromTemplate(owner, { decisionId, templateKey: "database" });
    await expect(begin()).rejects.toThrow("Which database? is hidden.");
    await showTemplate(owner, { key: "database" });
    await expect(showTemplate(owner, { key: "database" })).rejects.toMatchObject({ code: "PRECONDITION" });
    await expect(begin()).resolves.toMatchObject({ number: 1 });
  });
});

describe("a template's file", () => {
  test("of every built-in one is read back word for word, also by another organization", async () => {
    const { owner } = await testOrganization();
    const { owner: stranger } = await testOrganization();
    for (const { key, name } of await listTemplates(owner)) {
      const { text, fileName } = await getTemplateFile(owner, { key });
      const { content } = await getTemplate(owner, { key });
      expect(parseTemplateFile(text)).toEqual(content);
      expect(fileName).toBe(`${key}.accord-template.json`);
      const made = await importTemplate(stranger, { text, name: `${name} Theirs` });
      expect((await getTemplate(stranger, { key: made.key })).content.criteria).toEqual(content.criteria);
    }
  });

  test("never replaces a template: a taken name is refused, and a key that is built in is not taken over", async () => {
    const { owner } = await testOrganization();
    const { text } = await getTemplateFile(owner, { key: "database" });
    const { key } = await importTemplate(owner, { text, name: "Database" });
    expect(key).toBe("database-2");
    await expect(importTemplate(owner, { text, name: "database" })).rejects.toMatchObject({ code: "INVALID" });
    expect((await listTemplates(owner)).filter(({ source }) => source === "own")).toHaveLength(1);
  });

  test("is refused to stakeholders, who begin nothing", async () => {
    const organization = await testOrganization();
    const stakeholder = await testMember(organization, "stakeholder");
    await expect(getTemplateFile(stakeholder, { key: "database" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(listTemplates(stakeholder)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
