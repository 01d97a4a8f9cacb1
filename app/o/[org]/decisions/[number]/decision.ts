import type { Metadata } from "next";
import { notFound as notFoundPage } from "next/navigation";
import { cache } from "react";
import { orNotFound } from "@/app/o/[org]/or-not-found";
import { requireOrg } from "@/lib/auth/context";
import { getDecision, type DecisionHeader } from "@/lib/decisions/record/queries";

/** The parameters of every page about one decision. */
export type DecisionParams = Promise<{ readonly org: string; readonly number: string }>;

/** A decision's number as the address has it; anything else is a page that does not exist. */
export function numberOf(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : notFoundPage();
}

/** The decision of this address, once per request, or the page that says it does not exist. */
export const decisionOf = cache(async (org: string, number: string): Promise<DecisionHeader> => {
  const ctx = await requireOrg(org);
  return orNotFound(getDecision(ctx, numberOf(number)));
});

/** What a page about a decision is called by the browser: its part first, then the decision; the record by the decision alone. */
export async function titleOf(params: DecisionParams, part?: string): Promise<Metadata> {
  const { org, number } = await params;
  const decision = await decisionOf(org, number);
  const name = `ADR-${decision.number} ${decision.title}`;
  return { title: part === undefined ? name : `${part}: ${name}` };
}

/** What follows the question mark of an address. */
export type Query = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** One part of a query. A name that stands twice, or not at all, counts as absent. */
export async function textIn(query: Query, name: string): Promise<string | undefined> {
  const value = (await query)[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A number of a query, such as a round's; anything else there is a page that does not exist. */
export async function numberIn(query: Query, name: string): Promise<number | undefined> {
  const text = await textIn(query, name);
  return text === undefined ? undefined : numberOf(text);
}
