"use client";

import { useRouter } from "next/navigation";
import { EntryForm } from "../../_components/entry-form";
import { enterCodeHere } from "../../actions";

export function CodeForm({ next }: { readonly next: string }) {
  const router = useRouter();
  return (
    <EntryForm
      fields={[{ name: "code", label: "Code", autoComplete: "one-time-code" }]}
      submitLabel="Sign in"
      submit={({ code = "" }) => enterCodeHere({ code })}
      onDone={() => router.replace(next)}
    />
  );
}
