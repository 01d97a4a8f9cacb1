"use server";

import { action } from "@/lib/action";
import { renameOrganizationShape } from "@/lib/organizations/input";
import { renameOrganization } from "@/lib/organizations/mutations";

export const rename = action(renameOrganizationShape, renameOrganization);
