"use server";

import { action, actionOnClosed } from "@/lib/action";
import type { Ctx } from "@/lib/access/context";
import { personForRequest } from "@/lib/auth/context";
import { assertHolder } from "@/lib/auth/guard/holder";
import { askForDeletionShape, undoDeletionShape, type AskForDeletion } from "@/lib/organizations/deletion/input";
import { askForDeletion, undoDeletion } from "@/lib/organizations/deletion/mutations";
import { proposalLimitShape, renameOrganizationShape } from "@/lib/organizations/input";
import { changeProposalLimit, renameOrganization } from "@/lib/organizations/mutations";

export const setProposalLimit = action(proposalLimitShape, changeProposalLimit);
export const rename = action(renameOrganizationShape, renameOrganization);

/** Only the account's holder: an open browser is not enough. */
async function askAsHolder(ctx: Ctx, input: AskForDeletion) {
  await assertHolder(await personForRequest(), input.current, "current");
  return askForDeletion(ctx, input);
}

export const deleteOrganization = action(askForDeletionShape, askAsHolder);
export const keepOrganization = actionOnClosed(undoDeletionShape, undoDeletion);
