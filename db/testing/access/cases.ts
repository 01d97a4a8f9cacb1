import { ADOPTION_CASES } from "./adoption-cases";
import { APPROVAL_CASES } from "./approvals/approval-cases";
import { DECISION_CASES } from "./decision-cases";
import { EVALUATION_CASES } from "./evaluation-cases";
import { FOLLOWING_CASES } from "./readers/following-cases";
import { IMPORT_CASES } from "./import-cases";
import { ORGANIZATION_CASES } from "./organization-cases";
import { PASSAGE_CASES } from "./passage-cases";
import { REVIEW_CASES } from "./review-cases";
import { SEARCH_CASES } from "./readers/search-cases";
import { SHARING_CASES } from "./readers/sharing-cases";
import { TEMPLATE_CASES } from "./template-cases";
import { VOTE_CASES } from "./vote-cases";
import type { VerbCase } from "./verb-case";

/** Every verb on every kind of target. */
export const CASES: readonly VerbCase[] = [
  ...ORGANIZATION_CASES,
  ...DECISION_CASES,
  ...APPROVAL_CASES,
  ...REVIEW_CASES,
  ...ADOPTION_CASES,
  ...EVALUATION_CASES,
  ...FOLLOWING_CASES,
  ...IMPORT_CASES,
  ...SHARING_CASES,
  ...TEMPLATE_CASES,
  ...VOTE_CASES,
  ...SEARCH_CASES,
  ...PASSAGE_CASES,
];
