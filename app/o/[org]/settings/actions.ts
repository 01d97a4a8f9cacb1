"use server";

import { action } from "@/lib/action";
import { proposalLimitShape, renameOrganizationShape } from "@/lib/organizations/input";
import { changeProposalLimit, renameOrganization } from "@/lib/organizations/mutations";

export const setProposalLimit = action(proposalLimitShape, changeProposalLimit);
export const rename = action(renameOrganizationShape, renameOrganization);
