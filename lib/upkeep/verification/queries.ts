import { checkAnswers } from "@/lib/adoption/verification/queries";
import { ALL_CHECKS, ROW_CHECKS } from "@/lib/approvals/verification/queries";
import { checkRuling } from "@/lib/approvals/verification/ruling/queries";
import { checkPictures } from "@/lib/decisions/attachments/verification/queries";
import { checkDiscussion } from "@/lib/discussion/verification/queries";
import { checkReadings } from "@/lib/following/readings/verification/queries";
import type { RowCheck } from "@/lib/history/verification/one-chain";
import { checkOrganization } from "@/lib/organizations/verification/queries";
import { checkReviews } from "@/lib/reviews/verification/queries";
import { checkShareLinks } from "@/lib/sharing/verification/queries";

/** What became of a decision besides its text, its evaluations and its approval. */
const BESIDE: readonly RowCheck[] = [checkAnswers, checkReviews, checkDiscussion, checkReadings, checkShareLinks];

/** Whoever may decide, where, and what it takes: told by the organization's own chain. */
const STEERING: readonly RowCheck[] = [checkOrganization, checkRuling];

/** What the page of a decision's history compares with it: everything that is kept beside. */
export const PAGE_CHECKS: readonly RowCheck[] = [...ROW_CHECKS, ...BESIDE, ...STEERING];

/** What `npm run verify` does: besides, every frozen result is computed again from its ballots, and every picture is hashed again. */
export const EVERY_CHECK: readonly RowCheck[] = [...ALL_CHECKS, ...BESIDE, ...STEERING, checkPictures];
