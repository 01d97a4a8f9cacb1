import { and, asc, eq, inArray, sql, type SQL } from "drizzle-orm";
import { withOrg } from "@/db/client";
import type { DecisionStatus } from "@/db/enums";
import { decisions } from "@/db/schema/decisions";
import { memberships, organizations, productLines } from "@/db/schema/organizations";
import { shareLinks } from "@/db/schema/reading/sharing";
import type { Ctx } from "@/lib/access/context";
import { mintOrganizationId } from "@/lib/auth/context";
import { shareCookieName } from "@/lib/auth/cookie";
import { seal, unseal } from "@/lib/auth/sealed";
import { hashOfToken } from "@/lib/auth/secret";
import { getAttachment, type Attachment } from "@/lib/decisions/attachments/queries";
import { getRecord, type DecisionRecord } from "@/lib/decisions/record/queries";
import { wasInForce } from "@/lib/decisions/rules";
import { notFound, Refusal } from "@/lib/errors";
import { databaseClock } from "@/lib/history/clock";
import { visibleDecisions, withDescendants } from "@/lib/product-lines/visibility/queries";
import type { SharedPicture } from "../input";
import { MAKER } from "../queries";
import { organizationOfToken, stateOf } from "../rules";

/** Nobody in particular. No membership has these ids. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** A link that is open, and the reader it makes of whoever holds it. */
export interface OpenLink {
  readonly id: string;
  readonly label: string;
  readonly organizationName: string;
  /** The database's now: as of when it shows what it shows. */
  readonly now: Date;
  readonly decisionId: string | null;
  readonly line: { readonly id: string; readonly name: string } | null;
  readonly passcodeHash: string | null;
  /** Sees what a stakeholder sees; of a line's link, of that line and what lies below it. */
  readonly reader: Ctx;
}

/**
 * The open link with this token; null, without a difference, for a link that is unknown, revoked or expired, and for one whose maker
 * may not share what it shows any more.
 */
export async function findOpenLink(token: string): Promise<OpenLink | null> {
  const id = organizationOfToken(token);
  if (id === null) return null;
  const scope = { organizationId: mintOrganizationId(id), userId: null };
  return withOrg(scope, async (tx) => {
    const [row] = await tx
      .select({
        id: shareLinks.id,
        label: shareLinks.label,
        decisionId: shareLinks.decisionId,
        lineId: shareLinks.productLineId,
        lineName: productLines.name,
        passcodeHash: shareLinks.passcodeHash,
        expiresAt: shareLinks.expiresAt,
        revokedAt: shareLinks.revokedAt,
        organizationName: organizations.name,
        slug: organizations.slug,
        closedSince: organizations.deletionAskedAt,
        ...MAKER,
      })
      .from(shareLinks)
      .innerJoin(
        memberships,
        and(eq(memberships.organizationId, shareLinks.organizationId), eq(memberships.id, shareLinks.createdBy)),
      )
      .innerJoin(organizations, eq(organizations.organizationId, shareLinks.organizationId))
      .leftJoin(
        productLines,
        and(eq(productLines.organizationId, shareLinks.organizationId), eq(productLines.id, shareLinks.productLineId)),
      )
      .where(and(eq(shareLinks.organizationId, scope.organizationId), eq(shareLinks.tokenHash, hashOfToken(token))));
    const now = await databaseClock(tx);
    if (row === undefined || row.closedSince !== null || stateOf(row, now) !== "open") return null;
    const { lineId, lineName, slug, organizationName } = row;
    const below = await tx
      .select({ id: productLines.id })
      .from(productLines)
      .where(
        and(
          eq(productLines.organizationId, scope.organizationId),
          lineId === null ? sql`false` : inArray(productLines.id, withDescendants(scope, lineId)),
        ),
      );
    const reader: Ctx = {
      organizationId: scope.organizationId,
      userId: NOBODY,
      memberId: NOBODY,
      slug,
      organizationName,
      name: "",
      role: "stakeholder",
      productLineIds: lineId === null ? null : below.map((line) => line.id),
    };
    const line = lineId === null || lineName === null ? null : { id: lineId, name: lineName };
    const { id: linkId, label, decisionId, passcodeHash } = row;
    return { id: linkId, label, organizationName, now, decisionId, line, passcodeHash, reader };
  });
}

/** So many decisions one link lists; more cannot be read at once. */
export const LISTED_MOST = 1000;

/** The decisions that a link shows: its one, or the first 1,000 in force on its line, by number. Empty when its one may not be seen any more. */
export async function listShared(link: OpenLink): Promise<readonly SharedRow[]> {
  return selectShared(link, undefined, LISTED_MOST);
}

