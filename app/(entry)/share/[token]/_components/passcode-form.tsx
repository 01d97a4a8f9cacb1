"use client";

import { useRouter } from "next/navigation";
import { EntryForm } from "../../../_components/entry-form";
import { openHere } from "../actions";

/** Asks for the passcode of a link. */
export function PasscodeForm({ token }: { readonly token: string }) {
  const router = useRouter();
  return (
    <EntryForm
      fields={[{ name: "passcode", label: "Passcode", type: "password", autoComplete: "off" }]}
      submitLabel="Read"
      submit={({ passcode = "" }) => openHere({ token, passcode })}
      onDone={() => router.refresh()}
    />
  );
}
