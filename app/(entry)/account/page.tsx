import type { Metadata } from "next";
import { hasPassword } from "@/lib/auth/accounts/queries";
import { getAddress } from "@/lib/auth/address/queries";
import { requirePerson } from "@/lib/auth/context";
import { needsOwnProof, providerBehind } from "@/lib/auth/guard/holder";
import { listPasskeys } from "@/lib/auth/passkeys/queries";
import { relyingParty } from "@/lib/auth/passkeys/relying-party";
import { servesIn } from "@/lib/auth/passkeys/rules";
import { getSecondFactor } from "@/lib/auth/second-factor/queries";
import { listSessions } from "@/lib/auth/sessions/queries";
import { Note } from "@/app/_ui/feedback/note";
import { EntryLink } from "../_components/entry-link";
import { EntryPanel } from "../_components/entry-panel";
import { isMailConfigured } from "@/lib/mail/send";
import { AddressPanel } from "./_components/address/address-panel";
import { AuthenticatorPanel } from "./_components/authenticator/authenticator-panel";
import { NameForm } from "./_components/name-form";
import { PasskeyPanel } from "./_components/passkeys/passkey-panel";
import { PasswordForm } from "./_components/password-form";
import { SessionList } from "./_components/session-list";
import { SignOutButton } from "./_components/sign-out-button";
import { browserOf, howOf } from "./_components/browser-name";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const person = await requirePerson();
  const [sessions, passkeys, authenticator, isPasswordSet, address, provider] = await Promise.all([
    listSessions(person),
    listPasskeys(person),
    getSecondFactor(person),
    hasPassword(person),
    getAddress(person),
    providerBehind(person),
  ]);
  const isProven = sessions.some(({ isCurrent, isTwoFactor }) => isCurrent && isTwoFactor);
  const hasFactor = passkeys.some((key) => servesIn(key, null)) || authenticator.since !== null;
  const isVouchedFor = provider != null;
  return (
    <div className="grid gap-4">
      {hasFactor && !isProven && (
        <Note>
          One factor is proven in this browser.{" "}
          <EntryLink href="/second-factor?next=/account">Prove your second factor</EntryLink> to change how you sign in.
        </Note>
      )}
      <EntryPanel title="Your account" lead={person.email}>
        <NameForm name={person.name} />
      </EntryPanel>
      {isVouchedFor ? (
        <EntryPanel as="h2" title="Address and password" lead={needsOwnProof()} />
      ) : (
        <>
          <AddressPanel email={person.email} {...address} hasPassword={isPasswordSet} canMail={isMailConfigured()} />
          <EntryPanel as="h2" title="Password" lead="A new one signs you out everywhere else.">
            <PasswordForm hasPassword={isPasswordSet} />
          </EntryPanel>
        </>
      )}
      <PasskeyPanel
        passkeys={passkeys.map(({ id, name, isBackedUp, createdAt, lastUsedAt, ...key }) => ({
          ...{ id, name, isBackedUp, createdAt, lastUsedAt },
          signsIn: servesIn(key, null),
        }))}
        isVouchedFor={isVouchedFor}
        origin={relyingParty().origin}
        hasPassword={isPasswordSet}
      />
      {!isVouchedFor && <AuthenticatorPanel {...authenticator} hasPassword={isPasswordSet} />}
      <EntryPanel as="h2" title="Where you are signed in" lead="End what you do not know. It takes effect at once.">
        <SessionList
          sessions={sessions.map(({ userAgent, way, ...session }) => ({
            ...session,
            browser: browserOf(userAgent),
            how: howOf(way, session.isTwoFactor),
          }))}
        />
      </EntryPanel>
      {!isVouchedFor && (
        <EntryPanel as="h2" title="Erase your account" lead="Your name and address go, for good. What you did stays.">
          <EntryLink href="/account/erase">See what goes and what stays</EntryLink>
        </EntryPanel>
      )}
      <div className="flex items-center justify-between">
        <EntryLink href="/">Back to your organization</EntryLink>
        <SignOutButton />
      </div>
    </div>
  );
}
