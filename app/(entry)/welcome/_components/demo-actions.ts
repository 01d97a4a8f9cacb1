"use server";

import { action, personalAction } from "@/lib/action";
import { openDemoShape, playNextShape } from "@/lib/home/demo/input";
import { openDemo, playNextDecision } from "@/lib/home/demo/mutations";

export const openDemoHere = personalAction(openDemoShape, openDemo);
export const playNextHere = action(playNextShape, playNextDecision);
