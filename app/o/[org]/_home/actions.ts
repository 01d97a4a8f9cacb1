"use server";

import { action } from "@/lib/action";
import { markHomeSeenShape } from "@/lib/home/input";
import { markHomeSeen as markHomeSeenVerb } from "@/lib/home/mutations";

export const markHomeSeen = action(markHomeSeenShape, markHomeSeenVerb);
