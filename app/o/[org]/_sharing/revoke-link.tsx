"use client";

import { ActButton } from "../decisions/[number]/_components/act-button";
import { revokeShareLink } from "./actions";

/** Ends a link at once. */
export function RevokeLink({ slug, shareLinkId }: { readonly slug: string; readonly shareLinkId: string }) {
  return (
    <ActButton size="sm" variant="quiet" run={() => revokeShareLink(slug, { shareLinkId })}>
      Revoke
    </ActButton>
  );
}
