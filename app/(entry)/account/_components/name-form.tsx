"use client";

import { useRouter } from "next/navigation";
import { EntryForm } from "../../_components/entry-form";
import { changeName } from "../actions";

export function NameForm({ name }: { readonly name: string }) {
  const router = useRouter();
  return (
    <EntryForm
      fields={[{ name: "name", label: "Your name", autoComplete: "name", value: name }]}
      submitLabel="Save name"
      isQuiet
      submit={({ name = "" }) => changeName({ name })}
      onDone={() => router.refresh()}
      note="Saved."
    />
  );
}
