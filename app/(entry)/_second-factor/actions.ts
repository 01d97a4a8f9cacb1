"use server";

import { personalAction } from "@/lib/action";
import { codeInputShape, confirmedByPasswordShape } from "@/lib/auth/second-factor/input";
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  renewRecoveryCodes,
} from "@/lib/auth/second-factor/mutations";

export const beginAuthenticator = personalAction(confirmedByPasswordShape, beginSecondFactor);
export const confirmAuthenticator = personalAction(codeInputShape, confirmSecondFactor);
export const renewCodes = personalAction(confirmedByPasswordShape, renewRecoveryCodes);
export const endAuthenticator = personalAction(confirmedByPasswordShape, endSecondFactor);
