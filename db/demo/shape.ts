import type { ADOPTION_STANCES, CellStance, DecisionStatus, Role, SectionKind, Verdict } from "../enums";
import type { demoPeople } from "./people";
import type { demoProductLines } from "./product-lines";

/** Key of a person of the demo: the full name in kebab-case, as in `@[ines-okafor]`. */
export type PersonKey = (typeof demoPeople)[number]["key"];

/** Key of a product line of the demo; also its slug. */
export type ProductLineKey = (typeof demoProductLines)[number]["key"];

/** Days before the moment in which the demo is made; fractions are hours. It becomes the `happened_at` of an event. */
export type DaysAgo = number;

/** A line of the organization's tree. A parent stands before its children. */
export interface DemoProductLine {
  readonly key: string;
  readonly name: string;
  readonly parent: string | null;
  readonly description: string;
}

/** A member of the demo organization. */
export interface DemoPerson {
  readonly key: string;
  readonly name: string;
  /** In the reserved domain `meridian.example`, so that no mail can reach anybody. */
  readonly email: string;
  readonly role: Role;
  /** What a lead approves for and a stakeholder reads; empty means all. */
  readonly lines: readonly string[];
  readonly joinedDaysAgo: DaysAgo;
}

/** One saved version of a record. */
export interface DemoRevision {
  readonly by: PersonKey;
  readonly daysAgo: DaysAgo;
  /** Markdown. Sections that are left out keep the text of the revision before. */
  readonly sections: Readonly<Partial<Record<SectionKind, string>>>;
}

/** What somebody did with a proposed decision. It holds for the revision that was the latest at that moment. */
export interface DemoApproval {
  readonly by: PersonKey;
  readonly daysAgo: DaysAgo;
  readonly verdict: Verdict;
  /** The lines it answers for: those the person leads, or any for an owner. */
  readonly lines: readonly ProductLineKey[];
  /** Always there, except on an approval. */
  readonly reason?: string;
}

/** The criteria of the built-in template that the demo's evaluations use, by name. */
export type DemoCriterion =
  | "Time to first delivery"
  | "Data modelling and migrations"
  | "API development"
  | "Admin and internal tooling"
  | "Structure and consistency"
  | "Learning curve and onboarding"
  | "Flexibility and composability"
  | "Ecosystem coherence"
  | "Deployment model"
  | "Performance"
  | "Scalability"
  | "Security baseline"
  | "Governance and compliance"
  | "Long-term maintainability";

/** The options of the built-in template, by name. Scores stand in this order. */
export type DemoOption = "Django" | "Flask" | "Hybrid";

/** One cell of the matrix. */
export interface DemoCell {
  readonly criterion: DemoCriterion;
  readonly option: DemoOption;
}

/** A remark in a decision's thread. Mentions are written `@[person-key]`. */
export interface DemoComment {
  readonly by: PersonKey;
  readonly daysAgo: DaysAgo;
  /** The cell of the decision's evaluation that it is about, if any. */
  readonly about?: DemoCell;
  readonly body: string;
}

/** One decision with all that happened to it, except its evaluation. */
export interface DemoDecision {
  /** Follows from the order of creation. */
  readonly number: number;
  readonly title: string;
  /** How it stands when everything has been played. */
  readonly status: DecisionStatus;
  readonly lines: readonly ProductLineKey[];
  readonly author: PersonKey;
  readonly steward: PersonKey;
  readonly createdDaysAgo: DaysAgo;
  readonly proposedDaysAgo?: DaysAgo;
  /** When the last approval made it accepted, or a rejection rejected. */
  readonly decidedDaysAgo?: DaysAgo;
  /** Oldest first; at least one. Whatever closing an evaluation drafts, the next revision rewrites. */
  readonly revisions: readonly DemoRevision[];
  readonly approvals: readonly DemoApproval[];
  /** Named by the steward, who leads these lines, before proposing; takes effect on acceptance. */
  readonly supersedes: readonly { readonly decision: number; readonly lines: readonly ProductLineKey[] }[];
  /** Why it was withdrawn or deprecated. */
  readonly ending?: { readonly by: PersonKey; readonly daysAgo: DaysAgo; readonly reason: string };
  /** Days until its review is due; negative when overdue. */
  readonly reviewInDays?: number;
  readonly comments: readonly DemoComment[];
}

/** How a line said it stands to a decision that applies to it, after everything else that happened to that decision. */
export interface DemoAnswer {
  readonly decision: number;
  readonly line: ProductLineKey;
  readonly by: PersonKey;
  readonly daysAgo: DaysAgo;
  readonly stance: (typeof ADOPTION_STANCES)[number];
  /** Always there for a waiver and for not applicable. */
  readonly reason?: string;
  /** Days from now until the plan is due or the waiver ends; negative when that is over. */
  readonly inDays?: number;
}

