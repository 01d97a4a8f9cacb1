import { eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { withOrg } from "@/db/client";
import { organizations } from "@/db/schema/organizations";
import { bytesOf } from "@/db/testing/archives/organizations";
import { testLine, testMember } from "@/db/testing/factories";
import { changeRole, removeMember } from "@/lib/evaluations/membership/mutations";
import { exportOrganization } from "@/lib/exports/archive/mutations";
import { markHomeSeen } from "@/lib/home/mutations";
import { archiveGoal, restoreGoal, saveGoal } from "@/lib/organizations/goals/mutations";
import { askForDeletion, undoDeletion } from "@/lib/organizations/deletion/mutations";
import { createInvitation, revokeInvitation } from "@/lib/organizations/invitations/mutations";
import { changeLines, restoreMember, suspendMember } from "@/lib/organizations/members/mutations";
import { changeProposalLimit, renameOrganization } from "@/lib/organizations/mutations";
import { resetLinkForMember } from "@/lib/organizations/reset-links/mutations";
import { requireSecondFactor } from "@/lib/organizations/security/mutations";
import { addDomain, removeDomain, verifyDomain } from "@/lib/organizations/sso/domains/mutations";
import { saveSsoShape } from "@/lib/organizations/sso/input";
import { removeSso, saveSso } from "@/lib/organizations/sso/mutations";
import { getSso } from "@/lib/organizations/sso/queries";
import {
  archiveProductLine,
  createProductLine,
  moveProductLine,
  renameProductLine,
  restoreProductLine,
} from "@/lib/product-lines/mutations";
import type { House } from "./principals";
import { specialCase, verbCase } from "./verb-case";

const managed = "OOFFFFFN";
const line = ({ organizationId }: House) => testLine(organizationId, `Target ${uuid()}`);
const member = async (house: House) => (await testMember(house, "member")).memberId;
const goal = async ({ people }: House) =>
  (await saveGoal(people.owner, { name: `Goal ${uuid()}`, description: "", importance: 10 })).id;

/** Of this house; a stranger's own organization never was to be deleted. */
const deletionAsked = (house: House, deletionAskedAt: Date | null) =>
  withOrg(house.people.owner, (tx) =>
    tx.update(organizations).set({ deletionAskedAt }).where(eq(organizations.organizationId, house.organizationId)),
  );
const reopened = (house: House) => deletionAsked(house, null);
const toBeDeleted = (house: House) => deletionAsked(house, new Date());

const SSO = saveSsoShape.parse({
  issuer: "https://login.example.org",
  clientId: "accord",
  clientSecret: "told by the provider",
  defaultRole: "member",
  isEnforced: false,
});
const domain = async ({ people }: House) => {
  const name = `${uuid()}.example`;
  const { domainId } = await addDomain(people.owner, { domain: name });
  const there = (await getSso(people.owner)).domains.find((one) => one.id === domainId);
  return { domainId, challenge: there?.challenge ?? "" };
};

export const ORGANIZATION_CASES = [
  verbCase({
    verb: renameOrganization,
    on: "the own organization",
    answers: "OFFFFFFO",
    arrange: () => Promise.resolve("Renamed"),
    input: (name) => ({ name }),
  }),
  verbCase({
    verb: changeProposalLimit,
    on: "the own organization",
    answers: "OFFFFFFO",
    arrange: () => Promise.resolve(14),
    input: (days) => ({ days }),
  }),
  verbCase({
    verb: requireSecondFactor,
    on: "the own organization",
    answers: "OFFFFFFO",
    arrange: () => Promise.resolve(true),
    input: (isRequired) => ({ isRequired }),
  }),
  verbCase({
    verb: askForDeletion,
    on: "the own organization",
    answers: "OFFFFFFO",
    arrange: reopened,
    input: (_target, _house, ctx) => ({ name: ctx.organizationName }),
  }),
  verbCase({
    verb: undoDeletion,
    on: "the own organization",
    answers: "OFFFFFF[PRECONDITION: The organization is not to be deleted. Reload the page.]",
    arrange: toBeDeleted,
    input: () => ({}),
  }),
  specialCase({
    verb: "saveSso",
    on: "the own organization",
    answers: "OFFFFFFO",
    arrange: () => Promise.resolve({}),
    act: (ctx) => saveSso(ctx, SSO, () => Promise.resolve({ issuer: SSO.issuer })),
  }),
  specialCase({
    verb: "removeSso",
    on: "the own organization's provider",
    answers: "OFFFFFFN",
    arrange: ({ people }) => saveSso(people.owner, SSO, () => Promise.resolve({ issuer: SSO.issuer })),
    act: (ctx) => removeSso(ctx),
  }),
  verbCase({
    verb: addDomain,
    on: "the own organization",
    answers: "OFFFFFFO",
    arrange: () => Promise.resolve(`${uuid()}.example`),
    input: (domain) => ({ domain }),
  }),
  specialCase({
    verb: "verifyDomain",
    on: "a domain",
    answers: "OFFFFFFN",
    arrange: domain,
    act: (ctx, { domainId, challenge }) => verifyDomain(ctx, { domainId }, () => Promise.resolve([challenge])),
  }),
  verbCase({
    verb: removeDomain,
    on: "a domain",
    answers: "OFFFFFFN",
    arrange: domain,
    input: ({ domainId }) => ({ domainId }),
  }),
  specialCase({
    verb: "exportOrganization",
    on: "the own organization",
    answers: "OFFFFFFO",
    arrange: () => Promise.resolve({}),
    act: async (ctx, input) => bytesOf((await exportOrganization(ctx, input)).chunks),
  }),
  verbCase({
    verb: createProductLine,
    on: "below a line of the organization",
    answers: managed,
    arrange: line,
    input: (parentId) => ({ name: "New line", parentId }),
  }),
  verbCase({
    verb: renameProductLine,
    on: "a line",
    answers: managed,
    arrange: line,
    input: (lineId, _house, ctx) => ({ lineId, name: `Renamed by ${ctx.role}` }),
  }),
  verbCase({
    verb: moveProductLine,
    on: "a line",
    answers: managed,
    arrange: line,
    input: (lineId, house) => ({ lineId, parentId: house.otherLineId }),
  }),
  verbCase({
    verb: archiveProductLine,
    on: "a line without decisions",
    answers: managed,
    arrange: line,
    input: (lineId) => ({ lineId }),
  }),
  verbCase({
    verb: restoreProductLine,
    on: "an archived line",
    answers: managed,
    arrange: async (house) => {
      const lineId = await line(house);
      await archiveProductLine(house.people.owner, { lineId });
      return lineId;
    },
    input: (lineId) => ({ lineId }),
  }),
  verbCase({
    verb: saveGoal,
    on: "a goal",
    answers: managed,
    arrange: goal,
    input: (id, _house, ctx) => ({ id, name: `Changed ${id} ${ctx.role}`, description: "", importance: 40 }),
  }),
  verbCase({
    verb: archiveGoal,
    on: "a goal",
    answers: managed,
    arrange: goal,
    input: (goalId) => ({ goalId }),
  }),
  verbCase({
    verb: restoreGoal,
    on: "an archived goal",
    answers: managed,
    arrange: async (house) => {
      const goalId = await goal(house);
      await archiveGoal(house.people.owner, { goalId });
      return goalId;
    },
    input: (goalId) => ({ goalId }),
  }),
  verbCase({
    verb: changeRole,
    on: "a member",
    answers: managed,
    arrange: member,
    input: (memberId) => ({ memberId, role: "lead" as const }),
  }),
  verbCase({
    verb: changeLines,
    on: "a lead",
    answers: managed,
    arrange: async (house) => (await testMember(house, "lead")).memberId,
    input: (memberId, house) => ({ memberId, productLineIds: [house.lineId] }),
  }),
  verbCase({
    verb: suspendMember,
    on: "a member",
    answers: managed,
    arrange: member,
    input: (memberId) => ({ memberId }),
  }),
  verbCase({
    verb: restoreMember,
    on: "a suspended member",
    answers: managed,
    arrange: async (house) => {
      const memberId = await member(house);
      await suspendMember(house.people.owner, { memberId });
      return memberId;
    },
    input: (memberId) => ({ memberId }),
  }),
  verbCase({
    verb: removeMember,
    on: "a member",
    answers: managed,
    arrange: member,
    input: (memberId) => ({ memberId }),
  }),
  verbCase({
    verb: resetLinkForMember,
    on: "a member",
    answers: "OFFFFFFN",
    arrange: member,
    input: (memberId) => ({ memberId }),
  }),
  verbCase({
    verb: createInvitation,
    on: "a line of the organization",
    answers: managed,
    arrange: (house) => Promise.resolve(house.lineId),
    input: (lineId) => ({ role: "lead" as const, productLineIds: [lineId], email: null }),
  }),
  verbCase({
    verb: revokeInvitation,
    on: "an open invitation",
    answers: managed,
    arrange: async (house) => createInvitation(house.people.owner, { role: "member", productLineIds: [], email: null }),
    input: ({ id }) => ({ invitationId: id }),
  }),
  verbCase({
    verb: markHomeSeen,
    on: "one's own home",
    answers: "OOOOOOOO",
    arrange: () => Promise.resolve({ until: new Date().toISOString() }),
    input: (input) => input,
  }),
];
