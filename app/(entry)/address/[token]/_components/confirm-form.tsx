"use client";

import { EntryForm } from "../../../_components/entry-form";
import { EntryLink } from "../../../_components/entry-link";
import { confirmAddressHere } from "../../actions";

/** Takes up the address. Opening the link alone changes nothing: mail servers open links too. */
export function ConfirmForm({ token }: { readonly token: string }) {
  return (
    <EntryForm
      fields={[]}
      submitLabel="Confirm this address"
      submit={() => confirmAddressHere({ token })}
      done={
        <p role="status">
          Your address is confirmed. <EntryLink href="/account">Go on to your account</EntryLink>
        </p>
      }
    />
  );
}
