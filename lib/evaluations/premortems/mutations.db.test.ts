import { describe, expect, test } from "vitest";
import { evaluationInDiscussion, evaluationInScoring } from "@/db/testing/evaluations";
import { testMember, testOrganization } from "@/db/testing/factories";
import { getRecord } from "@/lib/decisions/record/queries";
import { closeEvaluation } from "../results/mutations";
import { writePremortem } from "./mutations";
import { listPremortems } from "./queries";

describe("a pre-mortem", () => {
  test("is written, replaced and taken back by a participant, and read by all without a name", async () => {
    const { ana, ben, evaluationId, options } = await evaluationInDiscussion();
    const optionId = options[0]?.id ?? "";
    await writePremortem(ana, { evaluationId, optionId, body: "Nobody upgraded it" });
    await writePremortem(ana, { evaluationId, optionId, body: "Nobody could hire for it" });
    expect(await listPremortems(ben, evaluationId)).toEqual([
      { optionId, body: "Nobody could hire for it", isMine: false },
    ]);
    expect(await listPremortems(ana, evaluationId)).toMatchObject([{ isMine: true }]);
    expect(await writePremortem(ana, { evaluationId, optionId, body: "" })).toEqual({ isWritten: false });
    expect(await listPremortems(ben, evaluationId)).toEqual([]);
  });

  test("stands in no order that says who wrote it: the history tells who wrote first", async () => {
    const written = async (first: "ana" | "ben") => {
      const made = await evaluationInDiscussion();
      const texts = { ana: "Nobody could hire for it", ben: "It was never finished" };
      for (const name of first === "ana" ? (["ana", "ben"] as const) : (["ben", "ana"] as const))
        await writePremortem(made[name], { ...made, optionId: made.options[0]?.id ?? "", body: texts[name] });
      return (await listPremortems(made.steward, made.evaluationId)).map(({ body }) => body);
    };
    expect(await written("ana")).toEqual(await written("ben"));
  });

  test("on the option that is chosen goes into the drafted consequences", async () => {
    const { steward, ana, ben, evaluationId, options, number } = await evaluationInDiscussion();
    const [chosen = "", other = ""] = options.map(({ id }) => id);
    await writePremortem(ana, { evaluationId, optionId: chosen, body: "Nobody upgraded it" });
    await writePremortem(ben, { evaluationId, optionId: other, body: "It was never finished" });
    await closeEvaluation(steward, { evaluationId, choice: { optionId: chosen, reason: "It fits" } });
    const { revision } = await getRecord(steward, number);
    const text = revision.sections.find(({ kind }) => kind === "consequences")?.body;
    expect(text).toContain("### What could make it fail\n\n- Nobody upgraded it");
    expect(text).not.toContain("It was never finished");
  });

  test("is not for others, not before the reveal and not after closing", async () => {
    const { organization, steward, ana, evaluationId, options } = await evaluationInDiscussion();
    const optionId = options[0]?.id ?? "";
    const write = (ctx: typeof ana) => writePremortem(ctx, { evaluationId, optionId, body: "It was slow" });
    const { owner: stranger } = await testOrganization();
    await expect(write(await testMember(organization, "member"))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(write(stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(listPremortems(stranger, evaluationId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await closeEvaluation(steward, { evaluationId, choice: { optionId, reason: "It fits" } });
    await expect(write(ana)).rejects.toMatchObject({ code: "PRECONDITION" });
    const blind = await evaluationInScoring();
    const early = { evaluationId: blind.evaluationId, optionId: blind.options[0]?.id ?? "", body: "It was slow" };
    await expect(writePremortem(blind.ana, early)).rejects.toMatchObject({ code: "PRECONDITION" });
    await expect(listPremortems(blind.ana, blind.evaluationId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
