import type { Metadata } from "next";
import { isMailConfigured } from "@/lib/mail/send";
import { EntryLink } from "../_components/entry-link";
import { EntryPanel } from "../_components/entry-panel";
import { ForgotForm } from "./_components/forgot-form";

export const metadata: Metadata = { title: "Forgot your password" };

export default function ForgotPage() {
  const back = <EntryLink href="/sign-in">Back to signing in</EntryLink>;
  if (!isMailConfigured())
    return (
      <EntryPanel
        title="Forgot your password?"
        lead="This server sends no mail. An owner of your organization can make you a link on its members page; for an owner, whoever runs the server does."
        aside={back}
      />
    );
  return (
    <EntryPanel
      title="Forgot your password?"
      lead="We send a link to the address of your account. It works once, for one hour."
      aside={back}
    >
      <ForgotForm />
    </EntryPanel>
  );
}
