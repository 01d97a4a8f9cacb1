import type { SectionKind } from "@/db/enums";

/** How a section of a record is headed on screen, and what helps its writer to begin. */
export interface SectionGuide {
  readonly heading: string;
  readonly hint: string;
}

/** The sections of a record. Their order is that of `SECTION_KINDS`. */
export const SECTION_GUIDES: Readonly<Record<SectionKind, SectionGuide>> = {
  context: {
    heading: "Context",
    hint: "Which situation forces a choice, for whom, and why now? State the facts a newcomer needs, and the question in one sentence.",
  },
  drivers: {
    heading: "What mattered most",
    hint: "Name the qualities, constraints and fears that decided, the strongest first. Say where a number comes from.",
  },
  options: {
    heading: "Options considered",
    hint: "List every option that was taken seriously, with what speaks for it and against it. Keep the ones that lost.",
  },
  outcome: {
    heading: "Outcome",
    hint: "Begin with the option that was chosen, then the reason in one paragraph. Say how close the call was and who saw it differently.",
  },
  consequences: {
    heading: "Consequences",
    hint: "What becomes easier, what becomes harder, and what has to be done now? Include what you would rather not have.",
  },
  confirmation: {
    heading: "Confirmation",
    hint: "How will somebody see that the decision is followed and still right: a review, a test, a figure, a date?",
  },
  more: {
    heading: "More",
    hint: "Links, measurements, earlier decisions, and what would make you decide again.",
  },
};
