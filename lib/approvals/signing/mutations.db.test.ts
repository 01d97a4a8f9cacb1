import { createHash, createPublicKey, verify } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { database, withOrg } from "@/db/client";
import type { Confirmation } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { approvalSignatures } from "@/db/schema/approvals/approvals";
import { contentHashOf, proposed, revise } from "@/db/testing/decisions";
import { testMember, testOrganization, type TestOrganization } from "@/db/testing/factories";
import type { TestAuthenticator } from "@/db/testing/identity/authenticator";
import { passkeyOf, proofBy } from "@/db/testing/identity/passkey";
import type { Ctx } from "@/lib/access/context";
import { hashPassword } from "@/lib/auth/password";
import { setApprovalRule } from "../approval-rules/mutations";
import { BUILT_IN_TERMS } from "../approval-rules/rules";
import { approveDecision, liftRequest, requestChanges } from "../mutations";
import { prepareSignature } from "./queries";

const PASSWORD = "four unrelated plain words";
const sha256 = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest();

describe("signing an approval", () => {
  let house: TestOrganization;
  let mia: Ctx;
  let lea: Ctx;

  beforeEach(async () => {
    house = await testOrganization();
    mia = await testMember(house, "member", { name: "Mia" });
    lea = await testMember(house, "lead", { name: "Lea" });
  });

  /** A proposal whose rule asks for this to be shown again, as Lea read it. */
  async function asked(confirmation: Confirmation) {
    const { lineId, owner } = house;
    const groups = BUILT_IN_TERMS.groups.map((group) => ({ ...group, memberIds: [], sections: null }));
    await setApprovalRule(owner, {
      ...{ ...BUILT_IN_TERMS, groups, confirmation, lineId },
      ...{ isLocked: false, isAtOnce: false, basedOn: null },
    });
    const decisionId = await proposed(mia, [lineId]);
    return { decisionId, contentHash: await contentHashOf(lea, decisionId), note: "" };
  }

  const keyOf = (ctx: Ctx) =>
    passkeyOf({ userId: ctx.userId, sessionId: uuid(), email: "lea@test.example", name: ctx.name });

  const signed = (read: Awaited<ReturnType<typeof asked>>, key: TestAuthenticator, by: Ctx = lea) =>
    proofBy(by, key, read);

  const kept = (approvalId: string) =>
    withOrg(lea, (tx) =>
      tx
        .select()
        .from(approvalSignatures)
        .where(
          and(eq(approvalSignatures.organizationId, lea.organizationId), eq(approvalSignatures.approvalId, approvalId)),
        ),
    );

  it("by a passkey is kept so that anybody can check it without this server", async () => {
    const read = await asked("passkey");
    const proof = await signed(read, await keyOf(lea));
    const { approvalId, status } = await approveDecision(lea, { ...read, proof });
    expect(status).toBe("accepted");
    const [row] = await kept(approvalId);
    const { publicKey, authenticatorData, clientData, signature, statement } = z
      .object({
        publicKey: z.instanceof(Buffer),
        authenticatorData: z.instanceof(Buffer),
        clientData: z.string(),
        signature: z.instanceof(Buffer),
        statement: z.string(),
      })
      .parse(row);
    const key = createPublicKey({ key: publicKey, format: "der", type: "spki" });
    expect(verify("sha256", Buffer.concat([authenticatorData, sha256(clientData)]), key, signature)).toBe(true);
    expect(JSON.parse(clientData)).toMatchObject({ challenge: sha256(statement).toString("base64url") });
    expect(JSON.parse(statement)).toMatchObject({
      decision: read.decisionId,
      contentHash: read.contentHash,
      member: lea.memberId,
      verdict: "approved",
    });
  });

  it("is refused without what the rule asks for", async () => {
    await database()
      .update(users)
      .set({ passwordHash: await hashPassword(PASSWORD) })
      .where(eq(users.id, lea.userId));
    const read = await asked("passkey");
    await expect(approveDecision(lea, read)).rejects.toThrow(/asks for your passkey/);
    await expect(
      approveDecision(lea, { ...read, proof: { method: "password", password: PASSWORD } }),
    ).rejects.toMatchObject({ code: "INVALID" });
    await expect(prepareSignature(lea, { ...read, standsInFor: null })).rejects.toThrow(/no passkey yet/);
  });

  it("by the password is refused with a wrong one, and keeps no password", async () => {
    const passwordHash = await hashPassword(PASSWORD);
    await database().update(users).set({ passwordHash }).where(eq(users.id, lea.userId));
    const read = await asked("password_or_passkey");
    await expect(
      approveDecision(lea, { ...read, proof: { method: "password", password: "another" } }),
    ).rejects.toMatchObject({ fields: { proof: "This is not your current password." } });
    const { approvalId } = await approveDecision(lea, { ...read, proof: { method: "password", password: PASSWORD } });
    expect(await kept(approvalId)).toMatchObject([{ method: "password", signature: null, publicKey: null }]);
  });

  it("is of nothing but what was read: not of another text, another decision, or by another person", async () => {
    const read = await asked("passkey");
    const key = await keyOf(lea);
    const proof = await signed(read, key);
    const other = await proposed(mia, [house.lineId]);
    const otherHash = await contentHashOf(lea, other);
    await expect(
      approveDecision(lea, { decisionId: other, contentHash: otherHash, note: "", proof }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(approveDecision(house.owner, { ...read, proof })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const changed = proof.statement.replace('"sequence":', '"sequence":1');
    await expect(approveDecision(lea, { ...read, proof: { ...proof, statement: changed } })).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    await revise(mia, read.decisionId, "In Redis.");
    const contentHash = await contentHashOf(lea, read.decisionId);
    await expect(approveDecision(lea, { ...read, contentHash, proof })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("names a head that the history really had", async () => {
    const read = await asked("passkey");
    const key = await keyOf(lea);
    const { statement } = await prepareSignature(lea, { ...read, standsInFor: null });
    const forged = statement.replace(/"head":"[0-9a-f]{64}"/, `"head":"${"0".repeat(64)}"`);
    const assertion = key.sign(sha256(forged).toString("base64url"));
    await expect(
      approveDecision(lea, { ...read, proof: { method: "passkey", statement: forged, assertion } }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("counts only since the approver's own last verdict: what was signed before it is not used again", async () => {
    const read = await asked("passkey");
    const key = await keyOf(lea);
    const proof = await signed(read, key);
    const { approvalId } = await requestChanges(lea, { ...read, reason: "It is too early." });
    await liftRequest(lea, { decisionId: read.decisionId, approvalId });
    await expect(approveDecision(lea, { ...read, proof })).rejects.toMatchObject({ code: "CONFLICT" });
    const anew = await signed(read, key);
    expect(await approveDecision(lea, { ...read, proof: anew })).toMatchObject({ status: "accepted" });
  });
});
