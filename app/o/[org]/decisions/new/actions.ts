"use server";

import { action } from "@/lib/action";
import { beginDecisionShape } from "@/lib/evaluations/beginning/input";
import { beginDecision as begin } from "@/lib/evaluations/beginning/mutations";

export const beginDecision = action(beginDecisionShape, begin);
