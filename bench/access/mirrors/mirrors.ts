import { readArchive } from "@/lib/imports/archive/queries";
import type { ArrivedMail } from "@/db/testing/mail/smtp";
import type { Build } from "../asking/manifest";
import { forgetTries } from "../matrix/changes";
import { cookieOf } from "../asking/sign-in";
import { wholeOrganization } from "../whole";
import { addressesOf, fillingsOf, QUESTIONS, type Fillings } from "./addresses";
import { canariesOf, canaryIn, markTexts, withoutAsked, type Canaries } from "./canaries";
import type { Ctx } from "@/lib/access/context";
import { mailEverything, mailsLeft, readMails } from "./mails";
import { readStreams } from "./streams";

/** What two organizations that are alike in everything were told of each other. */
export interface MirrorReport {
  readonly canaries: number;
  readonly columns: number;
  /** Answers that were looked through. */
  readonly answers: number;
  /** Of them, those in which an organization found its own canaries: the control. */
  readonly told: number;
  /** Mails and live streams; and how many of them told of one's own. */
  readonly mails: readonly [all: number, told: number];
  readonly streams: readonly [all: number, told: number];
  readonly leaks: readonly string[];
  /** The ids of the two. */
  readonly owners: readonly [string, string];
}

interface Side {
  readonly owner: Ctx;
  readonly cookie: string;
  readonly fillings: Fillings;
  readonly own: Canaries;
}

/** Fills two organizations alike, and reads everything as each one's owner: at home, at home by the other's ids, and at the other's address. */
export async function readMirrors(
  appUrl: string,
  build: Build,
  arrived: readonly ArrivedMail[],
): Promise<MirrorReport> {
  const columns: number[] = [];
  const [one, other] = [await sideOf("heron", columns), await sideOf("plover", columns)];
  const report = { answers: 0, told: 0, leaks: new Array<string>() };
  for (const side of [one, other]) await mailEverything(side);
  const patterns = [...build.pages, ...build.handlers.map(({ address }) => address)];
  for (const [reader, foreign] of [[one, other] as const, [other, one] as const])
    for (const pattern of patterns) {
      if (!isRead(pattern)) continue;
      const at = (slug: string, fillings: Fillings) => addressesOf(pattern, slug, fillings);
      const addresses = [
        ...at(reader.owner.slug, reader.fillings),
        ...at(reader.owner.slug, foreign.fillings),
        ...(pattern.includes("[org]") ? at(foreign.owner.slug, foreign.fillings) : []),
      ];
      for (const address of new Set(addresses))
        for (const question of QUESTIONS[pattern] ?? [""]) {
          await forgetTries();
          const asked = question === "" ? address : `${address}?${question}`;
          const text = await textAt(appUrl, asked, pattern.endsWith("/export/organization") ? "POST" : "GET", reader);
          report.answers += 1;
          if (canaryIn(text, reader.own) !== undefined) report.told += 1;
          // What was asked for may be said back.
          const leak = canaryIn(text.replaceAll(address, ""), withoutAsked(foreign.own, asked));
          if (leak !== undefined) report.leaks.push(`${asked} as the owner of ${reader.owner.slug} holds ${leak}`);
        }
    }
  const streamed = await readStreams(appUrl, one.owner, other.owner);
  await mailsLeft();
  const mailed = await readMails(arrived, one, other);
  report.leaks.push(...streamed.leaks, ...mailed.leaks);
  const owners = [one.owner.organizationId, other.owner.organizationId] as const;
  const others = { mails: [mailed.mails, mailed.told], streams: [streamed.streams, streamed.told] } as const;
  return {
    ...report,
    ...others,
    owners,
    canaries: one.own.ids.size + other.own.ids.size,
    columns: Math.min(...columns),
  };
}

async function sideOf(name: string, columns: number[]): Promise<Side> {
  const secret = `zq${name}7`;
  const { owner, shareToken } = await wholeOrganization(name);
  columns.push(await markTexts(owner, secret));
  return {
    owner,
    cookie: await cookieOf(owner),
    fillings: await fillingsOf(owner, shareToken),
    own: await canariesOf(owner, secret),
  };
}

/** Streams are listened to below, sign-on leads elsewhere, and a link for readers outside shows what it shares to everybody. */
const isRead = (pattern: string) => !/^\/(?:api\/(?:live|auth|sso)|share)/.test(pattern);

/** The whole answer as text: headers, and the files of an archive unpacked. */
async function textAt(appUrl: string, asked: string, method: string, { cookie }: Side): Promise<string> {
  const answer = await fetch(`${appUrl}${asked}`, {
    ...{ method, headers: { cookie, origin: appUrl } },
    redirect: "manual",
  });
  const headers = JSON.stringify([...answer.headers]);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) return `${headers}\n${Buffer.from(bytes).toString()}`;
  const files = await readArchive(bytes);
  return [headers, ...files.map((file) => `${file.path}\n${Buffer.from(file.bytes).toString()}`)].join("\n");
}
