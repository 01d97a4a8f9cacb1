import { expect, test } from "vitest";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import { createDecision } from "@/lib/decisions/mutations";
import { finishImport } from "../finish/mutations";
import { addFiles, startImport } from "../mutations";
import { getSource, getSourceFile } from "./queries";

const BYTES = Uint8Array.from([
  0xef,
  0xbb,
  0xbf,
  ...new TextEncoder().encode("# 5. Orders\r\n\r\n* Status: Living\r\n* Deciders: Ada\r\n"),
]);

async function imported() {
  const organization = await testOrganization();
  const { owner, lineId } = organization;
  const { id: importId } = await startImport(owner, { way: "files", sourceName: "shop", productLineId: lineId });
  await addFiles(owner, importId, [{ path: "adr/0005-orders.md", bytes: BYTES }]);
  await finishImport(owner, { importId });
  return organization;
}

test("an imported decision says where it came from, who was named in it, and that nobody approved it here", async () => {
  const { owner } = await imported();
  expect(await getSource(owner, 5)).toMatchObject({
    sourceName: "shop",
    path: "adr/0005-orders.md",
    by: "Olga Owner",
    size: BYTES.length,
    isInForce: true,
    facts: { statusRaw: "Living", people: { decisionMakers: ["Ada"] } },
  });
  const { number } = await createDecision(owner, { title: "Made here", productLineIds: [] });
  expect(await getSource(owner, number)).toBeNull();
  await expect(getSourceFile(owner, number)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("its file comes back byte for byte, to those who may see the decision and nobody else", async () => {
  const organization = await imported();
  const { owner, lineId, organizationId } = organization;
  const other = await testLine(organizationId, "Elsewhere");
  expect(Buffer.compare((await getSourceFile(owner, 5)).bytes, Buffer.from(BYTES))).toBe(0);
  const near = await testMember(organization, "stakeholder", { productLineIds: [lineId] });
  expect((await getSourceFile(near, 5)).path).toBe("adr/0005-orders.md");
  const far = await testMember(organization, "stakeholder", { productLineIds: [other] });
  const stranger = (await testOrganization("Elsewhere")).owner;
  for (const ctx of [far, stranger]) {
    await expect(getSource(ctx, 5)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getSourceFile(ctx, 5)).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
});
