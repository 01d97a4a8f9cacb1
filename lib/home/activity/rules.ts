/** What the activity can be narrowed to. "Rules and roles" is what an auditor looks for: who may do what, and who changed that. */
export const ACTIVITY_SUBJECTS = ["audit", "text", "evaluation", "approval", "people", "comments"] as const;
export type ActivitySubject = (typeof ACTIVITY_SUBJECTS)[number];

/** The beginnings of the types of events by which rights, rules and doors are changed, or the whole is taken out. */
export const AUDITED = [
  ...["organization.", "member.", "invitation.", "approval_rule.", "delegation.", "share_link."],
  ...["product_line.", "import."],
] as const;
