"use client";

import { useState } from "react";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { Button } from "@/app/_ui/form/button";
import { sizeText } from "@/app/o/[org]/_exports/size-text";
import { useDownload } from "@/app/o/[org]/_exports/use-download";

/** Hands the whole organization out as one archive, and says how much of it has come. Leaving the page ends it. */
export function OrganizationExport({ slug }: { readonly slug: string }) {
  const [isSaved, setIsSaved] = useState(false);
  const { received, refusal, start, stop } = useDownload(() => setIsSaved(true));
  const run = () => {
    setIsSaved(false);
    void start(`/o/${slug}/export/organization`, `${slug}-organization.zip`, "POST");
  };
  return (
    <div className="grid gap-3">
      {refusal !== null && (
        <Refusal title={refusal.message}>
          {refusal.code === "PRECONDITION" && (
            <p className="mt-1 mono text-xs wrap-anywhere text-ink-2">
              npm run -s accord -- export-organization {slug}-organization.zip --org {slug} --as E-MAIL-OF-AN-OWNER
            </p>
          )}
        </Refusal>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button isPending={received !== null} onClick={run}>
          Export the organization
        </Button>
        {received !== null && (
          <Button variant="quiet" onClick={stop}>
            Cancel
          </Button>
        )}
        <span role="status" className="text-xs text-ink-3 num">
          {statusText(received, isSaved)}
        </span>
      </div>
    </div>
  );
}

function statusText(received: number | null, isSaved: boolean): string {
  if (received === null) return isSaved ? "Saved. The history says that you exported it." : "";
  return received === 0 ? "Preparing" : `${sizeText(received)} so far`;
}
