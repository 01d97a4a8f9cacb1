import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { signUpWay, type SignUpWay } from "@/lib/auth/accounts/queries";
import { currentPerson } from "@/lib/auth/person";
import { mailboxOfProof } from "@/lib/auth/proof";
import { safeNext } from "@/lib/auth/rules";
import { EntryLink } from "../_components/entry-link";
import { EntryPanel } from "../_components/entry-panel";
import { AskForm } from "./_components/ask-form";
import { SignUpForm } from "./_components/sign-up-form";

export const metadata: Metadata = { title: "Create an account" };

interface Props {
  readonly searchParams: Promise<{ readonly next?: string | string[]; readonly proof?: string }>;
}

const LEAD: Readonly<Record<SignUpWay, string>> = {
  first: "You are the first person on this server. Everybody else follows by your invitation.",
  mail: "We send you a link to finish with, so that nobody else can take your address.",
  invitation: "Signing up here needs an invitation. Ask somebody who uses this server for a link, and open it.",
};

export default async function SignUpPage({ searchParams }: Props) {
  const { next, proof } = await searchParams;
  const target = safeNext(next);
  const [person, way, email] = await Promise.all([currentPerson(), signUpWay(), mailboxOfProof(proof)]);
  if (person !== null) redirect(target);
  const isProven = way === "mail" && email !== null;
  return (
    <EntryPanel
      title="Create your account"
      lead={isProven ? "Your address is confirmed. Choose a name and a password." : LEAD[way]}
      aside={
        way !== "first" && (
          <>
            You have an account? <EntryLink href="/sign-in">Sign in</EntryLink>
          </>
        )
      }
    >
      {way === "first" || isProven ? (
        <SignUpForm next={target} email={email} proof={proof} />
      ) : (
        way === "mail" && <AskForm />
      )}
    </EntryPanel>
  );
}
