import { readArchive } from "@/lib/imports/archive/queries";
import type { Build } from "../asking/manifest";
import { cookieOf } from "../asking/sign-in";
import { wholeOrganization } from "../whole";
import { addressesOf, fillingsOf, QUESTIONS, type Fillings } from "./addresses";
import { canariesOf, canaryIn, markTexts, type Canaries } from "./canaries";
import type { Ctx } from "@/lib/access/context";

/** What two organizations that are alike in everything were told of each other. */
export interface MirrorReport {
  readonly canaries: number;
  readonly columns: number;
  /** Answers that were looked through. */
  readonly answers: number;
  /** Of them, those in which an organization found its own canaries: the control. */
  readonly told: number;
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
export async function readMirrors(appUrl: string, build: Build): Promise<MirrorReport> {
  const columns: number[] = [];
  const [one, other] = [await sideOf("heron", columns), await sideOf("plover", columns)];
  const report = { answers: 0, told: 0, leaks: new Array<string>() };
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
          const asked = question === "" ? address : `${address}?${question}`;
          const text = await textAt(`${appUrl}${asked}`, reader.cookie);
          report.answers += 1;
          if (canaryIn(text, reader.own) !== undefined) report.told += 1;
          // What was asked for may be said back.
          const leak = canaryIn(text.replaceAll(address, ""), withoutAsked(foreign.own, asked));
          if (leak !== undefined) report.leaks.push(`${asked} as the owner of ${reader.owner.slug} holds ${leak}`);
        }
    }
  const owners = [one.owner.organizationId, other.owner.organizationId] as const;
  return { ...report, owners, canaries: one.own.ids.size + other.own.ids.size, columns: Math.min(...columns) };
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

/** Streams have no end, sign-on leads elsewhere, and a link for readers outside shows what it shares to everybody. */
const isRead = (pattern: string) => !/^\/(?:api\/(?:live|auth|sso)|share)/.test(pattern);

const withoutAsked = ({ secret, ids }: Canaries, asked: string): Canaries => ({
  secret,
  ids: new Set([...ids].filter((id) => !asked.includes(id))),
});

/** The whole answer as text: headers, and the files of an archive unpacked. */
async function textAt(url: string, cookie: string): Promise<string> {
  const answer = await fetch(url, { headers: { cookie }, redirect: "manual" });
  const headers = JSON.stringify([...answer.headers]);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) return `${headers}\n${Buffer.from(bytes).toString()}`;
  const files = await readArchive(bytes);
  return [headers, ...files.map((file) => `${file.path}\n${Buffer.from(file.bytes).toString()}`)].join("\n");
}
