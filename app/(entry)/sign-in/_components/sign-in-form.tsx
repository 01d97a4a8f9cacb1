"use client";

import { useRouter } from "next/navigation";
import { EntryForm } from "../../_components/entry-form";
import { signInHere } from "../../actions";

export function SignInForm({ next }: { readonly next: string }) {
  const router = useRouter();
  return (
    <EntryForm
      fields={[
        { name: "email", label: "E-mail", type: "email", autoComplete: "username" },
        { name: "password", label: "Password", type: "password", autoComplete: "current-password" },
      ]}
      submitLabel="Sign in"
      submit={({ email = "", password = "" }) => signInHere({ email, password })}
      onDone={() => router.replace(next)}
    />
  );
}
