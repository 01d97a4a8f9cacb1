"use client";

import { EntryForm } from "../../_components/entry-form";
import { beginSsoHere } from "../../actions";

/** Asks for the address whose domain names the provider, and goes there. */
export function SsoForm({ next, email }: { readonly next: string; readonly email: string }) {
  return (
    <EntryForm
      fields={[{ name: "email", label: "Work e-mail", type: "email", autoComplete: "username", value: email }]}
      submitLabel="Continue"
      submit={({ email = "" }) => beginSsoHere({ email, next })}
      onDone={({ url }) => window.location.assign(url)}
    />
  );
}
