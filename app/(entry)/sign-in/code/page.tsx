import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { browserAwaitsCode } from "@/lib/auth/browser";
import { safeNext } from "@/lib/auth/rules";
import { EntryLink } from "../../_components/entry-link";
import { EntryPanel } from "../../_components/entry-panel";
import { CodeForm } from "../_components/code-form";

export const metadata: Metadata = { title: "Enter your code" };

interface Props {
  readonly searchParams: Promise<{ readonly next?: string | string[] }>;
}

export default async function CodePage({ searchParams }: Props) {
  const target = safeNext((await searchParams).next);
  if (!(await browserAwaitsCode())) redirect(`/sign-in?next=${encodeURIComponent(target)}`);
  return (
    <EntryPanel
      title="Enter your code"
      lead="The six digits that your authenticator app shows now, or one of your recovery codes."
      aside={<EntryLink href="/sign-in">Start again</EntryLink>}
    >
      <CodeForm next={target} />
    </EntryPanel>
  );
}
