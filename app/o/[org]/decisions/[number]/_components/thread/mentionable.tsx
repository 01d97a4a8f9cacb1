"use client";

import { createContext, use, type ReactNode } from "react";
import type { Mentionable } from "@/lib/discussion/queries";

const People = createContext<readonly Mentionable[]>([]);

/** Who can be mentioned in the thread below. Sent once, however many fields below it offer names. */
export function MentionablePeople({ people, children }: { people: readonly Mentionable[]; children: ReactNode }) {
  return <People value={people}>{children}</People>;
}

/** Who can be mentioned here, by name. */
export function useMentionable(): readonly Mentionable[] {
  return use(People);
}
