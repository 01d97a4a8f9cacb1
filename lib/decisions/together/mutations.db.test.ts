import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { v7 as uuid } from "uuid";
import { withOrg } from "@/db/client";
import { sharedDraftUpdates } from "@/db/schema/record/shared-drafts";
import type { Ctx } from "@/lib/access/context";
import { revise } from "@/db/testing/decisions";
import { testDecision } from "@/db/testing/decision-states";
import { testMember, testOrganization } from "@/db/testing/factories";
import { listEvents } from "@/lib/history/queries";
import { getEditor } from "../drafts/queries";
import { reviseDecision } from "../revisions/mutations";
import { exchangeText, type Exchanged } from "./mutations";
import { SHARED_TEXT } from "./rules";

/** A browser tab that writes the context of one decision, as the editor does it. */
class Tab {
  doc = new Y.Doc();
  draftId: string | null = null;
  private readonly client = this.doc.clientID;
  private sent = Y.encodeStateVector(this.doc);

  constructor(
    private readonly ctx: Ctx,
    private readonly number: number,
    private base: string,
  ) {}

  get text(): string {
    return this.doc.getText(SHARED_TEXT).toJSON();
  }

  type(at: number, words: string): void {
    this.doc.getText(SHARED_TEXT).insert(at, words);
  }

  async exchange(isHere = true): Promise<Exchanged> {
    const update = this.draftId === null ? null : Y.encodeStateAsUpdate(this.doc, this.sent);
    const answer = await exchangeText(this.ctx, {
      number: this.number,
      kind: "context",
      draftId: this.draftId,
      vector: Buffer.from(Y.encodeStateVector(this.doc)).toString("base64"),
      update: update === null ? null : Buffer.from(update).toString("base64"),
      base: this.base,
      client: this.client,
      cursor: null,
      isHere,
    });
    if (answer.isOther) this.doc = new Y.Doc();
    Y.applyUpdate(this.doc, Buffer.from(answer.update, "base64"));
    this.draftId = answer.draftId;
    this.base = answer.base?.commitment ?? this.base;
    this.sent = Y.encodeStateVector(this.doc);
    return answer;
  }
}

async function house() {
  const organization = await testOrganization();
  const { owner } = organization;
  const member = await testMember(organization, "member", { name: "Mia Member" });
  const { id, number } = await testDecision(owner, { sections: { context: "We grow." } });
  const saved = async () => {
    const { latest } = await getEditor(owner, number);
    const section = latest.sections.find(({ kind }) => kind === "context");
    return { body: section?.body ?? "", commitment: section?.commitment ?? "" };
  };
  const { commitment } = await saved();
  const tab = (ctx: Ctx) => new Tab(ctx, number, commitment);
  return { organization, owner, member, id, number, saved, commitment, tab };
}

