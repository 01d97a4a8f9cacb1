import { discardDraftShape, saveDraftShape } from "@/lib/decisions/drafts/input";
import { discardDraft, saveDraft } from "@/lib/decisions/drafts/mutations";
import { endpoint } from "@/lib/endpoint";

/** Keeps the caller's unsaved text of one section while they type: private, and no event. */
export const PUT = endpoint(saveDraftShape, saveDraft);

/** Throws away the caller's draft of one section, or of all. */
export const DELETE = endpoint(discardDraftShape, discardDraft);
