import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import type { OrganizationId } from "@/db/scope";
import type { Ctx } from "@/lib/access/context";

/** Who tries: five roles, leads and stakeholders once on the line in question and once on another, and a stranger. */
export const PRINCIPALS = [
  "owner",
  "admin",
  "lead",
  "leadOfOther",
  "member",
  "stakeholder",
  "stakeholderOfOther",
  "stranger",
] as const;
export type Principal = (typeof PRINCIPALS)[number];

/** An organization with everybody who tries, and Sam, who makes and looks after what they try it on. */
export interface House {
  readonly organizationId: OrganizationId;
  readonly slug: string;
  readonly lineId: string;
  readonly otherLineId: string;
  readonly sam: Ctx;
  readonly people: Readonly<Record<Principal, Ctx>>;
}

export async function makeHouse(): Promise<House> {
  const organization = await testOrganization();
  const foreign = await testOrganization("Another organization");
  const { organizationId, slug, lineId, owner } = organization;
  const otherLineId = await testLine(organizationId, "Other");
  const onLine = { productLineIds: [lineId] };
  const onOther = { productLineIds: [otherLineId] };
  return {
    organizationId,
    slug,
    lineId,
    otherLineId,
    sam: await testMember(organization, "member", { name: "Sam Steward" }),
    people: {
      owner,
      admin: await testMember(organization, "admin"),
      lead: await testMember(organization, "lead", onLine),
      leadOfOther: await testMember(organization, "lead", onOther),
      member: await testMember(organization, "member"),
      stakeholder: await testMember(organization, "stakeholder", onLine),
      stakeholderOfOther: await testMember(organization, "stakeholder", onOther),
      stranger: foreign.owner,
    },
  };
}
