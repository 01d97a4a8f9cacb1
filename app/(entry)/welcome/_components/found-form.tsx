"use client";

import { useRouter } from "next/navigation";
import { EntryForm } from "../../_components/entry-form";
import { foundHere } from "../../actions";

export function FoundForm() {
  const router = useRouter();
  return (
    <EntryForm
      fields={[
        { name: "name", label: "Name of the organization", autoComplete: "organization" },
        {
          name: "lineName",
          label: "First product line",
          hint: "A product, department or region that decisions are made for. More can follow.",
        },
      ]}
      submitLabel="Create organization"
      submit={({ name = "", lineName = "" }) => foundHere({ name, lineName })}
      onDone={({ slug }) => router.replace(`/o/${slug}`)}
    />
  );
}
