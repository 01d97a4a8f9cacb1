import { v7 as uuid } from "uuid";
import { contentHashOf, proposed } from "@/db/testing/decisions";
import { testLine, testMember } from "@/db/testing/factories";
import { endApprovalRule, setApprovalRule } from "@/lib/approvals/approval-rules/mutations";
import { BUILT_IN_TERMS } from "@/lib/approvals/approval-rules/rules";
import { delegate, endDelegation } from "@/lib/approvals/delegations/mutations";
import { overrideApproval } from "@/lib/approvals/override/mutations";
import type { House } from "../principals";
import { verbCase } from "../verb-case";

const DAY = 24 * 3_600_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);
const terms = () => ({
  ...BUILT_IN_TERMS,
  groups: [{ kind: "leads" as const, name: "", needed: 2, memberIds: [], sections: null }],
  overriddenBy: "owners" as const,
  isLocked: false,
  isAtOnce: true,
});
const line = ({ organizationId }: House) => testLine(organizationId, `Ruled ${uuid()}`);
const away = () => ({ startsAt: inDays(0), endsAt: inDays(3), reason: "" });

async function ruled(house: House) {
  const lineId = await line(house);
  return { lineId, ...(await setApprovalRule(house.people.owner, { ...terms(), lineId, basedOn: null })) };
}

/** Approval rules, standing in, and overriding. */
export const APPROVAL_CASES = [
  verbCase({
    verb: setApprovalRule,
    on: "a line",
    answers: "OOFFFFFN",
    arrange: line,
    input: (lineId) => ({ ...terms(), lineId, basedOn: null }),
  }),
  verbCase({
    verb: endApprovalRule,
    on: "a line with a rule",
    answers: "OOFFFFFN",
    arrange: ruled,
    input: ({ lineId, number }) => ({ lineId, isAtOnce: false, basedOn: number }),
  }),
  verbCase({
    verb: overrideApproval,
    on: "a proposal whose rule lets owners",
    answers: "OFFFFNNN",
    arrange: async (house: House) => {
      const { lineId } = await ruled(house);
      const decisionId = await proposed(house.sam, [lineId]);
      return { decisionId, contentHash: await contentHashOf(house.sam, decisionId), reason: "It cannot wait." };
    },
    input: (target) => target,
  }),
  verbCase({
    verb: delegate,
    on: "another lead",
    answers: "OFOOFFFN",
    arrange: async (house: House) => ({
      ...away(),
      delegateId: (await testMember(house, "lead")).memberId,
    }),
    input: (target) => target,
  }),
  verbCase({
    verb: endDelegation,
    on: "one between two others",
    answers: "OFFFFFFN",
    arrange: async (house: House) => {
      const [from, to] = [await testMember(house, "lead"), await testMember(house, "lead")];
      return delegate(from, { ...away(), delegateId: to.memberId });
    },
    input: ({ id }) => ({ delegationId: id }),
  }),
];