async function selectShared(link: OpenLink, which: SQL | undefined, limit: number): Promise<readonly SharedRow[]> {
  const { reader, decisionId, line } = link;
  return withOrg({ ...reader, userId: null }, (tx) =>
    tx
      .select({ number: decisions.number, title: decisions.title, status: decisions.status })
      .from(decisions)
      .where(
        and(
          eq(decisions.organizationId, reader.organizationId),
          visibleDecisions(reader),
          decisionId === null ? inForceBelow(reader, line?.id ?? NOBODY) : eq(decisions.id, decisionId),
          which,
        ),
      )
      .orderBy(asc(decisions.number))
      .limit(limit),
  );
}

/** Does a link show the decision with this number? */
async function shows(link: OpenLink, number: number): Promise<boolean> {
  return (await selectShared(link, eq(decisions.number, number), 1)).length > 0;
}

export interface SharedRow {
  readonly number: number;
  readonly title: string;
  readonly status: DecisionStatus;
}

/** One of the decisions a link shows, whole; null for any other. */
export async function readShared(link: OpenLink, number: number): Promise<DecisionRecord | null> {
  if (!(await shows(link, number))) return null;
  try {
    return await getRecord(link.reader, number);
  } catch (error) {
    // It may have ended between the two reads: then it is not shown either.
    if (error instanceof Refusal && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

/** A decision that the shown one supersedes, or that supersedes it, as whoever holds the link may know of it. */
export interface SharedNeighbour {
  readonly kind: "supersedes" | "superseded by";
  readonly number: number;
  readonly title: string;
  readonly isPartial: boolean;
  /** The lines both are for, by name: there one takes the place of the other. */
  readonly lines: readonly string[];
  /** The link shows it too. */
  readonly isShown: boolean;
}

/**
 * What a shown decision supersedes and what superseded it, by number. Only what was once in force on a line of the shown one is
 * named, because that is what its own state tells of: never what still waits, and nothing of other lines.
 */
export async function listNeighbours(
  link: OpenLink,
  { decision, links }: Pick<DecisionRecord, "decision" | "links">,
): Promise<readonly SharedNeighbour[]> {
  if (decision.status === "rejected" || decision.status === "withdrawn") return [];
  const told = links.flatMap(({ kind, number, title, isPartial, sharedLines, status }) =>
    (kind === "supersedes" || kind === "superseded by") && wasInForce(status) && sharedLines.length > 0
      ? [{ kind, number, title, isPartial, lines: sharedLines }]
      : [],
  );
  if (told.length === 0) return [];
  const numbers = told.map(({ number }) => number);
  const shown = await selectShared(link, inArray(decisions.number, numbers), numbers.length);
  return told.map((one) => ({ ...one, isShown: shown.some(({ number }) => number === one.number) }));
}

/** A picture of a decision that the link shows; NOT_FOUND to everybody else, also without the passcode. */
export async function getSharedPicture(
  cookieOf: (name: string) => string | undefined,
  { token, ...key }: SharedPicture,
): Promise<Attachment> {
  const link = await findOpenLink(token);
  if (link === null || !(await isUnlocked(link, cookieOf(shareCookieName())))) throw notFound("picture");
  if (!(await shows(link, key.number))) throw notFound("picture");
  return getAttachment(link.reader, key);
}

const SALT = "share-link";
const HALF_A_DAY = 12 * 60 * 60;

/** What a browser keeps to show that it was told the passcode. It ends with the passcode it was told. */
export function passFor(link: OpenLink): Promise<string> {
  return seal({ link: link.id, told: toldOf(link) }, SALT, HALF_A_DAY);
}

/** May whoever carries this pass read on? Everybody may where there is no passcode. */
export async function isUnlocked(link: OpenLink, pass: string | undefined): Promise<boolean> {
  if (link.passcodeHash === null) return true;
  const claims = await unseal(pass, SALT);
  return claims?.["link"] === link.id && claims["told"] === toldOf(link);
}

const toldOf = ({ passcodeHash }: OpenLink) => hashOfToken(passcodeHash ?? "").toString("hex");

function inForceBelow(reader: Ctx, lineId: string) {
  return and(
    inArray(decisions.status, ["accepted", "deprecated"]),
    sql`exists (select from decision_product_lines held where held.organization_id = decisions.organization_id
      and held.decision_id = decisions.id and held.ended_at is null
      and held.product_line_id in ${withDescendants(reader, lineId)})`,
  );
}