/** What was done with a record once its own story had been told; by whom, and when. */
interface DemoDeed {
  readonly decision: number;
  readonly by: PersonKey;
  readonly daysAgo: DaysAgo;
}

/** A decision that names another one; the person may edit it. */
export interface DemoLink extends DemoDeed {
  readonly kind: "amends" | "depends_on" | "conflicts_with" | "relates_to";
  readonly target: number;
  readonly isPartial?: boolean;
}

/** All tags of a decision from then on. */
export interface DemoTags extends DemoDeed {
  readonly tags: readonly string[];
}

/** What would make a decision worth another look, and who saw it happen, if anybody. */
export interface DemoTrigger extends DemoDeed {
  readonly words: string;
  readonly happened?: { readonly by: PersonKey; readonly daysAgo: DaysAgo; readonly note: string };
}

/** Something said on words of the latest text, with the answers to it. */
export interface DemoPassage extends DemoDeed {
  readonly section: SectionKind;
  /** As they stand in the section, once. */
  readonly words: string;
  readonly body: string;
  readonly answers: readonly Omit<DemoComment, "about">[];
}

/** Other words for a passage of the latest text, which nobody has taken up yet. */
export interface DemoSuggestion extends DemoDeed {
  readonly section: SectionKind;
  readonly words: string;
  readonly replacement: string;
  readonly reason: string;
}

/** People who are asked to read what is in force, and those of them who did. */
export interface DemoReading extends DemoDeed {
  readonly readers: readonly PersonKey[];
  readonly inDays: number;
  readonly read: readonly { readonly by: PersonKey; readonly daysAgo: DaysAgo }[];
}

/** What somebody follows: it leaves no event. Home tells what was played after it. */
export type DemoFollow = { readonly by: PersonKey; readonly daysAgo: DaysAgo } & (
  { readonly decision: number } | { readonly line: ProductLineKey } | { readonly tag: string }
);

/** Filters of the list of decisions under a name, as they stand in its address. */
export interface DemoView {
  readonly by: PersonKey;
  readonly name: string;
  readonly query: string;
  readonly isShared: boolean;
}

/** A score of 1 to 5, a deliberate abstention, or null: not answered in this round. */
export type DemoScore = 1 | 2 | 3 | 4 | 5 | "abstain" | null;

/** One person's 100 points. */
export interface DemoWeights {
  readonly by: PersonKey;
  readonly daysAgo: DaysAgo;
  /** Whole points that add up to 100. */
  readonly points: Readonly<Record<DemoCriterion, number>>;
}

/** One person's scores in one round. */
export interface DemoBallot {
  readonly by: PersonKey;
  readonly daysAgo: DaysAgo;
  /** False for a draft, which is saved and never counts. */
  readonly isSubmitted: boolean;
  /** Django, Flask, Hybrid. A criterion that is left out is not answered. */
  readonly scores: Readonly<Partial<Record<DemoCriterion, readonly [DemoScore, DemoScore, DemoScore]>>>;
  readonly reasons: Readonly<Partial<Record<DemoCriterion, Readonly<Partial<Record<DemoOption, string>>>>>>;
}

/** One blind round. A later round answers exactly the cells that were contested in the one before. */
export interface DemoRound {
  readonly openedDaysAgo: DaysAgo;
  /** When discussion began. Missing while the round is open. */
  readonly revealedDaysAgo?: DaysAgo;
  readonly ballots: readonly DemoBallot[];
}

/** The context questions of the built-in template, by key. */
export type DemoQuestion =
  "team" | "data" | "services" | "governance" | "pace" | "risk" | "deployment" | "ownership" | "growth";

/** An evaluation of the question "Django or Flask?" for one decision. The steward takes every step of it. */
export interface DemoEvaluation {
  readonly decision: number;
  readonly template: "django-or-flask";
  readonly phase: "scoring" | "discussion" | "closed";
  readonly createdDaysAgo: DaysAgo;
  readonly participants: readonly PersonKey[];
  /** What is true here, for the criteria where that matters most. */
  readonly situations: Readonly<Partial<Record<DemoCriterion, string>>>;
  /** What the team states of its situation before it weighs: a choice of the question by key, and a word about it. */
  readonly context: Readonly<Partial<Record<DemoQuestion, { readonly choice: string; readonly note: string }>>>;
  readonly weightingOpenedDaysAgo: DaysAgo;
  readonly weights: readonly DemoWeights[];
  readonly rounds: readonly DemoRound[];
  /** How contested cells were left after talking about them. */
  readonly stances: readonly (DemoCell & {
    readonly stance: CellStance;
    readonly by: PersonKey;
    readonly daysAgo: DaysAgo;
  })[];
  /** Days until the deadline of the phase it is in. */
  readonly deadlineInDays?: number;
  readonly closing?: { readonly daysAgo: DaysAgo; readonly chosen: DemoOption };
}
