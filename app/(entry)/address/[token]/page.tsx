import type { Metadata } from "next";
import { lookAtAddress } from "@/lib/auth/address/queries";
import { EntryLink } from "../../_components/entry-link";
import { EntryPanel } from "../../_components/entry-panel";
import { ConfirmForm } from "./_components/confirm-form";

export const metadata: Metadata = { title: "Confirm your address", referrer: "no-referrer" };

export default async function ConfirmAddressPage({ params }: { readonly params: Promise<{ readonly token: string }> }) {
  const { token } = await params;
  const change = await lookAtAddress(token, "confirm");
  if (change === null)
    return (
      <EntryPanel
        title="This link does not work any more"
        lead="It was used, replaced by a newer one, or has run out. Ask for another on your account page."
        aside={<EntryLink href="/account">To your account</EntryLink>}
      />
    );
  const isAnother = change.newEmail !== change.formerEmail;
  return (
    <EntryPanel
      title="Confirm your address"
      lead={
        isAnother
          ? `The account of ${change.formerEmail} gets the address ${change.newEmail}, and is signed out everywhere.`
          : `${change.newEmail} is yours, and stays the address of your account.`
      }
    >
      <ConfirmForm token={token} />
    </EntryPanel>
  );
}
