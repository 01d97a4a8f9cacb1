import { foreignKey, index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { SECTION_KINDS } from "../../enums";
import { bytea, createdAt, id, organizationId } from "../columns";
import { decisions } from "../decisions";
import { memberships } from "../organizations";

/** A section that people write together before it is saved. It ends when a revision takes the section up, or when it is discarded. */
export const sharedDrafts = pgTable(
  "shared_drafts",
  {
    organizationId: organizationId(),
    id: id(),
    decisionId: uuid("decision_id").notNull(),
    kind: text("kind", { enum: SECTION_KINDS }).notNull(),
    /** The commitment of the section it started from: the compare of compare-and-set. */
    baseCommitment: bytea("base_commitment").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("shared_drafts_section_unique").on(t.organizationId, t.decisionId, t.kind),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "shared_drafts_decision",
    }),
  ],
);

/** What was typed, as updates of the shared document. Their order does not matter; many are merged into one from time to time. */
export const sharedDraftUpdates = pgTable(
  "shared_draft_updates",
  {
    organizationId: organizationId(),
    draftId: uuid("draft_id").notNull(),
    id: id(),
    data: bytea("data").notNull(),
    memberId: uuid("member_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.draftId, t.id] }),
    index("shared_draft_updates_by_member").on(t.organizationId, t.memberId),
    foreignKey({
      columns: [t.organizationId, t.draftId],
      foreignColumns: [sharedDrafts.organizationId, sharedDrafts.id],
      name: "shared_draft_updates_draft",
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.organizationId, t.memberId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "shared_draft_updates_member",
    }),
  ],
);
