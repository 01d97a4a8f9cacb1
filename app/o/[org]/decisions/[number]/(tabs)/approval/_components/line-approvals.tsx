import { Link } from "@/app/_ui/link/link";
import { StateGlyph } from "@/app/_ui/state/state-glyph";
import { listed } from "@/app/_ui/text/format";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { Time } from "@/app/_ui/text/time";
import type { Ctx } from "@/lib/access/context";
import { askedInWords, missingInWords, settingsInWords } from "@/lib/approvals/approval-rules/wording/rules";
import type { ApprovalLine, ApprovalView } from "@/lib/approvals/queries";
import { listNames } from "@/lib/approvals/rules";

/** What each product line asks for, what of it is there, and who can give the rest. */
export function LineApprovals({ ctx, view }: { ctx: Ctx; view: ApprovalView }) {
  const { lines, decision } = view;
  const isOpen = decision.status === "draft" || decision.status === "proposed" || view.isCorrection;
  return (
    <section className="mt-7">
      <SectionTitle count={lines.length}>Product lines</SectionTitle>
      <ul className="mt-1.5">
        {lines.map((line) => (
          <li key={line.id} className="border-line py-1.5 not-first:border-t">
            <div className="flex min-h-7 flex-wrap items-center gap-x-2.5">
              <StateGlyph status={line.by === null ? "draft" : "accepted"} />
              <span className="font-medium text-ink">{line.name}</span>
              {line.isArchived && <span className="text-xs text-ink-3">archived</span>}
              <span className="ml-auto text-ink-3">{standingInWords(line, view, ctx.memberId, isOpen)}</span>
            </div>
            {isOpen && !line.rule.isBuiltIn && <RuleOf ctx={ctx} line={line} view={view} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The rule that somebody set for a line: what it asks for, what is missing, and until when silence can be broken. */
function RuleOf({ ctx, line, view }: { ctx: Ctx; line: ApprovalLine; view: ApprovalView }) {
  const { terms } = line.rule;
  const nameOf = (id: string) => view.names.get(id);
  const missing = line.by === null ? missingInWords(line.groups, nameOf) : [];
  return (
    <div className="mb-1 pl-[26px] text-ink-3">
      <p>
        <Link href={`/o/${ctx.slug}/settings/approval-rules`} className="link">
          Its rule
        </Link>{" "}
        asks for {askedInWords(terms, nameOf)}. {settingsInWords(terms).join(" ")}
      </p>
      {missing.length > 0 && line.by === null && (
        <ul className="mt-0.5 text-ink-2">
          {missing.map((one) => (
            <li key={one}>Missing: {one}.</li>
          ))}
        </ul>
      )}
      {line.silentAt !== null && line.by === null && view.decision.status !== "draft" && (
        <p className="mt-0.5 text-ink-2">
          Silence is consent from <Time at={line.silentAt} />, unless somebody requests changes or rejects it before.
        </p>
      )}
    </div>
  );
}

function standingInWords(line: ApprovalLine, { verdicts }: ApprovalView, memberId: string, isOpen: boolean): string {
  switch (line.by) {
    case "silence":
      return "Nobody objected in time";
    case "override":
    case "approvals": {
      const word = line.by === "override" ? "overridden" : "approved";
      const given = verdicts.filter((one) => one.counts && one.verdict === word && one.lineIds.includes(line.id));
      const names = [...new Map(given.map((verdict) => [verdict.memberId, verdict.memberName])).values()];
      return `${line.by === "override" ? "Overridden" : "Approved"} by ${listed(names.toReversed())}`;
    }
    case null: {
      if (!isOpen) return "Not approved";
      const open = line.groups.flatMap((group) => group.open);
      return `${listNames(namesOf(open, memberId))} can approve`;
    }
  }
}

/** The reader first, as "you"; the others by name, each once. */
function namesOf(
  people: readonly { readonly memberId: string; readonly name: string }[],
  memberId: string,
): readonly string[] {
  const others = new Map(
    people.filter((person) => person.memberId !== memberId).map((person) => [person.memberId, person.name]),
  );
  return [...(people.some((person) => person.memberId === memberId) ? ["You"] : []), ...others.values()];
}
