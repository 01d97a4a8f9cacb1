import type { Metadata } from "next";
import { hasPassword } from "@/lib/auth/accounts/queries";
import { requirePerson } from "@/lib/auth/context";
import { listPasskeys } from "@/lib/auth/passkeys/queries";
import { relyingParty } from "@/lib/auth/passkeys/relying-party";
import { listSessions } from "@/lib/auth/sessions/queries";
import { EntryLink } from "../_components/entry-link";
import { EntryPanel } from "../_components/entry-panel";
import { NameForm } from "./_components/name-form";
import { PasskeyPanel } from "./_components/passkeys/passkey-panel";
import { PasswordForm } from "./_components/password-form";
import { SessionList } from "./_components/session-list";
import { SignOutButton } from "./_components/sign-out-button";
import { browserOf } from "./_components/browser-name";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const person = await requirePerson();
  const [sessions, passkeys, isPasswordSet] = await Promise.all([
    listSessions(person),
    listPasskeys(person),
    hasPassword(person),
  ]);
  return (
    <div className="grid gap-4">
      <EntryPanel title="Your account" lead={person.email}>
        <NameForm name={person.name} />
      </EntryPanel>
      <EntryPanel as="h2" title="Password" lead="A new one signs you out everywhere else.">
        <PasswordForm />
      </EntryPanel>
      <PasskeyPanel
        passkeys={passkeys.map(({ id, name, isBackedUp, createdAt, lastUsedAt }) => ({
          id,
          name,
          isBackedUp,
          createdAt,
          lastUsedAt,
        }))}
        origin={relyingParty().origin}
        hasPassword={isPasswordSet}
      />
      <EntryPanel as="h2" title="Where you are signed in" lead="End what you do not know. It takes effect at once.">
        <SessionList
          sessions={sessions.map(({ userAgent, ...session }) => ({ ...session, browser: browserOf(userAgent) }))}
        />
      </EntryPanel>
      <div className="flex items-center justify-between">
        <EntryLink href="/">Back to your organization</EntryLink>
        <SignOutButton />
      </div>
    </div>
  );
}
