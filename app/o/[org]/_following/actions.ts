"use server";

import { action } from "@/lib/action";
import { followedThingShape } from "@/lib/following/input";
import * as verbs from "@/lib/following/mutations";
import { acknowledgeReadingShape, askToReadShape } from "@/lib/following/readings/input";
import * as readings from "@/lib/following/readings/mutations";

export const follow = action(followedThingShape, verbs.follow);
export const unfollow = action(followedThingShape, verbs.unfollow);
export const askToRead = action(askToReadShape, readings.askToRead);
export const acknowledgeReading = action(acknowledgeReadingShape, readings.acknowledgeReading);
