import type { Metadata } from "next";
import { cookies } from "next/headers";
import { after } from "next/server";
import { shareCookieName } from "@/lib/auth/cookie";
import { countOpening } from "@/lib/sharing/opened/mutations";
import { findOpenLink, isUnlocked, listShared, readShared } from "@/lib/sharing/opened/queries";
import { EntryPanel } from "../../_components/entry-panel";
import { PasscodeForm } from "./_components/passcode-form";
import { SharedList } from "./_components/shared-list";
import { SharedRecord } from "./_components/shared-record";
import { Watermark } from "./_components/watermark";

export const metadata: Metadata = {
  title: "Shared by link",
  referrer: "no-referrer",
  robots: { index: false, follow: false, noarchive: true },
};

interface Props {
  readonly params: Promise<{ readonly token: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** What a link shows to whoever holds it: one decision, or what is in force on a product line. Reading needs no account. */
export default async function SharePage({ params, searchParams }: Props) {
  const { token } = await params;
  const link = await findOpenLink(token);
  if (link === null) return <Nothing />;
  if (!(await isUnlocked(link, (await cookies()).get(shareCookieName())?.value)))
    return (
      <EntryPanel title="This link asks for a passcode" lead="Whoever sent you the link knows it.">
        <PasscodeForm token={token} />
      </EntryPanel>
    );
  const rows = await listShared(link);
  const { decision } = await searchParams;
  const number = link.line === null ? rows[0]?.number : numberOf(decision);
  if (number === undefined && (link.line === null || decision !== undefined)) return <Nothing />;
  const record = number === undefined ? null : await readShared(link, number);
  if (number !== undefined && record === null) return <Nothing />;
  after(() => countOpening(link));
  return (
    <>
      <Watermark link={link} />
      {record === null ? (
        <SharedList token={token} lineName={link.line?.name ?? ""} rows={rows} />
      ) : (
        <SharedRecord token={token} link={link} record={record} />
      )}
    </>
  );
}

/** The same for a link that is unknown, revoked or expired, and for what it does not show: nothing can be learned from it. */
function Nothing() {
  return <EntryPanel title="This link shows nothing" lead="Ask whoever sent it to you for another one." />;
}

function numberOf(text: string | string[] | undefined): number | undefined {
  return typeof text === "string" && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}
