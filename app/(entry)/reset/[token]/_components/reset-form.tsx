"use client";

import { useRouter } from "next/navigation";
import { PASSWORD_HINT } from "@/lib/auth/rules";
import { EntryForm } from "../../../_components/entry-form";
import { resetHere } from "../../../actions";

export function ResetForm({ token }: { readonly token: string }) {
  const router = useRouter();
  return (
    <EntryForm
      fields={[
        {
          name: "password",
          label: "New password",
          type: "password",
          autoComplete: "new-password",
          hint: PASSWORD_HINT,
        },
      ]}
      submitLabel="Save and sign in"
      submit={({ password = "" }) => resetHere({ token, password })}
      onDone={({ needsCode }) => router.replace(needsCode ? "/sign-in/code" : "/")}
    />
  );
}
