import type { Metadata } from "next";
import { lookAtReset } from "@/lib/auth/reset/queries";
import { EntryLink } from "../../_components/entry-link";
import { EntryPanel } from "../../_components/entry-panel";
import { ResetForm } from "./_components/reset-form";

export const metadata: Metadata = { title: "Choose a new password", referrer: "no-referrer" };

export default async function ResetPage({ params }: { readonly params: Promise<{ readonly token: string }> }) {
  const { token } = await params;
  const account = await lookAtReset(token);
  const back = <EntryLink href="/sign-in">Back to signing in</EntryLink>;
  if (account === null)
    return (
      <EntryPanel
        title="This link does not work any more"
        lead="It was used, replaced by a newer one, or has run out. Ask for another where you got it."
        aside={back}
      />
    );
  return (
    <EntryPanel
      title="Choose a new password"
      lead={`For ${account.email}. All places where you were signed in are signed out.`}
      aside={back}
    >
      <ResetForm token={token} />
    </EntryPanel>
  );
}
