"use server";

import { action } from "@/lib/action";
import { chooseOptionShape } from "@/lib/evaluations/results/input";
import { chooseOption as choose } from "@/lib/evaluations/results/mutations";

export const chooseOption = action(chooseOptionShape, choose);
