"use client";

import { EntryFrame } from "./(entry)/_components/entry-frame";
import { BrokenPage } from "./_ui/feedback/broken-page";
import { ButtonLink } from "./_ui/form/button-link";

/** Outside the workspace a page could not be shown. */
export default function ErrorPage(props: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <EntryFrame>
      <BrokenPage {...props} />
      <ButtonLink href="/" variant="quiet" className="mt-2 -ml-3">
        Go to your organization
      </ButtonLink>
    </EntryFrame>
  );
}
