"use client";

import { useRouter } from "next/navigation";
import { EntryForm } from "../../../../_components/entry-form";
import { undoAddressHere } from "../../../actions";

/** Takes the former address back, and leads to a new password. */
export function UndoForm({ token }: { readonly token: string }) {
  const router = useRouter();
  return (
    <EntryForm
      fields={[]}
      submitLabel="Take it back"
      submit={() => undoAddressHere({ token })}
      onDone={({ path }) => router.replace(path)}
    />
  );
}
