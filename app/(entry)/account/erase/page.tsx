import type { Metadata } from "next";
import { Note } from "@/app/_ui/feedback/note";
import { hasPassword } from "@/lib/auth/accounts/queries";
import { requirePerson } from "@/lib/auth/context";
import { listNeededBy } from "@/lib/erasure/queries";
import { EntryLink } from "../../_components/entry-link";
import { EntryPanel } from "../../_components/entry-panel";
import { EraseForm } from "./_components/erase-form";

export const metadata: Metadata = { title: "Erase your account" };

const GOES = [
  "Your name and your address, everywhere: from lists, histories, mentions and exports made from now on.",
  "Your password, passkeys, authenticator and sessions. Nobody can sign in to this account any more.",
  "Your memberships. Decisions you look after pass to an owner; ballots in open rounds no longer count.",
];
const STAYS = [
  "What you did, as “Erased person” with a number: approvals, counted ballots, comments, revisions. Histories still hold.",
  "What people wrote in their own words, also where it names you. Whoever runs the server can strike your name there.",
  "Backups and files that somebody took before. They run out, or are with whoever has them.",
];

export default async function ErasePage() {
  const person = await requirePerson();
  const [neededBy, isPasswordSet] = await Promise.all([listNeededBy(person.userId), hasPassword(person)]);
  return (
    <EntryPanel
      title="Erase your account"
      lead="For good, and at once. Nobody can undo it."
      aside={<EntryLink href="/account">Back to your account</EntryLink>}
    >
      <div className="grid gap-5">
        <Sentences title="What goes" sentences={GOES} />
        <Sentences title="What stays" sentences={STAYS} />
        {neededBy.length > 0 ? (
          <Note>
            You are the only owner of {new Intl.ListFormat("en").format(neededBy)}. Make somebody else an owner there,
            or delete it in its settings, then come back.
          </Note>
        ) : (
          <EraseForm hasPassword={isPasswordSet} />
        )}
      </div>
    </EntryPanel>
  );
}

function Sentences({ title, sentences }: { readonly title: string; readonly sentences: readonly string[] }) {
  return (
    <section>
      <h2 className="text-base font-medium">{title}</h2>
      <ul className="mt-1.5 grid list-disc gap-1.5 pl-5 text-base text-ink-2">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