describe("a section that is written together", () => {
  test("begins with the saved text, and both find what each typed at the same time", async () => {
    const { owner, member, tab } = await house();
    const [one, two] = [tab(owner), tab(member)];
    await Promise.all([one.exchange(), two.exchange()]);
    expect([one.text, two.text]).toEqual(["We grow.", "We grow."]);
    expect(one.draftId).toBe(two.draftId);
    one.type(0, "Now: ");
    two.type(8, " Fast.");
    await one.exchange();
    expect((await two.exchange()).people).toMatchObject([{ memberId: owner.memberId }]);
    await one.exchange();
    expect([one.text, two.text]).toEqual(["Now: We grow. Fast.", "Now: We grow. Fast."]);
    expect((await one.exchange()).people.map(({ name }) => name)).toEqual(["Mia Member"]);
    await two.exchange(false);
    expect((await one.exchange()).people).toEqual([]);
  });

  test("keeps every letter through many updates, which become few", async () => {
    const { owner, member, tab } = await house();
    const [one, two] = [tab(owner), tab(member)];
    await one.exchange();
    await two.exchange();
    for (let round = 0; round < 60; round += 1) {
      (round % 2 === 0 ? one : two).type(0, String(round % 10));
      await (round % 2 === 0 ? one : two).exchange();
    }
    await Promise.all([one.exchange(), two.exchange()]);
    const third = tab(owner);
    await third.exchange();
    expect(third.text).toHaveLength("We grow.".length + 60);
    expect([one.text, two.text]).toEqual([third.text, third.text]);
  });

  test("ends when a revision says the same, and goes on from it when somebody had typed more", async () => {
    const { owner, member, id, tab, commitment, saved } = await house();
    const [one, two] = [tab(owner), tab(member)];
    await one.exchange();
    await two.exchange();
    one.type(8, " Fast.");
    await one.exchange();
    await two.exchange();
    two.type(14, " Daily.");
    await two.exchange();
    const save = (body: string, baseCommitment: string) =>
      reviseDecision(owner, { decisionId: id, changes: [{ kind: "context", body, baseCommitment }] });
    await save("We grow. Fast.", commitment);
    const first = await two.exchange();
    expect(first).toMatchObject({ isOther: false, isBehind: false, base: { body: "We grow. Fast." } });
    expect(two.text).toBe("We grow. Fast. Daily.");
    await save("We grow. Fast. Daily.", (await saved()).commitment);
    expect(await two.exchange()).toMatchObject({ isOther: true, base: { body: "We grow. Fast. Daily." } });
    expect(two.text).toBe("We grow. Fast. Daily.");
  });

  test("keeps what somebody types at the very moment when it begins anew for somebody else", async () => {
    for (let time = 0; time < 12; time += 1) {
      const { owner, member, id, tab } = await house();
      const [one, two] = [tab(owner), tab(member)];
      await one.exchange();
      // Saved past it, as an import does.
      await revise(owner, id, "We grew.", "context");
      one.type(0, "Now: ");
      const [typed] = await Promise.all([one.exchange(), two.exchange()]);
      const three = tab(owner);
      await three.exchange();
      // Either it is there, or whoever typed it was told that theirs is no longer the text.
      expect(three.text === "Now: We grow." || typed.isOther).toBe(true);
    }
  });

  test("changes neither the record nor its history: what is approved stays so (rule 20)", async () => {
    const { owner, id, tab, saved, commitment } = await house();
    const before = (await listEvents(owner, { chainId: id })).total;
    const one = tab(owner);
    await one.exchange();
    one.type(0, "Now: ");
    await one.exchange();
    expect(await saved()).toEqual({ body: "We grow.", commitment });
    expect((await listEvents(owner, { chainId: id })).total).toBe(before);
  });

  test("that has grown too large takes nothing more in, and is ended by saving", async () => {
    const { owner, id, tab, commitment } = await house();
    const one = tab(owner);
    await one.exchange();
    const large = new Y.Doc();
    large.getText("elsewhere").insert(0, "x".repeat(4_300_000));
    await withOrg(owner, (tx) =>
      tx.insert(sharedDraftUpdates).values({
        organizationId: owner.organizationId,
        draftId: one.draftId ?? "",
        id: uuid(),
        data: Buffer.from(Y.encodeStateAsUpdate(large)),
        memberId: owner.memberId,
      }),
    );
    one.type(0, "Now: ");
    await expect(one.exchange()).rejects.toMatchObject({ code: "PRECONDITION" });
    await reviseDecision(owner, {
      decisionId: id,
      changes: [{ kind: "context", body: "We grow.\n", baseCommitment: commitment }],
    });
    const reader = tab(owner);
    await reader.exchange();
    expect(reader.text).toBe("We grow.");
  });

  test("is refused to a stakeholder, on a decision that has ended, in another organization, and for what is no text", async () => {
    const { organization, owner, number, commitment, tab } = await house();
    const stakeholder = await testMember(organization, "stakeholder");
    const elsewhere = await testOrganization();
    const ended = await testDecision(owner, { status: "rejected" });
    await expect(tab(stakeholder).exchange()).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(tab(elsewhere.owner).exchange()).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(new Tab(owner, ended.number, commitment).exchange()).rejects.toMatchObject({ code: "FORBIDDEN" });
    const proposal = await testDecision(owner, { status: "proposed" });
    await expect(new Tab(stakeholder, proposal.number, commitment).exchange()).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const own = { number, kind: "context" as const, base: commitment, client: 1, cursor: null, isHere: true };
    await expect(
      exchangeText(owner, { ...own, draftId: null, vector: null, update: "AQIDBAUG" }),
    ).rejects.toMatchObject({ code: "INVALID" });
  });
});
