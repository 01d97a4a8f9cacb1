import type { Metadata } from "next";
import { Refusal } from "@/app/_ui/feedback/refusal";
import { currentPerson } from "@/lib/auth/person";
import { safeNext } from "@/lib/auth/rules";
import { refusalOf } from "@/lib/auth/sso/refused";
import { EntryLink } from "../_components/entry-link";
import { EntryPanel } from "../_components/entry-panel";
import { SsoForm } from "./_components/sso-form";

export const metadata: Metadata = { title: "Single sign-on" };

interface Props {
  readonly searchParams: Promise<{ readonly next?: string | string[]; readonly refused?: string | string[] }>;
}

export default async function SsoPage({ searchParams }: Props) {
  const { next, refused } = await searchParams;
  const target = safeNext(next);
  const [person, refusal] = await Promise.all([currentPerson(), refusalOf(refused)]);
  return (
    <EntryPanel
      title="Single sign-on"
      lead={
        target.startsWith("/o/") && person !== null
          ? "This organization is entered through its own sign-on. You are taken there, and back to where you were."
          : "Your organization’s own sign-in page takes it from here."
      }
      aside={<EntryLink href="/sign-in">Sign in another way</EntryLink>}
    >
      <div className="grid gap-4">
        {refusal !== null && <Refusal title={refusal} />}
        <SsoForm next={target} email={person?.email ?? ""} />
      </div>
    </EntryPanel>
  );
}
