import type { Metadata } from "next";
import { requirePerson } from "@/lib/auth/context";
import { SignOutButton } from "../../account/_components/sign-out-button";
import { EntryLink } from "../../_components/entry-link";
import { EntryPanel } from "../../_components/entry-panel";

export const metadata: Metadata = { title: "Sign in another way" };

/** For somebody whom one organization's provider signed in, at the door of another. */
export default async function ElsewherePage() {
  await requirePerson();
  return (
    <EntryPanel
      title="Sign in another way"
      lead="You signed in through another organization’s provider, which opens that organization only. Sign out, then come back with your password or a passkey. Whoever has neither sets a password by “Forgot your password?”."
      aside={<EntryLink href="/welcome">Your organizations</EntryLink>}
    >
      <SignOutButton />
    </EntryPanel>
  );
}
