"use client";

import { EntryForm } from "../../_components/entry-form";
import { askForReset } from "../../actions";

export function ForgotForm() {
  return (
    <EntryForm
      fields={[{ name: "email", label: "E-mail", type: "email", autoComplete: "username" }]}
      submitLabel="Send me a link"
      submit={({ email = "" }) => askForReset({ email })}
      done={<p role="status">If this address has an account, a link is on its way to it. Look in your mail.</p>}
    />
  );
}
