"use client";

import { useRouter } from "next/navigation";
import { EntryForm } from "../../../_components/entry-form";
import { acceptHere } from "../../../actions";

interface Props {
  readonly token: string;
  readonly organizationName: string;
}

/** One button: nobody joins by opening a link, also not the scanner of a mail server. */
export function AcceptForm({ token, organizationName }: Props) {
  const router = useRouter();
  return (
    <EntryForm
      fields={[]}
      submitLabel={`Join ${organizationName}`}
      submit={() => acceptHere({ token })}
      onDone={({ slug }) => router.replace(`/o/${slug}`)}
    />
  );
}
