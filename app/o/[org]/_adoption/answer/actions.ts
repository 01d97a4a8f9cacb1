"use server";

import { action } from "@/lib/action";
import { recordAdoptionShape, withdrawAnswerShape } from "@/lib/adoption/input";
import * as verbs from "@/lib/adoption/mutations";

export const recordAdoption = action(recordAdoptionShape, verbs.recordAdoption);
export const withdrawAnswer = action(withdrawAnswerShape, verbs.withdrawAnswer);
