import type { Metadata } from "next";
import { currentPerson } from "@/lib/auth/person";
import { mailboxOfProof } from "@/lib/auth/proof";
import { isMailConfigured } from "@/lib/mail/send";
import { lookAtInvitation, type InvitationView } from "@/lib/organizations/invitations/queries";
import { sentenceOf } from "@/lib/organizations/invitations/rules";
import { listOrganizations } from "@/lib/organizations/queries";
import { EntryLink } from "../../_components/entry-link";
import { EntryPanel } from "../../_components/entry-panel";
import { AskForm } from "../../sign-up/_components/ask-form";
import { AcceptForm } from "./_components/accept-form";
import { JoinForm } from "./_components/join-form";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

interface Props {
  readonly params: Promise<{ readonly token: string }>;
  readonly searchParams: Promise<{ readonly proof?: string }>;
}

export default async function InvitationPage({ params, searchParams }: Props) {
  const [{ token }, { proof }] = await Promise.all([params, searchParams]);
  const [person, invitation, mailbox] = await Promise.all([
    currentPerson(),
    lookAtInvitation(token),
    mailboxOfProof(proof),
  ]);
  if (invitation === null)
    return (
      <EntryPanel
        title="This link leads nowhere"
        lead="Look whether you copied all of it, or ask for another invitation."
        aside={<Home />}
      />
    );
  if (person !== null) {
    const own = (await listOrganizations(person)).some(({ slug }) => slug === invitation.slug);
    if (own)
      return (
        <EntryPanel
          title={`You are a member of ${invitation.organizationName}`}
          aside={<EntryLink href={`/o/${invitation.slug}`}>Open {invitation.organizationName}</EntryLink>}
        />
      );
  }
  if (invitation.state !== "open")
    return (
      <EntryPanel title={`Join ${invitation.organizationName}`} lead={sentenceOf(invitation.state)} aside={<Home />} />
    );
  if (person !== null)
    return (
      <EntryPanel
        title={`Join ${invitation.organizationName}`}
        lead={<Lead invitation={invitation} />}
        aside={<Other name={person.name} />}
      >
        <AcceptForm token={token} organizationName={invitation.organizationName} />
      </EntryPanel>
    );
  const isProven = mailbox !== null && (invitation.email === null || invitation.email === mailbox);
  return (
    <EntryPanel
      title={`Join ${invitation.organizationName}`}
      lead={<Lead invitation={invitation} />}
      aside={
        <>
          You have an account?{" "}
          <EntryLink href={`/sign-in?next=${encodeURIComponent(`/invite/${token}`)}`}>Sign in and join</EntryLink>
        </>
      }
    >
      {isMailConfigured() && !isProven ? (
        <AskForm invitation={token} email={invitation.email} />
      ) : (
        <JoinForm token={token} email={mailbox ?? invitation.email} proof={proof} />
      )}
    </EntryPanel>
  );
}

function Lead({ invitation: { inviterName, role } }: { readonly invitation: InvitationView }) {
  return (
    <>
      <b className="font-medium text-ink">{inviterName}</b> invites you as {/^[aeiou]/.test(role) ? "an" : "a"} {role}.
    </>
  );
}

const Home = () => <EntryLink href="/">Go to the start page</EntryLink>;

const Other = ({ name }: { readonly name: string }) => (
  <>
    You are signed in as {name}. To join as somebody else, sign out on{" "}
    <EntryLink href="/account">your account</EntryLink> first.
  </>
);
