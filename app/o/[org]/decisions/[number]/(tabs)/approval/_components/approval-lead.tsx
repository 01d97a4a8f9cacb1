import { Lead } from "@/app/_ui/text/lead";
import { listed } from "@/app/_ui/text/format";
import type { Ctx } from "@/lib/access/context";
import type { ApprovalLine, ApprovalView } from "@/lib/approvals/queries";
import { listNames } from "@/lib/approvals/rules";
import { STANDING } from "./subject";

/** Answers "does this wait for me, and if not, for whom?" */
export function ApprovalLead({ ctx, view }: { ctx: Ctx; view: ApprovalView }) {
  const { fact, rest } = sentenceOf(ctx, view);
  return (
    <Lead id={STANDING} rest={rest}>
      {fact}
    </Lead>
  );
}

function sentenceOf(ctx: Ctx, view: ApprovalView): { fact: string; rest: string } {
  const { decision, subject, lines, approvedLines } = view;
  const share = `${approvedLines} of ${lines.length}`;
  switch (decision.status) {
    case "draft":
      return {
        fact: "This is a draft.",
        rest: `Proposing puts revision ${subject.revision} before the leads of its product lines.`,
      };
    case "proposed":
      return { fact: waitsFor(ctx, view), rest: `${share} product lines approved revision ${subject.revision}.` };
    case "accepted":
      return view.isCorrection
        ? {
            fact: `Revision ${subject.revision} is a correction that waits.`,
            rest: `Revision ${decision.acceptedRevision ?? 1} stays in force until it is approved or dropped. ${waitsFor(ctx, view)}`,
          }
        : {
            fact: `Revision ${decision.acceptedRevision ?? 1} is in force.`,
            rest: `${share} product lines approved exactly this text.`,
          };
    case "rejected":
      return { fact: "This decision was rejected.", rest: "That is final. It can be started again as a new decision." };
    case "deprecated":
      return {
        fact: "This decision is deprecated.",
        rest: "It should no longer be followed, and nothing has taken its place.",
      };
    case "superseded":
      return { fact: "This decision is superseded.", rest: "It is in force on no product line any more." };
    case "withdrawn":
      return {
        fact: "This decision was withdrawn.",
        rest: "It was never decided. It can be started again as a new one.",
      };
  }
}

function waitsFor(ctx: Ctx, view: ApprovalView): string {
  if (view.isBlocked) {
    const asked = view.verdicts.filter((v) => v.counts && v.verdict === "changes_requested");
    return `${listed(namesOf(asked.map((v) => ({ memberId: v.memberId, name: v.memberName }))))} requested changes.`;
  }
  const open = view.lines.filter((line) => line.by === null);
  if (open.length === 0 && view.lines.some((line) => line.by === "silence"))
    return "Nobody objected in time: it is being accepted.";
  const mine = open.filter((line) => openOn(line).some((approver) => approver.memberId === ctx.memberId));
  if (mine.length > 0) return `This waits for you: you decide for ${listed(mine.map((line) => line.name))}.`;
  const names = namesOf(open.flatMap(openOn));
  if (names.length === 0) return "Nobody is left who can approve it.";
  return names.length === 1 ? `${names[0] ?? ""} has to approve this.` : `${listNames(names)} has to approve this.`;
}

/** Who can still give something that the line's rule misses. */
function openOn({ groups }: ApprovalLine) {
  return groups.flatMap((group) => group.open);
}

/** Each person's name once; two people may have the same. */
function namesOf(people: readonly { readonly memberId: string; readonly name: string }[]): string[] {
  return [...new Map(people.map((person) => [person.memberId, person.name])).values()];
}
