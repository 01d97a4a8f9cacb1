import type { Metadata } from "next";
import { lookAtAddress } from "@/lib/auth/address/queries";
import { EntryLink } from "../../../_components/entry-link";
import { EntryPanel } from "../../../_components/entry-panel";
import { UndoForm } from "./_components/undo-form";

export const metadata: Metadata = { title: "Take your address back", referrer: "no-referrer" };

export default async function UndoAddressPage({ params }: { readonly params: Promise<{ readonly token: string }> }) {
  const { token } = await params;
  const change = await lookAtAddress(token, "undo");
  if (change === null)
    return (
      <EntryPanel
        title="This link does not work any more"
        lead="It was used, or has run out. If the account is yours, ask whoever runs this server."
        aside={<EntryLink href="/sign-in">Back to signing in</EntryLink>}
      />
    );
  return (
    <EntryPanel
      title="Take your address back"
      lead={`The account of ${change.newEmail} gets the address ${change.formerEmail} again, and is signed out everywhere. Then you choose a new password.`}
    >
      <UndoForm token={token} />
    </EntryPanel>
  );
}
