"use server";

import { action } from "@/lib/action";
import { endApprovalRuleShape, setApprovalRuleShape } from "@/lib/approvals/approval-rules/input";
import * as rules from "@/lib/approvals/approval-rules/mutations";
import { delegateShape, endDelegationShape } from "@/lib/approvals/delegations/input";
import * as delegations from "@/lib/approvals/delegations/mutations";

export const setApprovalRule = action(setApprovalRuleShape, rules.setApprovalRule);
export const endApprovalRule = action(endApprovalRuleShape, rules.endApprovalRule);
export const delegate = action(delegateShape, delegations.delegate);
export const endDelegation = action(endDelegationShape, delegations.endDelegation);
