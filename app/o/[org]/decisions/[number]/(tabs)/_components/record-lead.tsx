import { listed } from "@/app/_ui/text/format";
import type { DecisionRecord } from "@/lib/decisions/record/queries";
import { firstSentence } from "@/lib/adr/words/first-sentence";

/** The sentence a record opens with: what was decided, in the record's own words, then where it stands. */
export function RecordLead({ record }: { record: DecisionRecord }) {
  const { fact, rest } = leadOf(record);
  return (
    <p className="max-w-read text-lg tracking-tight text-pretty text-ink-3">
      <b className="font-medium text-ink">{fact}</b> {rest}
    </p>
  );
}

function leadOf({ decision, revision, links }: DecisionRecord): { readonly fact: string; readonly rest: string } {
  const outcome = firstSentence(revision.sections.find((section) => section.kind === "outcome")?.body ?? "");
  // A successor may have taken over on some lines and not on others.
  const lines = decision.lines.filter((line) => line.endedAt === null).map((line) => line.name);
  const named = (kind: string) => links.filter((link) => link.kind === kind).map((link) => `ADR-${link.number}`);
  const supersedes = named("supersedes");
  const where = lines.length === 0 ? "" : ` in ${listed(lines)}`;
  const ends = supersedes.length === 0 ? "" : ` It supersedes ${listed(supersedes)}.`;
  switch (decision.status) {
    case "draft":
      return {
        fact: outcome === null ? "Nothing is decided yet." : `Not decided yet: ${outcome}`,
        rest: `A draft that ${decision.steward} looks after.${lines.length === 0 ? " It needs a product line before it can be proposed." : ""}`,
      };
    case "proposed":
      return {
        fact: outcome ?? "This is proposed.",
        rest: `Proposed, not decided: it needs one approval for ${lines.length === 1 ? lines.join("") : `each of ${listed(lines)}`}.`,
      };
    case "accepted":
      return { fact: outcome ?? "This is decided.", rest: `In force${where}.${ends}` };
    case "deprecated":
      return {
        fact: outcome ?? "This was decided.",
        rest: `Deprecated: do not build on it. Nothing has replaced it yet${where}.`,
      };
    case "superseded": {
      const successors = named("superseded by");
      return {
        fact: outcome ?? "This was decided.",
        rest: `No longer in force${successors.length > 0 ? `: ${listed(successors)} took over` : ""}.`,
      };
    }
    case "rejected":
      return {
        fact: "This was rejected.",
        rest: "It stays here as it was read. Start again to propose something else.",
      };
    case "withdrawn":
      return { fact: "This was withdrawn.", rest: "Nothing was decided. Start again to take the question up." };
  }
}
