import { request } from "@/app/o/[org]/_request/request";
import type { Result } from "@/lib/errors";
import type { Anchor } from "@/lib/discussion/anchors/rules";
import type { Chosen } from "./chosen";
import type { PassagePlace } from "./passage-dialog";

/** A stretch of a section's Markdown. */
export interface LocatedWords {
  readonly quote: string;
  /** UTF-16 units from the beginning of the section. */
  readonly startsAt: number;
}

/** Asks where words that were chosen on the page stand in their section's Markdown. */
export async function locateWords(
  { slug, number, decisionId, revision }: PassagePlace,
  { kind, words, at }: Chosen,
): Promise<Result<LocatedWords>> {
  const body = { decisionId, revision, kind, words, at };
  const result = await request<Anchor>(`/o/${slug}/decisions/${number}/passages/locate`, { method: "POST", body });
  return result.ok ? { ok: true, value: { quote: result.value.quote, startsAt: result.value.startsAt } } : result;
}
