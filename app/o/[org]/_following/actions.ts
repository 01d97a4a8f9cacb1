"use server";

import { action } from "@/lib/action";
import { followedThingShape } from "@/lib/following/input";
import * as verbs from "@/lib/following/mutations";

export const follow = action(followedThingShape, verbs.follow);
export const unfollow = action(followedThingShape, verbs.unfollow);
