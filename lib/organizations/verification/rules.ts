import { z } from "zod";
import { ROLES } from "@/db/enums";
import type { ToldEvent } from "@/lib/history/verification/chain";
import { asSaid, dataAs, type Committed, type ToldRow } from "@/lib/history/verification/rules";
import { LIMITED_ROLES } from "../members/rules";

/** What the organization's own chain tells of it: itself, its members and its product lines, each by id. */
export interface ToldOrganization {
  readonly organization: ToldRow;
  readonly members: ReadonlyMap<string, ToldRow>;
  readonly lines: ReadonlyMap<string, ToldRow>;
}

/** What has to be equal of an organization's row: the days of its limit, and its deletion. */
export const organizationSaid = (row: {
  readonly days: number;
  readonly isToBeDeleted: boolean;
  readonly openedAgainAt: string | null;
}): string => asSaid(row.days, row.isToBeDeleted, row.openedAgainAt);

/** Of a membership: `lines` are sorted. */
export const memberSaid = (row: {
  readonly role: string;
  readonly status: string;
  readonly lines: readonly string[];
}): string => asSaid(row.role, row.status, row.lines.join(" "));

/** Of a product line. */
export const lineSaid = (row: {
  readonly parent: string | null;
  readonly isArchived: boolean;
  readonly movedAt: string | null;
}): string => asSaid(row.parent, row.isArchived, row.movedAt);

/** After how many days a proposal counts as left lying, until somebody sets it. */
const FIRST_LIMIT = 30;

const joinedShape = z.looseObject({ member: z.string(), role: z.enum(ROLES), lines: z.array(z.string()).default([]) });
const roleShape = z.looseObject({ member: z.string(), role: z.enum(ROLES) });
const memberLinesShape = z.looseObject({ member: z.string(), lines: z.array(z.string()) });
const memberShape = z.looseObject({ member: z.string() });
const placedShape = z.looseObject({ line: z.string(), parent: z.string().nullable() });
const lineShape = z.looseObject({ line: z.string() });
const limitShape = z.looseObject({ days: z.number() });

/** Tells an organization from the events of its own chain, in their order. */
export function tellOrganization(events: readonly ToldEvent[]): ToldOrganization {
  return { organization: tellItself(events), members: tellMembers(events), lines: tellLines(events) };
}

function tellItself(events: readonly ToldEvent[]): ToldRow {
  let said: Parameters<typeof organizationSaid>[0] = { days: FIRST_LIMIT, isToBeDeleted: false, openedAgainAt: null };
  let name: Committed | null = null;
  let last = 1;
  for (const { type, sequence, at, data } of events) {
    if (type === "organization.created" || type === "organization.renamed") name = { sequence, name: "name" };
    else if (type === "organization.proposal_limit_changed")
      said = { ...said, days: dataAs(limitShape, data)?.days ?? said.days };
    else if (type === "organization.deletion_asked") said = { ...said, isToBeDeleted: true };
    else if (type === "organization.deletion_undone")
      said = { ...said, isToBeDeleted: false, openedAgainAt: at.toISOString() };
    else continue;
    last = sequence;
  }
  return { sequence: last, said: organizationSaid(said), words: { name } };
}

interface ToldMember {
  readonly sequence: number;
  readonly role: string;
  readonly status: string;
  readonly lines: readonly string[];
}

function tellMembers(events: readonly ToldEvent[]): ReadonlyMap<string, ToldRow> {
  const told = new Map<string, ToldMember>();
  for (const event of events) {
    const { member } = dataAs(memberShape, event.data) ?? {};
    const change = changeOfMember(event);
    if (member === undefined || change === null) continue;
    const before = told.get(member) ?? { role: "", status: "", lines: [] };
    told.set(member, { ...before, ...change, sequence: event.sequence });
  }
  return rowsBy(told, (member) => ({ said: memberSaid(member), words: {} }));
}

function changeOfMember({ type, data }: ToldEvent): Partial<ToldMember> | null {
  switch (type) {
    case "member.joined": {
      const { role = "", lines = [] } = dataAs(joinedShape, data) ?? {};
      return { role, status: "active", lines: lines.toSorted() };
    }
    case "member.role_changed": {
      const role = dataAs(roleShape, data)?.role;
      if (role === undefined) return null;
      return LIMITED_ROLES.includes(role) ? { role } : { role, lines: [] };
    }
    case "member.lines_changed":
      return { lines: (dataAs(memberLinesShape, data)?.lines ?? []).toSorted() };
    case "member.suspended":
      return { status: "suspended" };
    case "member.restored":
      return { status: "active" };
    case "member.removed":
    case "member.erased":
      return { status: "removed", lines: [] };
    default:
      return null;
  }
}

interface ToldLine {
  readonly sequence: number;
  readonly parent: string | null;
  readonly isArchived: boolean;
  readonly movedAt: string | null;
  readonly name: Committed | null;
}

function tellLines(events: readonly ToldEvent[]): ReadonlyMap<string, ToldRow> {
  const told = new Map<string, ToldLine>();
  for (const event of events) {
    const { line } = dataAs(lineShape, event.data) ?? {};
    const change = changeOfLine(event);
    if (line === undefined || change === null) continue;
    const before = told.get(line) ?? { parent: null, isArchived: false, movedAt: null, name: null };
    told.set(line, { ...before, ...change, sequence: event.sequence });
  }
  return rowsBy(told, (line) => ({ said: lineSaid(line), words: { name: line.name } }));
}

function changeOfLine({ type, sequence, at, data }: ToldEvent): Partial<ToldLine> | null {
  const parent = () => dataAs(placedShape, data)?.parent ?? null;
  switch (type) {
    case "product_line.created":
      return { parent: parent(), name: { sequence, name: "name" } };
    case "product_line.renamed":
      return { name: { sequence, name: "name" } };
    case "product_line.moved":
      return { parent: parent(), movedAt: at.toISOString() };
    case "product_line.archived":
      return { isArchived: true };
    case "product_line.restored":
      return { isArchived: false };
    default:
      return null;
  }
}

function rowsBy<T extends { readonly sequence: number }>(
  told: ReadonlyMap<string, T>,
  row: (one: T) => Omit<ToldRow, "sequence">,
): ReadonlyMap<string, ToldRow> {
  return new Map([...told].map(([id, one]) => [id, { sequence: one.sequence, ...row(one) }]));
}
