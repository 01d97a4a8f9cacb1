"use client";

import { EntryForm } from "../../_components/entry-form";
import { askToJoin, askToSignUp } from "../../actions";

/** Asks for the mail that confirms an address. The answer is the same whether or not the address has an account. */
export function AskForm({ invitation, email }: { readonly invitation?: string; readonly email?: string | null }) {
  return (
    <EntryForm
      fields={[
        {
          name: "email",
          label: "E-mail",
          type: "email",
          autoComplete: "username",
          value: email ?? "",
          isFixed: typeof email === "string",
        },
      ]}
      submitLabel="Send me a link"
      submit={({ email = "" }) =>
        invitation === undefined ? askToSignUp({ email }) : askToJoin({ email, token: invitation })
      }
      done={<p role="status">Look in your mail. The link in it works for one day.</p>}
    />
  );
}
