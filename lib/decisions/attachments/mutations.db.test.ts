import { describe, expect, test } from "vitest";
import sharp from "sharp";
import { revise } from "@/db/testing/decisions";
import { testDecision } from "@/db/testing/decision-states";
import { testMember, testOrganization } from "@/db/testing/factories";
import { withdrawDecision } from "@/lib/evaluations/withdrawal/mutations";
import { createDecision, startAgain } from "../mutations";
import { getRecord } from "../record/queries";
import { addAttachment, assertMayAttach } from "./mutations";
import { getAttachment, listPictures } from "./queries";

/** A picture of one colour, in the shape asked for. */
const square = (side: number, color: string, type: "png" | "jpeg" | "gif" | "webp" = "png") =>
  sharp({ create: { width: side, height: side, channels: 3, background: color } })
    .withMetadata({ exif: { IFD0: { Artist: "Somebody in particular" } } })
    .toFormat(type)
    .toBuffer();

describe("a picture", () => {
  test("is kept once, encoded anew without what its file said of its maker, and handed out as it is kept", async () => {
    const { owner } = await testOrganization();
    const { id, number } = await testDecision(owner);
    const bytes = await square(20, "red", "jpeg");
    expect(bytes.includes("Somebody in particular")).toBe(true);
    const added = await addAttachment(owner, { number }, { bytes });
    expect(added).toMatchObject({ name: `attachments/${added.fileName}`, width: 20, height: 20 });
    expect(await addAttachment(owner, { number }, { bytes })).toEqual(added);
    const kept = await getAttachment(owner, { number, name: added.fileName });
    expect(kept.type).toBe("image/jpeg");
    expect(kept.sha256.slice(0, 16)).toBe(added.fileName.slice(0, 16));
    expect(kept.bytes.includes("Somebody in particular")).toBe(false);

    await revise(owner, id, `![Red](${added.name})`);
    expect((await getRecord(owner, number)).pictures).toEqual([added]);
  });

  test.each(["png", "gif", "webp"] as const)("in %s is taken in", async (type) => {
    const { owner } = await testOrganization();
    const { number } = await testDecision(owner);
    const added = await addAttachment(owner, { number }, { bytes: await square(8, "blue", type) });
    expect(added.fileName).toMatch(type === "webp" ? /\.webp$/ : /\.png$/);
  });

  test("that is broken, moves, is a drawing, or is too wide is refused with a sentence", async () => {
    const { owner } = await testOrganization();
    const { number } = await testDecision(owner);
    const add = (bytes: Uint8Array) => addAttachment(owner, { number }, { bytes });
    const png = await square(20, "red");
    const frames = await sharp(Buffer.alloc(8 * 16 * 3).fill(200, 8 * 8 * 3), {
      raw: { width: 8, height: 16, channels: 3, pageHeight: 8 },
    })
      .gif({ loop: 0 })
      .toBuffer();
    const wide = await sharp({ create: { width: 8_000, height: 5_001, channels: 3, background: "white" } })
      .png()
      .toBuffer();
    await expect(add(png.subarray(0, 60))).rejects.toMatchObject({ code: "INVALID", message: /broken/ });
    await expect(add(frames)).rejects.toMatchObject({ code: "INVALID", message: /moves/ });
    await expect(add(wide)).rejects.toMatchObject({ code: "INVALID", message: /40 megapixels/ });
    await expect(add(Buffer.from("<svg onload='x'/>"))).rejects.toMatchObject({ code: "INVALID", message: /SVG/ });
    await expect(add(Buffer.from("%PDF"))).rejects.toMatchObject({ code: "INVALID", message: /PNG/ });
  });

  test("goes along when a decision is started again, is added to no ended one, and belongs to no other", async () => {
    const { owner } = await testOrganization();
    const { id, number } = await testDecision(owner);
    const bytes = await square(4, "red");
    const { fileName: name } = await addAttachment(owner, { number }, { bytes });
    await withdrawDecision(owner, { decisionId: id, reason: "Not now." });
    await expect(addAttachment(owner, { number }, { bytes })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const again = await startAgain(owner, { decisionId: id });
    expect((await getAttachment(owner, { number: again.number, name })).type).toBe("image/png");
    const other = await testDecision(owner);
    await expect(getAttachment(owner, { number: other.number, name })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("is shown to whom its decision is, and to a stakeholder once a saved text shows it", async () => {
    const organization = await testOrganization();
    const { owner, lineId } = organization;
    const elsewhere = await testOrganization();
    const stakeholder = await testMember(organization, "stakeholder", { productLineIds: [lineId] });
    const { id, number } = await testDecision(owner, { status: "proposed", productLineIds: [lineId] });
    const bytes = await square(4, "green");
    const { fileName, name } = await addAttachment(owner, { number }, { bytes });
    const key = { number, name: fileName };
    await expect(getAttachment(stakeholder, key)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await revise(owner, id, `![Green](${name})`);
    expect((await getAttachment(stakeholder, key)).bytes.length).toBeGreaterThan(0);
    await expect(getAttachment(elsewhere.owner, key)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(addAttachment(stakeholder, { number }, { bytes })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(assertMayAttach(stakeholder, { number })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(addAttachment(elsewhere.owner, { number }, { bytes })).rejects.toMatchObject({ code: "NOT_FOUND" });

    const draft = await createDecision(owner, { title: "Not yet", productLineIds: [lineId], sections: {} });
    const inDraft = await addAttachment(owner, { number: draft.number }, { bytes });
    await expect(getAttachment(stakeholder, { number: draft.number, name: inDraft.fileName })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("is listed before a saved text shows it to whoever may write the decision, and to nobody else", async () => {
    const organization = await testOrganization();
    const { owner, lineId } = organization;
    const { number, id } = await testDecision(owner, { status: "proposed", productLineIds: [lineId] });
    const member = await testMember(organization, "member");
    const stakeholder = await testMember(organization, "stakeholder", { productLineIds: [lineId] });
    const kept = await addAttachment(owner, { number }, { bytes: await square(4, "green") });
    expect(await listPictures(owner, { number })).toEqual([kept]);
    for (const reader of [member, stakeholder])
      await expect(listPictures(reader, { number })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { owner: stranger } = await testOrganization();
    await expect(listPictures(stranger, { number })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await withdrawDecision(owner, { decisionId: id, reason: "Not now." });
    await expect(listPictures(owner, { number })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
