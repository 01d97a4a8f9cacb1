import { classNames } from "@/app/_ui/class-names";
import { StateGlyph } from "@/app/_ui/state/state-glyph";
import { numberWord } from "@/app/_ui/text/format";
import type { DecisionStatus } from "@/db/enums";
import { orNotFound } from "@/app/o/[org]/or-not-found";
import type { Ctx } from "@/lib/access/context";
import { getSeal, type Seal as SealView } from "@/lib/approvals/seal/queries";
import { ContentHash } from "./content-hash";
import { SealVerdict } from "./seal-verdict";

/** Who approved exactly the text beside it, with its hash. Nothing for a decision that was never proposed. */
export async function Seal({ ctx, number, className }: { ctx: Ctx; number: number; className?: string }) {
  const seal = await orNotFound(getSeal(ctx, number));
  return seal === null ? null : <SealCard seal={seal} className={className} />;
}

function SealCard({ seal, className }: { seal: SealView; className?: string }) {
  const { glyph, tone, rest } = stateOf(seal);
  return (
    <section
      aria-label="Approval of this text"
      className={classNames("overflow-hidden rounded-card border border-line", className)}
    >
      <div className={classNames("flex gap-2.5 px-3.5 py-3", tone)}>
        <span className="mt-0.5 [&_svg]:size-[18px]">
          <StateGlyph status={glyph} />
        </span>
        <p>
          <b className="block font-semibold text-ink">
            {seal.approvedLines} of {seal.lines} approved
          </b>
          {rest}
        </p>
      </div>
      <div className="border-b border-line py-1 pr-1.5 pl-3.5">
        <ContentHash hash={seal.contentHash} />
      </div>
      {seal.verdicts.length > 0 && (
        <ul>
          {seal.verdicts.map((verdict) => (
            <SealVerdict key={verdict.id} verdict={verdict} />
          ))}
        </ul>
      )}
    </section>
  );
}

function stateOf(seal: SealView): { glyph: DecisionStatus; tone: string; rest: string } {
  switch (seal.status) {
    case "rejected":
      return {
        glyph: "rejected",
        tone: "bg-critical-soft text-critical-ink",
        rest: "It was rejected, and that is final.",
      };
    case "withdrawn":
      return { glyph: "withdrawn", tone: "bg-sunken text-ink-3", rest: "It was withdrawn before it was decided." };
    case "draft":
    case "proposed":
      return seal.isBlocked
        ? {
            glyph: "proposed",
            tone: "bg-caution-soft text-caution-ink",
            rest: "Changes are requested. That blocks it.",
          }
        : {
            glyph: "proposed",
            tone: "bg-info-soft text-info-ink",
            rest: `Revision ${seal.revision} waits for approval.`,
          };
    case "accepted":
    case "deprecated":
    case "superseded":
      return { glyph: "accepted", tone: "bg-positive-soft text-positive-ink", rest: signedBy(seal) };
  }
}

function signedBy(seal: SealView): string {
  const people = new Set(seal.verdicts.filter((v) => v.counts && v.verdict === "approved").map((v) => v.memberId));
  const [only] = seal.verdicts.filter((v) => people.has(v.memberId));
  const other = [
    seal.silentLines > 0 ? `${numberWord(seal.silentLines)} by silence` : "",
    seal.overriddenLines > 0 ? `${numberWord(seal.overriddenLines)} by an override` : "",
  ].filter((way) => way !== "");
  if (other.length > 0) return `Of its product lines, ${other.join(" and ")}.`;
  if (people.size === 1 && only !== undefined) return `${only.memberName} approved exactly this text.`;
  return people.size === 2
    ? "Both approved exactly this text."
    : `${numberWord(people.size)} people approved exactly this text.`;
}
