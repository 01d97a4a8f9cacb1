import { randomUUID } from "node:crypto";
import { testOrganization, type TestOrganization } from "@/db/testing/factories";
import { testVisitor } from "@/db/testing/people";
import { addDomain, verifyDomain } from "@/lib/organizations/sso/domains/mutations";
import { beginSso, finishSso, ssoReturnAddress, type Returned } from "@/lib/organizations/sso/entry/mutations";
import { saveSso } from "@/lib/organizations/sso/mutations";
import { getSso } from "@/lib/organizations/sso/queries";
import { startProvider, type TestProvider } from "./start";

/** An organization with a provider and a domain of its own. The server has to be allowed to ask `localhost`. */
export interface Connected extends TestOrganization {
  readonly provider: TestProvider;
  readonly domain: string;
}

/** Makes one. Its provider gives the group "architects" the role of a lead. */
export async function connect(): Promise<Connected> {
  const organization = await testOrganization();
  const provider = await startProvider([ssoReturnAddress(organization.organizationId)]);
  const domain = `${randomUUID()}.example`;
  const { domainId } = await addDomain(organization.owner, { domain });
  const challenge = (await getSso(organization.owner)).domains[0]?.challenge ?? "";
  await verifyDomain(organization.owner, { domainId }, () => Promise.resolve([challenge]));
  await saveSso(organization.owner, {
    issuer: provider.issuer,
    clientId: "accord",
    clientSecret: provider.clientSecret,
    defaultRole: "member",
    roleClaim: "groups",
    roleLines: [{ value: "architects", role: "lead" }],
    isEnforced: false,
  });
  return { ...organization, provider, domain };
}

/** What a provider says of somebody new in a domain. */
export const somebodyOf = (domain: string) => ({
  email: `${randomUUID()}@${domain}`,
  email_verified: true,
  name: "Sonja Sign-On",
});

/** Sends somebody to their provider and back. Nothing of the answer has been used yet. */
export async function goThere(at: Connected, claims: Readonly<Record<string, unknown>>) {
  const browser = randomUUID();
  const { url } = await beginSso(testVisitor(), { email: `x@${at.domain}`, next: "/" }, browser);
  const back = await at.provider.visit(url, claims);
  const finish = (changed: Partial<Returned> = {}) =>
    finishSso(testVisitor(), {
      organizationId: at.organizationId,
      parameters: back.searchParams,
      browser,
      signedInAs: null,
      ...changed,
    });
  return { url, back, browser, finish };
}
