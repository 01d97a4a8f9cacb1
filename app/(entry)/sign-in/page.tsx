import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { signUpWay } from "@/lib/auth/accounts/queries";
import { relyingParty } from "@/lib/auth/passkeys/relying-party";
import { currentPerson } from "@/lib/auth/person";
import { safeNext } from "@/lib/auth/rules";
import { isSignOnOffered } from "@/lib/organizations/sso/entry/queries";
import { EntryLink } from "../_components/entry-link";
import { EntryPanel } from "../_components/entry-panel";
import { SignInForm } from "./_components/sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

interface Props {
  readonly searchParams: Promise<{ readonly next?: string | string[]; readonly callbackUrl?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: Props) {
  const { next } = await searchParams;
  const target = safeNext(next);
  const [person, way, isSignOn] = await Promise.all([currentPerson(), signUpWay(), isSignOnOffered()]);
  if (person !== null) redirect(target);
  const signUp = target === "/" ? "/sign-up" : `/sign-up?next=${encodeURIComponent(target)}`;
  return (
    <EntryPanel
      title="Sign in"
      lead={target.startsWith("/o/") ? "You are taken back to where you were." : undefined}
      aside={
        <>
          <EntryLink href="/forgot">Forgot your password?</EntryLink>
          {isSignOn && (
            <>
              {" · "}
              <EntryLink href={`/sso?next=${encodeURIComponent(target)}`}>Single sign-on</EntryLink>
            </>
          )}
          {way !== "invitation" && (
            <>
              {" · "}
              <EntryLink href={signUp}>Create an account</EntryLink>
            </>
          )}
        </>
      }
    >
      <SignInForm next={target} origin={relyingParty().origin} />
    </EntryPanel>
  );
}
