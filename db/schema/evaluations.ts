import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import {
  CELL_STANCES,
  CRITERION_KINDS,
  EVALUATION_METHODS,
  EVALUATION_PHASES,
  INVITATION_GROUNDS,
  REASON_RULES,
  ROLES,
  ROUND_KINDS,
  SHARE_BASES,
  WEIGHTING_METHODS,
  type Role,
} from "../enums";
import { bytea, createdAt, id, instant, organizationId } from "./columns";
import { decisions } from "./decisions";
import { memberships, productLines } from "./organizations";

/** One evaluation of a decision: the matrix, its phase, and, once closed, the frozen result. */
export const evaluations = pgTable(
  "evaluations",
  {
    organizationId: organizationId(),
    id: id(),
    decisionId: uuid("decision_id").notNull(),
    /** 1, 2, … within the decision. At most one is open. */
    number: integer("number").notNull(),
    phase: text("phase", { enum: EVALUATION_PHASES }).notNull().default("setup"),
    /** How it decides; a lighter vote has options and no criteria. */
    method: text("method", { enum: EVALUATION_METHODS }).notNull().default("matrix"),
    /** The version of the method whose mathematics the result follows. */
    methodVersion: integer("method_version").notNull().default(1),
    weighting: text("weighting", { enum: WEIGHTING_METHODS }).notNull().default("points"),
    /** Themes are weighed first, then the criteria within each. */
    weighsThemesFirst: boolean("weighs_themes_first").notNull().default(false),
    reasonRule: text("reason_rule", { enum: REASON_RULES }).notNull().default("never"),
    asksConfidence: boolean("asks_confidence").notNull().default(false),
    /** The overall favourites are asked last and stored apart from the scores. */
    asksFavourites: boolean("asks_favourites").notNull().default(false),
    /** Since when participants' names are hidden, for good; null while they are shown. */
    namesHiddenAt: instant("names_hidden_at"),
    /** Orders the pseudonyms under which hidden names are shown. */
    pseudonymSalt: bytea("pseudonym_salt"),
    /** So many ballots make the vote valid; null asks for none. */
    quorum: integer("quorum"),
    /** Percent of `share_of` that has to be exceeded; null asks for none. */
    shareNeeded: integer("share_needed"),
    shareOf: text("share_of", { enum: SHARE_BASES }),
    /** Votes count by role, 1 to 10; null counts everybody alike. */
    roleWeights: jsonb("role_weights").$type<Partial<Record<Role, number>>>(),
    /** Answers to the template's context questions. */
    contextAnswers: jsonb("context_answers").$type<unknown>(),
    /** Low, likely and high cost of ownership per option, with rate and years. */
    ownership: jsonb("ownership").$type<unknown>(),
    templateKey: text("template_key"),
    templateVersion: integer("template_version"),
    createdBy: uuid("created_by").notNull(),
    createdAt: createdAt(),
    closedAt: instant("closed_at"),
    cancelledAt: instant("cancelled_at"),
    /** Points of 100 per criterion, set by the steward when nobody submitted weights. */
    stewardWeights: jsonb("steward_weights").$type<Record<string, number>>(),
    /** Canonical JSON of the result, exactly as hashed; null until closed. */
    result: text("result"),
    resultHash: bytea("result_hash"),
    chosenOptionId: uuid("chosen_option_id"),
    choiceReason: text("choice_reason"),
    /** True once a reopening let scores be changed after others were seen. */
    isReopened: boolean("is_reopened").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("evaluations_number_unique").on(t.organizationId, t.decisionId, t.number),
    foreignKey({
      columns: [t.organizationId, t.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
      name: "evaluations_decision",
    }),
    foreignKey({
      columns: [t.organizationId, t.createdBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "evaluations_created_by",
    }),
  ],
);

/** What is compared. A removed option leaves the ranking and stays in the ballots. */
export const evaluationOptions = pgTable(
  "evaluation_options",
  {
    organizationId: organizationId(),
    id: id(),
    evaluationId: uuid("evaluation_id").notNull(),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    summary: text("summary").notNull().default(""),
    removedAt: instant("removed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("evaluation_options_of").on(t.organizationId, t.evaluationId, t.position),
    foreignKey({
      columns: [t.organizationId, t.evaluationId],
      foreignColumns: [evaluations.organizationId, evaluations.id],
      name: "evaluation_options_evaluation",
    }),
  ],
);

/** By what it is compared: guiding text and five written anchors. */
export const evaluationCriteria = pgTable(
  "evaluation_criteria",
  {
    organizationId: organizationId(),
    id: id(),
    evaluationId: uuid("evaluation_id").notNull(),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    shortName: text("short_name").notNull(),
    theme: text("theme").notNull(),
    question: text("question").notNull().default(""),
    decidedBy: text("decided_by").notNull().default(""),
    /** What is true here, in this organization; the team's own note. */
    situation: text("situation").notNull().default(""),
    /** Five texts, for scores 1 to 5. */
    anchors: jsonb("anchors").$type<readonly string[]>().notNull(),
    kind: text("kind", { enum: CRITERION_KINDS }).notNull().default("scored"),
    /** Of a measured criterion: its unit, and the values rated 1 and 5; `best` is the smaller one of a cost. */
    unit: text("unit").notNull().default(""),
    worst: numeric("worst"),
    best: numeric("best"),
    /** Knock-out: an option whose mean is below this score may not win. */
    minimumScore: integer("minimum_score"),
    removedAt: instant("removed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("evaluation_criteria_of").on(t.organizationId, t.evaluationId, t.position),
    foreignKey({
      columns: [t.organizationId, t.evaluationId],
      foreignColumns: [evaluations.organizationId, evaluations.id],
      name: "evaluation_criteria_evaluation",
    }),
  ],
);

/** Who takes part. Named when weighting opens, or added before the reveal. */
export const evaluationParticipants = pgTable(
  "evaluation_participants",
  {
    organizationId: organizationId(),
    evaluationId: uuid("evaluation_id").notNull(),
    memberId: uuid("member_id").notNull(),
    addedAt: instant("added_at").notNull().defaultNow(),
    removedAt: instant("removed_at"),
    /** Why this person was invited; with `role` or `line` also which one. */
    invitedBy: text("invited_by", { enum: INVITATION_GROUNDS }).notNull().default("name"),
    invitedRole: text("invited_role", { enum: ROLES }),
    invitedLineId: uuid("invited_line_id"),
    /** The vote's weight by role, fixed when the person was named (rule 6). */
    weight: integer("weight").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.evaluationId, t.memberId] }),
    index("evaluation_participants_by_member").on(t.organizationId, t.memberId),
    foreignKey({
      columns: [t.organizationId, t.evaluationId],
      foreignColumns: [evaluations.organizationId, evaluations.id],
      name: "evaluation_participants_evaluation",
    }),
    foreignKey({
      columns: [t.organizationId, t.memberId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "evaluation_participants_member",
    }),
    foreignKey({
      columns: [t.organizationId, t.invitedLineId],
      foreignColumns: [productLines.organizationId, productLines.id],
      name: "evaluation_participants_line",
    }),
  ],
);

/** A blind round, of weights or of scores. Past its deadline it is locked and still blind until `revealed_at`. */
export const rounds = pgTable(
  "rounds",
  {
    organizationId: organizationId(),
    id: id(),
    evaluationId: uuid("evaluation_id").notNull(),
    kind: text("kind", { enum: ROUND_KINDS }).notNull(),
    /** 1, 2, … within its kind. Earlier rounds are kept. */
    number: integer("number").notNull(),
    openedAt: instant("opened_at").notNull().defaultNow(),
    deadlineAt: instant("deadline_at"),
    /** The IANA zone in which the deadline was set, for showing. */
    deadlineZone: text("deadline_zone"),
    revealedAt: instant("revealed_at"),
    /** The cells of a second round, as `criterionId:optionId`; null means all. */
    cells: jsonb("cells").$type<readonly string[]>(),
    isBlind: boolean("is_blind").notNull().default(true),
    /** When those who had not submitted were reminded: once on the way, and again before the deadline. */
    remindedAt: instant("reminded_at"),
    remindedAgainAt: instant("reminded_again_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("rounds_number_unique").on(t.organizationId, t.evaluationId, t.kind, t.number),
    foreignKey({
      columns: [t.organizationId, t.evaluationId],
      foreignColumns: [evaluations.organizationId, evaluations.id],
      name: "rounds_evaluation",
    }),
  ],
);

/**
 * One participant's weights or scores in one round. `draft` is private and never counts; `submission` is canonical JSON,
 * committed to by `commitment` in the event of the submission. Nobody else's row is read before the reveal.
 */
export const ballots = pgTable(
  "ballots",
  {
    organizationId: organizationId(),
    roundId: uuid("round_id").notNull(),
    memberId: uuid("member_id").notNull(),
    draft: jsonb("draft").$type<unknown>(),
    draftSavedAt: instant("draft_saved_at"),
    submission: text("submission"),
    salt: bytea("salt"),
    commitment: bytea("commitment"),
    submittedAt: instant("submitted_at"),
    /** The event of the submission that counts, on the decision's chain. */
    eventSequence: integer("event_sequence"),
    voidedAt: instant("voided_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.roundId, t.memberId] }),
    foreignKey({
      columns: [t.organizationId, t.roundId],
      foreignColumns: [rounds.organizationId, rounds.id],
      name: "ballots_round",
    }),
    foreignKey({
      columns: [t.organizationId, t.memberId],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "ballots_member",
    }),
  ],
);

/** How the team left one cell of the matrix after talking about it. */
export const cellStances = pgTable(
  "cell_stances",
  {
    organizationId: organizationId(),
    evaluationId: uuid("evaluation_id").notNull(),
    criterionId: uuid("criterion_id").notNull(),
    optionId: uuid("option_id").notNull(),
    stance: text("stance", { enum: CELL_STANCES }).notNull(),
    setBy: uuid("set_by").notNull(),
    setAt: instant("set_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.evaluationId, t.criterionId, t.optionId] }),
    foreignKey({
      columns: [t.organizationId, t.evaluationId],
      foreignColumns: [evaluations.organizationId, evaluations.id],
      name: "cell_stances_evaluation",
    }),
    foreignKey({
      columns: [t.organizationId, t.criterionId],
      foreignColumns: [evaluationCriteria.organizationId, evaluationCriteria.id],
      name: "cell_stances_criterion",
    }),
    foreignKey({
      columns: [t.organizationId, t.optionId],
      foreignColumns: [evaluationOptions.organizationId, evaluationOptions.id],
      name: "cell_stances_option",
    }),
    foreignKey({
      columns: [t.organizationId, t.setBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "cell_stances_set_by",
    }),
  ],
);
