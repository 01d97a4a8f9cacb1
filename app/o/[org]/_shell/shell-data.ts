import "server-only";
import type { Ctx } from "@/lib/access/context";
import { can } from "@/lib/access/can";
import { listOrganizations } from "@/lib/organizations/queries";
import { readLineChoices, type LineChoice } from "./lines";

/** What the frame around every page of the workspace shows. */
export interface ShellData {
  readonly slug: string;
  readonly organizationName: string;
  readonly person: { readonly name: string; readonly memberId: string; readonly roleLabel: string };
  readonly organizations: readonly { readonly slug: string; readonly name: string }[];
  readonly lines: readonly LineChoice[];
  readonly canManageLines: boolean;
  readonly canCreateDecisions: boolean;
  /** In milliseconds. */
  readonly readAt: number;
}

/** Reads the frame's data: names, the tree of lines, and what the person may begin. */
export async function readShell(ctx: Ctx): Promise<ShellData> {
  const [organizations, lines] = await Promise.all([listOrganizations(ctx), readLineChoices(ctx)]);
  return {
    slug: ctx.slug,
    organizationName: ctx.organizationName,
    person: { name: ctx.name, memberId: ctx.memberId, roleLabel: ctx.role.charAt(0).toUpperCase() + ctx.role.slice(1) },
    organizations: organizations.map(({ slug, name }) => ({ slug, name })),
    lines,
    canManageLines: can(ctx, "manage product lines").allowed,
    canCreateDecisions: can(ctx, "create decisions").allowed,
    readAt: Date.now(),
  };
}
