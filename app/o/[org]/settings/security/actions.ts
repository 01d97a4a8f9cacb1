"use server";

import { action } from "@/lib/action";
import { limited } from "@/lib/limits/limited";
import { secondFactorPolicyShape } from "@/lib/organizations/security/input";
import { requireSecondFactor } from "@/lib/organizations/security/mutations";
import { addDomainShape, domainShape } from "@/lib/organizations/sso/domains/input";
import { addDomain, removeDomain, verifyDomain } from "@/lib/organizations/sso/domains/mutations";
import { removeSsoShape, saveSsoShape } from "@/lib/organizations/sso/input";
import { removeSso, saveSso } from "@/lib/organizations/sso/mutations";

export const setSecondFactorPolicy = action(secondFactorPolicyShape, requireSecondFactor);
export const saveProvider = action(saveSsoShape, limited("reach", saveSso));
export const removeProvider = action(removeSsoShape, removeSso);
export const claimDomain = action(addDomainShape, addDomain);
export const checkDomain = action(domainShape, limited("reach", verifyDomain));
export const letDomainGo = action(domainShape, removeDomain);
