"use client";

import { EntryForm } from "../../../_components/entry-form";
import { eraseMe } from "../../actions";

/** Asks for the address and the password, and erases the account. */
export function EraseForm({ hasPassword }: { readonly hasPassword: boolean }) {
  return (
    <EntryForm
      fields={[
        { name: "email", label: "Your address", type: "email", hint: "Type it as it is, so that this is no slip." },
        ...(hasPassword
          ? [{ name: "password", label: "Your password", type: "password", autoComplete: "current-password" } as const]
          : []),
      ]}
      submitLabel="Erase my account for good"
      isQuiet
      submit={({ email = "", password = "" }) => eraseMe({ email, password })}
      done={<p role="status">Your account is erased, and you are signed out. You can close this page.</p>}
    />
  );
}
