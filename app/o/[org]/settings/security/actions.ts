"use server";

import { action } from "@/lib/action";
import { secondFactorPolicyShape } from "@/lib/organizations/security/input";
import { requireSecondFactor } from "@/lib/organizations/security/mutations";

export const setSecondFactorPolicy = action(secondFactorPolicyShape, requireSecondFactor);
