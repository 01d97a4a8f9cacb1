"use server";

import { personalAction } from "@/lib/action";
import { enter } from "@/lib/auth/browser";
import type { Person } from "@/lib/auth/person";
import {
  codeInputShape,
  confirmedByPasswordShape,
  keptCodesShape,
  type KeptCodes,
} from "@/lib/auth/second-factor/input";
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  keepRecoveryCodes,
  renewRecoveryCodes,
} from "@/lib/auth/second-factor/mutations";

export const beginAuthenticator = personalAction(confirmedByPasswordShape, beginSecondFactor);
export const confirmAuthenticator = personalAction(codeInputShape, confirmSecondFactor);
export const keepCodes = personalAction(
  keptCodesShape,
  async function keepCodesAndGoOn(person: Person, input: KeptCodes) {
    await enter(await keepRecoveryCodes(person, input));
  },
);
export const renewCodes = personalAction(confirmedByPasswordShape, renewRecoveryCodes);
export const endAuthenticator = personalAction(confirmedByPasswordShape, endSecondFactor);
