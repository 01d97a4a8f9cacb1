"use server";

import { action } from "@/lib/action";
import { changeLines as change } from "@/lib/approvals/lines/mutations";
import { discardDraftShape } from "@/lib/decisions/drafts/input";
import { discardDraft as discard } from "@/lib/decisions/drafts/mutations";
import { addLinkShape, removeLinkShape } from "@/lib/decisions/links/input";
import * as links from "@/lib/decisions/links/mutations";
import { startAgainShape } from "@/lib/decisions/input";
import { startAgain as start } from "@/lib/decisions/mutations";
import { changeLinesShape, changeReviewDateShape, changeStewardShape } from "@/lib/decisions/properties/input";
import * as properties from "@/lib/decisions/properties/mutations";
import { reviseDecisionShape } from "@/lib/decisions/revisions/input";
import { reviseDecision as revise } from "@/lib/decisions/revisions/mutations";
import { setTagsShape } from "@/lib/decisions/tags/input";
import { setTags as tag } from "@/lib/decisions/tags/mutations";

export const reviseDecision = action(reviseDecisionShape, revise);
export const discardDraft = action(discardDraftShape, discard);
export const startAgain = action(startAgainShape, start);
export const changeSteward = action(changeStewardShape, properties.changeSteward);
export const changeLines = action(changeLinesShape, change);
export const changeReviewDate = action(changeReviewDateShape, properties.changeReviewDate);
export const addLink = action(addLinkShape, links.addLink);
export const removeLink = action(removeLinkShape, links.removeLink);
export const setTags = action(setTagsShape, tag);
