"use client";

import { CopyButton } from "@/app/_ui/feedback/copy-button";

/** The codes for whoever loses the authenticator, which nobody sees a second time. */
export function RecoveryCodeList({ codes }: { readonly codes: readonly string[] }) {
  return (
    <div className="grid gap-3">
      <p>
        <b className="text-ink">Keep these recovery codes</b> where you keep what must not get lost. Each signs you in
        once when you do not have your authenticator. They are not shown again.
      </p>
      <ul aria-label="Recovery codes" className="grid gap-y-1 rounded-card bg-sunken px-3.5 py-2.5">
        {codes.map((code) => (
          <li key={code} className="mono text-xs text-ink">
            {code}
          </li>
        ))}
      </ul>
      <div>
        <CopyButton variant="secondary" text={codes.join("\n")} label="Copy the recovery codes">
          Copy them
        </CopyButton>
      </div>
    </div>
  );
}
