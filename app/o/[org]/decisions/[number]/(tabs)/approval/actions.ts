"use server";

import { action } from "@/lib/action";
import { dropCorrection as drop } from "@/lib/approvals/correction/mutations";
import {
  approveShape,
  deprecateShape,
  dropCorrectionShape,
  liftRequestShape,
  overrideShape,
  proposeShape,
  rejectShape,
  requestChangesShape,
} from "@/lib/approvals/input";
import * as approvals from "@/lib/approvals/mutations";
import { overrideApproval as override } from "@/lib/approvals/override/mutations";
import { prepareSignatureShape } from "@/lib/approvals/signing/input";
import { prepareSignature as prepare } from "@/lib/approvals/signing/queries";
import { withdrawDecisionShape } from "@/lib/evaluations/withdrawal/input";
import { withdrawDecision as withdraw } from "@/lib/evaluations/withdrawal/mutations";

export const proposeDecision = action(proposeShape, approvals.proposeDecision);
export const prepareSignature = action(prepareSignatureShape, prepare);
export const approveDecision = action(approveShape, approvals.approveDecision);
export const requestChanges = action(requestChangesShape, approvals.requestChanges);
export const rejectDecision = action(rejectShape, approvals.rejectDecision);
export const liftRequest = action(liftRequestShape, approvals.liftRequest);
export const overrideApproval = action(overrideShape, override);
export const deprecateDecision = action(deprecateShape, approvals.deprecateDecision);
export const dropCorrection = action(dropCorrectionShape, drop);
export const withdrawDecision = action(withdrawDecisionShape, withdraw);
