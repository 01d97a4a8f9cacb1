import { z } from "zod";
import {
  APPROVAL_GROUP_KINDS,
  CONFIRMATIONS,
  EXCLUDED_WRITERS,
  GROUP_COMBINATIONS,
  OVERRIDERS,
  SECTION_KINDS,
  SELF_APPROVALS,
} from "@/db/enums";
import { storable } from "@/lib/text/input";
import { LIMITS } from "./rules";

const group = z
  .object({
    kind: z.enum(APPROVAL_GROUP_KINDS),
    name: storable(z.string().trim().max(60, "At most 60 characters.")).default(""),
    needed: z
      .number("Say how many.")
      .int("A whole number.")
      .min(1, "At least one.")
      .max(LIMITS.needed, `At most ${LIMITS.needed}.`)
      .nullable(),
    memberIds: z.array(z.uuid()).max(LIMITS.people, `At most ${LIMITS.people} people.`).default([]),
    sections: z.array(z.enum(SECTION_KINDS)).nullable().default(null),
  })
  .superRefine(({ kind, needed, memberIds, sections }, check) => {
    if (kind === "people" && memberIds.length === 0)
      check.addIssue({ code: "custom", path: ["memberIds"], message: "Name at least one person." });
    if (kind === "people" && needed !== null && needed > memberIds.length && memberIds.length > 0)
      check.addIssue({ code: "custom", path: ["needed"], message: "It asks for more people than it names." });
    if (sections?.length === 0)
      check.addIssue({ code: "custom", path: ["sections"], message: "Name a section, or let every edit count." });
  });

/** The line whose rule it is; null for the whole organization. */
const lineId = z.uuid().nullable();

export const setApprovalRuleShape = z.object({
  lineId,
  groups: z
    .array(group)
    .min(1, "A rule asks at least one group of people.")
    .max(LIMITS.groups, `At most ${LIMITS.groups} groups.`),
  combination: z.enum(GROUP_COMBINATIONS),
  excluded: z.enum(EXCLUDED_WRITERS),
  selfApproval: z.enum(SELF_APPROVALS),
  silenceDays: z
    .number("Say after how many days.")
    .int("Whole days.")
    .min(1, "At least a day.")
    .max(LIMITS.silenceDays, `At most ${LIMITS.silenceDays} days.`)
    .nullable(),
  overriddenBy: z.enum(OVERRIDERS),
  confirmation: z.enum(CONFIRMATIONS),
  isLocked: z.boolean(),
  /** Does it hold for what already waits for approval? */
  isAtOnce: z.boolean(),
  /** The version the page showed, so that two people do not overwrite each other unseen; null for none. */
  basedOn: z.number().int().nullable(),
});

export const endApprovalRuleShape = z.object({ lineId: z.uuid(), isAtOnce: z.boolean(), basedOn: z.number().int() });

export type SetApprovalRule = z.output<typeof setApprovalRuleShape>;
export type EndApprovalRule = z.output<typeof endApprovalRuleShape>;
