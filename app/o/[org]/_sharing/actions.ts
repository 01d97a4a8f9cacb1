"use server";

import { action } from "@/lib/action";
import { createShareLinkShape, revokeShareLinkShape } from "@/lib/sharing/input";
import * as verbs from "@/lib/sharing/mutations";
import { limited } from "@/lib/limits/limited";

export const createShareLink = action(createShareLinkShape, limited("write", verbs.createShareLink));
export const revokeShareLink = action(revokeShareLinkShape, verbs.revokeShareLink);
