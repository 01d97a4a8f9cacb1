import type { ReactNode } from "react";
import { EntryFrame } from "./_components/entry-frame";

/** The calm pages before an organization. */
export default function EntryLayout({ children }: { readonly children: ReactNode }) {
  return <EntryFrame>{children}</EntryFrame>;
}
