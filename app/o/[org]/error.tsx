"use client";

import { BrokenPage } from "@/app/_ui/feedback/broken-page";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";

/** A page of the workspace could not be shown; the rest of the workspace can. */
export default function ErrorPage(props: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <>
      <PageBar path={[{ label: "Not shown" }]} />
      <PageBody>
        <BrokenPage {...props} />
      </PageBody>
    </>
  );
}
