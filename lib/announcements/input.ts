import { z } from "zod";

/** What whoever runs the server tells everybody, and for how long. */
export const announceShape = z
  .object({
    body: z.string().trim().min(1, "Say what there is to know.").max(300, "At most 300 characters."),
    startsAt: z.date("Say from when: such as 2026-12-01T22:00+01:00."),
    endsAt: z.date("Say until when: such as 2026-12-01T23:30+01:00."),
  })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, "It has to end after it begins.");
export type Announce = z.output<typeof announceShape>;
