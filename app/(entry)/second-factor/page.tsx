import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { hasPassword } from "@/lib/auth/accounts/queries";
import { requirePerson } from "@/lib/auth/context";
import { listPasskeys } from "@/lib/auth/passkeys/queries";
import { relyingParty } from "@/lib/auth/passkeys/relying-party";
import { servesIn } from "@/lib/auth/passkeys/rules";
import { safeNext } from "@/lib/auth/rules";
import { getSecondFactor } from "@/lib/auth/second-factor/queries";
import { isTwoFactor } from "@/lib/auth/sessions/queries";
import { EntryLink } from "../_components/entry-link";
import { EntryPanel } from "../_components/entry-panel";
import { ProveSecondFactor } from "./_components/prove-second-factor";
import { SetUpSecondFactor } from "./_components/set-up-second-factor";

export const metadata: Metadata = { title: "Second factor" };

interface Props {
  readonly searchParams: Promise<{ readonly next?: string | string[] }>;
}

/** Where somebody is led whose session is not enough for an organization. Proving or setting up a factor leads back. */
export default async function SecondFactorPage({ searchParams }: Props) {
  const person = await requirePerson();
  const next = safeNext((await searchParams).next);
  const [isEnough, keys, authenticator, isPasswordSet] = await Promise.all([
    isTwoFactor(person),
    listPasskeys(person),
    getSecondFactor(person),
    hasPassword(person),
  ]);
  const hasPasskey = keys.some((key) => servesIn(key, null));
  const hasAuthenticator = authenticator.since !== null;
  const isSetUp = hasPasskey || hasAuthenticator;
  if (isEnough && isSetUp) redirect(next);
  const { origin } = relyingParty();
  return (
    <EntryPanel
      title={isSetUp ? "Prove your second factor" : "Set up a second factor"}
      lead={
        isSetUp
          ? "One factor is proven in this browser. Show the second."
          : "What you want to open is open only to those who prove themselves twice. It takes a minute, once."
      }
      aside={<EntryLink href="/account">Your account</EntryLink>}
    >
      {isSetUp ? (
        <ProveSecondFactor next={next} origin={origin} hasPasskey={hasPasskey} hasAuthenticator={hasAuthenticator} />
      ) : (
        <SetUpSecondFactor next={next} origin={origin} hasPassword={isPasswordSet} />
      )}
    </EntryPanel>
  );
}
