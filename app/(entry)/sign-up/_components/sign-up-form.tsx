"use client";

import { useRouter } from "next/navigation";
import { accountFields } from "../../_components/account-fields";
import { EntryForm } from "../../_components/entry-form";
import { signUpHere } from "../../actions";

interface Props {
  readonly next: string;
  readonly email: string | null;
  readonly proof?: string;
}

export function SignUpForm({ next, email, proof }: Props) {
  const router = useRouter();
  return (
    <EntryForm
      fields={accountFields(email)}
      submitLabel="Create account"
      submit={({ name = "", email = "", password = "" }) => signUpHere({ name, email, password, proof })}
      onDone={() => router.replace(next === "/" ? "/welcome" : next)}
    />
  );
}
