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
import { verbCase } from "./verb-case";

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
    verb: "renameOrganization",
    on: "the own organization",
    answers: "OFFFFFFO",
    arrange: () => Promise.resolve("Renamed"),
    act: (ctx, name) => renameOrganization(ctx, { name }),
  }),
  verbCase({
    verb: "changeProposalLimit",
    on: "the own organization",
    answers: "OFFFFFFO",
    arrange: () => Promise.resolve(14),
    act: (ctx, days) => changeProposalLimit(ctx, { days }),
  }),
  verbCase({
    verb: "requireSecondFactor",
    on: "the own organization",
    answers: "OFFFFFFO",
    arrange: () => Promise.resolve(true),
    act: (ctx, isRequired) => requireSecondFactor(ctx, { isRequired }),
  }),
  verbCase({
    verb: "askForDeletion",
    on: "the own organization",
    answers: "OFFFFFFO",
    arrange: reopened,
    act: (ctx) => askForDeletion(ctx, { name: ctx.organizationName }),
  }),
  verbCase({
    verb: "undoDeletion",
    on: "the own organization",
    answers: "OFFFFFF[PRECONDITION: The organization is not to be deleted. Reload the page.]",
    arrange: toBeDeleted,
    act: (ctx) => undoDeletion(ctx, {}),
  }),
  verbCase({
    verb: "saveSso",
    on: "the own organization",
    answers: "OFFFFFFO",
    arrange: () => Promise.resolve({}),
    act: (ctx) => saveSso(ctx, SSO, () => Promise.resolve({ issuer: SSO.issuer })),
  }),
  verbCase({
    verb: "removeSso",
    on: "the own organization's provider",
    answers: "OFFFFFFN",
    arrange: ({ people }) => saveSso(people.owner, SSO, () => Promise.resolve({ issuer: SSO.issuer })),
    act: (ctx) => removeSso(ctx),
  }),
  verbCase({
    verb: "addDomain",
    on: "the own organization",
    answers: "OFFFFFFO",
    arrange: () => Promise.resolve(`${uuid()}.example`),
    act: (ctx, domain) => addDomain(ctx, { domain }),
  }),
  verbCase({
    verb: "verifyDomain",
    on: "a domain",
    answers: "OFFFFFFN",
    arrange: domain,
    act: (ctx, { domainId, challenge }) => verifyDomain(ctx, { domainId }, () => Promise.resolve([challenge])),
  }),
  verbCase({
    verb: "removeDomain",
    on: "a domain",
    answers: "OFFFFFFN",
    arrange: domain,
    act: (ctx, { domainId }) => removeDomain(ctx, { domainId }),
  }),
  verbCase({
    verb: "exportOrganization",
    on: "the own organization",
    answers: "OFFFFFFO",
    arrange: () => Promise.resolve({}),
    act: async (ctx, input) => bytesOf((await exportOrganization(ctx, input)).chunks),
  }),
  verbCase({
    verb: "createProductLine",
    on: "below a line of the organization",
    answers: managed,
    arrange: line,
    act: (ctx, parentId) => createProductLine(ctx, { name: "New line", parentId }),
  }),
  verbCase({
    verb: "renameProductLine",
    on: "a line",
    answers: managed,
    arrange: line,
    act: (ctx, lineId) => renameProductLine(ctx, { lineId, name: `Renamed by ${ctx.role}` }),
  }),
  verbCase({
    verb: "moveProductLine",
    on: "a line",
    answers: managed,
    arrange: line,
    act: (ctx, lineId, house) => moveProductLine(ctx, { lineId, parentId: house.otherLineId }),
  }),
  verbCase({
    verb: "archiveProductLine",
    on: "a line without decisions",
    answers: managed,
    arrange: line,
    act: (ctx, lineId) => archiveProductLine(ctx, { lineId }),
  }),
  verbCase({
    verb: "restoreProductLine",
    on: "an archived line",
    answers: managed,
    arrange: async (house) => {
      const lineId = await line(house);
      await archiveProductLine(house.people.owner, { lineId });
      return lineId;
    },
    act: (ctx, lineId) => restoreProductLine(ctx, { lineId }),
  }),
  verbCase({
    verb: "saveGoal",
    on: "a goal",
    answers: managed,
    arrange: goal,
    act: (ctx, id) => saveGoal(ctx, { id, name: `Changed ${id} ${ctx.role}`, description: "", importance: 40 }),
  }),
  verbCase({
    verb: "archiveGoal",
    on: "a goal",
    answers: managed,
    arrange: goal,
    act: (ctx, goalId) => archiveGoal(ctx, { goalId }),
  }),
  verbCase({
    verb: "restoreGoal",
    on: "an archived goal",
    answers: managed,
    arrange: async (house) => {
      const goalId = await goal(house);
      await archiveGoal(house.people.owner, { goalId });
      return goalId;
    },
    act: (ctx, goalId) => restoreGoal(ctx, { goalId }),
  }),
  verbCase({
    verb: "changeRole",
    on: "a member",
    answers: managed,
    arrange: member,
    act: (ctx, memberId) => changeRole(ctx, { memberId, role: "lead" }),
  }),
  verbCase({
    verb: "changeLines",
    on: "a lead",
    answers: managed,
    arrange: async (house) => (await testMember(house, "lead")).memberId,
    act: (ctx, memberId, house) => changeLines(ctx, { memberId, productLineIds: [house.lineId] }),
  }),
  verbCase({
    verb: "suspendMember",
    on: "a member",
    answers: managed,
    arrange: member,
    act: (ctx, memberId) => suspendMember(ctx, { memberId }),
  }),
  verbCase({
    verb: "restoreMember",
    on: "a suspended member",
    answers: managed,
    arrange: async (house) => {
      const memberId = await member(house);
      await suspendMember(house.people.owner, { memberId });
      return memberId;
    },
    act: (ctx, memberId) => restoreMember(ctx, { memberId }),
  }),
  verbCase({
    verb: "removeMember",
    on: "a member",
    answers: managed,
    arrange: member,
    act: (ctx, memberId) => removeMember(ctx, { memberId }),
  }),
  verbCase({
    verb: "resetLinkForMember",
    on: "a member",
    answers: "OFFFFFFN",
    arrange: member,
    act: (ctx, memberId) => resetLinkForMember(ctx, { memberId }),
  }),
  verbCase({
    verb: "createInvitation",
    on: "a line of the organization",
    answers: managed,
    arrange: (house) => Promise.resolve(house.lineId),
    act: (ctx, lineId) => createInvitation(ctx, { role: "lead", productLineIds: [lineId], email: null }),
  }),
  verbCase({
    verb: "revokeInvitation",
    on: "an open invitation",
    answers: managed,
    arrange: async (house) => createInvitation(house.people.owner, { role: "member", productLineIds: [], email: null }),
    act: (ctx, { id }) => revokeInvitation(ctx, { invitationId: id }),
  }),
  verbCase({
    verb: "markHomeSeen",
    on: "one's own home",
    answers: "OOOOOOOO",
    arrange: () => Promise.resolve({ until: new Date().toISOString() }),
    act: (ctx, input) => markHomeSeen(ctx, input),
  }),
];
