import { z } from "zod";
import { lineShape } from "@/lib/text/input";

const organizationNameShape = lineShape(80, "Name your organization.");

export const createOrganizationShape = z.object({
  name: organizationNameShape,
  lineName: lineShape(60, "Name the first product line."),
});
export type CreateOrganization = z.output<typeof createOrganizationShape>;

export const renameOrganizationShape = z.object({ name: organizationNameShape });
/** Days after which a proposal, or an open evaluation, counts as left lying. */
export const proposalLimitShape = z.object({
  days: z.coerce
    .number("Give a number of days.")
    .int("Give whole days.")
    .min(1, "At least one day.")
    .max(365, "At most 365 days."),
});
export type ProposalLimit = z.output<typeof proposalLimitShape>;

export type RenameOrganization = z.output<typeof renameOrganizationShape>;
