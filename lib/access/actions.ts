import type { Role } from "@/db/enums";

/** Who may do what, before the state of the thing is looked at. The one table; everything else narrows it. */
export const ACTION_ROLES = {
  read: ["owner", "admin", "lead", "member", "stakeholder"],
  comment: ["owner", "admin", "lead", "member", "stakeholder"],
  "create decisions": ["owner", "admin", "lead", "member"],
  "import decisions": ["owner", "admin", "lead"],
  "edit decisions": ["owner", "admin", "lead", "member"],
  "take part in evaluations": ["owner", "admin", "lead", "member"],
  "steer evaluations": ["owner", "admin", "lead", "member"],
  approve: ["owner", "lead"],
  "supersede and deprecate": ["owner", "lead"],
  "review decisions": ["owner", "admin", "lead", "member"],
  "record adoption": ["owner", "lead"],
  "ask to read": ["owner", "admin", "lead"],
  "share decisions": ["owner", "admin", "lead"],
  "share views": ["owner", "admin", "lead"],
  "manage product lines": ["owner", "admin"],
  "manage approval rules": ["owner", "admin"],
  "delegate approvals": ["owner", "lead"],
  "manage goals": ["owner", "admin"],
  "manage templates": ["owner", "admin"],
  "manage members": ["owner", "admin"],
  "see what checks found": ["owner", "admin"],
  "manage the organization": ["owner"],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof ACTION_ROLES;
