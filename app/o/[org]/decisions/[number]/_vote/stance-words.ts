import type { Stance } from "@/lib/evaluations/votes/ballots/input";

/** What one may say to a proposal. */
export const STANCE_WORDS: Readonly<Record<Stance, string>> = {
  consent: "Consent",
  stand_aside: "Stand aside",
  object: "Object",
};
