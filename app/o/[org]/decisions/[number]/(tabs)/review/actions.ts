"use server";

import { action } from "@/lib/action";
import { addTriggerShape, answerReviewShape, reportTriggerShape, triggerShape } from "@/lib/reviews/input";
import * as reviews from "@/lib/reviews/mutations";

export const addTrigger = action(addTriggerShape, reviews.addTrigger);
export const removeTrigger = action(triggerShape, reviews.removeTrigger);
export const reportTrigger = action(reportTriggerShape, reviews.reportTrigger);
export const answerReview = action(answerReviewShape, reviews.answerReview);
