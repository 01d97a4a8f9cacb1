import { Person } from "@/app/_ui/people/person";
import { Time } from "@/app/_ui/text/time";
import { Effort } from "@/lib/adr/diff/diff-chunks";
import type { OpenSuggestion } from "@/lib/discussion/suggestions/queries";
import { ChangedText } from "../_components/changed-text";
import { PassageFrame } from "./passage-frame";
import type { Placed } from "./placed";
import { SettleSuggestion } from "./settle-suggestion";

interface Props {
  readonly slug: string;
  readonly placed: Placed;
  readonly suggestion: OpenSuggestion;
  /** Null when the reader may take it up or reject it, else why not. */
  readonly refusal: string | null;
}

/** Other words for a passage: what would go and come, whose they are and why. */
export function SuggestionItem({ slug, placed, suggestion, refusal }: Props) {
  const { id, quote, replacement, author, createdAt, reason, isOwn } = suggestion;
  return (
    <PassageFrame placed={placed}>
      <p className="flex flex-wrap items-center gap-1.5 text-xs text-ink-3">
        <Person id={author.memberId} name={author.name} />
        <b className="text-sm font-medium text-ink">{author.name}</b> suggests{" "}
        <Time at={createdAt} as="age" now={new Date()} />
      </p>
      <p className="rounded-control border border-line bg-sunken px-3 py-2 text-base wrap-anywhere whitespace-pre-wrap">
        <ChangedText chunks={new Effort().compare(quote, replacement)} />
      </p>
      <p className="text-base text-pretty whitespace-pre-line">{reason}</p>
      <SettleSuggestion slug={slug} suggestionId={id} isOwn={isOwn} refusal={refusal} />
    </PassageFrame>
  );
}
