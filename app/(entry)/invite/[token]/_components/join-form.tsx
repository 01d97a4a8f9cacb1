"use client";

import { useRouter } from "next/navigation";
import { accountFields } from "../../../_components/account-fields";
import { EntryForm } from "../../../_components/entry-form";
import { joinHere } from "../../../actions";

interface Props {
  readonly token: string;
  readonly email: string | null;
  readonly proof?: string;
}

/** Makes the account and the membership in one step. */
export function JoinForm({ token, email, proof }: Props) {
  const router = useRouter();
  return (
    <EntryForm
      fields={accountFields(email)}
      submitLabel="Create account and join"
      submit={({ name = "", email = "", password = "" }) => joinHere({ token, name, email, password, proof })}
      onDone={({ slug }) => router.replace(`/o/${slug}`)}
    />
  );
}
