import { randomBytes } from "node:crypto";
import { v7 as uuid } from "uuid";
import { withOrg } from "@/db/client";
import { ssoConnections, ssoDomains, ssoIdentities } from "@/db/schema/sso";
import { fullOrganization } from "@/db/testing/archives/full-organization";
import type { Ctx } from "@/lib/access/context";
import { createDecision } from "@/lib/decisions/mutations";
import { saveDraft } from "@/lib/decisions/drafts/mutations";
import { markDecisionSeen } from "@/lib/following/visits/mutations";
import { once } from "@/lib/idempotency/mutations";
import { listProductLines } from "@/lib/product-lines/queries";
import { catchUpWholly } from "@/lib/search/upkeep/mutations";
import { createShareLink } from "@/lib/sharing/mutations";
import { checkOrganization } from "@/lib/upkeep/checks/mutations";

/** An organization in which no tenant table is empty, with the words `mark` in what it keeps beside its archive. */
export async function wholeOrganization(mark: string): Promise<{ readonly owner: Ctx; readonly shareToken: string }> {
  const owner = await fullOrganization(`petra-${mark}@access.example`);
  const { organizationId, memberId } = owner;
  const [line] = await listProductLines(owner);
  const productLineId = line?.id ?? "";
  const { number } = await createDecision(owner, { title: `Where the ${mark} nests`, productLineIds: [productLineId] });
  await saveDraft(owner, { number, kind: "context", body: `Unsaved ${mark}.`, baseCommitment: "aa".repeat(32) });
  await markDecisionSeen(owner, { number, sequence: 3 });
  const { token } = await createShareLink(owner, {
    what: { productLineId },
    label: `For ${mark}`,
    days: 9,
    passcode: "",
  });
  const key = `"${randomBytes(16).toString("hex")}"`;
  await once(owner, { key, request: ["POST", "/", mark] }, () => Promise.resolve({ kept: mark }));
  await withOrg(owner, async (tx) => {
    // Neither a provider nor a name server is asked: what they said is kept as if they had.
    const [issuer, sealedClientSecret] = [`https://${mark}.sso.example`, randomBytes(40)];
    const connection = { organizationId, issuer, clientId: mark, sealedClientSecret, defaultRole: "member" as const };
    await tx.insert(ssoConnections).values(connection);
    await tx
      .insert(ssoDomains)
      .values({ organizationId, id: uuid(), domain: `${mark}.example`, challenge: `accord-${mark}` });
    await tx.insert(ssoIdentities).values({ organizationId, issuer, subject: mark, memberId });
  });
  await checkOrganization(owner);
  await catchUpWholly(owner);
  return { owner, shareToken: token };
}
