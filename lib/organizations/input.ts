import { z } from "zod";
import { lineShape } from "@/lib/text/input";

const organizationNameShape = lineShape(80, "Name your organization.");

export const createOrganizationShape = z.object({
  name: organizationNameShape,
  lineName: lineShape(60, "Name the first product line."),
});
export type CreateOrganization = z.output<typeof createOrganizationShape>;

export const renameOrganizationShape = z.object({ name: organizationNameShape });
export type RenameOrganization = z.output<typeof renameOrganizationShape>;
