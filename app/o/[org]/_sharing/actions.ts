"use server";

import { action } from "@/lib/action";
import { createShareLinkShape, revokeShareLinkShape } from "@/lib/sharing/input";
import * as verbs from "@/lib/sharing/mutations";

export const createShareLink = action(createShareLinkShape, verbs.createShareLink);
export const revokeShareLink = action(revokeShareLinkShape, verbs.revokeShareLink);
