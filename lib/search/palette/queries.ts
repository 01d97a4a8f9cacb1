import type { DecisionStatus, ViewPlace } from "@/db/enums";
import type { Ctx } from "@/lib/access/context";
import { findDecisions } from "@/lib/decisions/list/queries";
import type { Find } from "../input";
import { search } from "../queries";
import type { Piece } from "../rules";
import { listViews } from "../views/queries";

/** What the palette shows for what was typed so far. */
export interface Found {
  readonly decisions: readonly {
    readonly number: number;
    readonly title: readonly Piece[];
    readonly status: DecisionStatus;
  }[];
  readonly lines: readonly { readonly name: string; readonly slug: string }[];
  readonly views: readonly {
    readonly id: string;
    readonly place: ViewPlace;
    readonly name: string;
    readonly query: string;
  }[];
}

const SHOWN = 8;

/** Decisions by everything that search knows, the latest ones before anything is typed; product lines and saved views by name. */
export async function findForPalette(ctx: Ctx, { q }: Find): Promise<Found> {
  const [titled, searched, views] = await Promise.all([
    findDecisions(ctx, { q }, SHOWN),
    search(ctx, { q }),
    listViews(ctx),
  ]);
  const known = new Set(searched.found.map(({ number }) => number));
  const others = titled.decisions.filter(({ number }) => !known.has(number));
  const decisions = [
    ...searched.found.map(({ number, title, status }) => ({ number, title, status })),
    ...others.map(({ title, ...decision }) => ({ ...decision, title: [{ text: title, isMatch: false }] })),
  ];
  return {
    decisions: decisions.slice(0, SHOWN),
    lines: titled.lines,
    views: views.filter(({ name }) => name.toLowerCase().includes(q.toLowerCase())).slice(0, SHOWN),
  };
}
